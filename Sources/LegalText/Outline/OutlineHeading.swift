/// What the line of a heading says: "§ 7050. Service Providers" is section 7050, "Article 4. Titles" division `article-4`.
struct OutlineHeading: Equatable {
  var kind: ProvisionKind
  var designation: String
  var heading: String?
  /// The last component of the address, unless another is given.
  var label: String

  /// - Parameter kind: a kind that is given, and wins.
  init(_ text: String, kind: ProvisionKind? = nil) {
    let number: HeadingNumber? =
      switch kind {
      case nil: HeadingNumber(sectionSign: text) ?? HeadingNumber(division: text)
      case .section: HeadingNumber(sectionSign: text) ?? HeadingNumber(section: text)
      case .division: HeadingNumber(division: text)
      default: nil
      }
    self.kind = kind ?? (number?.isSection == true ? .section : .division)
    designation = number.map { String(text[..<$0.end]) } ?? ""
    let rest = number.map { text[$0.end...].drop { $0 == " " } } ?? text[...]
    heading = rest.isEmpty ? nil : String(rest)
    label = number?.label ?? Self.slug(text)
  }

  /// A heading whose designation is given: the text holds no number.
  init(designation: String, heading: String?, kind: ProvisionKind) {
    self.kind = kind
    self.designation = designation
    self.heading = heading
    let parsed = designation.isEmpty ? nil : OutlineHeading(designation, kind: kind)
    if let parsed, !parsed.designation.isEmpty {
      label = parsed.label
    } else {
      label = Self.slug(designation.isEmpty ? heading ?? "" : designation)
    }
  }

  /// Letters and digits in lower case, joined by hyphens; at most 60 bytes, cut between words; never empty.
  static func slug(_ text: String) -> String {
    var result = ""
    var pending = false
    for scalar in text.unicodeScalars {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        pending = !result.isEmpty
        // Long headings are cut where a word ends.
        if result.utf8.count > 60 { break }
        continue
      }
      if pending { result += "-" }
      pending = false
      result += scalar.properties.lowercaseMapping
      if result.utf8.count > 120 { break }
    }
    if result.utf8.count > 60, let cut = result.prefix(60).lastIndex(of: "-") { result = String(result[..<cut]) }
    return result.isEmpty ? "unnumbered" : result
  }
}
