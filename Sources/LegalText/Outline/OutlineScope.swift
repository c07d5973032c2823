/// The provisions that are written below one heading without another between them, and what must be said about their levels.
struct OutlineScope {
  struct Member {
    var provision: ProvisionIndex
    var item: NestingItem
  }

  private(set) var members: [Member] = []
  /// Set by a text that goes on with an outer provision.
  private var maximumDepth: Int?

  mutating func open(_ provision: ProvisionIndex, _ item: NestingItem) {
    var item = item
    item.maximumDepth = maximumDepth
    maximumDepth = nil
    members.append(Member(provision: provision, item: item))
  }

  /// A text goes on with a provision that stands `depth` below the heading.
  mutating func goOn(atDepth depth: Int) { maximumDepth = min(depth + 1, maximumDepth ?? depth + 1) }

  /// Adds levels, and depths where a level does not tell the parent, until the inferred nesting is the edition's.
  mutating func stateLevels(_ edition: Edition, heading: ProvisionIndex) {
    for round in 0... {
      let levels = Nesting.levels(of: members.map(\.item))
      let isRight = check(levels, edition, heading: heading, stateAll: round >= 6)
      if isRight || round > 6 { return }
    }
  }

  private mutating func check(_ levels: [Int], _ edition: Edition, heading: ProvisionIndex, stateAll: Bool) -> Bool {
    var open = OutlineOpenProvisions()
    var isRight = true
    for number in members.indices {
      let member = members[number]
      let provision = edition.provisions[member.provision]
      if let maximum = member.item.maximumDepth { open.close(to: maximum - 1) }
      let outer = open
      open.close(forLevel: levels[number], depth: member.item.depth)
      let isLevelRight = levels[number] == provision.level
      let isParentRight = (open.innermost?.index ?? heading) == provision.parent
      if !(isLevelRight && isParentRight) || stateAll {
        isRight = isRight && isLevelRight && isParentRight
        if !member.item.followsParent {
          members[number].item.level = provision.level
          var stated = outer
          stated.close(forLevel: provision.level, depth: nil)
          if (stated.innermost?.index ?? heading) != provision.parent || (stateAll && !isParentRight) {
            members[number].item.depth = 1 + (outer.entries.lastIndex { $0.index == provision.parent } ?? -1) + 1
          }
        }
        // What follows is compared with the edition's own nesting.
        open = outer
        open.close(to: 1 + (outer.entries.lastIndex { $0.index == provision.parent } ?? -1))
      }
      open.open(.init(index: member.provision, level: provision.level, label: ""))
    }
    return isRight
  }
}
