import TestSupport
import Testing

@testable import LegalText

@Suite struct LabelledDefinitionsTests {
  /// A name counts as found when the definition is found in the labelled provision under that name.
  @Test(.enabled(if: SharedData.has("ccpa"), SharedData.skipped("ccpa")))
  func findsTheLabelledDefinitions() throws {
    let rows = try LabelledLaw.rows("labelled-definitions.tsv").filter { $0.count == 3 }
    var labelled = 0
    var found = 0
    var right = 0
    var instruments = 0
    for instrument in ["civil-code", "ccpa-regulations", "gdpr", "regulation-p", "usc-44"] {
      guard let edition = try LabelledLaw.edition(instrument) else { continue }
      instruments += 1
      let expected = Set(rows.filter { $0[0] == instrument }.map { [$0[1], $0[2].lowercased()] })
      let definitions = DefinitionFinder(edition: edition, levelNames: LabelledLaw.levelNames(instrument)).find()
      let result = Set(
        definitions.terms.flatMap { term in
          // Inflected forms are no names of the text.
          term.printedNames(in: edition).map { [term.address.components.joined(separator: "/"), $0.lowercased()] }
        })
      labelled += expected.count
      found += result.count
      right += result.intersection(expected).count
      for missed in expected.subtracting(result).sorted(by: { $0[0] < $1[0] }) { print("missed \(instrument)/\(missed[0]): '\(missed[1])'") }
      for wrong in result.subtracting(expected).sorted(by: { $0[0] < $1[0] }) { print("wrong  \(instrument)/\(wrong[0]): '\(wrong[1])'") }
    }
    let precision = Double(right) / Double(max(1, found))
    let recall = Double(right) / Double(max(1, labelled))
    print(
      "definitions: \(labelled) labelled in \(instruments) instruments, precision \(LabelledLaw.printed(precision)), recall \(LabelledLaw.printed(recall))")
    #expect(precision >= 0.95)
    #expect(recall >= 0.95)
  }
}

extension DefinedTerm {
  fileprivate func printedNames(in edition: Edition) -> [String] {
    guard let place, let text = edition.provisions[place.provision].content[place.item].paragraph?.text else { return [] }
    return [name] + otherNames.filter { text.contains("“\($0)") || text.contains("‘\($0)") || text.contains("\"\($0)") }
  }
}
