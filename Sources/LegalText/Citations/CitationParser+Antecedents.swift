/// Instruments that a text has named before: "the Treaty, and in particular Article 114 thereof", "Articles 12 to 15 of that
/// Directive".
extension CitationParser {
  /// The instrument named last before a UTF-8 offset, within `CitationLimits.antecedentTokens`.
  ///
  /// - Parameter noun: A word with which its name begins or ends; `nil` for any.
  func instrumentNamed(before offset: Int, as noun: String? = nil) -> CitedInstrument? {
    let end = firstToken(from: offset)
    for position in stride(from: end - 1, through: max(0, end - CitationLimits.antecedentTokens), by: -1) {
      guard let name = name(at: position), name.end <= end else { continue }
      if let noun, lexed.text(position) != noun, lexed.text(name.end - 1) != noun { continue }
      return widened(name, from: position)
    }
    return noun == nil ? antecedent?.instrument : nil
  }

  /// The instrument whose name ends right before a token.
  func nameEnding(at end: Int) -> CitedInstrument? {
    guard end > 0, lexed.isCapitalized(end - 1) || lexed.tokens[end - 1].kind == .number else { return nil }
    for position in stride(from: end - 1, through: max(0, end - CitationLimits.nameTokens), by: -1) {
      if let name = name(at: position), name.end == end { return widened(name, from: position) }
    }
    return nil
  }

  /// A name may be the tail of a longer one: "Protection Act" of "Privacy Protection Act".
  private func widened(_ name: (end: Int, instrument: CitedInstrument), from position: Int) -> CitedInstrument {
    var found = name.instrument
    for earlier in stride(from: position - 1, through: max(0, name.end - CitationLimits.nameTokens), by: -1) {
      if Self.openers.contains(lexed.text(earlier)) { break }
      guard let longer = self.name(at: earlier), longer.end == name.end else { continue }
      found = longer.instrument
    }
    return found
  }

  private func name(at position: Int) -> (end: Int, instrument: CitedInstrument)? {
    guard lexed.isCapitalized(position) || lexed.tokens[position].kind == .number else { return nil }
    return loadedName(position) ?? unknownName(position)
  }

  /// The index of the first token at or behind a UTF-8 offset that is not behind the index.
  private func firstToken(from offset: Int) -> Int {
    var position = min(index, lexed.tokens.count)
    while position > 0, lexed.tokens[position - 1].start >= offset { position -= 1 }
    return position
  }
}
