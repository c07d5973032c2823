/// The companies that personal information of an engagement reaches through subcontractors, to any depth.
package struct FlowDownTree: Sendable {
  package var engagement: EngagementIndex
  /// Each after the one that engages it, with all below before its next sibling.
  package var hops: [FlowDownHop]
  /// Whether the tree goes on beyond `FlowDown.maximumHops`.
  package var isTruncated = false

  /// The names from the vendor's own subcontractor down to a hop.
  package func chain(to offset: Int, in organization: LinkedOrganization) -> [String] {
    var names: [String] = []
    var current: Int? = offset
    while let hop = current {
      names.append(organization.subcontractors[hops[hop].subcontractor].record.name.value)
      current = hops[hop].parent
    }
    return names.reversed()
  }
}

/// A subcontractor at its place in a tree, with what its record shows whatever is asked of it.
package struct FlowDownHop: Sendable {
  package var subcontractor: SubcontractorIndex
  /// The offset of the hop that engages it; `nil` when the vendor itself does.
  package var parent: Int?
  /// 1 for the vendor's own subcontractors.
  package var depth: Int
  /// Whether it stands above itself; the walk ends here.
  package var isCircular = false
  package var contract: SubcontractStanding
  /// Purposes and data that whoever engages it does not have itself; `nil` when either side is not recorded.
  package var excessPurposes: [TermIndex]?
  package var excessData: [TermIndex]?
  /// Whether it is recorded whom it engages in turn.
  package var isFollowed: Bool
}

/// What is known of a subcontractor's contract on the day.
package enum SubcontractStanding: Hashable, Sendable {
  case notRecorded
  case none
  case recorded(ContractStanding)
}
