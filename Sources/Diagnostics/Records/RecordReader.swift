/// Reads the keys of one mapping and reports what is missing, of the wrong shape, or unknown.
///
/// Every key that is asked for counts as known, so `finish()` can name the nearest known key for any other; call it last.
/// ```swift
/// var reader = RecordReader(value, describing: "vendor")
/// let name = reader.text("name", .required)
/// diagnostics += reader.finish()
/// ```
package struct RecordReader {
  package enum Need: Sendable { case required, optional }

  /// What the mapping describes, for messages: "vendor", "contract".
  package let subject: String
  package let position: SourcePosition
  private var entries: [RecordEntry]
  private var known: [String] = []
  /// Problems found so far, in the order of the calls.
  package private(set) var diagnostics: [Diagnostic] = []

  package init(_ value: RecordValue, describing subject: String) {
    self.subject = subject
    position = value.position
    switch value.content {
    case .mapping(let entries): self.entries = entries
    case .empty: entries = []
    default:
      entries = []
      diagnostics = [
        Diagnostic(
          "wrong-shape", .error, "A \(subject) is a mapping of keys and values, not \(value.kindInWords)",
          at: value.position)
      ]
    }
  }

  /// Adds a problem found by the caller.
  package mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// The value of a key; `nil` when absent or empty. A missing required key is reported.
  package mutating func value(_ key: String, _ need: Need = .optional) -> RecordValue? {
    known.append(key)
    if let entry = entries.first(where: { $0.key.value == key }) {
      if case .empty = entry.value.content {
        if need == .required {
          diagnostics.append(
            Diagnostic("missing-key", .error, "Key '\(key)' of \(article)\(subject) has no value; add one", at: entry.key.position))
        }
        return nil
      }
      return entry.value
    }
    if need == .required {
      diagnostics.append(
        Diagnostic("missing-key", .error, "Key '\(key)' is missing in this \(subject); add it", at: position))
    }
    return nil
  }

  /// Whether the key is written at all, even without a value.
  package func has(_ key: String) -> Bool { entries.contains { $0.key.value == key } }

  /// One line or block of text.
  package mutating func text(_ key: String, _ need: Need = .optional) -> Located<String>? {
    guard let value = value(key, need) else { return nil }
    return text(value, of: key)
  }

  /// A list of texts; a single text counts as a list of one.
  package mutating func texts(_ key: String, _ need: Need = .optional) -> [Located<String>] {
    guard let value = value(key, need) else { return [] }
    guard case .list(let values) = value.content else { return text(value, of: key).map { [$0] } ?? [] }
    return values.compactMap { text($0, of: key) }
  }

  /// `true` or `false`.
  package mutating func flag(_ key: String) -> Bool? {
    guard let text = text(key) else { return nil }
    switch text.value {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      diagnostics.append(
        Diagnostic("wrong-value", .error, "Key '\(key)' takes true or false, not '\(text.value)'", at: text.position))
      return nil
    }
  }

  /// A day as `2026-11-23`.
  package mutating func date(_ key: String, _ need: Need = .optional) -> Located<CalendarDate>? {
    guard let text = text(key, need) else { return nil }
    guard let date = CalendarDate(iso: text.value) else {
      diagnostics.append(
        Diagnostic(
          "wrong-value", .error, "Key '\(key)' takes a day such as 2026-11-23, not '\(text.value)'", at: text.position))
      return nil
    }
    return Located(date, at: text.position)
  }

  /// One of an enum's raw values.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type, _ need: Need = .optional
  ) -> Located<Choice>? where Choice.RawValue == String {
    guard let text = text(key, need) else { return nil }
    if let choice = Choice(rawValue: text.value) { return Located(choice, at: text.position) }
    let names = Choice.allCases.map(\.rawValue)
    diagnostics.append(
      Diagnostic(
        "unknown-value", .error,
        "Value '\(text.value)' of key '\(key)' is not one of \(names.joined(separator: ", "))"
          + NearMiss.suggestion(for: text.value, among: names),
        at: text.position))
    return nil
  }

  /// The elements of a list; a single value counts as a list of one.
  package mutating func list(_ key: String, _ need: Need = .optional) -> [RecordValue] {
    guard let value = value(key, need) else { return [] }
    guard case .list(let values) = value.content else { return [value] }
    return values
  }

  /// Keys that nobody asked for, and all other problems. Call once, last.
  package mutating func finish() -> [Diagnostic] {
    for entry in entries where !known.contains(entry.key.value) {
      let hint =
        NearMiss.nearest(to: entry.key.value, among: known).map { "did you mean '\($0)'?" }
        ?? "it may have \(known.sorted().joined(separator: ", "))"
      diagnostics.append(
        Diagnostic(
          "unknown-key", .error, "Key '\(entry.key.value)' is not known in \(article)\(subject); \(hint)",
          at: entry.key.position))
    }
    return diagnostics
  }

  private var article: String { "aeiou".contains(subject.first ?? "x") ? "an " : "a " }

  private mutating func text(_ value: RecordValue, of key: String) -> Located<String>? {
    switch value.content {
    case .scalar(let text): return Located(text, at: value.position)
    case .empty: return nil
    default:
      diagnostics.append(
        Diagnostic("wrong-shape", .error, "Key '\(key)' takes text, not \(value.kindInWords)", at: value.position))
      return nil
    }
  }
}
