import Diagnostics
import Foundation
import FoundationXML
import LegalText
import TestSupport
import Testing

/// What the reader makes of a document is what FoundationXML's parser sees in it.
@Suite struct MarkupAgreementTests {
  @Test(arguments: [
    "<a/>", "<a  b = '1'\n\tc=\"2\"></a >", "<a>x<b/>y<b>z</b></a>", "<a t='&lt;&amp;&quot;&#x41;&#66;'>&gt;&apos;&#xe9;&#8212;</a>",
    "<a>one<!-- c --> two<![CDATA[<three> & ]]]]>four</a>", "<a t='1&#10;2\n3\t4  5'>\n  <b>\t</b>\n</a>",
    "<x:a xmlns:x='u:1' x:t='1' t='2'><a/><x:b xmlns:x='u:2'/><x:c/></x:a>", "<a xmlns='u:1'><b xmlns=''/><c><d xmlns='u:2'/></c></a>",
    "<été ça='là'>œuvre — “x” \u{1F600}</été>", "<a xml:lang='en' xml:space='preserve'> b </a>", "<a.b-c_d:e1 xmlns:a.b-c_d='u'/>",
  ])
  func seesWhatFoundationXMLSees(text: String) throws {
    try expectAgreement(on: text)
  }

  @Test(arguments: 0..<200) func seesWhatFoundationXMLSeesInAnyDocument(seed: Int) throws {
    var generator = RandomDocument(seed: UInt64(seed) + 1)
    let text = generator.document()
    try expectAgreement(on: text)
  }

  @Test(arguments: ["uslm/COMPS-895.xml", "ecfr/ECFR-title1.2024-current.xml", "akn/indigo-swahili_in.xml", "regml/1016/2016-16132.xml"])
  func seesWhatFoundationXMLSeesInRealLaw(path: String) throws {
    guard SharedData.has(path) else { return }
    let source = try #require(MarkupEncoding.decode(Array(SharedData.data(path)), path: path).value)
    try expectAgreement(on: source.text)
  }

  private func expectAgreement(on text: String) throws {
    let document = try #require(MarkupDocument.read(SourceText(path: "a.xml", text: text)).value)
    let foreign = Foreign.read(text)
    let attributes = Set(foreign.attributes.flatMap(\.keys)).sorted()
    var open: [Int] = []
    var lines: [String] = []
    var given: [[String: String]] = []
    for node in 0..<document.count {
      while let last = open.last, node >= document.end(of: last) { lines.append("/" + document.localName(of: open.removeLast())) }
      if let name = document.nameIndex(of: node) {
        lines.append(document.names[name].local + " " + document.names[name].namespace)
        given.append(attributes.reduce(into: [:]) { $0[$1] = document.attribute($1, of: node) })
        open.append(node)
      } else if document.isText(node) {
        lines.add(text: String(decoding: document.bytes(of: node), as: UTF8.self))
      }
    }
    lines += open.reversed().map { "/" + document.localName(of: $0) }
    #expect(lines == foreign.lines, "\(text.prefix(500))")
    #expect(given == foreign.attributes, "\(text.prefix(500))")
  }
}

/// FoundationXML's events: names with their namespaces, ends and texts in order, and each element's attributes.
private final class Foreign: NSObject, XMLParserDelegate {
  private(set) var lines: [String] = []
  private(set) var attributes: [[String: String]] = []

  static func read(_ text: String) -> Foreign {
    // It crashes at an instruction without data; instructions are held to the source by other tests.
    let parser = XMLParser(data: Data(text.replacing(#/<\?.*?\?>/#.dotMatchesNewlines(), with: "").utf8))
    let delegate = Foreign()
    parser.shouldProcessNamespaces = true
    parser.delegate = delegate
    _ = parser.parse()
    return delegate
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
  ) {
    lines.append(name + " " + (namespaceURI ?? ""))
    self.attributes.append(attributes)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { lines.append("/" + name) }
  func parser(_ parser: XMLParser, foundCharacters text: String) { lines.add(text: text) }
  func parser(_ parser: XMLParser, foundCDATA block: Data) { lines.add(text: String(decoding: block, as: UTF8.self)) }
}

extension [String] {
  fileprivate mutating func add(text: String) {
    if let last, last.hasPrefix("=") { self[count - 1] = last + text } else if !text.isEmpty { append("=" + text) }
  }
}

/// A well-formed document that uses all that XML has but declarations of types.
private struct RandomDocument {
  private var generator: SeededGenerator
  private static let names = ["a", "b1", "x:c", "y:d-e", "é", "_f.g", "x:a"]
  private static let pieces = [
    "t", " ", "\n", "\t", "&amp;", "&lt;", "&#x2014;", "&#233;", "é—\u{A0}", "]]", "\u{1F600}", "'", "\"", ">", "\r\n", "x  y",
  ]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  mutating func document() -> String {
    (below(2) == 0 ? "<?xml version='1.0'?>\n<!-- c -->" : "") + element(depth: 0, declaring: " xmlns:x='u:1' xmlns:y=\"u:2\"") + "\n"
  }

  private mutating func element(depth: Int, declaring declared: String = "") -> String {
    let name = Self.names[below(Self.names.count)]
    var tag = "<\(name)\(declared)"
    for attribute in ["n", "x:n", "xml:lang"] where below(3) == 0 {
      tag += " \(attribute) = '" + (0..<below(5)).map { _ in value() }.joined() + "'"
    }
    if below(6) == 0 { tag += " xmlns='u:\(below(3))'" }
    guard below(5) > 0 else { return tag + "/>" }
    var content = ""
    for _ in 0..<below(6) {
      switch below(7) {
      case 0 where depth < 6, 1 where depth < 6: content += element(depth: depth + 1)
      case 2: content += "<!-- & < \(below(9)) -->"
      case 3: content += "<![CDATA[<z> & ]] \(below(9))]]>"
      default: content += text()
      }
    }
    return "\(tag)>\(content)</\(name) >"
  }

  private mutating func text() -> String {
    let piece = Self.pieces[below(Self.pieces.count)]
    return piece == ">" ? "&gt;" : piece
  }

  private mutating func value() -> String {
    let piece = text()
    return piece == "'" ? "&apos;" : piece
  }
}
