import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import LegalText

@Suite struct RealUpdatesTests {
  private func compare(_ old: Edition, _ new: Edition) -> EditionComparison {
    let comparison = EditionComparison.compare(old, new)
    #expect(comparison.misplacedProvision == nil)
    return comparison
  }

  @Test(.enabled(if: SharedData.has("regml/1016"), SharedData.skipped("regml/1016")))
  func findsExactlyWhatTheNoticeOfRegulationPChanged() throws {
    let comparison = compare(
      try SmallRegMLReader.read("regml/1016/2011-31729.xml"), try SmallRegMLReader.read("regml/1016/2016-16132.xml"))
    print(comparison.lines.joined(separator: "\n"))
    print(ChangeSummary(comparison, style: CitationStyle(full: "§ {}", short: "§ {}")).lines.map(\.text).joined(separator: "\n"))
    #expect(comparison.counts[.added] == 8)
    #expect(comparison.counts[.amended] == 2)
    #expect(comparison.counts[.repealed] == nil)
  }

  @Test(.enabled(if: SharedData.has("ecfr"), SharedData.skipped("ecfr")))
  func findsNoAmendmentWhereOnlyDashesDiffer() throws {
    let comparison = compare(
      try SmallECFRReader.read("ecfr/ECFR-title1.2024-current.xml"), try SmallECFRReader.read("ecfr/ECFR-title1.2024-updated-ndash.xml"))
    print(ChangeSummary(comparison, style: CitationStyle(full: "§ {}", short: "§ {}")).counts)
    #expect(Set(comparison.counts.keys).isSubset(of: [.unchanged, .editorial]))
  }

  @Test(.enabled(if: SharedData.has("oscal"), SharedData.skipped("oscal")))
  func findsNoAmendmentBetweenConversionsOfOneCatalog() throws {
    let names = ["rev5_PRIVACY-resolved.2022-01-25.9abf4f1.json", "rev5_PRIVACY-resolved.2023-12-05.1763607.json", "rev5_PRIVACY-resolved.2023-12-15.b517381.json", "NIST_SP-800-53_rev5_PRIVACY-baseline-resolved-profile_catalog.json"]
    let editions = try names.map { try SmallOSCALReader.read("oscal/\($0)") }
    for pair in [(1, 2), (2, 3)] {
      let comparison = compare(editions[pair.0], editions[pair.1])
      print(comparison.counts)
      #expect(Set(comparison.counts.keys).isSubset(of: [.unchanged, .editorial]))
    }
    let comparison = compare(editions[0], editions[1])
    print(comparison.counts)
    let summary = ChangeSummary(comparison, style: CitationStyle(full: "{}", short: "{}"))
    for line in summary.lines where comparison.changes[line.change].bearing != .note { print(line.text) }
    let controls = comparison.changes.filter { $0.kind == .added && $0.new.contains { comparison.new.provisions[$0].kind == .section } }
    #expect(controls.count == 12)
    for kind in ProvisionChange.Kind.allCases {
      print(kind, comparison.changes.filter { $0.kind == kind && $0.bearing == .note }.prefix(12).map { comparison.line(for: $0) })
    }
  }

  @Test(.enabled(if: SharedData.has("ccpa"), SharedData.skipped("ccpa")))
  func proposesAMappingForATotalRenumbering() throws {
    let old = try SmallCCPAReader.read2020()
    let new = try SmallCCPAReader.read2024()
    let comparison = compare(old, new)
    let summary = ChangeSummary(comparison, style: CitationStyle(full: "{}", short: "§ {}"))
    print(summary.counts)
    let table = try JSONSerialization.jsonObject(with: SharedData.data("ccpa/renumbering-999.3xx-to-70xx.json")) as? [[String: Any]] ?? []
    for row in table {
      let number = row["old"] as? String ?? ""
      let candidates = (row["candidates"] as? [[String: Any]] ?? []).map { "\($0["new"] ?? "") \($0["containment"] ?? "")" }
      let address = ProvisionAddress(InstrumentIdentifier("ccpa-regulations"), [number])
      let change = comparison.change(ofOld: address)
      print(number, change.map { comparison.line(for: $0) } ?? "?", candidates)
    }
    print(summary.lines.map(\.text).joined(separator: "\n"))
  }
}
