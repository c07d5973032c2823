import TestSupport
import Testing

@testable import LegalText

@Suite struct LabelledCitationsTests {
  /// A reference counts as found when its range and all its targets are as labelled.
  @Test(.enabled(if: SharedData.has(""), SharedData.skipped("")))
  func findsTheLabelledReferencesOfSevenInstruments() throws {
    let regulations = LabelledCitations.regulations
    let finder = CitationFinder(names: InstrumentNames(regulations))
    let levels = Dictionary(uniqueKeysWithValues: regulations.map { ($0.id, $0.levelNames) })
    var labelled = 0
    var found = 0
    var right = 0
    var instruments: Set<InstrumentIdentifier> = []
    for passage in try LabelledCitations.read() {
      let context = CitationContext(address: passage.address, levelNames: levels[passage.address.instrument] ?? [])
      let result = finder.citations(in: passage.text, within: context).map { LabelledReference($0) }
      let expected = Set(passage.expected)
      labelled += expected.count
      found += result.count
      right += result.count { expected.contains($0) }
      if !expected.isEmpty { instruments.insert(passage.address.instrument) }
      for reference in passage.expected where !result.contains(reference) { report("missed", reference, passage) }
      for reference in result where !expected.contains(reference) { report("wrong ", reference, passage) }
    }
    let precision = Double(right) / Double(max(1, found))
    let recall = Double(right) / Double(max(1, labelled))
    print("citations: \(labelled) labelled, precision \(printed(precision)), recall \(printed(recall))")
    #expect(labelled >= 200)
    #expect(instruments.count >= 5)
    #expect(precision >= 0.98)
    #expect(recall >= 0.95)
  }

  private func report(_ what: String, _ reference: LabelledReference, _ passage: LabelledPassage) {
    let bytes = Array(passage.text.utf8)
    let cited = bytes.indices.contains(reference.range.upperBound - 1)
      ? String(decoding: bytes[reference.range], as: UTF8.self) : "outside the passage"
    print("\(what) \(passage.address) at \(reference.range.lowerBound): '\(cited)' -> \(reference.targets.joined(separator: "; "))")
  }

  private func printed(_ share: Double) -> String {
    let thousandths = String(Int((share * 1000).rounded(.down)))
    return thousandths == "1000" ? "1.000" : "0." + String(repeating: "0", count: 3 - thousandths.count) + thousandths
  }
}
