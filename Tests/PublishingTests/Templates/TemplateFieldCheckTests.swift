import Diagnostics
import Testing

@testable import Publishing

@Suite struct TemplateFieldCheckTests {
  private static let fields =
    "it has 'title', 'retention', 'body', 'note', 'prose', 'isOverdue', 'due', 'items', 'aliases', 'page', 'owner'"

  @Test func reportsUnknownField() {
    #expect(
      problems("<table>\n <tr>\n\n  <td>{{retenton}}</td>\n") == [
        "templates/page.mustache:4:9: error: Field 'retenton' is not in this record; \(Self.fields); "
          + "did you mean 'retention'? [unknown-field]"
      ])
  }

  @Test func namesTheFieldsOfTheInnermostRecordAndSuggestsFromOuterOnes() {
    #expect(
      problems("{{#items}}\n{{retentin}}\n{{/items}}") == [
        "templates/page.mustache:2:3: error: Field 'retentin' is not in this record; it has 'label', 'due'; "
          + "did you mean 'retention'? [unknown-field]"
      ])
  }

  @Test func reportsUnknownComponentOfDottedName() {
    #expect(
      problems("é {{ page.nam }}") == [
        "templates/page.mustache:1:12: error: Field 'nam' is not in this record; it has 'name', 'phone'; "
          + "did you mean 'name'? [unknown-field]"
      ])
    #expect(
      problems("{{title.length}}") == [
        "templates/page.mustache:1:9: error: Field 'length' does not exist, because 'title' is not a record; "
          + "write {{title}} [unknown-field]"
      ])
  }

  @Test func looksLocalNamesUpInTheInnermostRecordOnly() {
    #expect(problems("{{#items}}{{.label}}{{/items}}") == [])
    #expect(
      problems("{{#items}}{{.title}}{{/items}}") == [
        "templates/page.mustache:1:14: error: Field 'title' is not in this record; "
          + "it has 'label', 'due' [unknown-field]"
      ])
  }

  @Test func reportsUnknownSection() {
    #expect(
      problems("{{^itms}}none{{/itms}}") == [
        "templates/page.mustache:1:4: error: Field 'itms' is not in this record; \(Self.fields); "
          + "did you mean 'items'? [unknown-field]"
      ])
  }

  @Test(arguments: [
    ("{{items}}", "Field 'items' is a list; print the fields of its records inside {{#items}} … {{/items}}"),
    ("{{aliases}}", "Field 'aliases' is a list; print {{.}} inside {{#aliases}} … {{/aliases}}"),
    ("{{page}}", "Field 'page' is a record; print one of its fields, such as {{page.…}}"),
    ("{{owner}}", "Field 'owner' is a record; print one of its fields, such as {{owner.…}}"),
    ("{{isOverdue}}", "Field 'isOverdue' is a yes or no; use it as {{#isOverdue}} … {{/isOverdue}}"),
  ])
  func reportsWhatCannotBePrinted(template: String, message: String) {
    #expect(problems(template) == ["templates/page.mustache:1:3: error: \(message) [unprintable-field]"])
  }

  @Test func reportsCurrentRecordPrinted() {
    let message = "error: {{.}} stands for a record here; print one of its fields [unprintable-field]"
    #expect(problems("{{.}}") == ["templates/page.mustache:1:3: \(message)"])
    #expect(problems("{{^aliases}}{{.}}{{/aliases}}") == ["templates/page.mustache:1:15: \(message)"])
    #expect(problems("{{#aliases}}{{.}}{{/aliases}}") == [])
  }

  @Test func reportsOptionalTextOutsideItsSection() {
    #expect(
      problems("{{due}}") == [
        "templates/page.mustache:1:3: error: Field 'due' may be absent; print it inside {{#due}} … {{/due}} "
          + "[optional-field]"
      ])
    #expect(problems("{{^due}}{{due}}{{/due}}").count == 1)
    #expect(problems("{{#due}}{{due}}{{.}}{{/due}}{{^due}}none{{/due}}") == [])
    #expect(problems("{{#due}}{{/due}}{{due}}").count == 1)
  }

  @Test func aGuardHoldsForItsOwnRecordOnly() {
    // The inner 'due' is the item's, not the entry's.
    #expect(
      problems("{{#due}}{{#items}}{{due}}{{/items}}{{/due}}") == [
        "templates/page.mustache:1:21: error: Field 'due' may be absent; print it inside {{#due}} … {{/due}} "
          + "[optional-field]"
      ])
    #expect(problems("{{#items}}{{#due}}{{#isOverdue}}{{due}}{{/isOverdue}}{{/due}}{{/items}}") == [])
  }

  @Test func reportsPathThroughAbsentRecord() {
    let message = "error: Field 'owner' may be absent; use it inside {{#owner}} … {{/owner}} [optional-field]"
    #expect(problems("{{owner.name}}") == ["templates/page.mustache:1:3: \(message)"])
    #expect(problems("{{^owner.phone}}no phone{{/owner.phone}}") == ["templates/page.mustache:1:4: \(message)"])
    #expect(problems("{{#owner}}{{owner.name}}{{name}}{{/owner}}") == [])
    #expect(problems("{{#page.phone}}{{page.phone}}{{/page.phone}}") == [])
    #expect(problems("{{page.phone}}").count == 1)
  }

  @Test func acceptsOneSpellingForTextAndOneForHTML() {
    #expect(
      problems("{{{title}}}") == [
        "templates/page.mustache:1:4: error: Field 'title' is text and must be escaped; "
          + "write {{title}} [field-escaping]"
      ])
    #expect(
      problems("{{body}}") == [
        "templates/page.mustache:1:3: error: Field 'body' is HTML and is printed as it is; write {{{body}}} "
          + "[field-escaping]"
      ])
    #expect(problems("{{#note}}{{.}}{{/note}}").count == 1)
    #expect(problems("{{{body}}}{{#note}}{{{.}}}{{{note}}}{{/note}}") == [])
    #expect(problems("{{#due}}{{{.}}}{{/due}}").count == 1)
  }

  @Test func printsSourceInItsOwnDialectOnly() {
    #expect(
      problems("{{{prose}}}") == [
        "templates/page.mustache:1:4: error: Field 'prose' is Markdown and cannot be printed by a template for HTML; "
          + "print another field [field-dialect]"
      ])
    #expect(
      problems("{{{body}}}", dialect: .markdown) == [
        "templates/page.mustache:1:4: error: Field 'body' is HTML and cannot be printed by a template for Markdown; "
          + "print another field [field-dialect]"
      ])
    #expect(problems("{{{prose}}} {{title}}", dialect: .markdown) == [])
  }

  @Test func warnsOfSectionOverWhatIsNeverAbsent() {
    #expect(
      problems("{{#title}}{{title}}{{/title}}\n{{^page}}none{{/page}}") == [
        "templates/page.mustache:1:4: warning: Section {{#title}} is always printed, because 'title' is never absent; "
          + "remove its tags [useless-section]",
        "templates/page.mustache:2:4: warning: Section {{^page}} is never printed, because 'page' is never absent; "
          + "remove it [useless-section]",
      ])
    #expect(problems("{{#page}}{{name}}{{/page}}") == [])
  }

  @Test func knowsThePlaceInAListDirectlyInside() {
    #expect(problems("{{#items}}{{#isOverdue}}{{^last()}}, {{/last()}}{{/isOverdue}}{{/items}}") == [])
    #expect(
      problems("{{#items}}{{#due}}{{^last()}}, {{/last()}}{{/due}}{{/items}}") == [
        "templates/page.mustache:1:22: error: 'last()' is known only directly inside a section over a list; "
          + "move it there [unknown-field]"
      ])
    #expect(
      problems("{{#items}}{{last()}}{{/items}}") == [
        "templates/page.mustache:1:13: error: 'last()' is a yes or no; use it as {{#last()}} … {{/last()}} "
          + "[unprintable-field]"
      ])
  }

  @Test func reportsSectionOverCurrentValue() {
    #expect(
      problems("{{#aliases}}{{#.}}x{{/.}}{{/aliases}}") == [
        "templates/page.mustache:1:16: error: A section needs the name of a field; {{.}} is for printing "
          + "[unsupported-tag]"
      ])
  }

  @Test func reportsRepeatedFieldOfModel() {
    struct Repeating: TemplateModel {
      static let fields: [TemplateField<Repeating>] = [.text("name") { _ in "a" }, .flag("name") { _ in true }]
    }
    #expect(
      loadTemplates(["page": "x"], model: Repeating.self).diagnostics.map(\.description) == [
        "error: Field 'name' stands twice in Repeating; give each field its own name [repeated-field]"
      ])
  }
}
