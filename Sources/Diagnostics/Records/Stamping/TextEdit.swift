/// A run of bytes and what takes its place.
package struct TextEdit: Hashable, Sendable {
  /// UTF-8 offsets in the old text.
  package var range: Range<Int>
  package var replacement: String

  package init(_ range: Range<Int>, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

extension [TextEdit] {
  /// The text with all edits made; `nil` when two overlap. Edits at one place are made in their order.
  package func applied(to text: String) -> String? {
    let bytes = Array<UInt8>(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    for edit in inOrder {
      guard edit.range.lowerBound >= place, edit.range.upperBound <= bytes.count else { return nil }
      result += bytes[place..<edit.range.lowerBound]
      result += edit.replacement.utf8
      place = edit.range.upperBound
    }
    return String(validating: result + bytes[place...], as: UTF8.self)
  }

  /// A stable sort: what was asked first at one place comes first.
  var inOrder: [TextEdit] {
    enumerated().sorted { ($0.1.range.lowerBound, $0.0) < ($1.1.range.lowerBound, $1.0) }.map(\.element)
  }

  /// The change as a unified diff with three lines around each edit; empty without edits.
  package func unifiedDiff(of source: SourceText) -> String {
    guard !isEmpty, let new = applied(to: source.text) else { return "" }
    let old = Self.printedLines(of: source)
    let newSource = SourceText(path: source.path, text: new)
    let newLines = Self.printedLines(of: newSource)
    var hunks: [LineHunk] = []
    var shift = 0
    for edit in inOrder {
      let first = source.position(at: edit.range.lowerBound).line
      let last = source.position(at: edit.range.upperBound).line
      let added = edit.replacement.utf8.count - edit.range.count
      let newFirst = newSource.position(at: edit.range.lowerBound + shift).line
      let newLast = newSource.position(at: edit.range.lowerBound + shift + edit.replacement.utf8.count).line
      shift += added
      if let previous = hunks.indices.last, first <= hunks[previous].old.upperBound {
        hunks[previous].old = hunks[previous].old.lowerBound...Swift.max(last, hunks[previous].old.upperBound)
        hunks[previous].new = hunks[previous].new.lowerBound...Swift.max(newLast, hunks[previous].new.upperBound)
      } else {
        hunks.append(LineHunk(old: first...last, new: newFirst...newLast))
      }
    }
    return LineHunk.print(hunks, old, newLines, path: source.path)
  }

  /// Behind the last line end stands no line.
  private static func printedLines(of source: SourceText) -> [String] {
    let lines = source.lines.map { String($0.text) }
    return lines.last == "" && lines.count > 1 ? lines.dropLast() : lines
  }
}

/// Lines of the old text, 1-based, and the lines of the new text in their place.
private struct LineHunk {
  var old: ClosedRange<Int>
  var new: ClosedRange<Int>

  private static let context = 3

  static func print(_ hunks: [LineHunk], _ old: [String], _ new: [String], path: String) -> String {
    var result = "--- \(path)\n+++ \(path)\n"
    var index = 0
    while index < hunks.count {
      var end = index
      while end + 1 < hunks.count, hunks[end + 1].old.lowerBound - hunks[end].old.upperBound <= 2 * context { end += 1 }
      let first = Swift.max(1, hunks[index].old.lowerBound - context)
      let last = Swift.min(old.count, hunks[end].old.upperBound + context)
      let newFirst = hunks[index].new.lowerBound - (hunks[index].old.lowerBound - first)
      let newLast = hunks[end].new.upperBound + (last - hunks[end].old.upperBound)
      var body = ""
      var line = first
      for hunk in hunks[index...end] {
        while line < hunk.old.lowerBound, line <= old.count {
          body += " \(old[line - 1])\n"
          line += 1
        }
        body += hunk.changed(old, new)
        line = hunk.old.upperBound + 1
      }
      while line <= last {
        body += " \(old[line - 1])\n"
        line += 1
      }
      result += "@@ -\(first),\(last - first + 1) +\(newFirst),\(newLast - newFirst + 1) @@\n" + body
      index = end + 1
    }
    return result
  }

  /// Lines that are the same at either end of the hunk are not said to change.
  private func changed(_ old: [String], _ new: [String]) -> String {
    var before = Array(old[Swift.min(self.old.lowerBound - 1, old.count)..<Swift.min(self.old.upperBound, old.count)])
    var after = Array(new[Swift.min(self.new.lowerBound - 1, new.count)..<Swift.min(self.new.upperBound, new.count)])
    var head = ""
    var tail = ""
    while let one = before.first, let two = after.first, one == two {
      head += " \(one)\n"
      before.removeFirst()
      after.removeFirst()
    }
    while let one = before.last, let two = after.last, one == two {
      tail = " \(one)\n" + tail
      before.removeLast()
      after.removeLast()
    }
    return head + before.map { "-\($0)\n" }.joined() + after.map { "+\($0)\n" }.joined() + tail
  }
}
