internal import Diagnostics

/// The number of a control, group or part as the catalog prints it.
struct OSCALLabel {
  /// "AC-2(1)", "a."; empty when there is none.
  var text: String
  /// The value that holds it; `nil` when it was derived from the identifier.
  var value: RecordValue?

  /// The label without a class; else one that the identifier gives, `ac-2.1` being AC-2(1); else an alternative identifier.
  ///
  /// Labels with a class write the number in other ways, such as AC-02(01), which differ from edition to edition.
  init(of owner: RecordValue) {
    let properties = (owner["props"] ?? owner["properties"])?.elements ?? []
    func find(_ name: String, plain: Bool) -> RecordValue? {
      properties.first { $0["name"]?.text == name && ($0["class"] == nil || !plain) }?["value"]
    }
    if let value = find("label", plain: true) {
      self.init(text: value.text ?? "", value: value)
    } else if owner["parts"] != nil || owner["controls"] != nil || owner["class"] != nil,
      let derived = owner["id"]?.text.flatMap(Self.derived)
    {
      self.init(text: derived, value: nil)
    } else if let value = find("alt-identifier", plain: false) ?? find("label", plain: false) {
      self.init(text: value.text ?? "", value: value)
    } else {
      self.init(text: "", value: nil)
    }
  }

  private init(text: String, value: RecordValue?) {
    self.text = text.trimmingBlanks
    self.value = value
  }

  /// "AC-2(1)" of `ac-2.1`: letters, a hyphen, a number, perhaps a full stop and another number.
  static func derived(from id: String) -> String? {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy(\.isASCIILetter) else { return nil }
    let numbers = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(numbers.count), numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isASCIIDigit) }) else { return nil }
    let base = "\(parts[0].uppercased())-\(numbers[0])"
    return numbers.count == 2 ? "\(base)(\(numbers[1]))" : base
  }

  /// The number below another: "(1)" of AC-2(1) below AC-2; `nil` when it is no such number.
  func suffix(below parent: String) -> String? {
    guard !parent.isEmpty, text.hasPrefix(parent) else { return nil }
    let rest = String(text.dropFirst(parent.count))
    guard let enumerator = Enumerator(rest), enumerator.delimiter == .parentheses else { return nil }
    return rest
  }
}

extension String {
  /// Without blanks and line breaks at its ends, and with one blank for each run of them within that breaks a line.
  package var trimmingBlanks: String {
    let bytes = utf8
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
    let trimmed = first == bytes.startIndex && bytes.index(after: last) == bytes.endIndex ? self : String(self[first...last])
    guard trimmed.utf8.contains(where: { $0 < 0x20 }) else { return trimmed }
    return trimmed.split { $0.isNewline || $0.isWhitespace || ($0.utf8.first ?? 0x20) < 0x20 }.joined(separator: " ")
  }
}
