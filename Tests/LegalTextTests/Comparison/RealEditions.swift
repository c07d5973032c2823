import Diagnostics
import Foundation
import TestSupport

@testable import LegalText

/// Real editions, each through the reader of its format.
enum RealEdition {
  static func read(_ path: String, _ instrument: String) throws -> Edition {
    let source = try sharedSource(path)
    return EditionFile.read(source, instrument: InstrumentIdentifier(instrument)).value.parsed.edition
  }

  /// A catalog whose parts have the ids of its file as the components of their addresses, with words before each.
  static func addressedByIdentifiers(_ path: String, _ instrument: String, prefix: String = "") throws -> Edition {
    let source = try sharedSource(path)
    let reading = EditionFile.read(source, instrument: InstrumentIdentifier(instrument)).value
    var names: [ProvisionIndex: String] = [:]
    for (name, index) in reading.identifiers { names[index] = min(names[index] ?? "~", String(name.drop { $0 == "#" })) }
    var provisions = reading.parsed.edition.provisions
    for index in provisions.indices {
      guard let parent = provisions[index].parent, provisions[index].kind != .section, provisions[index].kind != .division else { continue }
      let label = names[index] ?? provisions[index].address.components.last ?? ""
      provisions[index].address = provisions[parent].address.child(names[index] == nil ? label : prefix + label)
    }
    return Edition(instrument: reading.parsed.edition.instrument, provisions: provisions)
  }
}

/// The California regulations of 2020 from damaged JSON, which is in no format that is published.
enum DamagedRegulations {
  private static let instrument = InstrumentIdentifier("ccpa-regulations")

  static func read() throws -> Edition {
    let objects = try JSONSerialization.jsonObject(with: SharedData.data("ccpa/cyberbridge-ccpa-regs-2020-999.3xx.json")) as? [[String: Any]] ?? []
    var outline = ""
    var article = ""
    var section = ""
    for object in objects {
      func text(_ key: String) -> String { object[key] as? String ?? "" }
      if text("chapter_title") != article {
        article = text("chapter_title")
        outline += "# \(article.replacing(":", with: ".").prefix { $0 != "(" })\n\n"
      }
      if text("subchapter") != section {
        section = text("subchapter")
        outline += "## § \(section.replacing("Section ", with: "").replacing(":", with: "."))\n\n"
      }
      let plain = text("requirement_description").replacing("\t", with: ",").replacing("\"\"", with: "\"").replacing("\\", with: "")
      outline += divided(plain) + "\n\n"
    }
    return OutlineReader.read(SourceText(path: "2020.md", text: outline), instrument: instrument).value.edition
  }

  /// A line before each enumerator that begins a sentence.
  private static func divided(_ text: String) -> String {
    let bytes = Array(text)
    var result = ""
    for (index, character) in bytes.enumerated() {
      if character == "(", let close = bytes[index...].prefix(5).firstIndex(of: ")"), close > index + 1 {
        let before = bytes[..<index].reversed().drop { $0 == " " }.first
        let label = bytes[(index + 1)..<close]
        let isLabel = label.allSatisfy(\.isNumber) || label.count == 1 && label.first?.isLetter == true || Set(label).isSubset(of: "ivx")
        if isLabel, before == nil || ".;:\n\"”".contains(before ?? " ") { result += "\n\n" }
      }
      result.append(character == "\n" ? " " : character)
    }
    return result.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
