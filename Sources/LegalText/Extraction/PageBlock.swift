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

/// Joins the lines of a page into headings and paragraphs.
struct PageBlocks {
  private(set) var blocks: [PageBlock] = []
  private(set) var hyphens: [Range<Int>] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let source: SourceText
  /// Every word with a hyphen that stands within a line, in lower case: a division at a line's end is judged by them.
  private var hyphenated: Set<String> = []

  init(_ lines: [PageLine], source: SourceText) {
    self.source = source
    for line in lines {
      for word in line.text.split(separator: " ") where word.dropFirst().dropLast().contains("-") {
        hyphenated.insert(word.lowercased().filter { $0.isLetter || $0 == "-" })
      }
    }
    var index = 0
    while index < lines.count {
      index += take(lines, from: index)
    }
  }

  /// Reads one line, or a heading over several, and returns how many lines it took.
  private mutating func take(_ lines: [PageLine], from index: Int) -> Int {
    let line = lines[index]
    if line.isBlank { return 1 }
    switch PageStructure(line.text) {
    case .heading(let heading):
      begin(.heading(heading), line)
      let more = headingLines(lines, after: index)
      for next in lines[index + 1..<index + 1 + more] where !next.isBlank { extend(with: next) }
      if more > 0, let last = blocks.indices.last { blocks[last].kind = .heading(Self.reread(blocks[last].text, as: heading.kind)) }
      return 1 + more
    case .note: begin(.note, line)
    case .enumerated where endsParagraph(before: line): begin(.enumerated, line)
    case .text where blocks.isEmpty || isHeading(blocks[blocks.count - 1]): begin(.text, line)
    default: extend(with: line)
    }
    return 1
  }

  /// How many of the following lines belong to a heading: it ends where an enumerator, a note or another heading begins, and a
  /// full stop at a line's end closes it.
  private func headingLines(_ lines: [PageLine], after index: Int) -> Int {
    guard lines[index].text.last != "." else { return 0 }
    for count in 0...3 {
      let next = index + 1 + count
      guard next < lines.count else { return 0 }
      if lines[next].isBlank { return count }
      if PageStructure.begins(lines[next].text) { return count }
    }
    return 0  // No enumerator near: what follows is text without a number.
  }

  private static func reread(_ text: String, as kind: ProvisionKind) -> OutlineHeading {
    let heading = OutlineHeading(text)
    return heading.kind == kind && !heading.designation.isEmpty ? heading : OutlineHeading(text, kind: kind)
  }

  private func isHeading(_ block: PageBlock) -> Bool {
    if case .heading = block.kind { true } else { false }
  }

  /// Whether an enumerator at the start of a line begins a provision: the text before it must have come to a stop. A wrapped
  /// "(a)(1) through (a)(7)" goes on with its sentence.
  private func endsParagraph(before line: PageLine) -> Bool {
    guard let last = blocks.last, !isHeading(last) else { return true }
    let text = last.text
    if let end = text.last, ".;:,—!?”\"".contains(end) { return true }
    return ["and", "or", "and/or", "except", "not"].contains { text.hasSuffix(" " + $0) }
  }

  private mutating func begin(_ kind: PageBlock.Kind, _ line: PageLine) {
    blocks.append(PageBlock(kind: kind, text: line.text, runs: [(0, line.range.lowerBound)]))
  }

  private mutating func extend(with line: PageLine) {
    let last = blocks.count - 1
    let text = blocks[last].text
    if text.hasSuffix("\u{AD}") || isDivided(text, line) {
      // The hyphen is the printer's, not the law's.
      let width = text.hasSuffix("\u{AD}") ? 2 : 1
      let end = blocks[last].sourceOffset(of: text.utf8.count - width)
      hyphens.append(end..<end + width)
      blocks[last].text = String(decoding: text.utf8.dropLast(width), as: UTF8.self)
    } else if !text.hasSuffix("-") {
      blocks[last].text += " "
    }
    blocks[last].runs.append((blocks[last].text.utf8.count, line.range.lowerBound))
    blocks[last].text += line.text
  }

  /// Whether a hyphen at a line's end divides a word. It is kept when the page has the same word with its hyphen elsewhere, or
  /// when both parts are words that take one; otherwise it goes, and the report lists it.
  private mutating func isDivided(_ text: String, _ line: PageLine) -> Bool {
    guard text.hasSuffix("-"), line.text.first?.isLowercase == true else { return false }
    let head = text.split(separator: " ").last.map { $0.lowercased() } ?? ""
    let tail = line.text.prefix { $0.isLetter || $0 == "-" }.lowercased()
    let word = (head + tail).filter { $0.isLetter || $0 == "-" }
    guard head.dropLast().allSatisfy(\.isLetter), head.count > 2, !hyphenated.contains(word),
      !["in", "out", "up", "by", "to", "of", "on", "off"].contains(tail)
    else { return false }
    diagnostics.append(
      Diagnostic(
        "divided-word", .note, "Word '\(head)\(tail)' is divided at the line's end; its hyphen was taken for the printer's, check it",
        at: source.position(at: line.range.lowerBound)))
    return true
  }
}
