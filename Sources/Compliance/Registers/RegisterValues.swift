internal import Diagnostics

/// How the words in the cells of a register are read.
enum RegisterValues {
  /// A day in a cell.
  enum Day: Equatable {
    case day(CalendarDate)
    /// 9999-12-31 means that no end is agreed.
    case open
    case unreadable
  }

  /// ISO 8601, with or without a time; other forms only in the format that is given.
  static func day(_ text: String, format: DateFormat?) -> Day {
    let isoDay = text.utf8.count > 10 && ["T", " "].contains(text.dropFirst(10).first) ? String(text.prefix(10)) : text
    guard let date = CalendarDate(iso: isoDay) ?? format?.date(from: text) else { return .unreadable }
    return date.description == "9999-12-31" ? .open : .day(date)
  }

  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "true", "y", "1", "oui", "ja", "signed", "executed": true
    case "no", "false", "n", "0", "non", "nein", "not signed": false
    default: nil
    }
  }

  /// Whether a cell says that there is nobody.
  static func isNone(_ text: String) -> Bool {
    ["none", "no", "non", "nein", "keine", "aucun", "false", "n", "0"].contains(text.lowercased())
  }

  /// Whether a cell leads elsewhere instead of saying something itself.
  static func isLink(_ text: String) -> Bool { text.contains("://") || text.lowercased().hasPrefix("www.") }

  /// The values of a cell: a list of the file as it is, a text split at `;`, `|`, line ends and the configured separator.
  static func list(_ cell: RegisterCell, separator: Character?) -> [String] {
    guard !cell.isList else { return cell.values }
    return cell.values.flatMap { text in
      text.split { character in
        character == ";" || character == "|" || character.isNewline || character == separator
      }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }
  }

  /// A country as its ISO 3166 code of two letters; other places as they are.
  static func location(_ text: String) -> String { CountryCodes.code(for: withoutPrefix(text)) ?? text }

  /// Registers for a supervisor write `eba_GA:FR`.
  static func withoutPrefix(_ text: String) -> String {
    guard text.hasPrefix("eba_"), let colon = text.firstIndex(of: ":") else { return text }
    return String(text[text.index(after: colon)...])
  }

  /// Words that end an engagement when they stand as a vendor's status. "Inactive" and "expired" do not say that it ended.
  static func isTerminated(status: String) -> Bool {
    [
      "terminated", "deleted", "offboarded", "ended", "removed", "former", "gekundigt", "beendet", "resilie", "termine",
    ].contains(HeaderName.normalized(status))
  }
}

/// The levels that risk words come down to. The word itself is kept as written.
package enum RiskLevel: String, Sendable, CaseIterable {
  case low, medium, high, critical

  /// Reads "Moderate", "3 - High", "HIGH"; `nil` for a word that is in no scale known here.
  package init?(recorded text: String) {
    let word = HeaderName.normalized(text).split(separator: " ").last.map(String.init) ?? ""
    switch word {
    case "low", "minor", "minimal", "niedrig", "gering", "faible", "commodity": self = .low
    case "medium", "moderate", "mittel", "moyen", "tactical": self = .medium
    case "high", "major", "hoch", "eleve", "strategic": self = .high
    case "critical", "severe", "kritisch", "critique": self = .critical
    default: return nil
    }
  }
}
