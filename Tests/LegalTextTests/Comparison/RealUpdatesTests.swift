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

  private func summary(_ comparison: EditionComparison) -> [String] {
    ChangeSummary(comparison, style: CitationStyle(full: "§ {}", short: "§ {}")).lines.map(\.text)
  }

  @Test(.enabled(if: SharedData.has("regml/1016"), SharedData.skipped("regml/1016")))
  func findsExactlyWhatTheNoticeOfRegulationPChanged() throws {
    let comparison = compare(
      try RealEdition.read("regml/1016/2011-31729.xml", "regulation-p"), try RealEdition.read("regml/1016/2016-16132.xml", "regulation-p"))
    #expect(comparison.counts.filter { $0.key != .unchanged } == [.added: 8, .amended: 2])
    #expect(
      summary(comparison) == [
        "§ 1016.3(s)(1): 'or other person' was removed",
        "§ 1016.5(a)(1): 'Except as provided by paragraph (e) of this section,' was added",
        "§ 1016.5(e) was added, with 7 provisions below it",
      ])
    let source = try sharedSource("regml/1016/notice-2016-16132.xml")
    let notice = RegMLNoticeReader.read(source, instrument: InstrumentIdentifier("regulation-p"))
    #expect(notice.diagnostics.isEmpty)
    let summary = ChangeSummary(comparison, style: CitationStyle(full: "§ {}", short: "§ {}"))
    #expect(
      notice.value.map { summary.lines(for: $0) } == [
        "Notice 2016-16132 declares 4 changes, 3 of them borne out by the words",
        "§ 1016.9(c) is declared modified, and not a word of it changed",
      ])
  }

  @Test(.enabled(if: SharedData.has("ecfr"), SharedData.skipped("ecfr")))
  func findsNoAmendmentWhereOnlyDashesDiffer() throws {
    let comparison = compare(
      try RealEdition.read("ecfr/ECFR-title1.2024-current.xml", "cfr-1"), try RealEdition.read("ecfr/ECFR-title1.2024-updated-ndash.xml", "cfr-1"))
    #expect(Set(comparison.counts.keys) == [.unchanged, .editorial])
    #expect(comparison.new.sections.count == 288)
  }

  private static let catalogs = [
    "rev5_PRIVACY-resolved.2022-01-25.9abf4f1.json", "rev5_PRIVACY-resolved.2023-12-05.1763607.json",
    "rev5_PRIVACY-resolved.2023-12-15.b517381.json", "NIST_SP-800-53_rev5_PRIVACY-baseline-resolved-profile_catalog.json",
  ]

  @Test(.enabled(if: SharedData.has("oscal"), SharedData.skipped("oscal")), arguments: [1, 2])
  func findsNoAmendmentBetweenConversionsOfOneCatalog(step: Int) throws {
    let comparison = compare(
      try RealEdition.read("oscal/\(Self.catalogs[step])", "privacy-baseline"), try RealEdition.read("oscal/\(Self.catalogs[step + 1])", "privacy-baseline"))
    #expect(Set(comparison.counts.keys) == [.unchanged])
  }

  @Test(.enabled(if: SharedData.has("oscal"), SharedData.skipped("oscal")))
  func tellsRenamedPartsFromNewControls() throws {
    let comparison = compare(
      try RealEdition.read("oscal/\(Self.catalogs[0])", "privacy-baseline"), try RealEdition.read("oscal/\(Self.catalogs[1])", "privacy-baseline"))
    let controls = comparison.changes.filter { $0.kind == .added }.flatMap(\.new).map { comparison.new.provisions[$0] }
      .filter { $0.kind == .section }.map { $0.address.components[0] }
    #expect(controls.sorted() == ["AC-3", "AU-3", "PE-8", "PM-5", "SA-8", "SC-7"])
    // 728 ids of parts are gone, and not one part; no address is made of them.
    #expect(comparison.counts[.repealed] == nil)
    #expect(comparison.counts[.renumbered] == nil)
  }

  /// The 728 ids that are gone are of material for assessors, which is no law. So here the ids of all other parts are renamed too and
  /// make the addresses: each part whose words stayed is renumbered, and none is taken for repealed and added.
  @Test(.enabled(if: SharedData.has("oscal"), SharedData.skipped("oscal")))
  func followsPartsThroughARenamingOfTheirIdentifiers() throws {
    let old = try RealEdition.addressedByIdentifiers("oscal/\(Self.catalogs[0])", "privacy-baseline", prefix: "old-")
    let new = try RealEdition.addressedByIdentifiers("oscal/\(Self.catalogs[1])", "privacy-baseline")
    let comparison = compare(old, new)
    let plain = compare(
      try RealEdition.read("oscal/\(Self.catalogs[0])", "privacy-baseline"), try RealEdition.read("oscal/\(Self.catalogs[1])", "privacy-baseline"))
    let renamed = old.provisions.count { $0.address.components.contains { $0.hasPrefix("old-") } }
    print("renamed parts: \(renamed) of \(old.provisions.count) provisions, \((comparison.counts[.renumbered] ?? 0)) renumbered")
    #expect(renamed > 300)
    #expect(comparison.counts[.repealed] == nil)
    #expect(comparison.counts[.added] == plain.counts[.added])
    // One part's words changed as well.
    #expect((comparison.counts[.renumbered] ?? 0) >= renamed - 2)
  }

  @Test(.enabled(if: SharedData.has("ccpa"), SharedData.skipped("ccpa")))
  func proposesAMappingForATotalRenumbering() throws {
    let comparison = compare(try DamagedRegulations.read(), try RealEdition.read("ccpa/ciso-ccpa-regulations.yaml", "ccpa-regulations"))
    let mapping = comparison.proposedMapping(from: EditionIdentifier("2020"), to: EditionIdentifier("2024"))
    let table = try JSONSerialization.jsonObject(with: SharedData.data("ccpa/renumbering-999.3xx-to-70xx.json")) as? [[String: Any]] ?? []
    var agreements = 0
    var others: [String] = []
    for row in table {
      let number = row["old"] as? String ?? ""
      let likeliest = (row["candidates"] as? [[String: Any]])?.first?["new"] as? String ?? ""
      let entry = mapping.entries.first { $0.from.map(\.components) == [[number]] }
      let successors = entry?.to.map { $0.components[0] } ?? []
      if successors.contains(likeliest) { agreements += 1 } else { others.append("\(number) -> \(successors), the table \(likeliest)") }
    }
    print("renumbering of the CCPA regulations: \(agreements) of \(table.count) sections as the table has them; else \(others)")
    #expect(agreements >= 22)
    func entry(_ section: String) -> ProvisionMapping.Entry? { mapping.entries.first { $0.from.map(\.components) == [[section]] } }
    #expect(entry("999.318")?.relation == .repealed)
    #expect(entry("999.313")?.to.map { $0.components[0] } == ["7021", "7022", "7024"])
    #expect(entry("999.317")?.to.map { $0.components[0] } == ["7100", "7101", "7102"])
  }
}
