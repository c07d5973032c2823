import Diagnostics
import Testing

@testable import Compliance

@Suite struct DuplicateVendorsTests {
  private func vendor(_ name: String, url: String? = nil, legalName: String? = nil) -> Vendor {
    let position = SourcePosition(startOf: "v.csv")
    return Vendor(
      id: Located(Slug.vendor(named: name), at: position), name: name, engagements: [], contracts: [], position: position,
      legalName: legalName, url: url)
  }

  private func pairs(_ vendors: [Vendor]) -> [String] {
    DuplicateVendors.find(vendors).map { pair, reasons in
      "\(vendors[pair.first].name) ~ \(vendors[pair.second].name): \(reasons.map(\.rawValue).joined(separator: ", "))"
    }
  }

  private func pairs(_ names: [String]) -> [String] { pairs(names.map { vendor($0) }) }

  @Test func findsTheNamesOfOneVendor() {
    #expect(
      pairs([
        "AWS", "Amazon AWS", "Amazon Web Services", "Amazon Web Services (AWS)", "Amazon Web Services, Inc.",
        "Amazon Web Services, Inc.410 Terry Avenue NorthSeattle",
      ]) == [
        "AWS ~ Amazon Web Services: one name abbreviates the other",
        "AWS ~ Amazon Web Services (AWS): one name abbreviates the other",
        "AWS ~ Amazon Web Services, Inc.: one name abbreviates the other",
        "Amazon AWS ~ Amazon Web Services: one name abbreviates the other",
        "Amazon AWS ~ Amazon Web Services (AWS): one name abbreviates the other",
        "Amazon AWS ~ Amazon Web Services, Inc.: one name abbreviates the other",
        "Amazon Web Services ~ Amazon Web Services (AWS): the same name",
        "Amazon Web Services ~ Amazon Web Services, Inc.: the same name",
        "Amazon Web Services ~ Amazon Web Services, Inc.410 Terry Avenue NorthSeattle: one name begins the other",
      ])
  }

  @Test func foldsSpellingAndLegalForms() {
    #expect(pairs(["Mirando GmbH &amp; Co KG", "MIRANDO", "Miranda"]) == ["Mirando GmbH &amp; Co KG ~ MIRANDO: the same name"])
    #expect(pairs(["Booking.com B.V.", "booking.com\u{200B} "]) == ["Booking.com B.V. ~ booking.com\u{200B} : the same name"])
  }

  @Test func comparesDomainsAndLegalEntities() {
    #expect(
      pairs([
        vendor("Alpha", url: "https://www.Example.com/privacy"), vendor("Beta", url: "example.com"),
        vendor("Gamma", legalName: "Holding One LLC"), vendor("Delta", url: "n/a", legalName: "Holding One, L.L.C."),
        vendor("Epsilon", url: "n/a"),
      ]) == ["Alpha ~ Beta: the same domain", "Gamma ~ Delta: the same legal entity"])
  }

  @Test func doesNotTakeACommonFirstWordForAName() {
    #expect(pairs(["Data", "Data Axle", "Media", "Media Group One", "The Trade Desk", "Trade"]) == ["The Trade Desk ~ Trade: one name begins the other"])
  }

  /// Pairs grow with the vendors, not with their square, even when all have one name.
  @Test func findsNoMoreThanAFewPairsForEachVendor() {
    for count in [200, 2_000] {
      let same = (0..<count).map { _ in vendor("Same Name Here", url: "same.com") }
      #expect(DuplicateVendors.find(same).count == count - 1)
      let nested = (0..<count).map { vendor("Nested Name " + String(repeating: "x ", count: $0 % 20)) }
      #expect(DuplicateVendors.find(nested).count < 3 * count)
    }
  }
}
