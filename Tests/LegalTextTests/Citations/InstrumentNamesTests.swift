import Testing

@testable import LegalText

@Suite struct InstrumentNamesTests {
  let names = CitationFixtures.names

  @Test(arguments: [
    ("11 C.C.R.", "ccpa-regulations"), ("11 CCR", "ccpa-regulations"), ("11\u{A0}ccr", "ccpa-regulations"),
    ("CCPA regulations", "ccpa-regulations"), ("Cal.Civ.Code", "civil-code"), ("CIVIL CODE", "civil-code"),
    ("gdpr", "gdpr"), ("Regulation (EU) 2016/679", "gdpr"), ("12 C.F.R. part 1016", "regulation-p"),
  ])
  func foldsCaseFullStopsAndBlanks(name: String, instrument: String) {
    #expect(names.instrument(named: name)?.rawValue == instrument)
  }

  @Test(arguments: ["", ".", "12 CCR", "Civil Codes", "Penal Code"])
  func knowsNoOtherName(name: String) {
    #expect(names.instrument(named: name) == nil)
  }

  @Test func givesANameToTheFirstInstrumentThatClaimsIt() {
    let twice = InstrumentNames([
      CitationFixtures.regulation("one", "One", "One", "One § {}", aliases: ["The Code"], own: [], levels: []),
      CitationFixtures.regulation("two", "Two", "Two", "Two § {}", aliases: ["the code"], own: [], levels: []),
    ])
    #expect(twice.instrument(named: "The Code")?.rawValue == "one")
  }

  @Test func readsTheUnitFromTheCitationStyle() {
    #expect(names.citesArticles(InstrumentIdentifier("gdpr")))
    #expect(!names.citesArticles(InstrumentIdentifier("civil-code")))
  }

  @Test(arguments: [("11 C.C.R. § 7050", 9), ("11 CCRs", nil), ("12 CFR 1016.5", 11), ("the GDPR", nil), ("GDPR.", 4)])
  func matchesTheLongestNameUpToTheEndOfAWord(text: String, end: Int?) {
    #expect(names.match(in: Array(text.utf8), at: 0)?.end == end)
  }
}
