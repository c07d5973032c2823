import Diagnostics
import Foundation
import TestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import LegalText

private let nowhere = SourcePosition(startOf: "real")

/// The paragraphs of a RegML part, by label.
final class SmallRegMLReader: NSObject, XMLParserDelegate {
  private var builder = EditionBuilder(instrument: InstrumentIdentifier("regulation-p"))
  private var path: [String] = []
  private var text = ""
  private var isInPart = false

  static func read(_ path: String) throws -> Edition {
    let reader = SmallRegMLReader()
    let parser = XMLParser(data: try SharedData.data(path))
    parser.delegate = reader
    _ = parser.parse()
    return reader.builder.finish().value.edition
  }

  func parser(_ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]) {
    path.append(name)
    if name == "part" { isInPart = true }
    let label = attributes["label"] ?? ""
    switch name {
    case "part", "subpart", "appendix", "appendixSection": builder.open(.division, label: label, designation: label, at: nowhere)
    case "section" where isInPart:
      builder.open(.section, label: label.replacing("-", with: ".", maxReplacements: 1), designation: label, at: nowhere)
    case "paragraph": builder.open(.subdivision, label: label.split(separator: "-").last.map(String.init) ?? "", designation: attributes["marker"] ?? "", at: nowhere)
    default: break
    }
    if name != "def" { text = "" }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    path.removeLast()
    let isParagraph = path.last == "paragraph"
    switch name {
    case "content" where isParagraph && !text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty:
      builder.add(Paragraph(text.split(whereSeparator: \.isNewline).joined(separator: " ")), origin: TextOrigin())
    case "title" where isParagraph:
      if let current = builder.current { builder.update(current) { $0.heading = text } }
    case "part":
      builder.close()
      isInPart = false
    case "subpart", "appendix", "appendixSection", "paragraph": builder.close()
    case "section" where isInPart: builder.close()
    default: break
    }
  }
}

/// Every paragraph of eCFR XML in its division or section.
final class SmallECFRReader: NSObject, XMLParserDelegate {
  private var builder = EditionBuilder(instrument: InstrumentIdentifier("cfr-1"))
  private var text = ""

  static func read(_ path: String) throws -> Edition {
    let reader = SmallECFRReader()
    let parser = XMLParser(data: try SharedData.data(path))
    parser.delegate = reader
    _ = parser.parse()
    return reader.builder.finish().value.edition
  }

  func parser(_ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]) {
    if name.hasPrefix("DIV"), let number = attributes["N"] {
      builder.open(attributes["TYPE"] == "SECTION" ? .section : .division, label: number, designation: number, at: nowhere)
    }
    if !["E", "I", "SU"].contains(name) { text = "" }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch name {
    case "HEAD":
      if let current = builder.current { builder.update(current) { $0.heading = text } }
    case _ where name == "P" || name.hasPrefix("FP") || name == "CITA":
      builder.add(Paragraph(text.split(whereSeparator: \.isNewline).joined(separator: " ")), origin: TextOrigin())
    case _ where name.hasPrefix("DIV"): builder.close()
    default: break
    }
  }
}

/// Groups, controls and parts of an OSCAL catalog; the assessment parts as notes.
enum SmallOSCALReader {
  static func read(_ path: String) throws -> Edition {
    var builder = EditionBuilder(instrument: InstrumentIdentifier("privacy-baseline"))
    let root = try JSONSerialization.jsonObject(with: try SharedData.data(path)) as? [String: Any]
    let catalog = root?["catalog"] as? [String: Any] ?? [:]
    for group in list(catalog, "groups") {
      builder.open(.division, label: text(group, "id"), designation: text(group, "id"), heading: text(group, "title"), at: nowhere)
      for control in list(group, "controls") { add(control, &builder) }
      builder.close()
    }
    return builder.finish().value.edition
  }

  private static func list(_ value: [String: Any], _ key: String) -> [[String: Any]] { value[key] as? [[String: Any]] ?? [] }
  private static func text(_ value: [String: Any], _ key: String) -> String { value[key] as? String ?? "" }

  private static func add(_ control: [String: Any], _ builder: inout EditionBuilder) {
    let label = list(control, "props").first { text($0, "name") == "label" && $0["class"] == nil }.map { text($0, "value") }
    builder.open(.section, label: text(control, "id"), designation: label ?? text(control, "id"), heading: text(control, "title"), at: nowhere)
    for part in list(control, "parts") { add(part, &builder, number: 0) }
    builder.close()
    for inner in list(control, "controls") { add(inner, &builder) }
  }

  private static func add(_ part: [String: Any], _ builder: inout EditionBuilder, number: Int) {
    let name = text(part, "name")
    let label = text(part, "id").isEmpty ? "\(name)-\(number)" : text(part, "id")
    let kind: ProvisionKind = ["statement", "item"].contains(name) ? .subdivision : .note
    builder.open(kind, label: label, designation: "", at: nowhere)
    if !text(part, "prose").isEmpty {
      builder.add(Paragraph(text(part, "prose").split(whereSeparator: \.isNewline).joined(separator: " ")), origin: TextOrigin())
    }
    for (number, inner) in list(part, "parts").enumerated() { add(inner, &builder, number: number) }
    builder.close()
  }
}

/// The California regulations of 2020 from damaged JSON, and those of 2024 from the tree.
enum SmallCCPAReader {
  private static let instrument = InstrumentIdentifier("ccpa-regulations")

  static func read2020() throws -> Edition {
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

  static func read2024() throws -> Edition {
    var builder = EditionBuilder(instrument: instrument)
    var path: [String] = []
    for line in try SharedData.text("ccpa/ccpa-regs-2024-01.tree.txt").split(separator: "\n") {
      let content = line.drop { $0 == " " }
      let name = content.prefix { $0 != " " }
      let text = content.dropFirst(name.count + 1).split(separator: " ").joined(separator: " ")
      let parts = name.split { $0 == "-" || $0 == "." }.map(String.init)
      if ["CHAPTER", "ARTICLE", "Appendix"].contains(name) || Int(parts.first ?? "") == nil || parts[0].count != 4 {
        guard ["CHAPTER", "ARTICLE"].contains(name) else {
          builder.add(Paragraph(String(content)), origin: TextOrigin())
          continue
        }
        builder.close(to: name == "CHAPTER" ? 0 : 1)
        path = []
        let number = String(text.prefix { $0 != " " })
        builder.open(.division, label: "\(name.lowercased())-\(number)", designation: "\(name) \(number)", heading: String(text.dropFirst(number.count + 1)), at: nowhere)
        continue
      }
      var shared = 0
      while shared < min(path.count, parts.count - 1), path[shared] == parts[shared] { shared += 1 }
      builder.close(to: builder.openProvisions.count - (path.count - shared))
      path = Array(path.prefix(shared))
      for part in parts[shared...] {
        path.append(part)
        let isSection = path.count == 1
        builder.open(
          isSection ? .section : .subdivision, label: part, designation: isSection ? "§ \(part)." : "(\(part))",
          heading: isSection ? text : nil, level: path.count - 1, at: nowhere)
      }
      if parts.count > 1, !text.isEmpty { builder.add(Paragraph(text), origin: TextOrigin()) }
    }
    return builder.finish().value.edition
  }
}
