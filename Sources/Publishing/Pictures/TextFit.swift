/// How much room text takes in a picture, which nobody can measure when it is made: the reader's own fonts set it. Widths are
/// those of wide system fonts, so that text may end early and never runs over its neighbour.
enum TextFit {
  /// An upper bound in pixels.
  ///
  /// - Parameter size: of the font, in pixels.
  static func width(of text: String, size: Int, isBold: Bool = false) -> Int {
    let ems = text.unicodeScalars.reduce(0) { $0 + hundredths(of: $1) }
    return (ems * size * (isBold ? 108 : 100) + 9999) / 10000
  }

  /// Lines of at most `width` pixels, broken between words and, where one word is too long, inside it. What does not fit into
  /// `most` lines ends with "…".
  ///
  /// - Complexity: linear in the text that fits.
  static func lines(_ text: String, width: Int, size: Int, isBold: Bool = false, most: Int) -> [String] {
    func fits(_ line: String) -> Bool { Self.width(of: line, size: size, isBold: isBold) <= width }
    // No line has more than a character for every pixel; the rest of a hostile name need not be looked at.
    var words = String(text.prefix(width * most)).split(whereSeparator: \.isWhitespace).map(String.init)[...]
    var lines: [String] = []
    while let first = words.first {
      var line = first
      words.removeFirst()
      if fits(line) {
        while let next = words.first, fits(line + " " + next) {
          line += " " + next
          words.removeFirst()
        }
      } else {
        let head = cut(line, to: fits)
        words.insert(String(line.dropFirst(head.count)), at: words.startIndex)
        line = head
      }
      guard lines.count + 1 < most || words.isEmpty else {
        let rest = words.first.map { line + " " + $0 } ?? line
        lines.append(cut(rest) { fits($0 + "…") } + "…")
        return lines
      }
      lines.append(line)
    }
    return lines
  }

  /// The longest beginning that fits, at least one character.
  private static func cut(_ text: String, to fits: (String) -> Bool) -> String {
    var result = String(text.prefix(1))
    for character in text.dropFirst() {
      guard fits(result + String(character)) else { break }
      result.append(character)
    }
    while result.count > 1, result.last == " " { result.removeLast() }
    return result
  }

  private static func hundredths(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "’": 32
    case "f", "t", "r", "(", ")", "[", "]", "/", "-", "“", "”": 42
    case "m", "w", "M", "W", "@", "%", "—", "…": 100
    case "a"..."z", "0"..."9": 60
    case "A"..."Z", "&": 76
    default: wide(scalar)
    }
  }

  private static func wide(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: 0
    case .lowercaseLetter: 66
    case .uppercaseLetter: 84
    // A control character is shown as U+FFFD.
    case .control: 110
    default: scalar.value >= 0x1100 ? 110 : 80
    }
  }
}
