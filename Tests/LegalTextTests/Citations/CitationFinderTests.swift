import Testing

@testable import LegalText

/// Every form that the grammar must read. Targets are printed as addresses, with a name in brackets for what is not loaded.
@Suite struct CitationFinderTests {
  private let finder = CitationFinder(names: CitationFixtures.names)

  private func found(
    _ text: String, at address: String = "ccpa-regulations/7050/a/5", sections: [String: [String]] = [:]
  ) -> [String] {
    let regulation = CitationFixtures.regulations.first { address.hasPrefix($0.id.rawValue + "/") }
    let parts = address.split(separator: "/" as Character).map { String($0) }
    let context = CitationContext(
      address: ProvisionAddress(InstrumentIdentifier(parts[0]), Array(parts.dropFirst())),
      levelNames: regulation?.levelNames ?? [],
      sections: Dictionary(uniqueKeysWithValues: sections.map { (InstrumentIdentifier($0.key), SectionOrder($0.value)) }))
    let bytes = Array(text.utf8)
    return finder.citations(in: text, within: context).map { citation in
      "\(String(decoding: bytes[citation.range], as: UTF8.self)) -> "
        + LabelledReference(citation).targets.joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("in Civil Code section 1798.140, subdivision (e)(6), a provider", ["Civil Code section 1798.140, subdivision (e)(6) -> civil-code/1798.140/e/6"]),
    (
      "Civil Code section 1798.145, subdivisions (a)(1) through (a)(7).",
      [
        "Civil Code section 1798.145, subdivisions (a)(1) through (a)(7) -> "
          + (1...7).map { "civil-code/1798.145/a/\($0)" }.joined(separator: " ")
      ]
    ),
    (
      "Sections 1798.120, 1798.135 and 1798.185, Civil Code.",
      ["Sections 1798.120, 1798.135 and 1798.185, Civil Code -> civil-code/1798.120 civil-code/1798.135 civil-code/1798.185"]
    ),
    ("complies with section 7051, subsection (a), is", ["section 7051, subsection (a) -> ccpa-regulations/7051/a"]),
    ("comply with section 7004 when", ["section 7004 -> ccpa-regulations/7004"]),
    (
      "paragraph (1), paragraph (2), or paragraph (3) of subdivision (a) of section 7003",
      [
        "paragraph (1) -> ccpa-regulations/7003/a/1", "paragraph (2) -> ccpa-regulations/7003/a/2",
        "paragraph (3) of subdivision (a) of section 7003 -> ccpa-regulations/7003/a/3",
      ]
    ),
    ("section 7003, subsections (c) and (d), and", ["section 7003, subsections (c) and (d) -> ccpa-regulations/7003/c ccpa-regulations/7003/d"]),
    (
      "Section 22675 of the Business and Professions Code",
      ["Section 22675 of the Business and Professions Code -> [Business and Professions Code]/22675"]
    ),
    ("Civ. Code § 1798.140(ag)", ["Civ. Code § 1798.140(ag) -> civil-code/1798.140/ag"]),
    ("Government Code section 6254, subdivision (f)", ["Government Code section 6254, subdivision (f) -> [Government Code]/6254/f"]),
    ("Under Government Code § 6254", ["Government Code § 6254 -> [Government Code]/6254"]),
    (
      "the terms of 2 California Code of Regulations Section 18730 and",
      ["2 California Code of Regulations Section 18730 -> [2 California Code of Regulations]/18730"]
    ),
    (
      "Civil Code sections 1798.130, subdivision (a)(5), and 1798.135, subdivision (c)(2)",
      [
        "Civil Code sections 1798.130, subdivision (a)(5), and 1798.135, subdivision (c)(2) -> "
          + "civil-code/1798.130/a/5 civil-code/1798.135/c/2"
      ]
    ),
    (
      "Section 1798.110 or Section 1798.115 of the Civil Code",
      ["Section 1798.110 -> civil-code/1798.110", "Section 1798.115 of the Civil Code -> civil-code/1798.115"]
    ),
    (
      "section 7004, Civil Code section 1798.100",
      ["section 7004 -> ccpa-regulations/7004", "Civil Code section 1798.100 -> civil-code/1798.100"]
    ),
    ("as provided in Article 4 and", ["Article 4 -> ccpa-regulations/article-4"]),
    ("11 CCR 7050(a) and 11 C.C.R. §\u{A0}7051", ["11 CCR 7050(a) -> ccpa-regulations/7050/a", "11 C.C.R. §\u{A0}7051 -> ccpa-regulations/7051"]),
  ])
  func readsCalifornianForms(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test(arguments: [
    ("Government Code Section 81000, et seq., requires", ["Government Code Section 81000, et seq. -> [Government Code]/81000"]),
    ("who violates section 15 or 409 shall pay", ["section 15 or 409 -> regulation-p/15 regulation-p/409"]),
    ("under section 15 or 409 copies", ["section 15 -> regulation-p/15"]),
    (
      "chapter 21, 29, and 33 of this title",
      ["chapter 21, 29, and 33 of this title -> regulation-p/chapter-21 regulation-p/chapter-29 regulation-p/chapter-33"]
    ),
    ("subject to chapter 5, 10 days later", ["chapter 5 -> regulation-p/chapter-5"]),
    ("as set forth in part 71 and", ["part 71 -> regulation-p/part-71"]),
    ("as set forth in part 2 and Part 71 of the form", []),
    (
      "under paragraphs (a) (2) and (3) of this section",
      ["paragraphs (a) (2) and (3) of this section -> regulation-p/1016.4/a/2 regulation-p/1016.4/a/3"]
    ),
    ("except under paragraph (a) (1) nobody may", ["paragraph (a) -> regulation-p/1016.4/a"]),
    (
      "paragraphs C.2(d)(2) or C.3(a) of these Instructions",
      ["paragraphs C.2(d)(2) or C.3(a) of these Instructions -> regulation-p/1016.4/C/2/d/2 regulation-p/1016.4/C/3/a"]
    ),
    ("of this paragraph. A. 2 copies", []),
  ])
  func readsFormsOfFederalRegulations(text: String, expected: [String]) {
    #expect(found(text, at: "regulation-p/1016.4/c") == expected)
  }

  @Test(arguments: [
    (
      "paragraph (6) of subdivision (e) of Section 1798.140",
      ["paragraph (6) of subdivision (e) of Section 1798.140 -> civil-code/1798.140/e/6"]
    ),
    ("in paragraph (6) of subdivision (e),", ["paragraph (6) of subdivision (e) -> civil-code/1798.145/e/6"]),
    ("subdivision (b) of Section 1798.130", ["subdivision (b) of Section 1798.130 -> civil-code/1798.130/b"]),
    (
      "subparagraph (A) of paragraph (2) of subdivision (a) of Section 1798.130",
      ["subparagraph (A) of paragraph (2) of subdivision (a) of Section 1798.130 -> civil-code/1798.130/a/2/A"]
    ),
    ("pursuant to paragraph (4), and", ["paragraph (4) -> civil-code/1798.145/m/4"]),
    ("subparagraph (A) or (B)", ["subparagraph (A) or (B) -> civil-code/1798.145/m/2/A civil-code/1798.145/m/2/B"]),
    ("clause (ii) of this subparagraph", ["clause (ii) of this subparagraph -> civil-code/1798.145/m/2/C/ii"]),
    ("paragraph (3) of this subdivision", ["paragraph (3) of this subdivision -> civil-code/1798.145/m/3"]),
    (
      "paragraphs (1) to (3), inclusive, of subdivision (a)",
      [
        "paragraphs (1) to (3), inclusive, of subdivision (a) -> "
          + "civil-code/1798.145/a/1 civil-code/1798.145/a/2 civil-code/1798.145/a/3"
      ]
    ),
    ("Section 1798.100 et seq. applies", ["Section 1798.100 et seq. -> civil-code/1798.100"]),
    (
      "Chapter 5 (commencing with Section 17200) of Part 2 of Division 7 of the Business and Professions Code",
      [
        "Chapter 5 (commencing with Section 17200) of Part 2 of Division 7 of the Business and Professions Code -> "
          + "[Business and Professions Code]/division-7/part-2/chapter-5"
      ]
    ),
    (
      "paragraph (1) of subdivision (a) and paragraph (2) of subdivision (b) of Section 1798.185",
      [
        "paragraph (1) of subdivision (a) -> civil-code/1798.185/a/1",
        "paragraph (2) of subdivision (b) of Section 1798.185 -> civil-code/1798.185/b/2",
      ]
    ),
    (
      "under subdivision (a) of Section 1798.120. Paragraph (1) of that subdivision",
      [
        "subdivision (a) of Section 1798.120 -> civil-code/1798.120/a",
        "Paragraph (1) of that subdivision -> civil-code/1798.120/a/1",
      ]
    ),
  ])
  func readsLevelsFromTheInsideOut(text: String, expected: [String]) {
    #expect(found(text, at: "civil-code/1798.145/m/2/C") == expected)
  }

  @Test(arguments: [
    ("section 922(g)(1) of title 18", ["section 922(g)(1) of title 18 -> [title 18]/922/g/1"]),
    ("title 18, section 922", ["title 18, section 922 -> [title 18]/922"]),
    ("44 U.S.C. 3502", ["44 U.S.C. 3502 -> [44 U.S.C.]/3502"]),
    ("42 U.S.C. 1983(a)(1)", ["42 U.S.C. 1983(a)(1) -> [42 U.S.C.]/1983/a/1"]),
    ("42 U.S.C. 300aa–1 and 18 USC §§ 1, 2", ["42 U.S.C. 300aa–1 -> [42 U.S.C.]/300aa-1", "18 USC §§ 1, 2 -> [18 USC]/1 [18 USC]/2"]),
    ("40 U.S.C. 8731–8733", ["40 U.S.C. 8731–8733 -> [40 U.S.C.]/8731 [40 U.S.C.]/8732 [40 U.S.C.]/8733"]),
    ("12 CFR 1016.5(e)(1)(i)", ["12 CFR 1016.5(e)(1)(i) -> regulation-p/1016.5/e/1/i"]),
    ("12 CFR 225.28(b)", ["12 CFR 225.28(b) -> [12 CFR]/225.28/b"]),
    ("15 CFR part 701", ["15 CFR part 701 -> [15 CFR]/part-701"]),
    ("§ 1016.4(a)", ["§ 1016.4(a) -> regulation-p/1016.4/a"]),
    ("§§\u{2009}1016.4 and 1016.5", ["§§\u{2009}1016.4 and 1016.5 -> regulation-p/1016.4 regulation-p/1016.5"]),
    ("paragraph (a) of this section", ["paragraph (a) of this section -> regulation-p/1016.5/a"]),
    (
      "paragraphs (a)(1) and (2) of this section",
      ["paragraphs (a)(1) and (2) of this section -> regulation-p/1016.5/a/1 regulation-p/1016.5/a/2"]
    ),
    (
      "§ 1016.6(a)(2) through (5) and (9)",
      [
        "§ 1016.6(a)(2) through (5) and (9) -> regulation-p/1016.6/a/2 regulation-p/1016.6/a/3 regulation-p/1016.6/a/4 "
          + "regulation-p/1016.6/a/5 regulation-p/1016.6/a/9"
      ]
    ),
    (
      "Section 32(a), (b) and (f)(ii), 33",
      ["Section 32(a), (b) and (f)(ii), 33 -> regulation-p/32/a regulation-p/32/b regulation-p/32/f/ii regulation-p/33"]
    ),
    (
      "§ 1016.13, § 1016.14, or § 1016.15 of this part",
      ["§ 1016.13 -> regulation-p/1016.13", "§ 1016.14 -> regulation-p/1016.14", "§ 1016.15 of this part -> regulation-p/1016.15"]
    ),
    (
      "section 504(a)(1)(A) of the Gramm-Leach-Bliley Act (12 U.S.C. 6804)",
      [
        "section 504(a)(1)(A) of the Gramm-Leach-Bliley Act -> [Gramm-Leach-Bliley Act]/504/a/1/A",
        "12 U.S.C. 6804 -> [12 U.S.C.]/6804",
      ]
    ),
    (
      "section 102 of the Anti-terrorism, Crime and Security Act 2001",
      ["section 102 of the Anti-terrorism, Crime and Security Act 2001 -> [Anti-terrorism, Crime and Security Act 2001]/102"]
    ),
    ("section 2 of Public Law 104–113", ["section 2 of Public Law 104–113 -> [Public Law 104–113]/2"]),
  ])
  func readsFederalForms(text: String, expected: [String]) {
    #expect(found(text, at: "regulation-p/1016.5/e/1") == expected)
  }

  @Test(arguments: [
    ("Article 6(1)(f)", ["Article 6(1)(f) -> gdpr/6/1/f"]),
    ("points (a) to (c) of Article 9(2)", ["points (a) to (c) of Article 9(2) -> gdpr/9/2/a gdpr/9/2/b gdpr/9/2/c"]),
    ("Article 263 TFEU", ["Article 263 TFEU -> [TFEU]/263"]),
    ("Articles 12 to 22", ["Articles 12 to 22 -> " + (12...22).map { "gdpr/\($0)" }.joined(separator: " ")]),
    ("Article 6(1) or Article 9(2)", ["Article 6(1) -> gdpr/6/1", "Article 9(2) -> gdpr/9/2"]),
    ("paragraph 2 of this Article", ["paragraph 2 of this Article -> gdpr/28/2"]),
    ("in paragraphs 3 and 4 shall", ["paragraphs 3 and 4 -> gdpr/28/3 gdpr/28/4"]),
    ("point (e) of this paragraph", ["point (e) of this paragraph -> gdpr/28/3/e"]),
    (
      "Article 2(h) of Directive 95/46/EC or Article 5 of Regulation (EC) No 45/2001",
      [
        "Article 2(h) of Directive 95/46/EC -> [Directive 95/46/EC]/2/h",
        "Article 5 of Regulation (EC) No 45/2001 -> [Regulation (EC) No 45/2001]/5",
      ]
    ),
    ("point (f) of the first subparagraph of Article 6(1)", ["point (f) of the first subparagraph of Article 6(1) -> gdpr/6/1/f"]),
    ("Article 28, paragraph 3, point (a)", ["Article 28, paragraph 3, point (a) -> gdpr/28/3/a"]),
    ("Chapter VII", ["Chapter VII -> gdpr/chapter-VII"]),
    ("Section 2 of this Regulation", ["Section 2 of this Regulation -> gdpr/section-2"]),
    ("within 30 days of paragraph 1, 15 days after", ["paragraph 1 -> gdpr/28/1"]),
  ])
  func readsEuropeanForms(text: String, expected: [String]) {
    #expect(found(text, at: "gdpr/28/3/a") == expected)
  }

  @Test(arguments: [
    "Section 8 housing is not meant, but (a) and (b) are labels", "the CCPA and these regulations", "this section applies",
    "within 45 days, or 12 months", "Part 2 of the form", "the section of the policy", "at this point in time", "CPPA Page 49 of 67",
    "", "§", "section", "subdivision of land", "paragraph", "of the", "(a)", "U.S.C.", "title", "Articles", "§ (a)",
  ])
  func findsNothingWithoutAReference(text: String) {
    let expected = text.hasPrefix("Section 8") ? ["Section 8 -> ccpa-regulations/8"] : []
    #expect(found(text) == expected)
  }

  @Test func expandsSectionsByTheTextWhenItIsKnown() {
    let known = ["civil-code": ["1798.100", "1798.105", "1798.106", "1798.110"]]
    #expect(
      found("Sections 1798.105 to 1798.110, Civil Code", sections: known)
        == ["Sections 1798.105 to 1798.110, Civil Code -> civil-code/1798.105 civil-code/1798.106 civil-code/1798.110"])
    #expect(
      found("Sections 1798.105 to 1798.110, Civil Code")
        == ["Sections 1798.105 to 1798.110, Civil Code -> civil-code/1798.105 civil-code/1798.110"])
    #expect(
      found("sections 7050 through 7053")
        == ["sections 7050 through 7053 -> " + (7050...7053).map { "ccpa-regulations/\($0)" }.joined(separator: " ")])
  }

  @Test func tellsAuthorityFromReference() {
    let text = "Note: Authority cited: Section 1798.185, Civil Code. Reference: Section 1798.120, Civil Code."
    let context = CitationContext(
      address: ProvisionAddress(InstrumentIdentifier("ccpa-regulations"), ["7028", "note"]), levelNames: ["subsection"])
    #expect(finder.citations(in: text, within: context).map(\.role) == [.authority, .reference])
  }

  @Test func marksWhatRestsOnItsPlaceAsRelative() {
    let context = CitationContext(
      address: ProvisionAddress(InstrumentIdentifier("ccpa-regulations"), ["7002", "f"]), levelNames: ["subsection"])
    let text = "section 7012, subsection (a), and subsection (b) and subsection (c) of section 7013"
    #expect(finder.citations(in: text, within: context).map(\.isRelative) == [false, false, false])
    #expect(finder.citations(in: "subsection (a) of this section", within: context).map(\.isRelative) == [true])
    #expect(finder.citations(in: "subsection (a)", within: context).map(\.isRelative) == [true])
  }

  @Test func mentionsInstrumentsNamedWithoutAPinpoint() {
    let context = CitationContext(
      address: ProvisionAddress(InstrumentIdentifier("ccpa-regulations"), ["7050"]), levelNames: ["subsection"])
    let text = "under the GDPR, Civil Code section 1798.100, and these regulations"
    let bytes = Array(text.utf8)
    #expect(
      finder.mentions(in: text, within: context).map {
        "\(String(decoding: bytes[$0.range], as: UTF8.self)) \($0.instrument)"
      } == ["GDPR gdpr", "these regulations ccpa-regulations"])
  }
}
