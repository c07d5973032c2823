internal import Diagnostics

/// What becomes of every scalar of a JSON or YAML file while a reader works through it.
///
/// A scalar that no reader claims is left out, with a reason that its keys give; so every one has a fate.
struct ScalarAccount {
  private var exceptions: [Int: [(range: Range<Int>, disposition: Disposition)]] = [:]
  /// Without it, claims cost nothing and there are no runs.
  let isAsked: Bool

  init(isAsked: Bool) { self.isAsked = isAsked }

  private static func key(_ value: RecordValue) -> Int { value.position.line << 32 | value.position.column }

  /// Whether a reader claimed the text of a scalar, or a part of it.
  func isClaimed(_ value: RecordValue) -> Bool { exceptions[Self.key(value)] != nil }

  /// The text of a scalar stands in the edition, but for what is marked.
  mutating func keep(_ value: RecordValue) {
    if isAsked { exceptions[Self.key(value), default: []] += [] }
  }

  /// A part of a scalar that is kept has a fate of its own. Ranges are UTF-8 offsets in its text and do not overlap.
  mutating func mark(_ value: RecordValue, _ range: Range<Int>, as disposition: Disposition) {
    if isAsked, !range.isEmpty { exceptions[Self.key(value), default: []].append((range, disposition)) }
  }

  /// The whole of a scalar has one fate other than being kept.
  mutating func mark(_ value: RecordValue, as disposition: Disposition) {
    guard isAsked, let text = value.text else { return }
    exceptions[Self.key(value)] = [(0..<text.utf8.count, disposition)]
  }

  /// Every run that holds more than white space, in the order of the file.
  ///
  /// - Parameter reason: why a scalar was left out that nobody claimed, by the keys that lead to it, outermost first.
  func runs(of root: RecordValue, origins: ScalarOrigin, reason: ([String]) -> RemovalReason) -> [ImportedRun] {
    guard isAsked else { return [] }
    var result: [ImportedRun] = []
    var path: [String] = []
    var last = -1
    add(root, &path, &last, origins, reason, to: &result)
    return result
  }

  private func add(
    _ value: RecordValue, _ path: inout [String], _ last: inout Int, _ origins: ScalarOrigin,
    _ reason: ([String]) -> RemovalReason, to result: inout [ImportedRun]
  ) {
    switch value.content {
    case .empty: return
    case .list(let values): for value in values { add(value, &path, &last, origins, reason, to: &result) }
    case .mapping(let entries):
      for entry in entries {
        path.append(entry.key.value)
        add(entry.value, &path, &last, origins, reason, to: &result)
        path.removeLast()
      }
    case .scalar(let text):
      // An alias of YAML stands for a scalar that was counted where it is written.
      guard Self.key(value) > last else { return }
      last = Self.key(value)
      let scalar = ScalarRuns(text, of: value, origins)
      guard let marks = exceptions[Self.key(value)] else {
        return scalar.addWhole(.removed(reason(path)), to: &result)
      }
      guard !marks.isEmpty else { return scalar.addWhole(.kept, to: &result) }
      let pieces = scalar.pieces()
      // Two values may stand at one place, as what YAML leaves out does: no mark reaches beyond the text that it is laid on.
      let count = text.utf8.count
      var offset = 0
      for mark in marks.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
        let start = min(max(offset, mark.range.lowerBound), count)
        let end = min(max(start, mark.range.upperBound), count)
        pieces.add(offset..<start, .kept, to: &result)
        pieces.add(start..<end, mark.disposition, to: &result)
        offset = end
      }
      pieces.add(offset..<count, .kept, to: &result)
    }
  }
}

/// The runs of one scalar.
private struct ScalarRuns {
  private let text: String
  private let value: RecordValue
  private let origins: ScalarOrigin

  init(_ text: String, of value: RecordValue, _ origins: ScalarOrigin) {
    self.text = text
    self.value = value
    self.origins = origins
  }

  func addWhole(_ disposition: Disposition, to result: inout [ImportedRun]) {
    if let first = text.utf8.first, let last = text.utf8.last, first > 0x20, last > 0x20, first < 0x80, last < 0x80 {
      return result.append(ImportedRun(position: value.position, text: text, disposition: disposition))
    }
    pieces().add(0..<text.utf8.count, disposition, to: &result)
  }

  /// Bytes and places are found once, however many pieces there are.
  func pieces() -> Pieces { Pieces(bytes: Array(text.utf8), origin: origins.origin(of: value), position: value.position) }

  struct Pieces {
    var bytes: [UInt8]
    var origin: TextOrigin
    var position: SourcePosition

    func add(_ range: Range<Int>, _ disposition: Disposition, to result: inout [ImportedRun]) {
      guard !range.isEmpty, let piece = PageLine.trimmed(bytes, range) else { return }
      result.append(
        ImportedRun(
          position: origin.position(of: piece.lowerBound) ?? position, text: String(decoding: bytes[piece], as: UTF8.self),
          disposition: disposition))
    }
  }
}
