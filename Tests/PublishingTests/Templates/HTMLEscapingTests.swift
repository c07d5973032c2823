import Publishing
import Testing

@Suite struct HTMLEscapingTests {
  @Test(arguments: [
    ("plain § 7050(a) – “é” 日本", "plain § 7050(a) – “é” 日本"), ("<b> & \"x\" 'y'", "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;"),
    ("quote\"\u{301}accent", "quote&quot;\u{301}accent"), ("a\u{9D}b\u{80}c\u{9F}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
    ("a\u{0}b\u{1B}[31mc\u{7F}", "a\u{FFFD}b\u{FFFD}[31mc\u{FFFD}"), ("a\tb\nc\u{A0}d\u{C2}", "a\tb\nc\u{A0}d\u{C2}"), ("", ""),
  ])
  func printsTextAsText(text: String, markup: String) {
    #expect(HTML(escaping: text).markup == markup)
  }
}
