internal import LegalText

/// A division or section in the contents of a print page.
struct PrintedContentsModel: TemplateModel {
  var label: String
  var href: String
  /// "division" or "section": how the line looks.
  var kind: String
  static let fields: [TemplateField<PrintedContentsModel>] = [
    .text("label") { $0.label }, .link("href") { $0.href }, .text("kind") { $0.kind },
  ]

  init(label: String, href: String, kind: String) {
    self.label = label
    self.href = href
    self.kind = kind
  }

  init(_ context: PageContext, _ edition: Edition, _ item: PrintedText.Item) {
    let provision = edition.provisions[item.provision]
    let heading = PrintedBlockModel.heading(of: provision, context)
    label = [heading.designation, heading.text].filter { !$0.isEmpty }.joined(separator: " ")
    href = context.links.href(to: provision.address) ?? context.links.href(.instrument(provision.address.instrument))
    kind = provision.kind == .division ? "division" : "section"
  }
}

/// A heading or a block of text on a print page.
struct PrintedBlockModel: TemplateModel {
  var anchor: String
  /// The level of the heading, from 2 to 6.
  var rank: Int
  var isHeading: Bool
  var isDivision: Bool
  /// "§ 7050." or "Article 4."
  var designation: String
  var heading: String
  /// `nil` for a heading.
  var provision: ProvisionModel?
  /// Whether the block carries the anchor itself, and no heading before it does.
  var isAnchored: Bool

  static let fields: [TemplateField<PrintedBlockModel>] = [
    .text("id") { $0.anchor }, .text("rank") { "\($0.rank)" }, .flag("isHeading") { $0.isHeading }, .flag("isDivision") { $0.isDivision },
    .text("designation") { $0.designation }, .flag("hasDesignation") { !$0.designation.isEmpty }, .text("heading") { $0.heading },
    .optionalRecord("provision") { $0.provision }, .flag("isAnchored") { $0.isAnchored },
    .flag("hasMargin") { $0.provision?.anchor != nil },
  ]

  /// `nil` for a block in which nothing would stand.
  init?(_ context: PageContext, _ maker: ProvisionBlocks, _ edition: Edition, _ item: PrintedText.Item, anchor: String, rank: Int) {
    let provision = edition.provisions[item.provision]
    let isHeaded = provision.kind == .division || provision.kind == .section
    self.anchor = anchor
    self.rank = rank
    isDivision = provision.kind == .division
    isAnchored = item.content != nil && item.isFirst && !isHeaded
    guard let content = item.content else {
      isHeading = true
      let words = Self.heading(of: provision, context)
      designation = words.designation
      heading = words.text
      return
    }
    isHeading = false
    designation = ""
    heading = ""
    var block = maker.block(item.provision, items: content, isFirst: item.isFirst)
    if isHeaded { block.heading = nil }
    let hasText = !block.paragraphs.isEmpty || !block.tables.isEmpty || block.broken != nil
    if isHeaded, !hasText, block.duties.isEmpty, block.kindWords.isEmpty { return nil }
    self.provision = block
  }

  static func heading(of provision: Provision, _ context: PageContext) -> (designation: String, text: String) {
    guard provision.kind == .division else {
      return (context.shortCitation(provision.address) + (provision.heading == nil ? "" : "."), provision.heading ?? "")
    }
    let isEmpty = provision.designation.isEmpty && provision.heading == nil
    return (provision.designation.withNoBreakSections, provision.heading ?? (isEmpty ? "Without a heading" : ""))
  }
}
