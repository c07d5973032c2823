internal import LegalText

/// Sets the runs of a redline: struck words in `del` or `~~`, new ones in `ins` or `**`.
struct RedlineText {
  let format: PageFormat

  /// One text for each paragraph or row: line breaks of the runs divide them.
  func paragraphs(_ runs: [Redline.Run]) -> [RichText] {
    var lines: [[Piece]] = [[]]
    for run in runs {
      let (mark, text): (Piece.Mark, String) =
        switch run {
        case .equal(_, let new): (.none, new)
        case .deleted(let old): (.deleted, old)
        case .inserted(let new): (.inserted, new)
        }
      for (offset, line) in text.split(separator: "\n" as Character, omittingEmptySubsequences: false).enumerated() {
        if offset > 0 { lines.append([]) }
        if !line.isEmpty { lines[lines.count - 1].append(Piece(mark: mark, text: String(line))) }
      }
    }
    return lines.filter { $0.contains { !$0.isBlank } }.map(set)
  }

  func line(_ runs: [Redline.Run]) -> RichText { set(runs.map(Piece.init)) }

  private struct Piece {
    enum Mark { case none, deleted, inserted }
    var mark: Mark
    var text: String

    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

    init(mark: Mark, text: String) {
      self.mark = mark
      // The cells of a row are set apart by space alone: no mark is added to the law.
      self.text = text.replacing("\t", with: "\u{2003}")
    }

    init(_ run: Redline.Run) {
      switch run {
      case .equal(_, let new): self.init(mark: .none, text: new)
      case .deleted(let old): self.init(mark: .deleted, text: old)
      case .inserted(let new): self.init(mark: .inserted, text: new)
      }
    }

    /// Blanks at either edge stand outside of the marks.
    var parts: (before: String, words: String, after: String) {
      let before = text.prefix(while: \.isWhitespace)
      let rest = text.dropFirst(before.count)
      let after = String(rest.reversed().prefix(while: \.isWhitespace))
      return (String(before), String(rest.dropLast(after.count)), after)
    }
  }

  private func set(_ pieces: [Piece]) -> RichText {
    format == .html ? RichText(html: html(pieces)) : RichText(markdown: Markdown(source: markdown(pieces)))
  }

  private func html(_ pieces: [Piece]) -> HTML {
    var result = HTML.empty
    var previous: Piece?
    for piece in pieces {
      let (before, words, after) = piece.parts
      // Words that replace others keep a blank between, whoever has it.
      if previous?.mark == .deleted, piece.mark == .inserted, before.isEmpty, previous?.parts.after.isEmpty == true {
        result = result + HTML(escaping: " ")
      }
      result = result + HTML(escaping: before)
      switch piece.mark {
      case _ where words.isEmpty: break
      case .none: result = result + HTML(escaping: words)
      case .deleted: result = result + marked(words, "del", "removed")
      case .inserted: result = result + marked(words, "ins", "added")
      }
      result = result + HTML(escaping: after)
      previous = piece
    }
    return result
  }

  /// With brackets for who hears the page and for who copies it.
  private func marked(_ words: String, _ element: String, _ said: String) -> HTML {
    HTML(trusted: "<\(element)><span class=\"vh\">[\(said): </span>\(words.escapedForHTML)<span class=\"vh\">] </span></\(element)>")
  }

  /// Emphasis that begins or ends with a punctuation mark needs a blank outside, else a renderer shows its asterisks.
  private func markdown(_ pieces: [Piece]) -> String {
    var result = ""
    var needsBlank = false
    for piece in pieces {
      let (before, words, after) = piece.parts
      let isMarked = piece.mark != .none && !words.isEmpty
      let text = before + (isMarked ? "" : words)
      if needsBlank, before.isEmpty { result += " " }
      needsBlank = false
      if !text.isEmpty { result += Markdown(escaping: text + (isMarked ? "" : after)).source }
      guard isMarked else { continue }
      let escaped = Markdown(escaping: words).source
      if let last = result.last, !last.isWhitespace { result += " " }
      result += piece.mark == .deleted ? "~~\(escaped)~~" : "**\(escaped)**"
      result += after
      needsBlank = after.isEmpty && words.last.map { $0.isPunctuation || $0.isSymbol } == true
    }
    return result
  }
}
