/// What a line of extracted text begins.
enum PageStructure {
  /// "11 C.C.R. § 7028. Requests …", "Article 4. SERVICE PROVIDERS …".
  case heading(OutlineHeading)
  /// "Note: Authority cited: …"
  case note
  /// "(a)  A service provider …"
  case enumerated
  /// Text that goes on from the line before, or a paragraph without a number.
  case text

  init(_ line: String) {
    if let heading = Self.heading(line) {
      self = .heading(heading)
    } else if line.hasPrefix("Note:") || line.hasPrefix("NOTE:") {
      self = .note
    } else if let first = LeadingEnumerators(in: line).enumerators.first, first.delimiter == .parentheses {
      self = .enumerated
    } else {
      self = .text
    }
  }

  static func begins(_ line: String) -> Bool {
    if case .text = PageStructure(line) { false } else { true }
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
