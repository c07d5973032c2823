internal import Compliance
internal import Diagnostics
internal import LegalText

/// What changed from release to release, newest first, law and organization apart.
struct ChangesPage: TemplateModel {
  var frame: FrameModel
  var standfirst: String
  /// `nil` before the first release.
  var feedHref: String?
  var releases: [ReleaseModel]

  static let fields: [TemplateField<ChangesPage>] = [
    .record("frame") { $0.frame }, .text("standfirst") { $0.standfirst }, .optionalLink("feedHref") { $0.feedHref },
    .list("releases") { $0.releases }, .flag("hasReleases") { !$0.releases.isEmpty },
  ]

  init(_ context: PageContext) {
    let history = context.index.history
    frame = context.frame(crumbs: [])
    feedHref = history.releaseCount == 0 || context.format != .html ? nil : context.links.root + ChangesFeed.path
    releases = history.steps.map { ReleaseModel(context, $0) }
    standfirst =
      history.releaseCount == 0
      ? "No release is recorded yet. 'concord release' records one; from the second on this page says what changed."
      : "\(history.releaseCount.counted("release")), the last of \(history.lastDay?.inWords ?? "an unknown day")."
  }
}

/// A release against the one before it.
struct ReleaseModel: TemplateModel {
  var anchor: String
  var title: String
  var note: String?
  var counts: String
  var law: [ChangeModel]
  var organization: [ChangeModel]

  static let fields: [TemplateField<ReleaseModel>] = [
    .text("anchor") { $0.anchor }, .markdown("anchorMarkdown") { Markdown(anchor: $0.anchor) }, .text("title") { $0.title },
    .optionalText("note") { $0.note }, .text("counts") { $0.counts }, .list("law") { $0.law }, .flag("hasLaw") { !$0.law.isEmpty },
    .list("organization") { $0.organization }, .flag("hasOrganization") { !$0.organization.isEmpty },
  ]

  init(_ context: PageContext, _ step: ReleaseStep) {
    anchor = step.anchor
    title = step.title
    note = step.note
    counts = step.counts
    law = step.changes.filter { $0.side == .law }.map { ChangeModel(context, $0) }
    organization = step.changes.filter { $0.side == .organization }.map { ChangeModel(context, $0) }
  }
}

struct ChangeModel: TemplateModel {
  var words: String
  var href: String?
  /// What a new edition asks of the organization.
  var update: LinkModel?
  /// The text that was read as the law before.
  var text: LinkModel?
  static let fields: [TemplateField<ChangeModel>] = [
    .text("words") { $0.words }, .optionalLink("href") { $0.href }, .optionalRecord("update") { $0.update },
    .optionalRecord("text") { $0.text },
  ]

  init(_ context: PageContext, _ change: StateChange) {
    words = change.text.withNoBreakSections
    switch change.target {
    case nil: href = nil
    case .regulation(let id): href = context.corpus[id] == nil ? nil : context.links.href(.instrument(id))
    case .provision(let address): href = context.links.href(to: address)
    case .vendor(let id):
      href = context.linked.vendors.firstIndex { $0.record.id.value == id }.map { context.links.href(.vendor($0)) }
    case .obligation(let id):
      href = context.linked.obligations.firstIndex { $0.record.id.value == id }.map { context.links.href(.obligation($0)) }
    case .editions(let id, let from, let to):
      let key = PageKey.redline(id, from: EditionIdentifier(from), to: EditionIdentifier(to))
      href = context.plan.page(key) == nil ? context.corpus[id].map { _ in context.links.href(.instrument(id)) } : context.links.href(key)
      let asked = PageKey.update(id, from: EditionIdentifier(from), to: EditionIdentifier(to))
      text = context.textHref(id, EditionIdentifier(from)).map { LinkModel(label: "Text of \(EditionIdentifier(from).inWords)", href: $0) }
      update = context.plan.page(asked) == nil ? nil : LinkModel(label: "What it asks of us", href: context.links.href(asked))
    }
  }
}
