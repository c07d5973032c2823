internal import Compliance
internal import LegalText

/// The subcontractors of an engagement, in the order of the tree.
struct SubcontractorsModel: TemplateModel {
  /// "3 in 2 hops: 1 bound, 1 not bound, 1 not recorded"
  var words: String
  var hops: [SubcontractorModel]

  static let fields: [TemplateField<SubcontractorsModel>] = [
    .text("words") { $0.words }, .list("hops") { $0.hops }, .flag("hasHops") { !$0.hops.isEmpty },
  ]

  /// `nil` when no obligation asks anything of subcontractors and none is on record.
  init?(_ context: PageContext, _ engagement: EngagementIndex) {
    let organization = context.organization
    guard let tree = organization.flowDown[engagement] else {
      switch context.linked.engagements[engagement].subcontractors {
      case .none: words = "None engaged"
      default:
        guard organization.flowDownDemand(on: engagement) != nil else { return nil }
        words = "Not recorded"
      }
      hops = []
      return
    }
    let reviews = organization.hopReviews(of: tree)
    hops = zip(tree.hops.indices, reviews).map { SubcontractorModel(context, tree, $0, $1) }
    let parts = [(Status.met, "bound"), (.notMet, "not bound"), (.notAssessed, "not recorded")].compactMap { status, label in
      let count = reviews.filter { $0.status == status }.count
      return count == 0 ? nil : "\(count) \(label)"
    }
    let depth = tree.hops.map(\.depth).max() ?? 0
    words = "\(tree.hops.count) in \(depth.counted("hop")): \(parts.joined(separator: ", "))" + (tree.isTruncated ? "; the chain goes on" : "")
  }
}

/// A subcontractor in a tree.
struct SubcontractorModel: TemplateModel {
  var name: String
  /// By whom it is engaged: "MailWave, Inc. > Larkfield Edge"; the vendor alone for its own subcontractors.
  var engagedBy: String
  var href: String?
  var service: String
  var status: StatusModel
  var reason: String
  var place: String

  static let fields: [TemplateField<SubcontractorModel>] = [
    .text("name") { $0.name }, .text("engagedBy") { $0.engagedBy }, .optionalLink("href") { $0.href }, .text("service") { $0.service },
    .record("status") { $0.status }, .text("reason") { $0.reason }, .text("place") { $0.place },
  ]

  init(_ context: PageContext, _ tree: FlowDownTree, _ offset: Int, _ review: HopReview) {
    let subcontractor = context.linked.subcontractors[tree.hops[offset].subcontractor]
    name = subcontractor.record.name.value
    engagedBy = ([context.organization.vendor(of: tree.engagement).record.name] + tree.chain(to: offset, in: context.linked).dropLast())
      .joined(separator: " > ")
    href = subcontractor.vendor.map { context.links.href(.vendor($0)) }
    service = subcontractor.record.service ?? "Not recorded"
    status = StatusModel(review.status, label: Self.label(of: review.status))
    let suspect = context.organization.suspectReasons(ofSubcontract: tree.hops[offset].subcontractor).map { "suspect: \($0.inWords)" }
    reason = ([context.organization.words(for: review)] + suspect).joined(separator: "; ").withNoBreakSections.capitalizedFirst
    place = subcontractor.record.position.description
  }

  /// What a status means of a subcontractor.
  static func label(of status: Status) -> String {
    switch status {
    case .met: "Bound"
    case .notMet: "Not bound"
    default: "Not recorded"
    }
  }
}
