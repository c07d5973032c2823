internal import Diagnostics

/// Walks the subcontractors of engagements.
package enum FlowDown {
  /// Most hops of one engagement. Vendors that name each other can make a few lines stand for millions of paths.
  package static let maximumHops = 10_000

  /// The trees of all engagements with subcontractors on record.
  static func trees(of organization: LinkedOrganization, on day: CalendarDate) -> [EngagementIndex: FlowDownTree] {
    guard !organization.subcontractors.isEmpty else { return [:] }
    let identities = Identities(organization)
    var trees: [EngagementIndex: FlowDownTree] = [:]
    for (index, engagement) in organization.engagements.enumerated() {
      if case .listed = engagement.subcontractors { trees[index] = tree(of: index, organization, identities, day) }
    }
    return trees
  }

  private static func tree(
    of engagement: EngagementIndex, _ organization: LinkedOrganization, _ identities: Identities, _ day: CalendarDate
  ) -> FlowDownTree {
    let root = organization.engagements[engagement]
    var tree = FlowDownTree(engagement: engagement, hops: [])
    // A stack of its own: the depth is the input's to choose.
    var pending: [(subcontractor: SubcontractorIndex, parent: Int?)] = []
    func push(_ list: LinkedSubcontractorList, below parent: Int?) {
      if case .listed(let members) = list { pending += members.reversed().map { ($0, parent) } }
    }
    push(root.subcontractors, below: nil)
    var path = Path(root: identities.ofVendor[root.vendor], count: identities.count)
    while let next = pending.popLast() {
      guard tree.hops.count < maximumHops else {
        tree.isTruncated = true
        break
      }
      let subcontractor = organization.subcontractors[next.subcontractor]
      let continued = subcontractor.continuesWith.map { organization.engagements[$0].subcontractors } ?? .notRecorded
      let above = next.parent.map { organization.subcontractors[tree.hops[$0].subcontractor] }
      var hop = FlowDownHop(
        subcontractor: next.subcontractor, parent: next.parent, depth: (next.parent.map { tree.hops[$0].depth } ?? 0) + 1,
        contract: standing(of: subcontractor, on: day),
        excessPurposes: excess(subcontractor.purposes, beyond: above?.purposes ?? root.purposes, organization.vocabularies.purposes),
        excessData: excess(subcontractor.data, beyond: above?.data ?? root.data, organization.vocabularies.dataCategories),
        isFollowed: subcontractor.subcontractors != .notRecorded || continued != .notRecorded)
      hop.isCircular = !path.descend(to: identities.ofSubcontractor[next.subcontractor], depth: hop.depth)
      tree.hops.append(hop)
      guard !hop.isCircular else { continue }
      push(continued, below: tree.hops.count - 1)
      push(subcontractor.subcontractors, below: tree.hops.count - 1)
    }
    return tree
  }

  private static func standing(of subcontractor: LinkedSubcontractor, on day: CalendarDate) -> SubcontractStanding {
    switch subcontractor.record.contract {
    case .notRecorded: .notRecorded
    case .noContract: .none
    case .contract(let contract): .recorded(contract.standing(on: day))
    }
  }

  private static func excess(_ own: [TermIndex], beyond above: [TermIndex], _ vocabulary: Vocabulary) -> [TermIndex]? {
    guard !own.isEmpty, !above.isEmpty else { return nil }
    return own.filter { term in !above.contains { vocabulary.covered(by: $0).contains(term) } }
  }

  /// Numbers under which a company is known again, as a vendor of the register or by its name.
  private struct Identities {
    let ofSubcontractor: [Int]
    let ofVendor: [Int]
    let count: Int

    init(_ organization: LinkedOrganization) {
      var numbers: [String: Int] = [:]
      func number(_ name: String) -> Int {
        let key = name.trimmed.lowercased()
        if let known = numbers[key] { return known }
        numbers[key] = numbers.count
        return numbers.count - 1
      }
      let ofVendor = organization.vendors.map { number($0.record.name) }
      self.ofVendor = ofVendor
      let ofSubcontractor = organization.subcontractors.map { subcontractor in
        subcontractor.vendor.map { ofVendor[$0] } ?? number(subcontractor.record.name.value)
      }
      self.ofSubcontractor = ofSubcontractor
      count = numbers.count
    }
  }

  /// The companies from the vendor down to the hop at hand, so that coming back to one is seen in constant time.
  private struct Path {
    private var members: [Int]
    private var isMember: [Bool]

    init(root: Int, count: Int) {
      members = [root]
      isMember = Array(repeating: false, count: count)
      isMember[root] = true
    }

    /// Goes to a hop from the one above it; `false` when its company is on the path already.
    mutating func descend(to company: Int, depth: Int) -> Bool {
      while members.count > depth { isMember[members.removeLast()] = false }
      guard !isMember[company] else { return false }
      members.append(company)
      isMember[company] = true
      return true
    }
  }
}
