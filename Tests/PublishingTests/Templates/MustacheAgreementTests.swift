import Mustache
import Testing

@testable import Publishing

/// Templates print what swift-mustache prints, on which this program does not run because it takes microseconds a tag.
@Suite struct MustacheAgreementTests {
  @Test(arguments: [TemplateDialect.html, .markdown])
  func printsWhatMustachePrints(dialect: TemplateDialect) throws {
    var random = SplitMix(seed: 20_261_123)
    var compared = 0
    for _ in 0..<250 {
      var writer = TemplateWriter(random: random, dialect: dialect)
      let page = writer.template(depth: 3, allowsPartial: true)
      let part = writer.template(depth: 2, allowsPartial: false)
      random = writer.random
      let templates: KeyValuePairs<String, String> = ["page": page, "part": part]
      // The page always includes the part, so that neither is unused.
      let loaded = loadTemplates(["page": page + "{{> part}}", "part": part], dialect: dialect)
      guard let library = loaded.value else { continue }
      for entry in Self.entries {
        let expected = try mustache(["page": page + "{{> part}}", "part": part], entry, dialect)
        let printed = library.render(entry, with: "page")
        guard printed != expected else { continue }
        Issue.record("\(templates.map { "\($0.key): \($0.value.debugDescription)" })\n\(printed.debugDescription)\n\(expected.debugDescription)")
        return
      }
      compared += 1
    }
    #expect(compared > 120)
  }

  private static let entries = [
    EntryModel(
      title: "A <b> & *c*", body: HTML(trusted: "x\ny\n"), note: HTML(trusted: "n"), prose: Markdown(source: "p\n\nq\n"),
      isOverdue: true, due: "May", items: [ItemModel(label: "one", due: "June"), ItemModel(label: "two\nlines"), ItemModel(label: "")],
      aliases: ["a", "<b>", "- c"], owner: OwnerModel(name: "Ann", phone: "1")),
    EntryModel(),
  ]

  private func mustache(_ templates: KeyValuePairs<String, String>, _ entry: EntryModel, _ dialect: TemplateDialect) throws -> String {
    var library = MustacheLibrary()
    for (name, text) in templates { try library.register("{{%CONTENT_TYPE:TEXT}}\n" + text, named: name) }
    return try #require(library.render(MustacheRecord(record: ModelRecord(entry), fields: RecordType(EntryModel.self), dialect), withTemplate: "page"))
  }
}

/// Writes templates that are mostly correct, with lines of every kind.
private struct TemplateWriter {
  var random: SplitMix
  let dialect: TemplateDialect

  mutating func template(depth: Int, allowsPartial: Bool) -> String {
    (0..<Int.random(in: 1...6, using: &random)).map { _ in piece(depth, allowsPartial) }.joined()
  }

  private mutating func piece(_ depth: Int, _ allowsPartial: Bool) -> String {
    let texts = ["a", " ", "  b ", "\n", "\n\n", "\t", "x\r\n", "- c\n", "{ d }", "\n  "]
    switch Int.random(in: 0..<(depth > 0 ? 10 : 6), using: &random) {
    case 0, 1, 2: return texts.randomElement(using: &random) ?? ""
    case 3: return ["{{! note }}", "\n{{! note }}\n", "\n  {{! note }}  \n"].randomElement(using: &random) ?? ""
    case 4:
      let source = dialect == .html ? "{{{body}}}" : "{{{prose}}}"
      return ["{{title}}", "{{ retention }}", "{{page.name}}", source].randomElement(using: &random) ?? ""
    case 5: return allowsPartial ? ["{{> part}}", "\n  {{> part}}\n", "\n{{> part}}\n"].randomElement(using: &random) ?? "" : ""
    default: return section(depth, allowsPartial)
    }
  }

  private mutating func section(_ depth: Int, _ allowsPartial: Bool) -> String {
    let sections: [(name: String, inside: String)] = [
      ("isOverdue", "late"), ("due", "{{.}} {{due}}"), ("items", "{{label}}{{^last()}}, {{/last()}}{{#even()}}!{{/even()}}"),
      ("aliases", "{{.}}{{#first()}} first{{/first()}}"), ("owner", "{{name}} {{#phone}}{{phone}}{{/phone}}"), ("page", "{{name}}"),
    ]
    let (name, inside) = sections.randomElement(using: &random) ?? ("page", "")
    let isInverted = name != "page" && Int.random(in: 0..<4, using: &random) == 0
    let content = template(depth: depth - 1, allowsPartial: allowsPartial) + (isInverted ? "" : inside)
    let (before, after) = [("", ""), ("\n", "\n"), ("\n  ", "  \n"), ("", "\n")].randomElement(using: &random) ?? ("", "")
    return "\(before){{\(isInverted ? "^" : "#")\(name)}}\(after)\(content)\(before){{/\(name)}}\(after)"
  }
}

/// A small generator whose numbers are the same on every system.
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

// What swift-mustache sees of a model. Escaping is done here, since its own compares characters; nothing is `nil`, for which
// it would look in the outer records.

private struct MustacheRecord: MustacheParent {
  let record: TemplateRecord
  let fields: RecordType
  let dialect: TemplateDialect

  init(record: TemplateRecord, fields: RecordType, _ dialect: TemplateDialect) {
    self.record = record
    self.fields = fields
    self.dialect = dialect
  }

  func child(named name: String) -> Any? {
    guard let field = fields.fields().first(where: { $0.name == name }) else { return nil }
    let type: RecordType? =
      switch field.type {
      case .record(let type, _), .list(let type): type
      default: nil
      }
    switch field.reader {
    case .text(let get): return get(record).map { MustacheText(renderText: dialect.escape($0)) } ?? MustacheText(renderText: "", isNull: true)
    case .link(let get), .source(let get): return get(record).map { MustacheText(renderText: $0) } ?? MustacheText(renderText: "", isNull: true)
    case .flag(let get): return get(record)
    case .texts(let get): return MustacheList(items: get(record).map { MustacheText(renderText: dialect.escape($0)) })
    case .list(let get): return MustacheList(items: get(record).compactMap { item in type.map { MustacheRecord(record: item, fields: $0, dialect) } })
    case .record(let get):
      guard let type, let child = get(record) else { return MustacheText(renderText: "", isNull: true) }
      return MustacheRecord(record: child, fields: type, dialect)
    }
  }
}

private struct MustacheList<Item>: MustacheSequence, MustacheParent {
  let items: [Item]
  func makeIterator() -> IndexingIterator<[Item]> { items.makeIterator() }
  func child(named: String) -> Any? { nil }
}

private struct MustacheText: MustacheCustomRenderable, MustacheParent {
  var renderText: String
  var isNull = false
  func child(named: String) -> Any? { nil }
}
