internal import Diagnostics

/// Writes a mapping of provisions. `ProvisionMappingReader` gives back the same mapping.
package enum ProvisionMappingWriter {
  /// The file's text: one entry a line, in the order of `entries`.
  package static func write(_ mapping: ProvisionMapping) -> String {
    var lines = [
      "# What became of the provisions of one edition in the other. Entries without 'confirmed' are proposals and are not obeyed:",
      "# correct them, then say who confirmed them and when, here for all or in each entry:",
      "# confirmed: { by: counsel, on: 2026-11-24 }",
      "from: \(quoted(mapping.from.rawValue))",
      "to: \(quoted(mapping.to.rawValue))",
    ]
    lines.append(mapping.entries.isEmpty ? "provisions: []" : "provisions:")
    lines += mapping.entries.map { entry in
      var parts = ["change: \(entry.relation.rawValue)"]
      if !entry.from.isEmpty { parts.append("from: \(list(entry.from))") }
      if !entry.to.isEmpty { parts.append("to: \(list(entry.to))") }
      if let confirmed = entry.confirmed { parts.append("confirmed: { by: \(quoted(confirmed.by)), on: \(confirmed.on) }") }
      if let note = entry.note { parts.append("note: \(quoted(note))") }
      return "  - { \(parts.joined(separator: ", ")) }"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// An address as mappings print it: without its instrument.
  static func written(_ address: ProvisionAddress) -> String { address.components.joined(separator: "/") }

  private static func list(_ addresses: [ProvisionAddress]) -> String {
    let all = addresses.map { quoted(written($0)) }
    return all.count == 1 ? all[0] : "[\(all.joined(separator: ", "))]"
  }

  /// A YAML scalar: plain where nothing in it could be read as anything else, in double quotes otherwise.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { $0.isASCIILetter || $0.isASCIIDigit } ?? false
      && text.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "/._~+-".utf8.contains($0) }
      && text != "null"
    if isPlain { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value) || scalar.value == 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
