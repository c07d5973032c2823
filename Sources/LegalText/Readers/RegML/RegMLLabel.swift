/// The label of a level: the number of the part, the number of the section and the enumerators, joined with hyphens.
enum RegMLLabel {
  /// The component of a level's address: what its label adds to that of the level above, `i` for `1016-5-e-1-i` below
  /// `1016-5-e-1`. The last part of the label where it does not continue the one above.
  static func component(_ label: String, below parent: String) -> String {
    if !parent.isEmpty, label.hasPrefix(parent + "-") { return String(label.dropFirst(parent.count + 1)) }
    return label.split(separator: "-").last.map(String.init) ?? ""
  }

  /// The label of an interpretation without the word in it: `1016-3-a-Interp-1` is about `1016-3-a` and its first paragraph.
  static func interpreted(_ label: String) -> String { label.replacing("-Interp", with: "") }

  /// The number of a section as it is cited: `1016.5` for `1016-5`, `1016-A-p1` as it is for a section of an appendix.
  static func sectionNumber(_ label: String) -> String {
    let parts = label.split(separator: "-")
    guard parts.count == 2, parts.allSatisfy({ $0.first?.isNumber == true }) else { return label }
    return parts.joined(separator: ".")
  }

  /// "§ 1016.5" and what follows, where a heading repeats the number: "§ 1016.5 Annual privacy notice".
  ///
  /// - Returns: the UTF-8 length of the number as printed; 0 when the heading does not begin with it.
  static func lengthOfNumber(in heading: String) -> Int {
    let bytes = Array(heading.utf8)
    guard heading.hasPrefix("§") else { return 0 }
    var end = bytes.prefix { $0 == 0xC2 || $0 == 0xA7 }.count
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    if bytes[end...].starts(with: [0xC2, 0xA0]) { end += 2 }
    while end < bytes.count, bytes[end] != 0x20 { end += 1 }
    return end
  }
}
