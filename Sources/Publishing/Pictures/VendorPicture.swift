internal import Compliance

extension TreePicture {
  /// A vendor, its engagements with role and status, and the chain of subcontractors of each; `nil` for one without engagements.
  init?(_ context: PageContext, vendor index: VendorIndex) {
    let organization = context.organization
    let vendor = context.linked.vendors[index]
    guard !vendor.engagements.isEmpty else { return nil }
    title = "\(vendor.record.name): engagements and subcontractors"
    nodes = [Node(title: vendor.record.name, detail: vendor.engagements.count.counted("engagement"))]
    for engagement in vendor.engagements {
      let place = nodes.count
      nodes.append(.engagement(context, engagement, title: context.linked.engagements[engagement].record.service))
      guard let tree = organization.flowDown[engagement] else { continue }
      let reviews = organization.hopReviews(of: tree)
      for (hop, review) in zip(tree.hops, reviews) {
        let record = context.linked.subcontractors[hop.subcontractor].record
        nodes.append(
          Node(
            parent: hop.parent.map { place + 1 + $0 } ?? place, title: record.name.value, detail: record.service ?? "",
            say: SubcontractorModel.label(of: review.status), status: review.status))
      }
    }
  }

  /// The whole organization: the roles, and below each its engagements where there are few enough to see.
  init(organization context: PageContext) {
    let organization = context.organization
    let engagements = context.linked.engagements.indices
    title = "Who receives personal information from \(context.handbook.information.organization), by effective role"
    nodes = [
      Node(
        title: context.handbook.information.organization,
        detail: "\(context.linked.activeVendorCount.counted("vendor")), \(engagements.count.counted("engagement"))")
    ]
    let groups = RoleGroup.groups(context)
    let showsEach = engagements.count <= Self.mostEngagements
    for group in groups {
      let place = nodes.count
      nodes.append(
        Node(
          parent: 0, title: group.label, detail: group.engagements.count.counted("engagement"),
          say: showsEach ? "" : group.counts.inWords, status: showsEach ? nil : group.counts.worst))
      let chains = group.engagements.compactMap { organization.flowDown[$0] }
      if showsEach {
        for engagement in group.engagements {
          var node = Node.engagement(
            context, engagement, title: context.organization.vendor(of: engagement).record.name, showsRole: false)
          node.parent = place
          nodes.append(node)
          if let tree = organization.flowDown[engagement], let below = Node.subcontractors(context, [tree], parent: nodes.count - 1) {
            nodes.append(below)
          }
        }
      } else if let below = Node.subcontractors(context, chains, parent: place) {
        nodes.append(below)
      }
    }
  }

  /// With more engagements than this a picture of the whole shows roles alone.
  private static let mostEngagements = 16
}

extension TreePicture.Node {
  fileprivate static func engagement(
    _ context: PageContext, _ engagement: EngagementIndex, title: String, showsRole: Bool = true
  ) -> TreePicture.Node {
    let organization = context.organization
    let role = organization.roles[engagement]
    let effective = organization.label(ofRole: role.effective)
    var detail = showsRole ? effective : context.linked.engagements[engagement].record.service
    if role.isChanged { detail += showsRole ? ", declared \(organization.label(ofRole: role.declared).lowercasedInitial)" : ", role changed" }
    let counts = context.index.counts(of: engagement)
    return TreePicture.Node(parent: 0, title: title, detail: detail, say: counts.worstInWords, status: counts.worst)
  }

  /// Subcontractors of one or more engagements, as counts; `nil` when there are none.
  fileprivate static func subcontractors(_ context: PageContext, _ trees: [FlowDownTree], parent: Int) -> TreePicture.Node? {
    let statuses = trees.flatMap { context.organization.hopReviews(of: $0) }.map(\.status)
    guard !statuses.isEmpty else { return nil }
    let parts = [Status.notMet, .notAssessed, .met].compactMap { status -> String? in
      let count = statuses.count { $0 == status }
      return count == 0 ? nil : "\(count) \(SubcontractorModel.label(of: status).lowercasedInitial)"
    }
    return TreePicture.Node(
      parent: parent, title: statuses.count.counted("subcontractor"), say: parts.joined(separator: ", "),
      status: statuses.min { $0.urgency < $1.urgency })
  }
}

/// The engagements that have one effective role.
struct RoleGroup: Sendable {
  /// "Third party"; "Not determined".
  var label: String
  /// `nil` when it is not determined.
  var role: TermIndex?
  var engagements: [EngagementIndex]
  var counts: StatusCounts

  /// In the order of the vocabulary, what is not determined last; roles that nobody has are left out.
  static func groups(_ context: PageContext) -> [RoleGroup] {
    let organization = context.organization
    let byRole = Dictionary(grouping: context.linked.engagements.indices) { organization.roles[$0].effective ?? .max }
    return byRole.keys.sorted().map { key in
      let role = key == .max ? nil : key
      let engagements = byRole[key] ?? []
      return RoleGroup(
        label: organization.label(ofRole: role), role: role, engagements: engagements,
        counts: engagements.reduce(StatusCounts()) { $0 + context.index.counts(of: $1) })
    }
  }
}

extension StatusCounts {
  /// The status that needs somebody most; `nil` when nothing is in scope.
  var worst: Status? {
    if notMet > 0 { return .notMet }
    if partial > 0 { return .partial }
    if notAssessed > 0 { return .notAssessed }
    return met > 0 ? .met : nil
  }

  /// "2 not met of 25", or "All 25 met".
  var worstInWords: String {
    switch worst {
    case .notMet: "\(notMet) not met of \(inScope)"
    case .partial: "\(partial) partial of \(inScope)"
    case .notAssessed: "\(notAssessed) not assessed of \(inScope)"
    case .met: "All \(inScope) met"
    case .notApplicable, nil: "Nothing in scope"
    }
  }
}

extension String {
  /// With its first letter in lower case.
  var lowercasedInitial: String { prefix(1).lowercased() + dropFirst() }
}
