internal import Diagnostics

/// A text of an edition put together from pieces of a file and words of ours, with the place of each.
struct SourcedText {
  private(set) var bytes: [UInt8] = []
  private var runs: [TextOrigin.Run] = []
  var marks: [EditorMark] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var origin: TextOrigin { TextOrigin(runs: runs) }
  var count: Int { bytes.count }
  var isEmpty: Bool { bytes.isEmpty }

  /// Adds a piece of a scalar: UTF-8 offsets in its text, of which `origin` tells the places.
  mutating func append(_ text: [UInt8], _ range: Range<Int>, from origin: TextOrigin) {
    guard !range.isEmpty else { return }
    if let position = origin.position(of: range.lowerBound) { startRun(position) }
    for run in origin.runs(behind: range.lowerBound, before: range.upperBound) {
      runs.append(TextOrigin.Run(offset: bytes.count + run.offset - range.lowerBound, position: run.position))
    }
    bytes += text[range]
  }

  /// Adds words that do not stand in the file, said of what stands at a place.
  mutating func append(_ words: String, at position: SourcePosition?) {
    guard !words.isEmpty else { return }
    if let position { startRun(position) }
    bytes += words.utf8
  }

  /// Adds a text of its own.
  mutating func append(_ other: SourcedText) {
    runs += other.runs.map { TextOrigin.Run(offset: $0.offset + bytes.count, position: $0.position) }
    bytes += other.bytes
  }

  mutating func removeTrailingBlanks() {
    while let last = bytes.last, last == 0x20 || last == 0x0A || last == 0x09 { bytes.removeLast() }
    runs.removeAll { $0.offset > bytes.count }
  }

  private mutating func startRun(_ position: SourcePosition) {
    if runs.last?.offset == bytes.count { runs.removeLast() }
    runs.append(TextOrigin.Run(offset: bytes.count, position: position))
  }
}
