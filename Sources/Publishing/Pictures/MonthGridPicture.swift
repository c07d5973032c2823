internal import Diagnostics

/// What comes up in the next months: a row for each kind of date, a column for each month, and how many in each cell.
struct MonthGridPicture: Sendable {
  struct Row: Sendable {
    var label: String
    var dates: [CalendarDate]
  }

  var title: String
  var asOf: CalendarDate
  var rows: [Row]

  static let months = 12
  private static let cell = 24

  /// Counts by month from that of the day on, and what comes later.
  private func counts(_ row: Row) -> (months: [Int], later: Int) {
    var counts = Array(repeating: 0, count: Self.months)
    var later = 0
    for date in row.dates where date >= asOf {
      let month = (date.year - asOf.year) * 12 + date.month - asOf.month
      if month < Self.months { counts[month] += 1 } else { later += 1 }
    }
    return (counts, later)
  }

  func svg(_ identifier: String) -> HTML {
    var parts: [String] = []
    var y = 14
    for month in 0..<Self.months {
      let number = asOf.month - 1 + month
      let x = month * Self.cell + Self.cell / 2
      parts.append(SVG.text(String(CalendarDate.monthName(number % 12 + 1).prefix(1)), x: x, y: 12, class: "mid"))
      if month == 0 || number % 12 == 0 {
        // Three years at most, so that no two stand closer than a year.
        let isNear = month != 0 && month < 2
        if !isNear { parts.append(SVG.text("\(asOf.year + number / 12)", x: month * Self.cell, y: 26, class: "sub")) }
      }
    }
    y = 44
    for row in rows {
      let (months, later) = counts(row)
      let total = months.reduce(0, +)
      let label = "\(row.label): \(total)" + (later > 0 ? ", \(later) later" : "")
      parts.append(SVG.text(TextFit.lines(label, width: Self.width, size: 12, isBold: true, most: 1).first ?? "", x: 0, y: y, class: "name"))
      for (month, count) in months.enumerated() {
        let x = month * Self.cell + 1
        parts.append(
          "<rect class=\"node\(count > 0 ? " full" : "")\" x=\"\(x)\" y=\"\(y + 6)\" width=\"\(Self.cell - 2)\" height=\"\(Self.cell - 2)\"/>")
        if count > 0 {
          parts.append(SVG.text(count > 999 ? "…" : "\(count)", x: x + Self.cell / 2 - 1, y: y + 21, class: "mid on"))
        }
      }
      y += Self.cell + 26
    }
    return SVG.picture(
      identifier, width: Self.width, height: y - 16, title: title, description: words, class: "tree", parts)
  }

  private static let width = months * cell

  /// "Contracts that end: 2 in May 2027, 1 in June 2027."
  var words: String {
    rows.map { row in
      let (months, later) = counts(row)
      let parts = months.enumerated().filter { $0.element > 0 }.map { month, count -> String in
        let number = asOf.month - 1 + month
        return "\(count) in \(CalendarDate.monthName(number % 12 + 1)) \(asOf.year + number / 12)"
      }
      let all = parts + (later > 0 ? ["\(later) later"] : [])
      return "\(row.label): \(all.isEmpty ? "none" : all.joined(separator: ", "))."
    }.joined(separator: " ")
  }
}
