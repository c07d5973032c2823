import Foundation
import TestSupport

@testable import LegalText

/// A passage with the references that a reader labelled in it.
struct LabelledPassage {
  var address: ProvisionAddress
  var text: String
  var expected: [LabelledReference]
}

struct LabelledReference: Hashable {
  var range: Range<Int>
  /// Printed addresses; `[Name]/section/label` for an instrument that is not loaded.
  var targets: [String]

  init(range: Range<Int>, targets: [String]) {
    self.range = range
    self.targets = targets
  }

  init(_ citation: Citation) {
    range = citation.range
    targets = citation.pinpoints.map { pinpoint in
      switch citation.instrument {
      case .loaded(let instrument): pinpoint.address(in: instrument).description
      case .outside(let name): "[\(name)]/" + ([pinpoint.section] + pinpoint.path).joined(separator: "/")
      }
    }
  }
}

enum LabelledCitations {
  /// A table beside this file.
  enum Table: String {
    /// What the grammar was written against.
    case tuned = "labelled-citations.tsv"
    /// Passages of other texts, labelled before the finder was run on them.
    case heldOut = "held-out-citations.tsv"
    /// Passages of instruments that no other table has, labelled later.
    case fresh = "fresh-citations.tsv"
    /// Passages drawn at random, labelled before the finder was run on them.
    case random = "random-citations.tsv"
  }

  static let regulations = [
    CitationFixtures.regulations[0], CitationFixtures.regulations[1], CitationFixtures.regulations[2],
    CitationFixtures.regulation(
      "regulation-p", "Regulation P", "Regulation P", "12 CFR § {}", aliases: ["12 CFR 1016"], own: ["this part"],
      levels: ["paragraph"]),
    CitationFixtures.regulation(
      "tsca", "Toxic Substances Control Act", "TSCA", "TSCA § {}", aliases: [], own: ["this Act"],
      levels: ["subsection", "paragraph", "subparagraph", "clause", "subclause"]),
    CitationFixtures.regulation(
      "usc-44", "Title 44, United States Code", "44 U.S.C.", "44 U.S.C. § {}", aliases: [], own: ["this title"],
      levels: ["subsection", "paragraph", "subparagraph", "clause", "subclause"]),
    CitationFixtures.regulation(
      "cfr-1", "Title 1, Code of Federal Regulations", "1 CFR", "1 CFR § {}", aliases: [], own: ["this part"],
      levels: ["paragraph"]),
    CitationFixtures.regulation(
      "com-2013-619", "Proposal for a Regulation on new psychoactive substances", "COM(2013) 619",
      "COM(2013) 619 Art. {}", aliases: [], own: ["this Regulation"], levels: ["paragraph", "point"]),
    CitationFixtures.regulation(
      "cfr-27", "Title 27, Code of Federal Regulations", "27 CFR", "27 CFR § {}", aliases: [], own: ["this part"],
      levels: ["paragraph"]),
    CitationFixtures.regulation(
      "uk-2014-27", "Data Retention and Investigatory Powers Act 2014", "DRIPA 2014", "DRIPA 2014 s. {}", aliases: [],
      own: ["this Act"], levels: ["subsection", "paragraph"]),
    CitationFixtures.regulation(
      "usc-9", "Title 9, United States Code", "9 U.S.C.", "9 U.S.C. § {}", aliases: [], own: ["this title"],
      levels: ["subsection", "paragraph"]),
  ]

  static func read(_ table: Table) throws -> [LabelledPassage] {
    let table = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(table.rawValue)
    var passages: [LabelledPassage] = []
    var files: [String: [UInt8]] = [:]
    var places: [String: Int] = [:]
    for line in try String(contentsOf: table, encoding: .utf8).split(separator: "\n" as Character)
    where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t" as Character).map { String($0) }
      guard columns.count == 8, let start = Int(columns[2]), let length = Int(columns[3]) else { throw Malformed(String(line)) }
      let place = columns[1] + ":" + columns[2]
      if places[place] == nil {
        let bytes = try files[columns[1]] ?? Array(SharedData.data(columns[1]))
        files[columns[1]] = bytes
        let components = columns[4].split(separator: "/" as Character).map { String($0) }
        places[place] = passages.count
        passages.append(
          LabelledPassage(
            address: ProvisionAddress(InstrumentIdentifier(columns[0]), components),
            text: plainText(bytes[start..<(start + length)], isJSON: columns[1].hasSuffix(".json")), expected: []))
      }
      guard let offset = Int(columns[5]), let size = Int(columns[6]), let passage = places[place] else { continue }
      passages[passage].expected.append(
        LabelledReference(range: offset..<(offset + size), targets: targets(columns[7])))
    }
    return passages
  }

  struct Malformed: Error {
    var line: String
    init(_ line: String) { self.line = line }
  }

  private static func targets(_ column: String) -> [String] {
    column.components(separatedBy: "; ")
  }

  /// Without tags, entities and escapes, and with runs of blanks folded.
  private static func plainText(_ bytes: ArraySlice<UInt8>, isJSON: Bool) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    if isJSON {
      text = (try? JSONDecoder().decode([String].self, from: Data("[\"\(text)\"]".utf8)).first) ?? text
    } else if text.contains("<") || text.contains("&") {
      var isInTag = false
      text = String(
        String.UnicodeScalarView(
          text.unicodeScalars.filter { scalar in
            if scalar == "<" { isInTag = true }
            defer { if scalar == ">" { isInTag = false } }
            return !isInTag
          }))
      for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
        text = text.replacingOccurrences(of: entity, with: character)
      }
    }
    return text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }.joined(separator: " ")
  }
}
