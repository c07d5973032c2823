internal import Compliance
internal import LegalText

/// A bar of shares with its name and words: a regulation, a role, an owner.
struct StatusBarModel: TemplateModel {
  var label: String
  var href: String
  /// "7 engagements, 1 of them declared otherwise"
  var detail: String
  var tally: TallyModel

  static let fields: [TemplateField<StatusBarModel>] = [
    .text("label") { $0.label }, .link("href") { $0.href }, .text("detail") { $0.detail }, .record("tally") { $0.tally },
  ]
}

/// How things stand by regulation, by role and by owner.
enum StatusOverview {
  static func byRegulation(_ context: PageContext) -> [StatusBarModel] {
    let counts = context.linked.obligations.indices.reduce(into: [InstrumentIdentifier: StatusCounts]()) { counts, index in
      let id = context.linked.obligations[index].address.instrument
      counts[id] = counts[id, default: StatusCounts()] + context.index.counts[index]
    }
    let obligations = Dictionary(grouping: context.linked.obligations, by: \.address.instrument).mapValues(\.count)
    return context.corpus.instruments.map { instrument in
      StatusBarModel(
        label: instrument.regulation.shortTitle, href: context.links.href(.instrument(instrument.id)),
        detail: obligations[instrument.id, default: 0].counted("obligation"), tally: TallyModel(counts: counts[instrument.id] ?? StatusCounts()))
    }
  }

  static func byRole(_ context: PageContext) -> [StatusBarModel] {
    RoleGroup.groups(context).map { group in
      let changed = group.engagements.count { context.organization.roles[$0].isChanged }
      return StatusBarModel(
        label: group.label, href: context.links.href(.vendors),
        detail: group.engagements.count.counted("engagement") + (changed > 0 ? ", \(changed) of them declared otherwise" : ""),
        tally: TallyModel(counts: group.counts))
    }
  }

  static func byOwner(_ context: PageContext) -> [String: StatusCounts] {
    let fallback = context.handbook.information.owner ?? "Not recorded"
    return context.linked.engagements.indices.reduce(into: [:]) { counts, index in
      let owner = context.organization.owner(of: index) ?? fallback
      counts[owner] = counts[owner, default: StatusCounts()] + context.index.counts(of: index)
    }
  }
}
