import LegalText
import Testing

@testable import Publishing

/// How the runs of a redline are set.
@Suite struct RedlineTextTests {
  private func html(_ old: String, _ new: String) -> [String] {
    RedlineText(format: .html).paragraphs(Redline.between(old, new).runs).map(\.html.markup)
  }

  private func markdown(_ old: String, _ new: String) -> [String] {
    RedlineText(format: .markdown).paragraphs(Redline.between(old, new).runs).map(\.markdown.source)
  }

  @Test func saysWhatIsMarkedToWhoDoesNotSeeIt() {
    #expect(
      html("within 72 hours", "within 48 hours") == [
        "within <del><span class=\"vh\">[removed: </span>72<span class=\"vh\">] </span></del> <ins><span class=\"vh\">[added: </span>48<span class=\"vh\">] </span></ins> hours"
      ])
  }

  @Test func printsHostileTextAsText() {
    let page = html("a <b>old</b> text", "a <script>new</script> text").joined()
    #expect(!page.contains("<script>"))
    #expect(!page.contains("<b>"))
    #expect(page.contains("script&gt;new&lt;/script"))
    let source = markdown("keep *this*", "keep ~~that~~").joined()
    #expect(source.contains("\\*this\\*"))
    #expect(source.contains("&#126;&#126;that&#126;&#126;"))
  }

  @Test func keepsParagraphsApart() {
    #expect(html("One.\nTwo.", "One.\nTwo.") == ["One.", "Two."])
    #expect(html("One.", "One.\nTwo.").count == 2)
  }

  /// Emphasis beside a letter that begins or ends with a mark would show its asterisks.
  @Test func setsABlankBetweenALetterAndAMarkInMarkdown() {
    #expect(
      markdown("after the last order and then", "after the last order, or reply, and then") == [
        "after the last order **, or reply,** and then"
      ])
    #expect(markdown("within 72 hours", "within 48 hours") == ["within ~~72~~ **48** hours"])
  }
}
