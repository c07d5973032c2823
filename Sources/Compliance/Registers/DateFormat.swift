package import Diagnostics

/// The form in which a register writes days: `MM/DD/YYYY`.
package struct DateFormat: Sendable, Hashable {
  private enum Part: Hashable {
    case year
    /// The number of digits, or 0 for one or two.
    case month(Int), day(Int)
    case monthName
    case literal(Character)
  }

  private let parts: [Part]

  /// Reads `YYYY`, `MM`, `M` (one or two digits), `MMM` (a month's English name or its first three letters), `DD`, `D`;
  /// everything else stands for itself. `nil` unless year, month and day are there, each once.
  package init?(_ text: String) {
    let tokens: [(String, Part)] = [
      ("YYYY", .year), ("MMM", .monthName), ("MM", .month(2)), ("M", .month(0)), ("DD", .day(2)), ("D", .day(0)),
    ]
    var parts: [Part] = []
    var rest = text[...]
    while let character = rest.first {
      if let (token, part) = tokens.first(where: { rest.hasPrefix($0.0) }) {
        parts.append(part)
        rest = rest.dropFirst(token.count)
      } else {
        parts.append(.literal(character))
        rest = rest.dropFirst()
      }
    }
    let counts = parts.reduce(into: [0, 0, 0]) { counts, part in
      switch part {
      case .year: counts[0] += 1
      case .month, .monthName: counts[1] += 1
      case .day: counts[2] += 1
      case .literal: break
      }
    }
    guard counts == [1, 1, 1], text.count <= 40 else { return nil }
    self.parts = parts
  }

  package func date(from text: String) -> CalendarDate? {
    var rest = text[...]
    var year = 0
    var month = 0
    var day = 0
    func number(_ width: Int) -> Int? {
      let digits = rest.prefix(width == 0 ? 2 : width).prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, width == 0 || digits.count == width else { return nil }
      rest = rest.dropFirst(digits.count)
      return Int(digits)
    }
    for part in parts {
      switch part {
      case .literal(let character):
        guard rest.first == character else { return nil }
        rest = rest.dropFirst()
      case .year:
        guard let value = number(4) else { return nil }
        year = value
      case .month(let width):
        guard let value = number(width) else { return nil }
        month = value
      case .day(let width):
        guard let value = number(width) else { return nil }
        day = value
      case .monthName:
        let letters = rest.prefix { $0.isLetter }
        let names = Self.monthNames
        guard let found = names.firstIndex(where: { $0 == letters.lowercased() || $0.prefix(3) == letters.lowercased() }) else {
          return nil
        }
        month = found + 1
        rest = rest.dropFirst(letters.count)
      }
    }
    return rest.isEmpty ? CalendarDate(year: year, month: month, day: day) : nil
  }

  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]
}
