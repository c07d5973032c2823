internal import Compliance
internal import LegalText

/// A block of a section's page: a provision's own text with its margin, or text that continues after sub-provisions.
struct ProvisionModel: TemplateModel {
  /// `nil` for a continuation, whose provision has its anchor already.
  var anchor: String?
  var level: Int
  /// "example", "summary", "note": sets the block apart.
  var kind: String?
  var heading: String?
  var paragraphs: [ParagraphModel]
  var tables: [LawTableModel]
  /// "§ 7050(a)(3)".
  var pinpoint: String
  /// "11 C.C.R. § 7050(a)(3)", with plain spaces.
  var copy: String
  /// What kind of text it is, in words, where that matters: "Illustrative example, not operative".
  var kindWords: [String]
  /// What is missing from the source, in words.
  var broken: String?
  var duties: [DutyModel]
  var cites: [CitedModel]

  var dutyWords: String { duties.count.counted("obligation") }

  static let fields: [TemplateField<ProvisionModel>] = [
    .optionalText("anchor") { $0.anchor }, .optionalLink("anchorHref") { $0.anchor.map { "#" + Links.encoded($0) } },
    .optionalMarkdown("anchorMarkdown") { $0.anchor.map(Markdown.init(anchor:)) },
    .text("level") { "\($0.level)" }, .optionalText("kind") { $0.kind },
    .optionalText("heading") { $0.heading }, .list("paragraphs") { $0.paragraphs }, .list("tables") { $0.tables },
    .text("pinpoint") { $0.pinpoint }, .text("copy") { $0.copy }, .textList("kindWords") { $0.kindWords },
    .optionalText("broken") { $0.broken }, .list("duties") { $0.duties }, .flag("hasDuties") { !$0.duties.isEmpty },
    .text("dutyWords") { $0.dutyWords }, .list("cites") { $0.cites }, .flag("hasCites") { !$0.cites.isEmpty },
    .flag("isSummary") { $0.kind == "summary" }, .text("depth") { String(repeating: "  ", count: max(0, $0.level - 1)) },
  ]
}

struct ParagraphModel: TemplateModel {
  /// "(a) ", with its blank, on the first paragraph of a provision.
  var enumerator: String?
  var text: RichText
  static let fields: [TemplateField<ParagraphModel>] =
    [
      .optionalText("enumerator") { $0.enumerator },
      // Emphasis in Markdown may not end with a blank.
      .optionalText("designation") { $0.enumerator.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 } },
    ] + TemplateField.rich("text") { $0.text }
}

struct LawTableModel: TemplateModel {
  var head: [LawRowModel]
  var body: [LawRowModel]
  static let fields: [TemplateField<LawTableModel>] = [
    .list("head") { $0.head }, .flag("hasHead") { !$0.head.isEmpty }, .list("body") { $0.body },
    .flag("isGrid") { $0.isGrid },
  ]

  /// Whether a GitHub table can hold it: one row of heads, and as many cells in every row, since a renderer drops the
  /// cells of a longer row; five at most, since wikis break wider ones.
  private var isGrid: Bool {
    guard head.count == 1, let width = head.first?.cells.count, (1...5).contains(width) else { return false }
    return body.allSatisfy { $0.cells.count == width }
  }
}

struct LawRowModel: TemplateModel {
  var cells: [String]
  static let fields: [TemplateField<LawRowModel>] = [.textList("cells") { $0.cells }]
}

/// An obligation in the margin of the provision that it cites.
struct DutyModel: TemplateModel {
  var title: String
  var href: String
  var tally: TallyModel
  /// "Prohibition · 5 met, 3 partial of 8".
  var words: String
  static let fields: [TemplateField<DutyModel>] = [
    .text("title") { $0.title }, .link("href") { $0.href }, .record("tally") { $0.tally }, .text("words") { $0.words },
    .flag("hasTally") { $0.tally.counts.inScope > 0 },
  ]
}

/// A provision that the text cites, in the margin.
struct CitedModel: TemplateModel {
  var label: String
  /// `nil` when it leads to nothing that is loaded.
  var href: String?
  /// Why there is no link: "not in edition 2024-01-01", "outside this handbook".
  var why: String?
  static let fields: [TemplateField<CitedModel>] = [
    .text("label") { $0.label }, .optionalLink("href") { $0.href }, .optionalText("why") { $0.why },
  ]
}
