import Testing

@testable import LegalText

@Suite struct WrittenReferenceTests {
  private func parse(_ text: String, default instrument: String? = "ccpa-regulations") throws -> String {
    try WrittenReference.parse(
      text, instruments: CitationFixtures.names, default: instrument.map { InstrumentIdentifier($0) }
    ).description
  }

  private func problem(_ text: String, default instrument: String? = nil) -> String? {
    do {
      return "no problem: \(try parse(text, default: instrument))"
    } catch {
      return (error as? ReferenceProblem)?.message
    }
  }

  @Test(arguments: [
    ("ccpa-regulations/7050/a/3", "ccpa-regulations/7050/a/3"),
    ("GDPR/28/3/a", "gdpr/28/3/a"),
    ("ccpa-regulations § 7050(a)(3)", "ccpa-regulations/7050/a/3"),
    ("§ 7050(a)", "ccpa-regulations/7050/a"),
    ("§7050(a)", "ccpa-regulations/7050/a"),
    ("§\u{A0}7050 (a) (3)", "ccpa-regulations/7050/a/3"),
    ("7050(a)", "ccpa-regulations/7050/a"),
    ("  section 7050, subsection (a)(3) ", "ccpa-regulations/7050/a/3"),
    ("11 CCR § 7050(a)", "ccpa-regulations/7050/a"),
    ("11 C.C.R. 7050(a)", "ccpa-regulations/7050/a"),
    ("11CCR§7050(a)", "ccpa-regulations/7050/a"),
    ("Civ. Code § 1798.140(ag)(1)(D)", "civil-code/1798.140/ag/1/D"),
    ("Civil Code section 1798.140, subdivision (e)(6)", "civil-code/1798.140/e/6"),
    ("Section 1798.185, Civil Code", "civil-code/1798.185"),
    ("Section 1798.140(e) of the Civil Code", "civil-code/1798.140/e"),
    ("paragraph (6) of subdivision (e) of Section 1798.140 of the Civil Code", "civil-code/1798.140/e/6"),
    ("GDPR Art. 28(3)(a)", "gdpr/28/3/a"),
    ("Article 28(3)(a) GDPR", "gdpr/28/3/a"),
    ("Article 28, paragraph 3, point (a) of Regulation (EU) 2016/679", "gdpr/28/3/a"),
    ("12 CFR 1016.5(e)(1)(i)", "regulation-p/1016.5/e/1/i"),
    ("Civ. Code § 3505(c)~2", "civil-code/3505/c~2"),
    ("§ 3852a(a-1)", "ccpa-regulations/3852a/a-1"),
    ("ccpa-regulations Article 4", "ccpa-regulations/article-4"),
    ("Chapter 1, Article 4", "ccpa-regulations/chapter-1/article-4"),
  ])
  func readsReference(text: String, address: String) throws {
    #expect(try parse(text) == address)
  }

  @Test func readsArticleInTheDefaultInstrumentsOwnSense() throws {
    #expect(try parse("Article 28(3)", default: "gdpr") == "gdpr/28/3")
    #expect(try parse("Article 4", default: "civil-code") == "civil-code/article-4")
  }

  @Test(arguments: [
    ("", "A reference is empty; write one such as '§ 7050(a)(3)'"),
    (" \u{A0}", "A reference is empty; write one such as '§ 7050(a)(3)'"),
    ("§ 7050(a)", "'§ 7050(a)' does not say which instrument it means; write its name before the number"),
    ("gpdr/28", "Instrument 'gpdr' is not in the corpus; did you mean 'gdpr'?"),
    ("Civill Code § 1798.140", "Instrument 'Civill Code' is not in the corpus; did you mean 'Civil Code'?"),
    ("13 CCR § 7050(a)", "Instrument '13 CCR' is not in the corpus; did you mean '11 CCR'?"),
    (
      "Business and Professions Code section 22675",
      "Instrument 'Business and Professions Code' is not in the corpus; add it as an alias in a regulation.yaml"
    ),
    ("Article 263 TFEU", "Instrument 'TFEU' is not in the corpus; add it as an alias in a regulation.yaml"),
    ("the rule", "'the rule' is not a reference to a provision; write one such as '§ 7050(a)(3)'"),
    ("GDPR", "'GDPR' is not a reference to a provision; write one such as '§ 7050(a)(3)'"),
    ("GDPR Art. 28 because", "'GDPR Art. 28 because' is not a reference to a provision; write one such as '§ 7050(a)(3)'"),
    ("GDPR Art. 28(3) and (4)", "'GDPR Art. 28(3) and (4)' names more than one provision; write a reference for each"),
    ("§§ 7050, 7051", "'§§ 7050, 7051' names more than one provision; write a reference for each"),
  ])
  func reportsProblem(text: String, message: String) {
    #expect(problem(text) == message)
  }
}
