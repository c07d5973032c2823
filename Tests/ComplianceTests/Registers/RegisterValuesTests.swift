import Diagnostics
import Testing

@testable import Compliance

@Suite struct RegisterValuesTests {
  @Test(arguments: [
    ("United States", "US"), ("USA", "US"), ("DE", "DE"), ("Deutschland", "DE"), ("the Netherlands", "NL"), ("eba_GA:FR", "FR"),
    ("Côte d'Ivoire", "CI"), ("UK", "GB"), ("DEU", "DE"), ("no", "no"), ("in", "in"), ("Frankfurt", "Frankfurt"), ("EU", "EU"),
  ])
  func readsCountriesByCodeAndName(text: String, code: String) {
    #expect(RegisterValues.location(text) == code)
  }

  @Test(arguments: [
    ("Moderate", RiskLevel.medium), ("3 - High", .high), ("CRITICAL", .critical), ("low risk", nil), ("élevé", .high), ("Tier 9", nil),
  ])
  func mapsRiskWordsToLevels(text: String, level: RiskLevel?) {
    #expect(RiskLevel(recorded: text) == level)
  }

  @Test(arguments: [
    ("MM/DD/YYYY", "01/29/2020", "2020-01-29"), ("D.M.YYYY", "9.1.2020", "2020-01-09"), ("D MMM YYYY", "5 March 2021", "2021-03-05"),
    ("MMM D, YYYY", "Sep 30, 2021", "2021-09-30"), ("DD/MM/YYYY", "29/13/2020", nil), ("MM/DD/YYYY", "1/29/2020", nil),
    ("MM/DD/YYYY", "01/29/2020x", nil), ("YYYYMMDD", "20200129", "2020-01-29"),
  ])
  func readsDaysInTheirFormat(format: String, text: String, day: String?) throws {
    #expect(try #require(DateFormat(format)).date(from: text)?.description == day)
  }

  @Test func refusesFormatsWithoutYearMonthOrDay() {
    for format in ["MM/DD", "YYYY", "MMM YYYY", "DD.MM.YYYY DD", ""] { #expect(DateFormat(format) == nil) }
  }

  @Test(arguments: [
    ("Mirando GmbH &amp; Co KG", "mirando gmbh & co kg"), ("  DoubleVerify Inc.\u{200B}​", "doubleverify inc."), ("ＡＷＳ", "aws"),
    ("A&B &#38; &#x43; &bogus; &", "a&b & c &bogus; &"), ("Crème_brûlée--bar", "creme brulee bar"),
  ])
  func foldsNamesForComparison(text: String, folded: String) {
    #expect(ComparableText.make(text) == folded)
  }

  @Test(arguments: [
    ("Amazon Web Services, Inc.", "amazon-web-services-inc"), ("Levi’s & Söhne", "levis-sohne"), ("!!!", ""), ("-a-", "a"),
  ])
  func makesIdentifiersOfNames(name: String, id: String) {
    #expect(Slug.make(name, maximum: 80) == id)
  }

  @Test func cutsLongIdentifiersAtAWord() {
    #expect(Slug.make("one two three", maximum: 9) == "one-two")
    #expect(Slug.make("one two three", maximum: 7) == "one-two")
    #expect(Slug.make("onetwothree", maximum: 4) == "onet")
  }
}
