/// Finds the lines of a page that are no part of the law: running heads and feet, page labels and numbers, navigation.
///
/// It knows the shapes that such lines have, and no publisher's words.
///
/// - Complexity: linear in the text: what is at the edge of a page is at most `edge` lines from it.
struct PageFurniture {
  private let pages: [[PageLine]]
  /// How often a text stands on pages of the source, digits aside: what repeats is furniture.
  private let repetitions: [String: Int]
  /// How often a line with a date stands in the source, digits aside, whatever its place on a page.
  private let dated: [String: Int]
  /// The usual length of a full line of text.
  private let width: Int

  /// Most lines of furniture before or behind the text of a page.
  private static let edge = 12

  init(_ pages: [[PageLine]]) {
    self.pages = pages
    var counts: [String: Int] = [:]
    for page in pages {
      for text in Set(page.filter { !$0.isBlank }.map { Self.shape($0.text) }) { counts[text, default: 0] += 1 }
    }
    repetitions = counts
    var dated: [String: Int] = [:]
    for line in pages.joined() where Self.hasDate(line.text) { dated[Self.shape(line.text), default: 0] += 1 }
    self.dated = dated
    let lengths = pages.flatMap { $0 }.filter { !$0.isBlank }.map(\.text.utf8.count).sorted()
    width = lengths.isEmpty ? 0 : lengths[lengths.count * 3 / 4]
  }

  /// For each line of a page the reason why it is furniture, or `nil`.
  func reasons(page number: Int) -> [RemovalReason?] {
    let lines = pages[number]
    var reasons = [RemovalReason?](repeating: nil, count: lines.count)
    let filled = lines.indices.filter { !lines[$0].isBlank }
    for index in filled where Self.isNavigation(lines[index].text) { reasons[index] = .navigation }
    markTop(lines, filled, &reasons)
    for (place, index) in filled.enumerated()
    where reasons[index] == nil && Self.isPageNumber(lines[index].text) && isAtEdge(place, filled, reasons, lines) {
      reasons[index] = .pageNumber
      // A running foot may be printed around the page number, in one piece or two.
      markFoot(from: place, step: -1, lines, filled, &reasons)
      markFoot(from: place, step: 1, lines, filled, &reasons)
    }
    markRepeated(lines, filled, &reasons)
    for index in filled where reasons[index] == nil && dated[Self.shape(lines[index].text), default: 0] >= 3 && Self.hasDate(lines[index].text) {
      reasons[index] = .runningFooter
    }
    return reasons
  }

  private func markTop(_ lines: [PageLine], _ filled: [Int], _ reasons: inout [RemovalReason?]) {
    for index in filled.prefix(4) {
      if reasons[index] != nil { continue }
      let words = lines[index].text.split { $0.isWhitespace }
      if Self.isPageLabel(words) {
        reasons[index] = words.count <= 2 ? .pageLabel : .runningHeader
      } else if PageStructure.begins(lines[index].text) {
        return
      } else if !Self.isPageNumber(lines[index].text) {
        return
      }
    }
  }

  /// "P. 90", "Page 90", "Page 90 - A title", "p. 3 of 12".
  private static func isPageLabel(_ words: [Substring]) -> Bool {
    guard words.count >= 2, ["p.", "pg.", "page", "pp."].contains(words[0].lowercased()) else { return false }
    return words[1].utf8.allSatisfy { $0.isASCIIDigit }
  }

  /// "90", "90 |", "| 90", "- 90 -", "[90]": a number of at most four digits with nothing but decoration.
  static func isPageNumber(_ text: String) -> Bool {
    let digits = text.utf8.filter { $0.isASCIIDigit }.count
    let others = text.unicodeScalars.filter { !$0.properties.isWhitespace && !("0"..."9").contains($0) }
    return (1...4).contains(digits) && others.count <= 2 && others.allSatisfy { "|-–—·[]/".unicodeScalars.contains($0) }
      && text.split { !$0.isNumber }.count == 1
  }

  /// "88 89 90 91 92": three or more numbers and nothing else.
  static func isNavigation(_ text: String) -> Bool {
    let words = text.split { $0.isWhitespace }
    return words.count >= 3 && words.allSatisfy { $0.utf8.count <= 5 && $0.utf8.allSatisfy { $0.isASCIIDigit } }
  }

  /// Whether only furniture, or a foot of at most two lines, stands between a line and the edge of its page.
  private func isAtEdge(_ place: Int, _ filled: [Int], _ reasons: [RemovalReason?], _ lines: [PageLine]) -> Bool {
    if place < Self.edge, filled[..<place].allSatisfy({ reasons[$0] != nil }) { return true }
    guard filled.count - place <= Self.edge else { return false }
    let after = filled[(place + 1)...].filter { reasons[$0] == nil }
    return after.count <= 2 && after.allSatisfy { isTitle(lines[$0].text) }
  }

  /// "Rev. 01/2024", "Effective January 2, 2024": a short line with a day in it that is no sentence.
  private static func hasDate(_ text: String) -> Bool {
    guard text.utf8.count <= 90, text.last.map({ !".;:,".contains($0) }) ?? false, !PageStructure.begins(text) else { return false }
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "/" }
    let hasYear = words.contains { $0.utf8.count == 4 && $0.utf8.allSatisfy { $0.isASCIIDigit } }
    if hasYear, words.contains(where: { months.contains($0.lowercased()) }) { return true }
    return words.contains { word in
      let parts = word.split(separator: "/", omittingEmptySubsequences: false)
      return (2...3).contains(parts.count) && parts.allSatisfy { (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { $0.isASCIIDigit } }
    }
  }

  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]

  private func markFoot(
    from place: Int, step: Int, _ lines: [PageLine], _ filled: [Int], _ reasons: inout [RemovalReason?]
  ) {
    var next = place + step
    for _ in 0..<2 {
      guard filled.indices.contains(next), reasons[filled[next]] == nil, isTitle(lines[filled[next]].text) else { return }
      reasons[filled[next]] = .runningFooter
      next += step
    }
  }

  /// Whether a line reads like a title and not like a sentence that is wrapped: most of its longer words have a capital, it
  /// ends in no sentence, and it is clearly shorter than the lines of the text.
  private func isTitle(_ text: String) -> Bool {
    guard !PageStructure.begins(text), text.utf8.count * 5 <= max(width, 60) * 4, let last = text.last, !".;:,".contains(last)
    else { return false }
    let words = text.split { !$0.isLetter && $0 != "’" && $0 != "'" }.filter { $0.count > 3 }
    let capitals = words.filter { $0.first?.isUppercase == true }.count
    return !words.isEmpty && capitals * 5 >= words.count * 3 && text.first?.isLowercase != true
  }

  /// The first and last two lines of a page that stand on at least three pages, numbers aside.
  private func markRepeated(_ lines: [PageLine], _ filled: [Int], _ reasons: inout [RemovalReason?]) {
    guard pages.count >= 3 else { return }
    for (edge, reason) in [(Array(filled.prefix(2)), RemovalReason.runningHeader), (filled.suffix(2), .runningFooter)] {
      for index in edge where reasons[index] == nil && !PageStructure.begins(lines[index].text) && repetitions[Self.shape(lines[index].text), default: 0] >= 3 {
        reasons[index] = reason
      }
    }
  }

  private static func shape(_ text: String) -> String {
    String(text.map { $0.isNumber ? "0" : $0 })
  }
}
