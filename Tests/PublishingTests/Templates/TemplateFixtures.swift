import Diagnostics
import Testing

@testable import Publishing

struct OwnerModel: TemplateModel {
  var name: String
  var phone: String?

  static let fields: [TemplateField<OwnerModel>] = [
    .text("name") { $0.name },
    .optionalText("phone") { $0.phone },
  ]
}

struct ItemModel: TemplateModel {
  var label: String
  var due: String?

  static let fields: [TemplateField<ItemModel>] = [
    .text("label") { $0.label },
    .optionalText("due") { $0.due },
  ]
}

struct EntryModel: TemplateModel {
  var title = "Entry"
  var retention = "one year"
  var body = HTML.empty
  var note: HTML?
  var prose = Markdown(source: "")
  var isOverdue = false
  var due: String?
  var items: [ItemModel] = []
  var aliases: [String] = []
  var page = OwnerModel(name: "Page owner")
  var owner: OwnerModel?

  static let fields: [TemplateField<EntryModel>] = [
    .text("title") { $0.title },
    .text("retention") { $0.retention },
    .html("body") { $0.body },
    .optionalHTML("note") { $0.note },
    .markdown("prose") { $0.prose },
    .flag("isOverdue") { $0.isOverdue },
    .optionalText("due") { $0.due },
    .list("items") { $0.items },
    .textList("aliases") { $0.aliases },
    .record("page") { $0.page },
    .optionalRecord("owner") { $0.owner },
  ]
}

struct TreeModel: TemplateModel {
  var name: String
  var hasMark = false
  var children: [TreeModel] = []

  static let fields: [TemplateField<TreeModel>] = [
    .text("name") { $0.name },
    .flag("hasMark") { $0.hasMark },
    .list("children") { $0.children },
  ]
}

/// Loads templates given as name and text, `page` being the root that prints `model`.
func loadTemplates<Model: TemplateModel>(
  _ templates: KeyValuePairs<String, String>, model: Model.Type = EntryModel.self,
  dialect: TemplateDialect = .html
) -> Checked<TemplateLibrary?> {
  TemplateLibrary.load(
    sources: templates.map { SourceText(path: "templates/\($0.key).mustache", text: $0.value) },
    roots: [TemplateRoot("page", renders: model)], dialect: dialect)
}

/// What loading says of one template, a line each.
func problems(
  _ template: String, dialect: TemplateDialect = .html
) -> [String] {
  loadTemplates(["page": template], dialect: dialect).diagnostics.map(\.description)
}

func render<Model: TemplateModel>(
  _ model: Model, _ templates: KeyValuePairs<String, String>, dialect: TemplateDialect = .html
) throws -> String {
  let loaded = loadTemplates(templates, model: Model.self, dialect: dialect)
  #expect(loaded.diagnostics.map(\.description) == [])
  return try #require(loaded.value).render(model, with: "page")
}

func render<Model: TemplateModel>(
  _ model: Model, _ template: String, dialect: TemplateDialect = .html
) throws -> String {
  try render(model, ["page": template], dialect: dialect)
}
