import Diagnostics
import Testing

@testable import LegalText

@Suite struct OutlineRoundTripTests {
  private func read(_ text: String) -> Checked<ParsedEdition> {
    OutlineReader.read(SourceText(path: "e.md", text: text), instrument: InstrumentIdentifier("test"))
  }

  @Test(arguments: 0..<20)
  func readsBackWhatIsWritten(block: Int) {
    for seed in (block * 40)..<(block * 40 + 40) {
      var random = RandomEdition(seed: UInt64(seed))
      let edition = random.make()
      let text = OutlineWriter.write(edition)
      let result = read(text)
      let again = result.value.edition
      guard again == edition else {
        Issue.record("seed \(seed): \(difference(edition, again))\n\(text)")
        return
      }
      let errors = result.diagnostics.filter { $0.severity == .error }
      #expect(errors.isEmpty, "seed \(seed): \(errors)\n\(text)")
      #expect(OutlineWriter.write(again) == text)
      for index in again.provisions.indices {
        #expect(result.value.places.position(of: index) != nil)
      }
    }
  }

  private func difference(_ expected: Edition, _ found: Edition) -> String {
    for (left, right) in zip(expected.provisions, found.provisions) where left != right { return "\n\(left)\n\(right)" }
    if expected.provisions.count != found.provisions.count {
      return "\(expected.provisions.count) provisions, read \(found.provisions.count)"
    }
    return "\(expected.editorNotes) read \(found.editorNotes)"
  }
}
