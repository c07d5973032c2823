internal import LegalText

/// A defined term with the beginning of its definition.
struct TermModel: TemplateModel {
  var anchor: String
  var name: String
  /// Further names that the same definition gives, in words.
  var otherNames: String?
  var definition: String?
  var isLaw: Bool
  var citation: String
  var href: String?
  /// "for the whole instrument".
  var scope: String
  /// "used 12 times".
  var uses: String

  static let fields: [TemplateField<TermModel>] = [
    .text("anchor") { $0.anchor }, .markdown("anchorMarkdown") { Markdown(anchor: $0.anchor) }, .text("name") { $0.name },
    .optionalText("otherNames") { $0.otherNames }, .optionalText("definition") { $0.definition }, .flag("isLaw") { $0.isLaw },
    .flag("isSummary") { $0.definition != nil && !$0.isLaw },
    .text("citation") { $0.citation }, .optionalLink("href") { $0.href }, .text("scope") { $0.scope }, .text("uses") { $0.uses },
  ]

  init(_ context: PageContext, _ offset: TermOffset) {
    let glossary = context.index.glossary
    let term = glossary.term(offset)
    let definition = glossary.definition(of: offset)
    anchor = glossary.anchors[offset]
    name = term.name
    otherNames = term.otherNames.isEmpty ? nil : term.otherNames.joined(separator: ", ")
    self.definition = definition?.words
    isLaw = definition?.isLaw == true
    citation = context.shortCitation(term.address)
    href = context.links.href(to: term.address)
    scope = glossary.scopeWords(of: offset)
    uses = "used \(context.handbook.terms.useCounts[offset].counted("time"))"
  }
}
