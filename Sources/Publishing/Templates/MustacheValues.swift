internal import Mustache

// What swift-mustache sees of a model. It runs with content type TEXT, so that escaping is done here and nowhere else:
// its own compares characters and so misses a quotation mark with a combining accent.
//
// Every value is a `MustacheParent`, else swift-mustache would reflect on it for each name that is looked up past it.

struct RecordValue<Model: TemplateModel>: MustacheParent {
  let model: Model
  let dialect: TemplateDialect

  func child(named name: String) -> Any? {
    let fields = Model.fields
    for index in fields.indices where fields[index].name == name {
      return fields[index].value(model, dialect)
    }
    return nil
  }
}

struct RecordList<Item: TemplateModel>: MustacheSequence, MustacheParent {
  let items: [Item]
  let dialect: TemplateDialect

  func makeIterator() -> some IteratorProtocol<RecordValue<Item>> {
    items.lazy.map { RecordValue(model: $0, dialect: dialect) }.makeIterator()
  }

  func child(named: String) -> Any? { nil }
}

struct TextList: MustacheSequence, MustacheParent {
  let items: [String]
  let dialect: TemplateDialect

  func makeIterator() -> some IteratorProtocol<PrintedText> {
    items.lazy.map { PrintedText(text: $0, dialect: dialect) }.makeIterator()
  }

  func child(named: String) -> Any? { nil }
}

struct PrintedText: MustacheCustomRenderable, MustacheParent {
  let text: String
  let dialect: TemplateDialect

  var renderText: String { dialect.escape(text) }
  var isNull: Bool { false }
  func child(named: String) -> Any? { nil }
}

struct PrintedSource: MustacheCustomRenderable, MustacheParent {
  let source: String

  var renderText: String { source }
  var isNull: Bool { false }
  func child(named: String) -> Any? { nil }
}

/// A value that is absent, said out loud: `nil` would send swift-mustache on to a field of that name in an outer
/// record.
struct AbsentValue: MustacheCustomRenderable, MustacheParent {
  var renderText: String { "" }
  var isNull: Bool { true }
  func child(named: String) -> Any? { nil }
}
