package import Diagnostics

/// From an offset in a text on, where its bytes stand in a file.
struct TextPlace: Hashable, Sendable {
  /// UTF-8 offset in the text.
  var offset: Int32
  /// 1-based, as `SourcePosition` has them.
  var line: Int32
  var column: Int32

  init(offset: Int, line: Int, column: Int) {
    self.offset = Int32(clamping: offset)
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  func position(in file: String) -> SourcePosition { SourcePosition(file: file, line: Int(line), column: Int(column)) }
}

extension RandomAccessCollection<TextPlace> where Index == Int {
  /// The index of the first that begins behind an offset; the end when none does.
  ///
  /// - Complexity: O(log *n*).
  func firstIndex(behind offset: Int) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].offset) <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where an offset stands, counted from the place that begins at or before it; `nil` when there is none.
  func place(of offset: Int) -> TextPlace? {
    guard !isEmpty else { return nil }
    var place = self[Swift.max(startIndex, firstIndex(behind: offset) - 1)]
    place.column += Int32(clamping: Swift.max(0, offset - Int(place.offset)))
    place.offset = Int32(clamping: offset)
    return place
  }
}

/// How a text put together from pieces of one file maps back to it.
package struct TextOrigin: Hashable, Sendable {
  /// A run of bytes that stand in the source as they do in the text.
  package struct Run: Hashable, Sendable {
    /// UTF-8 offset in the text at which the run starts.
    package var offset: Int
    package var position: SourcePosition

    package init(offset: Int, position: SourcePosition) {
      self.offset = offset
      self.position = position
    }
  }

  private(set) var file: String
  /// The first run, apart from the others because most texts have no more; `nil` when the place is unknown.
  private(set) var start: TextPlace?
  private(set) var further: [TextPlace]

  /// - Parameter runs: ascending by offset, the first at 0, all of one file; empty when the place is unknown.
  package init(runs: [Run] = []) {
    file = runs.first?.position.file ?? ""
    start = runs.first.map(Self.place)
    further = runs.count > 1 ? runs.dropFirst().map(Self.place) : []
  }

  init(file: String, places: [TextPlace]) {
    self.file = file
    start = places.first
    further = places.count > 1 ? Array(places.dropFirst()) : []
  }

  /// Of a text of which only the start is known: a table.
  package init(startOf position: SourcePosition) {
    file = position.file
    start = TextPlace(offset: 0, line: position.line, column: position.column)
    further = []
  }

  private static func place(_ run: Run) -> TextPlace {
    TextPlace(offset: run.offset, line: run.position.line, column: run.position.column)
  }

  /// Adds a run behind all others, or in place of the last when that is empty.
  mutating func append(_ run: Run) {
    let place = Self.place(run)
    guard let start else {
      (file, self.start) = (run.position.file, place)
      return
    }
    if further.last?.offset == place.offset {
      further[further.count - 1] = place
    } else if further.isEmpty, start.offset == place.offset {
      self.start = place
    } else {
      further.append(place)
    }
  }

  /// The runs that begin behind an offset and before another, in order.
  ///
  /// - Complexity: O(log *n*) in all runs and linear in the result.
  func runs(behind offset: Int, before end: Int) -> [Run] {
    var result: [Run] = []
    func add(_ place: TextPlace) { result.append(Run(offset: Int(place.offset), position: place.position(in: file))) }
    if let start, Int(start.offset) > offset, Int(start.offset) < end { add(start) }
    for place in further[further.firstIndex(behind: offset)...] {
      guard Int(place.offset) < end else { break }
      add(place)
    }
    return result
  }

  /// Notes that bytes were taken out of the text: what follows each of the ranges stands at another place than before.
  ///
  /// - Parameters:
  ///   - ranges: UTF-8 offsets in the text as it was, ascending, without overlap.
  ///   - position: The place in the source of an offset in the text as it was.
  /// - Complexity: linear in runs and ranges.
  mutating func remove(_ ranges: [Range<Int>], position: (Int) -> SourcePosition) {
    let runs = runs(behind: -1, before: .max)
    var result = TextOrigin()
    var next = 0
    var removed = 0
    for range in ranges {
      while next < runs.count, runs[next].offset <= range.lowerBound {
        result.append(Run(offset: runs[next].offset - removed, position: runs[next].position))
        next += 1
      }
      // What began within the range begins behind it.
      while next < runs.count, runs[next].offset <= range.upperBound { next += 1 }
      removed += range.count
      result.append(Run(offset: range.upperBound - removed, position: position(range.upperBound)))
    }
    for run in runs[next...] { result.append(Run(offset: run.offset - removed, position: run.position)) }
    self = result
  }

  /// - Complexity: O(log *n*) in the runs.
  package func position(of offset: Int) -> SourcePosition? {
    guard let start else { return nil }
    if let first = further.first, Int(first.offset) <= offset { return further.place(of: offset)?.position(in: file) }
    return [start].place(of: offset)?.position(in: file)
  }
}
