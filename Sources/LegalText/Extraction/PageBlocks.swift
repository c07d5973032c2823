internal import Diagnostics

/// Joins the lines of a page into headings and paragraphs.
///
/// Where blank lines stand between the paragraphs of a source (`PageStyle.isSeparated`) only the first line behind one can begin
/// anything; elsewhere a line begins a paragraph when the text before it has come to a stop.
struct PageBlocks {
  private(set) var blocks: [PageBlock] = []
  private(set) var hyphens: [Range<Int>] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let source: SourceText
  private let style: PageStyle
  /// Every word with a hyphen that stands within a line, in lower case: a division at a line's end is judged by them.
  private var hyphenated: Set<String> = []

  /// - Complexity: linear in the text.
  init(_ lines: [PageLine], source: SourceText) {
    self.source = source
    style = PageStyle(lines)
    for line in lines {
      for word in line.text.split(separator: " ") where word.dropFirst().dropLast().contains("-") {
        hyphenated.insert(word.lowercased().filter { $0.isLetter || $0 == "-" })
      }
    }
    var index = 0
    while index < lines.count {
      index += style.isSeparated ? takeGroup(lines, from: index) : take(lines, from: index)
    }
  }

  // MARK: Lines without blank lines between paragraphs

  /// Reads one line, or a heading over several, and returns how many lines it took.
  private mutating func take(_ lines: [PageLine], from index: Int) -> Int {
    let line = lines[index]
    if line.isBlank { return 1 }
    if line.goesOn, !blocks.isEmpty {
      extend(with: line)
      return 1
    }
    switch PageStructure(line.text, style: style) {
    case .heading(let heading) where BareHeading(line.text) == nil || endsParagraph(before: line):
      begin(.heading(heading), line)
      let more = headingLines(lines, after: index, heading)
      for next in lines[index + 1..<index + 1 + more] where !next.isBlank { extend(with: next) }
      if more > 0 { rereadHeading(as: heading) }
      return 1 + more
    case .note: begin(.note, line)
    case .enumerated where endsParagraph(before: line): begin(.enumerated, line)
    case .text where blocks.isEmpty || isHeading(blocks[blocks.count - 1]): begin(.text, line)
    default:
      if blocks.isEmpty { begin(.text, line) } else { extend(with: line) }
    }
    return 1
  }

  /// How many of the following lines belong to a heading: it ends where an enumerator, a note or another heading begins, and a
  /// full stop at a line's end closes it.
  private func headingLines(_ lines: [PageLine], after index: Int, _ heading: OutlineHeading) -> Int {
    guard lines[index].text.last != "." else { return 0 }
    for count in 0...3 {
      let next = index + 1 + count
      guard next < lines.count else { break }
      if lines[next].isBlank { return count }
      if PageStructure(lines[next].text, style: style).begins { return count }
    }
    // No enumerator near: what follows is text without a number. A heading without a title has it on the next line.
    return heading.heading == nil && isTitle(lines[(index + 1)...].prefix(1)) ? 1 : 0
  }

  // MARK: Paragraphs between blank lines

  private mutating func takeGroup(_ lines: [PageLine], from start: Int) -> Int {
    guard !lines[start].isBlank else { return 1 }
    let first = lines[start]
    var end = endOfGroup(lines, from: start)
    if (first.goesOn || first.followsBreak && first.text.first?.isLowercase == true), let last = blocks.last, !isHeading(last) {
      for line in lines[start..<end] { extend(with: line) }
      return end - start
    }
    switch PageStructure(first.text, style: style) {
    case .heading(let heading):
      begin(.heading(heading), first)
      for line in lines[start + 1..<end] { extend(with: line) }
      if heading.heading == nil, end - start == 1 {
        var title = end
        while title < lines.count, lines[title].isBlank { title += 1 }
        let titleEnd = endOfGroup(lines, from: title)
        if isTitle(lines[title..<titleEnd]) {
          for line in lines[title..<titleEnd] { extend(with: line) }
          end = titleEnd
        }
      }
      if end - start > 1 { rereadHeading(as: heading) }
    case .note: addGroup(.note, lines[start..<end])
    case .enumerated: addGroup(.enumerated, lines[start..<end])
    case .text: addGroup(.text, lines[start..<end])
    }
    return end - start
  }

  private func endOfGroup(_ lines: [PageLine], from start: Int) -> Int {
    var end = start
    while end < lines.count, !lines[end].isBlank { end += 1 }
    return end
  }

