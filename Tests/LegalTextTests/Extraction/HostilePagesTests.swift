import Diagnostics
import LegalText
import Testing

/// Texts on which reading once took quadratic time are read whole; that it stays in proportion was measured, since times on a busy
/// machine decide nothing.
@Suite struct HostilePagesTests {
  @Test(
    .timeLimit(.minutes(2)),
    arguments: ["(a)", "1\n", "of a thing-\n", "of a thing that is not\n", "of (a)(1) through (a)(74)\n", "Article 1\n", "CPPA Page 1 of 2 x "])
  func accountsForEveryCharacterOfAHostilePage(piece: String) {
    let text = "§ 1. Start\n(a) Text\n" + String(repeating: piece, count: 600)
    let result = PageTextReader.read(SourceText(path: "p.txt", text: text), instrument: InstrumentIdentifier("act"))
    func characters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    #expect(characters(result.value.account.map(\.text).joined()) == characters(text))
    #expect(result.value.parsed.edition.provisions.allSatisfy { $0.address.components.count <= 102 })
  }
}
