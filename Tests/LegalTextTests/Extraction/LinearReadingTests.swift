import Diagnostics
import Testing

@testable import LegalText

/// Reading takes time in proportion to the text, also where the text is made to do otherwise.
///
/// Times are compared within one process, the best of two runs each: sixteen times the text may take five times as long as linear
/// work would, where quadratic work takes sixteen times as long.
@Suite(.serialized) struct LinearReadingTests {
  /// Where reading once took longer than in proportion, and what is alike.
  static let pieces = ["(a)", "1\n", "of a thing-\n", "of a thing that is not\n", "of (a)(1) through (a)(74)\n", "Article 1\n"]
  static let outlines = ["(a)", "{id: a}\n", "{continues: a}\nx\n\n"]

  private func seconds(_ count: Int, _ work: (Int) -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<2).map { _ in clock.measure { work(count) } / .seconds(1) }.min() ?? 0
  }

  private func expectLinear(_ name: String, count: Int, _ work: (Int) -> Void) {
    let once = seconds(count, work)
    let more = seconds(16 * count, work)
    #expect(more < 80 * once + 0.02, "\(name.debugDescription): \(once) s, then \(more) s")
  }

  @Test(arguments: pieces) func readsPagesInLinearTime(piece: String) {
    expectLinear(piece, count: 100) { count in
      let text = "§ 1. Start\n(a) Text\n" + String(repeating: piece, count: count)
      _ = PageTextReader.read(SourceText(path: "p.txt", text: text), instrument: InstrumentIdentifier("act"))
    }
  }

  @Test(arguments: outlines) func readsOutlinesInLinearTime(piece: String) {
    expectLinear(piece, count: 100) { count in
      let text = "# § 1. Start\n\n(a) Text\n\n" + String(repeating: piece, count: count)
      _ = OutlineReader.read(SourceText(path: "p.md", text: text), instrument: InstrumentIdentifier("act"))
    }
  }

  @Test func readsManyEditorNotesInLinearTime() {
    for format in ["[^%] ", "[^%]: x\n\n", "x[^%]\n\n[^a%]: y\n\n"] {
      expectLinear(format, count: 100) { count in
        let text = "# § 1. Start\n\n" + (0..<count).map { format.replacing("%", with: "\($0)") }.joined()
        _ = OutlineReader.read(SourceText(path: "p.md", text: text), instrument: InstrumentIdentifier("act"))
      }
    }
  }
}
