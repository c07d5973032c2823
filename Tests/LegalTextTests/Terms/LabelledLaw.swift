import Diagnostics
import Foundation
import TestSupport

@testable import LegalText

/// The instruments whose definitions and modalities were labelled by hand, as editions.
enum LabelledLaw {
  static func edition(_ instrument: String) throws -> Edition? {
    switch instrument {
    case "civil-code": try tree("ccpa/ccpa-statute-2024-01.tree.txt", instrument)
    case "ccpa-regulations": try tree("ccpa/ccpa-regs-2024-01.tree.txt", instrument)
    case "gdpr": try articles("gdpr/gdprtext-gdpr.json", instrument)
    case "regulation-p": try RealEdition.read("regml/1016/2016-16132.xml", instrument)
    case "usc-44": try RealEdition.read("uslm/usc44.xml", instrument)
    case "cfr-1": try RealEdition.read("ecfr/ECFR-title1.2024-current.xml", instrument)
    case "cfr-27": try RealEdition.read("uslm/CFR-2018-title27-vol3-uslm.xml", instrument)
    case "com-2013-619": try RealEdition.read("akn/oasis-eu_COM_2013_0619_EN-8.xml", instrument)
    case "uk-2014-27": try RealEdition.read("akn/oasis-uk_pga-2014-27-enacted-data.xml", instrument)
    case "usc-9": try RealEdition.read("akn/oasis-us_Title9-Chap3-eng.xml", instrument)
    default: nil
    }
  }

  static func levelNames(_ instrument: String) -> [String] {
    switch instrument {
    case "civil-code": ["subdivision", "paragraph", "subparagraph", "clause", "subclause"]
    case "ccpa-regulations": ["subsection", "paragraph", "subparagraph", "clause"]
    case "gdpr", "com-2013-619": ["paragraph", "point"]
    case "regulation-p", "cfr-1", "cfr-27": ["paragraph"]
    case "uk-2014-27": ["subsection", "paragraph"]
    default: ["subsection", "paragraph", "subparagraph", "clause", "subclause"]
    }
  }

  /// The rows of a table beside the tests, without its comments.
  static func rows(_ name: String, file: String = #filePath) throws -> [[String]] {
    let table = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name)
    return try String(contentsOf: table, encoding: .utf8).split(separator: "\n" as Character)
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t" as Character).map { String($0) } }
  }

  static func address(_ instrument: String, _ path: String) -> ProvisionAddress {
    ProvisionAddress(InstrumentIdentifier(instrument), path.split(separator: "/" as Character).map { String($0) })
  }

  /// "0.987", rounded down.
  static func printed(_ share: Double) -> String {
    let thousandths = String(Int((share * 1000).rounded(.down)))
    return thousandths.count > 3 ? "1.000" : "0." + String(repeating: "0", count: 3 - thousandths.count) + thousandths
  }

  // MARK: - One node a line

  private static func tree(_ path: String, _ instrument: String) throws -> Edition {
    var builder = PathBuilder(instrument)
    for line in try SharedData.text(path).split(separator: "\n" as Character) {
      let line = line.drop { $0 == " " }
      let end = line.firstIndex(of: " ") ?? line.endIndex
      let number = line[..<end]
      guard let first = number.first, first.isNumber, number.count >= 4 else {
        builder.continueSection(mended(String(line)))
        continue
      }
      let text = mended(String(line[end...].drop { $0 == " " }))
      let parts = labels(number)
      if parts.count == 1, !text.hasSuffix(".") || text == "Definitions." {
        builder.open(parts, heading: text, text: "")
      } else {
        builder.open(parts, heading: nil, text: text)
      }
    }
    return builder.finish()
  }

  /// "1798.100-a.3", "1798.199.80.a", "7050-a.3.A"
  private static func labels(_ number: Substring) -> [String] {
    var section = ""
    var rest = number
    while let separator = rest.firstIndex(where: { $0 == "." || $0 == "-" }) {
      let next = rest[rest.index(after: separator)...]
      section += rest[..<separator]
      rest = next
      if number[separator] == "-" || next.first?.isNumber != true { break }
      section += "."
    }
    if section.isEmpty || section.hasSuffix(".") {
      section += rest
      rest = ""
    }
    return [section] + rest.split { $0 == "." || $0 == "-" }.map { String($0) }
  }

  private static func mended(_ text: String) -> String {
    text.replacing(#/ ?CPPA Page \d+ of \d+/#, with: "").split(separator: " " as Character).joined(separator: " ")
  }

  // MARK: - GDPRtEXT

  private static func articles(_ path: String, _ instrument: String) throws -> Edition {
    let root = try JSONSerialization.jsonObject(with: SharedData.data(path)) as? [String: Any] ?? [:]
    var builder = PathBuilder(instrument)
    var pending = (root["chapters"] as? [[String: Any]] ?? []).reversed().map { (node: $0, path: [String]()) }
    while let (node, path) = pending.popLast() {
      var path = path
      let text = node["text"] as? String ?? ""
      switch node["type"] as? String {
      case "article":
        path = [node["number"] as? String ?? ""]
        builder.open(path, heading: node["title"] as? String, text: "")
      case "text": builder.continueProvision(path, text)
      case "point", "subpoint":
        path.append(node["number"] as? String ?? "")
        builder.open(path, heading: nil, text: text)
      default: path = []
      }
      let children = (node["contents"] ?? node["subpoints"]) as? [[String: Any]] ?? []
      pending += children.reversed().map { ($0, path) }
    }
    return builder.finish()
  }
}
