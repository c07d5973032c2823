import Testing

@testable import Compliance

@Suite struct HeaderNameTests {
  @Test(arguments: [
    ("Company Name*", "company name"), ("vendorName", "vendor name"), ("third_party-name", "third party name"),
    ("Catégories de données (traitées)", "categories de donnees"), ("DPASigned?", "dpa signed"), ("IDs", "ids"),
    ("Data Controller / Data Processor", "data controller data processor"), ("Name (required) *", "name"),
    ("3. Name of the data broker:", "name of the data broker"), ("Délais prévus pour l’effacement", "delais prevus pour l'effacement"),
    ("\u{FEFF}ID", "id"), ("ＮＡＭＥ", "name"), ("legIntPurposes", "leg int purposes"), ("overflow.httpGetLimit", "overflow http get limit"),
    ("SOC 2", "soc 2"), ("(x)", "(x)"), ("", ""),
  ])
  func makesHeadersComparable(header: String, name: String) {
    #expect(HeaderName.normalized(header) == name)
  }

  @Test func triesEachAlternativeOfAHeader() {
    #expect(
      HeaderName.readings(of: "Service category / What they do") == ["service category what they do", "service category", "what they do"])
  }

  /// Otherwise a header of a real file could never match.
  @Test func aliasesAreWrittenInComparableForm() {
    for entry in ColumnAliases.certain {
      for name in entry.names {
        let plain = name.hasSuffix("…") ? String(name.dropLast()) : name
        #expect(HeaderName.normalized(plain) == plain)
        #expect(ColumnAliases.field(of: plain) == entry.field || name.hasSuffix("…"), "\(name) stands for two fields")
      }
    }
    for name in ColumnAliases.loose.keys { #expect(HeaderName.normalized(name) == name) }
  }
}
