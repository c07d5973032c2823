package import Diagnostics

/// Where the pieces of an edition were written, kept beside the edition so that places do not make law differ.
package struct EditionPlaces: Hashable, Sendable {
  /// For each provision the place of its designation or first word, in the order of `Edition.provisions`.
  package var provisions: [SourcePosition] = []
  /// For each provision and each of its content items, how offsets in a paragraph map to the source.
  package var content: [[TextOrigin]] = []

  package init() {}

  /// The place of a UTF-8 offset in a paragraph: content item `item` of provision `index`.
  package func position(of offset: Int, item: Int, in index: ProvisionIndex) -> SourcePosition? {
    guard content.indices.contains(index), content[index].indices.contains(item) else {
      return provisions.indices.contains(index) ? provisions[index] : nil
    }
    return content[index][item].position(of: offset)
  }
}

/// How a text put together from pieces of a source maps back to it.
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

  /// Ascending by offset, the first at 0; empty when the place is unknown.
  package var runs: [Run]

  package init(runs: [Run] = []) { self.runs = runs }

  /// Of a text of which only the start is known: a table.
  package init(startOf position: SourcePosition) { self.init(runs: [Run(offset: 0, position: position)]) }

  /// Notes that bytes were taken out of the text: what follows each of the ranges stands at another place than before.
  ///
  /// - Parameters:
  ///   - ranges: UTF-8 offsets in the text as it was, ascending, without overlap.
  ///   - position: The place in the source of an offset in the text as it was.
  /// - Complexity: linear in runs and ranges.
  mutating func remove(_ ranges: [Range<Int>], position: (Int) -> SourcePosition) {
    var result: [Run] = []
    result.reserveCapacity(runs.count + ranges.count)
    var next = 0
    var removed = 0
    func add(_ run: Run) {
      if result.last?.offset == run.offset { result.removeLast() }
      result.append(run)
    }
    for range in ranges {
      while next < runs.count, runs[next].offset <= range.lowerBound {
        add(Run(offset: runs[next].offset - removed, position: runs[next].position))
        next += 1
      }
      // What began within the range begins behind it.
      while next < runs.count, runs[next].offset <= range.upperBound { next += 1 }
      removed += range.count
      add(Run(offset: range.upperBound - removed, position: position(range.upperBound)))
    }
    for run in runs[next...] { add(Run(offset: run.offset - removed, position: run.position)) }
    runs = result
  }

  /// - Complexity: O(log *n*) in the runs.
  package func position(of offset: Int) -> SourcePosition? {
    guard !runs.isEmpty else { return nil }
    let run = runs[max(0, firstRun(behind: offset) - 1)]
    var position = run.position
    position.column += max(0, offset - run.offset)
    return position
  }

  /// The number of the first run that begins behind an offset; the number of runs when none does.
  func firstRun(behind offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// An edition read from a file.
package struct ParsedEdition: Sendable {
  package var edition: Edition
  package var places: EditionPlaces

  package init(edition: Edition, places: EditionPlaces) {
    self.edition = edition
    self.places = places
  }
}
