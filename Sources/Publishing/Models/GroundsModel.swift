internal import Compliance

/// What decides that obligations do not apply to an engagement, and how each statement on it was derived.
struct GroundsModel: TemplateModel {
  var service: String
  /// "465 of 500 obligations do not apply".
  var againstWords: String
  var against: [AgainstModel]
  /// Whether the part is where it is said what does not apply.
  var showsAgainst: Bool
  var derivations: [DerivationModel]

  static let fields: [TemplateField<GroundsModel>] = [
    .text("service") { $0.service }, .text("againstWords") { $0.againstWords }, .list("against") { $0.against },
    .flag("hasAgainst") { !$0.against.isEmpty }, .flag("showsAgainst") { $0.showsAgainst }, .list("derivations") { $0.derivations },
    .flag("hasDerivations") { !$0.derivations.isEmpty },
  ]

  static func outline(_ outlines: PageOutlines, _ engagement: EngagementIndex) -> [PageItem] {
    // Each hop is a step wherever a chain of subcontractors is asked about.
    let hops = (outlines.organization.flowDown[engagement]?.hops.count ?? 0) * 350
    return AgainstModel.groups(outlines.index, outlines.organization, engagement).map { PageItem(bytes: 420 + $0.words.utf8.count, depth: 2) }
      + [PageItem(bytes: 2_200, anchors: [DerivationModel.roleAnchor(outlines.linked, engagement)])]
      + outlines.index.determinations[engagement].map { entry in
        // A clause that is asked for is a word of the reason, and a step of the derivation with its place.
        let suspect = outlines.organization.flags(of: entry.obligation, engagement).suspect
        let obligation = outlines.linked.obligations[entry.obligation]
        let steps =
          outlines.reasonBytes(of: entry.obligation) * 3 + suspect.reduce(0) { $0 + $1.inWords.utf8.count * 5 / 4 }
          + (obligation.flowDown == nil ? 0 : hops)
        return PageItem(
          bytes: 640 + obligation.record.title.utf8.count + steps,
          anchors: [DerivationModel.anchor(outlines.linked, entry.obligation, engagement)], depth: 1)
      }
  }

  /// `nil` when the part has nothing of it.
  init?(_ context: PageContext, _ engagement: EngagementIndex, _ reader: inout PartReader) {
    let groups = AgainstModel.groups(context.index, context.organization, engagement)
    let own = reader.take(groups)
    let offsets = reader.take(DerivationModel.count(context, engagement))
    guard !own.isEmpty || !offsets.isEmpty else { return nil }
    service = context.linked.engagements[engagement].record.service
    against = own.map { AgainstModel(context, $0, engagement) }
    // An engagement to which everything applies says so where its derivations begin.
    showsAgainst = !own.isEmpty || groups.isEmpty && offsets.lowerBound == 0
    derivations = offsets.map { DerivationModel(context, engagement, at: $0) }
    let outside = groups.reduce(0) { $0 + $1.obligations.count }
    againstWords = "\(outside) of \(context.linked.obligations.count.counted("obligation")) \(outside == 1 ? "does" : "do") not apply"
  }
}
