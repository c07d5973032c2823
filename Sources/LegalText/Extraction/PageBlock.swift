internal import Diagnostics

/// A heading or a paragraph put together from the lines of a page.
struct PageBlock {
  enum Kind {
    case heading(OutlineHeading)
    case note
    case enumerated
    case text
  }

  var kind: Kind
  /// The words on one line, hard wraps joined by one blank.
  var text: String
  /// For each run of `text` the UTF-8 offset in the source; ascending.
  var runs: [(offset: Int, source: Int)]

  /// The offset in the source of a UTF-8 offset in `text`.
  ///
  /// - Complexity: O(log *n*) in the runs.
  func sourceOffset(of offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    guard !runs.isEmpty else { return 0 }
    let run = runs[max(0, low - 1)]
    return run.source + offset - run.offset
  }

  func origin(from start: Int, in source: SourceText) -> TextOrigin {
    var result = [TextOrigin.Run(offset: 0, position: source.position(at: sourceOffset(of: start)))]
    for run in runs where run.offset > start {
      result.append(TextOrigin.Run(offset: run.offset - start, position: source.position(at: run.source)))
    }
    return TextOrigin(runs: result)
  }
}
