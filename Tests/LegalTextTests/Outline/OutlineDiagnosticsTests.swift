import Diagnostics
import Testing

@testable import LegalText

@Suite struct OutlineDiagnosticsTests {
  @Test(arguments: [
    (
      "Text first.\n\n# A\n\nX",
      "e.md:1:1: error: Text stands before the first heading and belongs to no provision; put a heading such as '## § 1. Title' above it [text-before-heading]"
    ),
    ("", "e.md:1:1: error: Edition 'e.md' has no provisions; begin with a heading such as '## § 1. Title' [no-provisions]"),
    (
      "# A\n\n{kind: exampel}\n(a) X",
      "e.md:3:8: error: Kind 'exampel' is not one of division, section, subdivision, definition, example, recital, note; did you mean 'example'? [attribute-value]"
    ),
    ("# A\n\n{incomplet}\n(a) X", "e.md:3:2: error: Attribute 'incomplet' is not known; did you mean 'incomplete'? [unknown-attribute]"),
    ("# A\n\n{level: many}\n(a) X", "e.md:3:9: error: Attribute 'level' takes a number from 0 to 100, not 'many' [attribute-value]"),
    ("# A\n\n{summary: x}\n(a) X", "e.md:3:11: error: Attribute 'summary' takes yes or no, not 'x' [attribute-value]"),
    ("# A\n\n{id}\n(a) X", "e.md:3:2: error: Attribute 'id' needs a value, as in 'id: …' [attribute-value]"),
    ("# A\n\n{id: a, id: b}\n(a) X", "e.md:3:9: error: Attribute 'id' stands twice before one paragraph; keep one [attribute-syntax]"),
    ("# A\n\n{reserved, repealed}\n(a) X", "e.md:3:12: error: A provision has one of in-force, reserved and repealed; keep one [attribute-syntax]"),
    (
      "# A\n\n{example\n(a) X",
      "e.md:3:1: error: '{' begins attributes, which end with '}' on the same line; write '\\{' where it is text of the law [attribute-syntax]"
    ),
    ("# A\n\n{id: \"x}\n(a) X", "e.md:3:6: error: A quoted value ends with '\"'; add one before '}' [attribute-syntax]"),
    (
      "# A\n\n{example}\n\n[^1]: x\n\nX[^1]",
      "e.md:3:1: error: Attributes stand directly before a paragraph, heading or table, not before an editor's note; move or remove them [attribute-placement]"
    ),
    (
      "# A\n\n{example}\n",
      "e.md:3:1: error: Attributes stand directly before a paragraph, heading or table, not before the end of the file; move or remove them [attribute-placement]"
    ),
    ("# A\n\n{incomplete}\nX", "e.md:3:2: error: Attribute 'incomplete' says nothing about a paragraph that opens no provision; remove it [attribute-placement]"),
    ("{depth: 2}\n# A\n\nX", "e.md:1:9: error: Attribute 'depth' says nothing about a heading; remove it [attribute-placement]"),
    ("# A\n\n{section}\n(a) X", "e.md:3:2: error: A section needs a heading; write it with '#' [attribute-value]"),
    (
      "# A\n\n(a) X\n\n{continues: b}\nY",
      "e.md:5:13: error: Provision 'b' is not open here, so no text can go on with it; open is a [continuation-target]"
    ),
    ("# A\n\n{continues: ##}\nY", "e.md:3:13: error: No heading with '##' is open here; open are # [continuation-target]"),
    ("# A\n\nX[^1]", "e.md:3:2: error: Editor's note '1' is marked here but not written; add '[^1]: …' [missing-editor-note]"),
    (
      "# A\n\n[^1]: x",
      "e.md:3:1: warning: Editor's note '1' is marked nowhere; put '[^1]' where it belongs or remove it [unused-editor-note]"
    ),
    ("# A\n\nX[^1]\n\n[^1]: x\n[^1]: y", "e.md:6:1: error: Editor's note '1' is written twice; give one another label [duplicate-editor-note]"),
    ("# A\n\né [^ x", "e.md:3:4: error: '[^' begins an editor's mark such as '[^1]'; close it, or write '\\[^' where it is text of the law [editor-mark]"),
    ("# A [^1]\n\nX[^1]\n\n[^1]: x", "e.md:1:5: error: An editor's mark cannot stand in a heading; put it into the first paragraph below [editor-mark]"),
    (
      "# A\n\nText\n(b) more",
      "e.md:4:1: warning: '(b)' begins a line inside a paragraph and opens no provision; leave a blank line before it, or join the lines [enumerator-in-paragraph]"
    ),
    ("# A\n\n| x | y", "e.md:3:8: warning: A table's row ends with '|'; add one [table-row]"),
    ("# A\n\nX\0Y", "e.md:3:2: error: A NUL character is no text; save the file as UTF-8 text [control-character]"),
  ])
  func reportsMalformedParts(text: String, expected: String) {
    #expect(readOutline(text).diagnostics.map(\.description) == [expected])
  }

  @Test(.timeLimit(.minutes(5))) func survivesHostileInput() {
    let texts = [
      String(repeating: "#", count: 2_000) + " x", (1...2_000).map { String(repeating: "#", count: min($0, 200)) + " x\n" }.joined(),
      "# A\n\n" + String(repeating: "(a)", count: 2_000), "# A\n\n" + (0..<2_000).map { _ in "(a) x\n\n" }.joined(),
      "# A\n\n" + (1...500).map { "{level: \(min($0, 100))}\n(a) x\n\n" }.joined(), "# A\n\n" + String(repeating: "\\", count: 100_000),
      "# A\n\n" + String(repeating: "[^", count: 50_000), "# A\n\n" + String(repeating: "{", count: 10_000) + "}",
      "# A\n\n{" + String(repeating: ",", count: 10_000) + "}\nx", "# A\n\n" + String(repeating: "|", count: 100_000),
      "# A\n\n" + String(repeating: "x ", count: 50_000), String(repeating: "\r", count: 100_000), "# A\n\n" + String(repeating: " ", count: 100_000) + "\\ ",
      "\u{FEFF}# A\r\n\r\nx\r\ny", "# \u{301}\n\n\u{FFFD}\u{202E}",
    ]
    for text in texts {
      let read = readOutline(text)
      let again = readOutline(OutlineWriter.write(read.value.edition)).value.edition
      // What nests too deep is reported as an error, and no form has room for it.
      let isWhole = !read.diagnostics.contains { $0.severity == .error }
      let isSame = again == read.value.edition
      #expect(isSame || !isWhole, "\(text.prefix(20))")
    }
  }

  @Test func reportsNestingBeyondTheLimitOnce() {
    let result = readOutline("# A\n\n" + String(repeating: "(a)", count: 300) + " x")
    #expect(
      result.diagnostics.filter { $0.severity == .error }.map(\.description) == [
        "e.md:3:298: error: Provisions nest at most 100 deep; use fewer levels [nesting-limit]"
      ])
  }
}
