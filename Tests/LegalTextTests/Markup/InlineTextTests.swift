import Diagnostics
import LegalText
import Testing

@Suite struct InlineTextTests {
  private func inline(_ text: String) throws -> (piece: InlineText.Piece, takenOut: [Int], runs: [ImportedRun], warnings: [String]) {
    let document = try #require(MarkupDocument.read(SourceText(path: "a.xml", text: text)).value)
    var account = MarkupAccount(document)
    var inline = InlineText()
    inline.append(0, of: document, account: &account) { node in
      switch document.localName(of: node) {
      case "ref": .reference(target: document.attribute("href", of: node) ?? "")
      case "footnote": .takenOut
      case "mark": .leftOut(.footnoteMark)
      case "br": .separate
      default: .inline
      }
    }
    let taken = inline.take()
    return (try #require(taken), inline.takeTakenOut(), account.runs(of: document), account.unrecognized(in: document).map(\.description))
  }

  @Test func collapsesWhiteSpaceAndDropsInlineMarkup() throws {
    let result = try inline("<p>  The <i>term</i>\n  “agency”<br/>means\u{A0}any\u{202F} <b> </b> one;</p>")
    #expect(result.piece.paragraph.text == "The term “agency” means\u{A0}any\u{202F} one;")
  }

  @Test func marksReferencesByTheirBytes() throws {
    let result = try inline("<p>see § <ref href='/us/1'> section\n 1</ref>, é and <ref href='/us/2'>2</ref></p>")
    let text = result.piece.paragraph.text
    #expect(result.piece.references.map(\.target) == ["/us/1", "/us/2"])
    #expect(result.piece.references.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == ["section 1", "2"])
  }

  @Test func takesFootnotesOutAndAccountsForEveryPiece() throws {
    let result = try inline("<p>one<mark>1</mark><footnote>note</footnote>\ntwo</p>")
    #expect(result.piece.paragraph.text == "one two")
    #expect(result.takenOut == [4])
    #expect(result.runs.map { "\($0.position.line):\($0.position.column) \($0.text) \($0.disposition)" } == [
      "1:4 one kept", "1:13 1 removed(LegalText.RemovalReason.footnoteMark)",
      "1:31 note removed(LegalText.RemovalReason.notRecognized)", "2:1 two kept",
    ])
    #expect(result.warnings == [
      "a.xml:1:31: warning: Text of element 'footnote' is not recognized and was left out; check that it is no law [markup-unrecognized]"
    ])
  }

  @Test func knowsWhereEachWordStandsInTheSource() throws {
    let result = try inline("<p>a &amp; b<!-- c -->c\r\n  d<![CDATA[ e]]> &#233;f</p>")
    let text = result.piece.paragraph.text
    #expect(text == "a & bc d e éf")
    let places = ["a": "1:4", "&": "1:6", "b": "1:12", "c": "1:23", "d": "2:3", "e": "2:14", "f": "2:25"]
    for (letter, place) in places.sorted(by: { $0.key < $1.key }) {
      let offset = try #require(Array(text.utf8).firstIndex { [$0] == Array(letter.utf8) })
      let position = try #require(result.piece.origin.position(of: offset))
      #expect("\(position.line):\(position.column)" == place, "\(letter)")
    }
  }
}
