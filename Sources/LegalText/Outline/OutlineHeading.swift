/// What the line of a heading says: "§ 7050. Service Providers" is section 7050, "Article 4. Titles" division `article-4`.
struct OutlineHeading: Equatable {
  var kind: ProvisionKind
  var designation: String
  var heading: String?
  /// The last component of the address, unless another is given.
  var label: String

  /// - Parameter kind: a kind that is given, and wins.
  init(_ text: String, kind: ProvisionKind? = nil) {
    let bytes = Array(text.utf8)
    let number: HeadingNumber? =
      switch kind {
      case nil: HeadingNumber(sectionSign: bytes) ?? HeadingNumber(division: bytes)
      case .section: HeadingNumber(sectionSign: bytes) ?? HeadingNumber(section: bytes)
      case .division: HeadingNumber(division: bytes)
      default: nil
      }
    self.kind = kind ?? (number?.isSection == true ? .section : .division)
    designation = number.map { String(decoding: bytes[..<$0.end], as: UTF8.self) } ?? ""
    let rest = bytes[(number?.end ?? 0)...].drop { number != nil && $0 == 0x20 }
    heading = rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
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
      guard Self.isWritten(scalar) else {
        pending = !result.isEmpty
        // Long headings are cut where a word ends.
        if result.utf8.count > 60 { break }
        continue
      }
      if pending { result += "-" }
      pending = false
      if scalar.isASCII {
        result.unicodeScalars.append(Unicode.Scalar(scalar.value < 0x41 ? UInt8(scalar.value) : UInt8(scalar.value) | 0x20))
      } else {
        result += scalar.properties.lowercaseMapping
      }
      if result.utf8.count > 120 { break }
    }
    if result.utf8.count > 60, let cut = result.prefix(60).lastIndex(of: "-") { result = String(result[..<cut]) }
    return result.isEmpty ? "unnumbered" : result
  }

  private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return UInt8(scalar.value).isASCIILetter || UInt8(scalar.value).isASCIIDigit }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
