import Diagnostics
import Testing

@testable import Publishing

@Suite struct TemplateLibraryTests {
  @Test func reportsUnknownPartial() {
    let loaded = loadTemplates(["page": "<ul>\n{{> itm}}\n{{> other/thing}}</ul>", "item": "{{title}}"])
    #expect(loaded.value == nil)
    #expect(
      loaded.diagnostics.map(\.description) == [
        "templates/page.mustache:2:5: error: Partial 'itm' is not among the templates; did you mean 'item'? "
          + "[unknown-partial]",
        "templates/page.mustache:3:5: error: Partial 'other/thing' is not among the templates [unknown-partial]",
        "templates/item.mustache:1:1: warning: Template 'item' is used by no page; "
          + "include it with {{> item}} or delete it "
          + "[unused-template]",
      ])
  }

  @Test func checksPartialWithTheRecordOfItsCaller() {
    let loaded = loadTemplates(["page": "{{> row}}{{#items}}{{> row}}{{/items}}", "row": "{{label}}"])
    #expect(
      loaded.diagnostics.map(\.description) == [
        "templates/row.mustache:1:3: error: Field 'label' is not in this record, as 'page' includes this template; "
          + "it has 'title', 'retention', 'body', 'note', 'prose', 'isOverdue', 'due', "
          + "'items', 'aliases', 'page', 'owner' "
          + "[unknown-field]"
      ])
  }

  @Test func aPartialKnowsTheGuardsOfItsCaller() {
    #expect(loadTemplates(["page": "{{#due}}{{> row}}{{/due}}", "row": "{{due}}"]).diagnostics == [])
    #expect(loadTemplates(["page": "{{> row}}", "row": "{{due}}"]).diagnostics.map(\.rule) == ["optional-field"])
  }

  @Test func aPartialForgetsThePlaceInAList() {
    let loaded = loadTemplates(["page": "{{#items}}{{> row}}{{/items}}", "row": "{{^last()}},{{/last()}}"])
    #expect(loaded.diagnostics.map(\.rule) == ["unknown-field"])
  }

  @Test func aSectionOfAPartialIsUselessOnlyIfItAlwaysIs() {
    struct Sure: TemplateModel {
      static let fields: [TemplateField<Sure>] = [.text("due") { _ in "now" }]
    }
    struct Both: TemplateModel {
      static let fields: [TemplateField<Both>] = [
        .record("sure") { _ in Sure() }, .record("unsure") { _ in ItemModel(label: "x") },
      ]
    }
    let row = "{{#due}}{{due}}{{/due}}"
    #expect(
      loadTemplates(
        ["page": "{{#sure}}{{> row}}{{/sure}}{{#unsure}}{{> row}}{{/unsure}}", "row": row], model: Both.self
      ).diagnostics == [])
    #expect(
      loadTemplates(["page": "{{#sure}}{{> row}}{{/sure}}", "row": row], model: Both.self).diagnostics.map(\.rule)
        == ["useless-section"])
  }

  @Test func reportsMissingTemplate() {
    let loaded = loadTemplates(["pages": "x"])
    #expect(loaded.value == nil)
    #expect(
      loaded.diagnostics.map(\.description) == [
        "error: Template 'page' is missing; add 'page.mustache', which prints EntryModel; did you mean 'pages'? "
          + "[missing-template]",
        "templates/pages.mustache:1:1: warning: Template 'pages' is used by no page; "
          + "include it with {{> pages}} or delete it [unused-template]",
      ])
  }

  @Test func reportsTwoTemplatesOfOneName() {
    let loaded = TemplateLibrary.load(
      sources: [
        SourceText(path: "templates/html/rows/page.mustache", text: "b"),
        SourceText(path: "templates/html/page.mustache", text: "a"),
      ], roots: [TemplateRoot("page", renders: EntryModel.self)], dialect: .html)
    #expect(
      loaded.diagnostics.map(\.description) == [
        "templates/html/rows/page.mustache:1:1: error: Template 'page' already is 'templates/html/page.mustache'; "
          + "rename one of the files [duplicate-template]"
      ])
  }

  @Test func checksOneTemplateForEachModelItPrints() {
    let loaded = TemplateLibrary.load(
      sources: [SourceText(path: "page.mustache", text: "{{title}}")],
      roots: [TemplateRoot("page", renders: EntryModel.self), TemplateRoot("page", renders: OwnerModel.self)],
      dialect: .html)
    #expect(
      loaded.diagnostics.map(\.description) == [
        "page.mustache:1:3: error: Field 'title' is not in this record; it has 'name', 'phone' [unknown-field]"
      ])
  }

  @Test func readsATemplateWithErrorsToItsEnd() {
    #expect(problems("{{titl}} {{/x}}\n{{retentin}}").count == 3)
  }

  @Test func rendersTheSameFromManyTasks() async throws {
    let loaded = loadTemplates(["page": "{{#items}}{{> row}}{{/items}}", "row": "{{label}} of {{title}}\n"])
    let library = try #require(loaded.value)
    let texts = await Array(0..<200).concurrentMap(width: 8) { number in
      library.render(EntryModel(title: "\(number)", items: [ItemModel(label: "x")]), with: "page")
    }
    #expect(texts == (0..<200).map { "x of \($0)\n" })
  }
}