  private mutating func addGroup(_ kind: PageBlock.Kind, _ lines: ArraySlice<PageLine>) {
    guard let first = lines.first else { return }
    begin(kind, first)
    for line in lines.dropFirst() { extend(with: line) }
  }

  /// Whether lines read like the title of a heading above them: few, with a capital first, and no sentence.
  private func isTitle(_ lines: ArraySlice<PageLine>) -> Bool {
    guard (1...4).contains(lines.count), let first = lines.first, let last = lines.last?.text.last else { return false }
    return first.text.first?.isUppercase == true && !".;:,".contains(last) && !PageStructure(first.text, style: style).begins
  }

  // MARK: Blocks

  private mutating func rereadHeading(as heading: OutlineHeading) {
    guard let last = blocks.indices.last else { return }
    // A no-break blank between word and number is a typesetter's.
    let text = blocks[last].text.replacing("\u{A0}", with: " ")
    let plain = OutlineHeading(text)
    blocks[last].kind = .heading(plain.kind == heading.kind && !plain.designation.isEmpty ? plain : OutlineHeading(text, kind: heading.kind))
  }

  private func isHeading(_ block: PageBlock) -> Bool {
    if case .heading = block.kind { true } else { false }
  }

  /// Whether an enumerator at the start of a line begins a provision: the text before it must have come to a stop. A wrapped
  /// "(a)(1) through (a)(7)" goes on with its sentence.
  private func endsParagraph(before line: PageLine) -> Bool {
    guard let last = blocks.last, !isHeading(last) else { return true }
    if let end = last.text.last, ".;:,—!?”\"".contains(end) { return true }
    return ["and", "or", "and/or", "except", "not"].contains { last.text.hasSuffix(" " + $0) }
  }

  private mutating func begin(_ kind: PageBlock.Kind, _ line: PageLine) {
    blocks.append(PageBlock(kind: kind, text: line.text, runs: [(0, line.range.lowerBound)]))
  }

  /// Adds a line to the last block, in place: a copy for each line would take time without end on a long paragraph.
  private mutating func extend(with line: PageLine) {
    let last = blocks.count - 1
    let isSoft = blocks[last].text.hasSuffix("\u{AD}")
    if isSoft || isDivided(Array(blocks[last].text.utf8.suffix(80)), line) {
      // The hyphen is the printer's, not the law's.
      let width = isSoft ? 2 : 1
      let end = blocks[last].sourceOffset(of: blocks[last].text.utf8.count - width)
      hyphens.append(end..<end + width)
      blocks[last].text.unicodeScalars.removeLast()
    } else if !blocks[last].text.hasSuffix("-") || line.goesOn {
      blocks[last].text += " "
    }
    blocks[last].runs.append((blocks[last].text.utf8.count, line.range.lowerBound))
    blocks[last].text += line.text
  }

  /// Whether a hyphen at a line's end divides a word. It is kept when the page has the same word with its hyphen elsewhere, or
  /// when both parts are words that take one; otherwise it goes, and the report lists it.
  ///
  /// - Parameter tail: The last bytes of the text before the line.
  private mutating func isDivided(_ tail: [UInt8], _ line: PageLine) -> Bool {
    guard tail.last == UInt8(ascii: "-"), line.text.first?.isLowercase == true else { return false }
    let word = tail.split(separator: UInt8(ascii: " ")).last ?? []
    let head = String(decoding: word, as: UTF8.self).lowercased()
    let next = line.text.prefix { $0.isLetter || $0 == "-" }.lowercased()
    let whole = (head + next).filter { $0.isLetter || $0 == "-" }
    guard head.dropLast().allSatisfy(\.isLetter), head.count > 2, !hyphenated.contains(whole),
      !Self.hyphenatedHeads.contains(head), !["in", "out", "up", "by", "to", "of", "on", "off"].contains(next)
    else { return false }
    diagnostics.append(
      Diagnostic(
        "divided-word", .note, "Word '\(head)\(next)' is divided at the line's end; its hyphen was taken for the printer's, check it",
        at: source.position(at: line.range.lowerBound)))
    return true
  }

  /// Beginnings of words that keep their hyphen.
  private static let hyphenatedHeads: Set<String> = [
    "non-", "self-", "cross-", "well-", "third-", "part-", "full-", "long-", "short-", "record-", "follow-", "ex-", "quasi-", "decision-",
  ]
}
