package import Diagnostics
internal import Foundation
package import LegalText
package import Testing

/// Every scalar of a JSON text in order, found without the reader that is tested: keys and `null` aside.
package func scalars(ofJSON text: String) throws -> [String] {
  let bytes = Array(text.utf8)
  var result: [String] = []
  var offset = 0
  while offset < bytes.count {
    let start = offset
    switch bytes[offset] {
    case UInt8(ascii: "\""):
      offset += 1
      while bytes[offset] != UInt8(ascii: "\"") { offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1 }
      offset += 1
      let next = bytes[offset...].first { $0 > 0x20 }
      if next == UInt8(ascii: ":") { continue }
      let literal = bytes[start..<offset]
      if literal.contains(UInt8(ascii: "\\")) {
        let value = try JSONSerialization.jsonObject(with: Data(literal), options: .fragmentsAllowed)
        result.append(value as? String ?? "")
      } else {
        result.append(String(decoding: literal.dropFirst().dropLast(), as: UTF8.self))
      }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
      while offset < bytes.count, bytes[offset] > 0x20, !",]}".utf8.contains(bytes[offset]) { offset += 1 }
      let word = String(decoding: bytes[start..<offset], as: UTF8.self)
      if word != "null" { result.append(word) }
    default: offset += 1
    }
  }
  return result
}

/// Every scalar of a record in order.
package func scalars(of value: RecordValue?) -> [String] {
  guard let value else { return [] }
  if let text = value.text { return [text] }
  return value.elements.flatMap { scalars(of: $0) } + value.entries.flatMap { scalars(of: $0.value) }
}

/// Together the runs of the account hold every non-space character of the scalars, in order; and what is said to be kept does
/// stand in the edition.
package func expectCompleteAccount(
  _ reading: EditionReading, of scalars: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let expected = scalars.map(squeezed).joined()
  let found = reading.account.map { squeezed($0.text) }.joined()
  if expected != found {
    let common = zip(expected.utf8, found.utf8).prefix { $0 == $1 }.count
    let from = max(0, common - 40)
    func around(_ text: String) -> String { String(decoding: Array(text.utf8).dropFirst(from).prefix(120), as: UTF8.self) }
    Issue.record("account differs from the source: '\(around(expected))' is '\(around(found))'", sourceLocation: sourceLocation)
  }
  let positions = reading.account.map(\.position)
  #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 <= $1 }, "runs are out of order", sourceLocation: sourceLocation)
  let shingles = Shingles(reading.parsed.edition)
  let lost = reading.account.filter { $0.disposition == .kept && !shingles.contain($0.text) }
  #expect(lost.isEmpty, "\(lost.count) runs are kept and not in the edition, first \(lost.first.map { "\($0)" } ?? "")", sourceLocation: sourceLocation)
}

/// Without white space: of ASCII, and the no-break spaces and line separators of texts.
package func squeezed(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 > 0x20 }), !text.utf8.contains(where: { $0 >= 0x80 }) { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
}

/// All pieces of eight bytes of an edition's texts, white space aside.
private struct Shingles {
  private var pieces: Set<UInt64> = []
  private var whole: Set<String> = []
  private var all = Data()

  init(_ edition: Edition) {
    // What stands in one value may be several paragraphs of a provision.
    for provision in edition.provisions {
      let paragraphs = provision.paragraphs.map(\.text).joined()
      for text in texts(of: provision) + [paragraphs] {
        let bytes = Array(squeezed(text).utf8)
        whole.insert(String(decoding: bytes, as: UTF8.self))
        pieces.formUnion(Self.pieces(bytes))
        all.append(contentsOf: bytes)
      }
    }
  }

  func contain(_ text: String) -> Bool {
    let squeezed = squeezed(text)
    if squeezed.isEmpty || whole.contains(squeezed) { return true }
    let bytes = Array(squeezed.utf8)
    return bytes.count < 8 ? all.range(of: Data(bytes)) != nil : Self.pieces(bytes).allSatisfy(pieces.contains)
  }

  private static func pieces(_ bytes: [UInt8]) -> [UInt64] {
    var result: [UInt64] = []
    var piece: UInt64 = 0
    for (offset, byte) in bytes.enumerated() {
      piece = piece << 8 | UInt64(byte)
      if offset >= 7 { result.append(piece) }
    }
    return result
  }
}

/// Every text of an edition in order: numbers, headings, paragraphs, cells.
package func texts(of edition: Edition) -> [String] { edition.provisions.flatMap { texts(of: $0) } }

private func texts(of provision: Provision) -> [String] {
  [provision.designation, provision.heading ?? ""]
    + provision.content.flatMap { content -> [String] in
      switch content {
      case .paragraph(let paragraph): [paragraph.text]
      case .table(let table): table.rows.flatMap { $0 }
      case .child: []
      }
    }
}

/// Each character of each paragraph stands in the file at the place that the edition gives for it; what a reader put in its own
/// words is left out: `ours` are the headings of notes that it words itself, and brackets.
package func expectTruePlaces(
  _ reading: EditionReading, in source: SourceText, ours: Set<String> = [], sourceLocation: SourceLocation = #_sourceLocation
) {
  let bytes = Array(source.text.utf8)
  var wrong: [String] = []
  var all = 0
  for index in reading.parsed.edition.provisions.indices where !ours.contains(reading.parsed.edition.provisions[index].heading ?? "") {
    for (item, content) in reading.parsed.edition.provisions[index].content.enumerated() {
      guard let text = content.paragraph?.text else { continue }
      let words = Array(text.utf8)
      for start in words.indices where words[start] > 0x20 && (start == 0 || words[start - 1] == 0x20) {
        let end = words[start...].firstIndex { $0 == 0x20 } ?? words.count
        guard words[start..<end].allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else { continue }
        guard !ours.contains(String(decoding: words[start..<end], as: UTF8.self)) else { continue }
        guard let position = reading.parsed.places.position(of: start, item: item, in: index) else { continue }
        let offset = source.offset(ofLine: position.line) + position.column - 1
        all += 1
        if !bytes[offset...].starts(with: words[start..<end]) {
          wrong.append("\(position): \(String(decoding: words[start..<end], as: UTF8.self))")
        }
      }
    }
  }
  #expect(all > 0 && wrong.count * 1000 <= all, "\(wrong.count) of \(all) words stand elsewhere, as \(wrong.prefix(5))", sourceLocation: sourceLocation)
}

/// Writing an edition in outline form and reading it again gives the same edition.
package func expectRoundTrip(_ edition: Edition, sourceLocation: SourceLocation = #_sourceLocation) {
  let written = OutlineWriter.write(edition)
  let again = OutlineReader.read(SourceText(path: "again.md", text: written), instrument: edition.instrument)
  if again.value.edition != edition {
    let pair = zip(edition.provisions, again.value.edition.provisions).first { $0 != $1 }
    Issue.record(
      "the outline reads differently: \(pair.map { "\($0)\n\($1)" } ?? "\(edition.provisions.count) provisions, \(again.value.edition.provisions.count) read; notes \(edition.editorNotes == again.value.edition.editorNotes)")",
      sourceLocation: sourceLocation)
  }
  let errors = again.diagnostics.filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(errors.prefix(3))", sourceLocation: sourceLocation)
}

/// A real file with its path in the data folder as its name.
package func sharedSource(_ path: String) throws -> SourceText {
  SourceText(path: path, text: try SharedData.text(path))
}

extension Edition {
  package func count(_ kind: ProvisionKind) -> Int { provisions.count { $0.kind == kind } }
}
