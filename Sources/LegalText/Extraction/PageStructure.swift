/// What a line of extracted text begins.
enum PageStructure {
  /// "11 C.C.R. § 7028. Requests …", "Article 4. SERVICE PROVIDERS …".
  case heading(OutlineHeading)
  /// "Note: Authority cited: …"
  case note
  /// "(a)  A service provider …", "1.   This Regulation …"
  case enumerated
  /// Text that goes on from the line before, or a paragraph without a number.
  case text

  init(_ line: String, style: PageStyle) {
    if let heading = Self.heading(line) ?? Self.bareHeading(line, style) {
      self = .heading(heading)
    } else if line.hasPrefix("Note:") || line.hasPrefix("NOTE:") {
      self = .note
    } else if let first = LeadingEnumerators(in: line).enumerators.first, first.delimiter == .parentheses {
      self = .enumerated
    } else if Self.isNumberedParagraph(line) {
      self = .enumerated
    } else {
      self = .text
    }
  }

  /// Whether it begins something rather than goes on.
  var begins: Bool {
    if case .text = self { false } else { true }
  }

  static func begins(_ line: String) -> Bool { PageStructure(line, style: .plain).begins }

  /// "1.   This Regulation …": the number of a paragraph is set off by no-break or several blanks; "49. In" at a line's start is
  /// the end of a wrapped reference.
  static func isNumberedParagraph(_ line: String) -> Bool {
    let bytes = line.utf8.prefix(12)
    let digits = bytes.prefix { $0.isASCIIDigit }
    guard (1...3).contains(digits.count) else { return false }
    let rest = bytes.dropFirst(digits.count)
    guard rest.first == UInt8(ascii: ".") else { return false }
    return rest.dropFirst().starts(with: [0xC2, 0xA0]) || rest.dropFirst().starts(with: [0x20, 0x20]) || rest.dropFirst().starts(with: [0x20, 0xC2, 0xA0])
  }

  private static func bareHeading(_ line: String, _ style: PageStyle) -> OutlineHeading? {
    guard style.hasBareHeadings, let bare = BareHeading(line) else { return nil }
    let heading = OutlineHeading(line.replacing("\u{A0}", with: " "), kind: bare.word == "article" && style.articlesAreSections ? .section : .division)
    return heading.designation.isEmpty && bare.word != "annex" ? nil : heading
  }

  /// A heading has its number closed by a full stop and a title that begins with a capital; "Article 263 TFEU" and "section 7004
  /// when obtaining" begin no section.
  private static func heading(_ line: String) -> OutlineHeading? {
    let candidates = [OutlineHeading(line)] + (line.hasPrefix("Section ") || line.hasPrefix("SECTION ") ? [OutlineHeading(line, kind: .section)] : [])
    return candidates.last { heading in
      guard heading.kind == .section || heading.kind == .division, !heading.designation.isEmpty else { return false }
      guard heading.designation.hasSuffix(".") || heading.designation.hasSuffix(":") || heading.designation.hasSuffix("—") else {
        return false
      }
      guard let title = heading.heading else { return true }
      return title.first.map { $0.isUppercase || $0 == "[" || $0 == "“" || $0 == "\"" || $0.isNumber } ?? false
    }
  }
}
