import Diagnostics
import Testing

@testable import Publishing

@Suite struct TemplateSyntaxTests {
  @Test func reportsUnclosedSection() {
    #expect(
      problems("a\n {{#items}}{{label}}\n") == [
        "templates/page.mustache:2:2: error: Section {{#items}} is not closed before the end of the template; "
          + "write {{/items}} [unclosed-section]"
      ])
  }

  @Test func reportsSectionThatOutlivesItsOuterOne() {
    #expect(
      problems("{{#items}}{{^due}}x{{/items}}") == [
        "templates/page.mustache:1:11: error: Section {{^due}} is not closed before {{/items}}; write {{/due}} "
          + "[unclosed-section]"
      ])
  }

  @Test func reportsStrayEnd() {
    #expect(
      problems("{{title}}{{/items}}") == [
        "templates/page.mustache:1:10: error: {{/items}} closes no open section; "
          + "write {{#items}} before it or remove it "
          + "[stray-section-end]"
      ])
  }

  @Test(arguments: [
    ("{{}}", 1), ("x {{title", 3), ("{{ #items}}", 1), ("{{title }", 1), ("{{{title}}", 1), ("{{a b}}", 1),
    ("{{a..b}}", 1), ("{{.a.}}", 1), ("{{! never closed", 1), ("{{>}}", 1), ("{{tïtle}}", 1), ("{{title}}\u{301}", 1),
    ("{\u{301}{{title", 4),
  ])
  func reportsMalformedTag(template: String, column: Int) {
    #expect(
      problems(template) == [
        "templates/page.mustache:1:\(column): error: Tag is not complete; write a name between '{{' and '}}' "
          + "[malformed-tag]"
      ])
  }

  @Test func reportsBraceAtTheEnd() {
    // swift-mustache looks for a second brace and fails.
    #expect(
      problems("{{title}} {") == [
        "templates/page.mustache:1:11: error: Template may not end with '{'; add a line end [malformed-tag]"
      ])
  }

  @Test(arguments: [
    ("{{& title}}", "{{& name}} is not used here; write {{{name}}}"),
    ("{{< base}}", "Template inheritance is not used here; include a partial with {{> name}}"),
    ("{{$ base}}", "Template inheritance is not used here; include a partial with {{> name}}"),
    ("{{=<% %>=}}", "Delimiters cannot be changed; they are '{{' and '}}'"),
    (
      "{{% CONTENT_TYPE:TEXT}}",
      "Pragmas are not used here; what is escaped follows from the folder of the template"
    ),
    ("{{> *title}}", "A partial's name cannot come from a field; write the name in the tag"),
    (
      "{{uppercased(title)}}",
      "Function 'uppercased(title)' is not available in templates; "
        + "in a list, first(), last(), even() and odd() are"
    ),
  ])
  func refusesFeature(template: String, message: String) {
    #expect(problems(template) == ["templates/page.mustache:1:1: error: \(message) [unsupported-tag]"])
  }

  @Test func boundsNestingOfSections() {
    let limit = 64
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#isOverdue}}", count: depth) + String(repeating: "{{/isOverdue}}", count: depth)
    }
    #expect(problems(nested(limit)) == [])
    #expect(
      problems(nested(limit + 10_000)) == [
        "templates/page.mustache:1:\(limit * 14 + 1): error: Sections may nest at most 64 deep; "
          + "move the inner ones to a partial [deep-sections]"
      ])
  }

  @Test func readsTagsAroundCombiningMarksAsMustacheDoes() throws {
    // The accent joins the last brace of the comment, which therefore goes on.
    #expect(try render(EntryModel(), "a{{! b }}\u{301} {{title}}c") == "ac")
    #expect(try render(EntryModel(), "{ {{title}} }\r\n{{!x}}\r\n}") == "{ Entry }\r\n}")
  }
}
