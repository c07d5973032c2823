/// Finds the UTF-8 offsets of places that are counted in Unicode scalars from the start of their lines.
///
/// A file may hold a million values on one line: of every line that is asked for, the places of some scalars are kept.
struct ScalarColumns {
  private static let distance = 256

  private let source: SourceText
  /// For a 1-based line the offsets of its first scalar and each 256th behind it, in the whole text.
  private var lines: [Int: [Int]] = [:]

  init(_ source: SourceText) { self.source = source }

  /// The place of a 1-based line and column; a column behind the line's end counts on in the next.
  ///
  /// - Complexity: O(1), after one pass over the line.
  mutating func position(line: Int, column: Int) -> SourcePosition {
    let places = lines[line] ?? places(ofLine: line)
    lines[line] = places
    let scalar = max(0, column - 1)
    let nearest = min(scalar / Self.distance, places.count - 1)
    let offset = source.withBytes { bytes in
      var offset = places[nearest]
      for _ in 0..<(scalar - nearest * Self.distance) where offset < bytes.count { offset = Self.next(bytes, offset) }
      return offset
    }
    return source.position(at: offset)
  }

  private func places(ofLine line: Int) -> [Int] {
    let (start, end) = (source.offset(ofLine: line), source.offset(ofLine: line + 1))
    return source.withBytes { bytes in
      var places = [start]
      var offset = start
      var count = 0
      while offset < end {
        offset = Self.next(bytes, offset)
        count += 1
        if count.isMultiple(of: Self.distance), offset < end { places.append(offset) }
      }
      return places
    }
  }

  /// Behind the scalar at an offset.
  private static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    var next = offset + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
