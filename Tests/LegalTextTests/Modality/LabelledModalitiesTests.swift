import TestSupport
import Testing

@testable import LegalText

@Suite struct LabelledModalitiesTests {
  /// What a provision says is a set of modalities, "none" among them; each is counted by itself.
  @Test(.enabled(if: SharedData.has("ccpa"), SharedData.skipped("ccpa")))
  func readsTheLabelledModalities() throws {
    var labelled = 0
    var found = 0
    var right = 0
    var counted: Set<String> = []
    var provisions = 0
    var readings: [String: (Edition, [ProvisionModality])] = [:]
    for row in try LabelledLaw.rows("labelled-modalities.tsv") where row.count == 3 {
      if readings[row[0]] == nil, let raw = try LabelledLaw.edition(row[0]) {
        let edition = KindRecognition.recognize(raw, levelNames: LabelledLaw.levelNames(row[0]))
        readings[row[0]] = (edition, ModalityReader.read(edition))
      }
      guard let (edition, modalities) = readings[row[0]] else { continue }
      guard let index = edition.index(of: LabelledLaw.address(row[0], row[1])) else {
        Issue.record("\(row[0])/\(row[1]) is not in the edition")
        continue
      }
      let expected = Set(row[2].split(separator: "+" as Character).map { String($0) })
      let read = Set(modalities[index].statements.map(\.modality.rawValue))
      let result = read.isEmpty ? ["none"] : read
      provisions += 1
      counted.insert(row[0])
      labelled += expected.count
      found += result.count
      right += result.intersection(expected).count
      if result != expected { print("modality: \(row[0])/\(row[1]) is \(row[2]), read as \(result.sorted())") }
    }
    let precision = Double(right) / Double(max(1, found))
    let recall = Double(right) / Double(max(1, labelled))
    print(
      "modalities: \(provisions) provisions of \(counted.count) instruments, precision \(LabelledLaw.printed(precision)), recall \(LabelledLaw.printed(recall))")
    #expect(precision >= 0.9)
    #expect(recall >= 0.9)
  }
}
