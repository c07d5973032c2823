/// Writes records as YAML that `YAMLDocument` reads back word for word.
package struct RecordWriter {
  package private(set) var yaml = ""
  private var indentation = ""
  /// The first key of a list's element stands behind its hyphen.
  private var isAfterHyphen = false

  package init() {}

  /// A key with a text; nothing when there is none.
  package mutating func text(_ key: String, _ value: String?) {
    guard let value else { return }
    line("\(Self.scalar(key)): \(Self.scalar(value))")
  }

  /// A key with a list of texts on one line; nothing when it is empty.
  package mutating func texts(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    line("\(Self.scalar(key)): [\(values.map(Self.scalar).joined(separator: ", "))]")
  }

  /// A key with a mapping from names to texts. Values of one name are joined: a mapping has a name once.
  package mutating func mapping(_ key: String, _ entries: [(name: String, values: [String])]) {
    guard !entries.isEmpty else { return }
    line("\(Self.scalar(key)):")
    indentation += "  "
    var places: [String: Int] = [:]
    var merged: [(name: String, values: [String])] = []
    for entry in entries {
      if let place = places[entry.name] {
        merged[place].values += entry.values
      } else {
        places[entry.name] = merged.count
        merged.append(entry)
      }
    }
    for entry in merged {
      if entry.values.count == 1 { text(entry.name, entry.values[0]) } else { texts(entry.name, entry.values) }
    }
    indentation.removeLast(2)
  }

  /// A key with a list of records; nothing when it is empty.
  package mutating func list<Element>(_ key: String, _ elements: [Element], _ write: (inout RecordWriter, Element) -> Void) {
    guard !elements.isEmpty else { return }
    line("\(Self.scalar(key)):")
    indentation += "    "
    for element in elements {
      isAfterHyphen = true
      write(&self, element)
      isAfterHyphen = false
    }
    indentation.removeLast(4)
  }

  private mutating func line(_ text: String) {
    yaml += isAfterHyphen ? indentation.dropLast(2) + "- " : indentation
    yaml += text + "\n"
    isAfterHyphen = false
  }

  /// Plain where nothing could be misread, else in quotation marks with everything escaped that is not plain text.
  package static func scalar(_ text: String) -> String {
    func isSafe(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "("),
        UInt8(ascii: ")"):
        true
      default: byte >= 0x80
      }
    }
    let isPlain =
      text.utf8.allSatisfy(isSafe) && text.unicodeScalars.first.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) } ?? false
      && text.utf8.last != UInt8(ascii: " ") && text != "null"
      && text.unicodeScalars.allSatisfy { !needsEscape($0) }
    guard !isPlain else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where needsEscape(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Control and formatting characters, every kind of line end, and blanks that look like others.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: true
    case .spaceSeparator: scalar != " "
    default: scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }
  }
}
