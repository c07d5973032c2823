package import Diagnostics
package import Foundation
package import FoundationXML
package import LegalText
package import Testing

/// Proves that a reading of an XML file loses no character.
///
/// A bare pass over the file, which shares no code with the readers, collects all characters and processing instructions.
/// White space of XML aside, the runs of the account are these characters in order; the kept runs are the text of the edition
/// in order: designations, headings, paragraphs, cells; the moved runs are the text of the provisions that `isMoved` names, in
/// order. Nothing is allowed beyond that: a reader that reorders or synthesizes a character fails here. A format that has its
/// numbers in attributes says with `printsDesignation` which designations are text of the file.
package func expectWholeAccount(
  _ reading: EditionReading, of source: SourceText, isMoved: (Provision) -> Bool = { _ in false },
  printsDesignation: (Provision) -> Bool = { _ in true }, location: SourceLocation = #_sourceLocation
) {
  let bare = BarePass.read(source)
  func text(_ runs: some Sequence<ImportedRun>) -> String { runs.map { $0.text.withoutXMLSpace }.joined() }
  let instructions = reading.account.filter { $0.disposition == .removed(.processingInstruction) }
  let texts = reading.account.filter { $0.disposition != .removed(.processingInstruction) }
  expectSame(text(texts), bare.characters, "account and source", location)
  expectSame(text(instructions), bare.instructions, "processing instructions", location)
  let edition = EditionText(reading.parsed.edition, isMoved: isMoved, printsDesignation: printsDesignation)
  expectSame(text(texts.filter { $0.disposition == .kept }), edition.inPlace, "kept runs and edition", location)
  expectSame(text(texts.filter { $0.disposition == .moved }), edition.moved, "moved runs and edition", location)
}

/// Expects equal texts; where they differ, only the surroundings of the first difference are printed.
private func expectSame(_ left: String, _ right: String, _ what: String, _ location: SourceLocation) {
  guard left != right else { return }
  let one = Array(left.unicodeScalars)
  let other = Array(right.unicodeScalars)
  let place = zip(one, other).enumerated().first { $1.0 != $1.1 }?.offset ?? min(one.count, other.count)
  func near(_ scalars: [Unicode.Scalar]) -> String {
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars[max(0, place - 60)..<min(scalars.count, place + 60)])
    return result
  }
  Issue.record(
    "\(what) differ at character \(place) of \(one.count) and \(other.count):\n  …\(near(one))…\n  …\(near(other))…",
    sourceLocation: location)
}

/// The non-space text of an edition in document order.
private struct EditionText {
  var inPlace = ""
  var moved = ""

  init(_ edition: Edition, isMoved: (Provision) -> Bool, printsDesignation: (Provision) -> Bool) {
    for index in edition.provisions.indices where edition.provisions[index].parent == nil {
      add(index, of: edition, isMoved, printsDesignation, intoMoved: false)
    }
  }

  private mutating func add(
    _ index: Int, of edition: Edition, _ isMoved: (Provision) -> Bool, _ printsDesignation: (Provision) -> Bool, intoMoved: Bool
  ) {
    let provision = edition.provisions[index]
    let intoMoved = intoMoved || isMoved(provision)
    if printsDesignation(provision) { append(provision.designation, intoMoved) }
    append(provision.heading ?? "", intoMoved)
    for content in provision.content {
      switch content {
      case .paragraph(let paragraph): append(paragraph.text, intoMoved)
      case .table(let table): for cell in table.rows.joined() { append(cell, intoMoved) }
      case .child(let child): add(child, of: edition, isMoved, printsDesignation, intoMoved: intoMoved)
      }
    }
  }

  private mutating func append(_ text: String, _ intoMoved: Bool) {
    if intoMoved { moved += text.withoutXMLSpace } else { inPlace += text.withoutXMLSpace }
  }
}

/// All characters of a file and all processing instructions inside its root, straight from the parser.
package final class BarePass: NSObject, XMLParserDelegate {
  package private(set) var characters = ""
  package private(set) var instructions = ""
  package private(set) var isWellFormed = false
  private var depth = 0

  package static func read(_ source: SourceText) -> BarePass {
    let pass = BarePass()
    // FoundationXML on Linux crashes at an instruction without data; "-" stands for none.
    let text = source.text.replacing(/<\?([^\s?<>]*)\?>/) { "<?\($0.1) -?>" }
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = pass
    _ = parser.parse()
    pass.isWellFormed = parser.parserError == nil
    return pass
  }

  package func parser(_ parser: XMLParser, didStartElement: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]) { depth += 1 }
  package func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) { depth -= 1 }
  package func parser(_ parser: XMLParser, foundCharacters string: String) { characters += string.withoutXMLSpace }
  package func parser(_ parser: XMLParser, foundCDATA block: Data) { characters += String(decoding: block, as: UTF8.self).withoutXMLSpace }
  package func parser(_ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?) {
    if depth > 0 { instructions += target.withoutXMLSpace + (data == "-" ? "" : data ?? "").withoutXMLSpace }
  }
}

extension String {
  /// Without blanks, tabs and line ends; no-break and thin spaces stay.
  package var withoutXMLSpace: String {
    String(decoding: utf8.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }
}
