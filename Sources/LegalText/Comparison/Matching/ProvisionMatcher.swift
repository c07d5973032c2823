/// Finds for every provision of one edition what became of it in another.
///
/// From what is certain to what is likely: what a person confirmed; the same words; sections by the runs of words that they share;
/// similar words; parents by their children and children by their parents; what was split and merged; the number alone last.
/// A number proves nothing by itself: when every number changes, each stands before other words.
struct ProvisionMatcher {
  /// Provisions of which one side is several.
  struct Group {
    /// Ascending.
    var old: [ProvisionIndex]
    var new: [ProvisionIndex]
  }

  static let none = -1

  let old: ComparedEdition
  let new: ComparedEdition
  let table: WordTable
  /// For each old provision the new one that goes on with it, the first of several; `none` when there is none.
  private(set) var newOf: [ProvisionIndex]
  private(set) var oldOf: [ProvisionIndex]
  private(set) var groups: [Group] = []
  private(set) var groupOfOld: [ProvisionIndex: Int] = [:]
  private(set) var groupOfNew: [ProvisionIndex: Int] = [:]
  /// Provisions that a person said have no counterpart.
  private var heldOld: Set<ProvisionIndex> = []
  private var heldNew: Set<ProvisionIndex> = []
  private var oldBags: [ProvisionIndex: WordBag] = [:]
  private var newBags: [ProvisionIndex: WordBag] = [:]
  /// Words, shingles and candidates looked at: the cost, whatever the machine.
  var steps = 0
  var sectionFlows: [SectionFlow] = []

  init(_ old: ComparedEdition, _ new: ComparedEdition, table: WordTable) {
    self.old = old
    self.new = new
    self.table = table
    newOf = Array(repeating: Self.none, count: old.count)
    oldOf = Array(repeating: Self.none, count: new.count)
  }

  mutating func run(_ mapping: MappedProvisions) {
    obey(mapping)
    matchUniqueWords()
    matchSections()
    matchParents()
    matchSimilarWords()
    matchParents()
    matchChildren()
    matchRepeatedWords()
    matchParents()
    matchChildren()
    findSplits()
    findMerges()
    findDividedSections()
    matchNumbers()
    matchChildren()
  }

  func isFreeOld(_ index: ProvisionIndex) -> Bool { newOf[index] == Self.none && !heldOld.contains(index) }
  func isFreeNew(_ index: ProvisionIndex) -> Bool { oldOf[index] == Self.none && !heldNew.contains(index) }

  mutating func pair(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) {
    newOf[oldIndex] = newIndex
    oldOf[newIndex] = oldIndex
  }

  /// Makes one provision of several or several of one.
  mutating func group(_ oldIndices: [ProvisionIndex], _ newIndices: [ProvisionIndex]) {
    let group = Group(old: oldIndices.sorted(), new: newIndices.sorted())
    for index in group.old {
      if newOf[index] == Self.none { newOf[index] = group.new[0] }
      groupOfOld[index] = groups.count
    }
    for index in group.new {
      if oldOf[index] == Self.none { oldOf[index] = group.old[0] }
      groupOfNew[index] = groups.count
    }
    groups.append(group)
  }

  /// Adds provisions to a group, which then is several divided anew among several.
  mutating func extend(_ group: Int, old oldIndices: [ProvisionIndex] = [], new newIndices: [ProvisionIndex] = []) {
    for index in oldIndices where groupOfOld[index] == nil {
      if newOf[index] == Self.none { newOf[index] = groups[group].new[0] }
      groupOfOld[index] = group
      groups[group].old.append(index)
    }
    for index in newIndices where groupOfNew[index] == nil {
      if oldOf[index] == Self.none { oldOf[index] = groups[group].old[0] }
      groupOfNew[index] = group
      groups[group].new.append(index)
    }
    groups[group].old.sort()
    groups[group].new.sort()
  }

  /// Whether an old provision goes on in a new one; the top goes on in the top.
  func corresponds(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> Bool {
    guard oldIndex >= 0, newIndex >= 0 else { return oldIndex == newIndex }
    if newOf[oldIndex] == newIndex || oldOf[newIndex] == oldIndex { return true }
    guard let group = groupOfOld[oldIndex] else { return false }
    return groupOfNew[newIndex] == group
  }

  mutating func similarity(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> Double {
    let left = oldBags[oldIndex] ?? WordBag(old.words[oldIndex].numbers, table: table)
    let right = newBags[newIndex] ?? WordBag(new.words[newIndex].numbers, table: table)
    oldBags[oldIndex] = left
    newBags[newIndex] = right
    steps += left.count + right.count
    return left.similarity(to: right)
  }

  /// Sections answer to sections, divisions to divisions, recitals to recitals, notes to notes.
  func areAlike(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> Bool {
    Rank(old.provision(oldIndex).kind) == Rank(new.provision(newIndex).kind)
  }

  /// Whether words can have gone from one to the other: a subdivision can become a section, not a note.
  func canShareWords(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> Bool {
    let (left, right) = (Rank(old.provision(oldIndex).kind), Rank(new.provision(newIndex).kind))
    return left == right || left.isText && right.isText
  }

  private enum Rank {
    case division, section, subdivision, recital, note

    init(_ kind: ProvisionKind) {
      self =
        switch kind {
        case .division: .division
        case .section: .section
        case .subdivision, .definition, .example: .subdivision
        case .recital: .recital
        case .note: .note
        }
    }

    var isText: Bool { self == .division || self == .section || self == .subdivision }
  }

  private mutating func obey(_ mapping: MappedProvisions) {
    heldOld = mapping.repealed
    heldNew = mapping.added
    for (oldIndex, newIndex) in mapping.pairs { pair(oldIndex, newIndex) }
    for entry in mapping.groups { group(entry.old, entry.new) }
  }
}

/// What a confirmed mapping says, by index.
struct MappedProvisions {
  var pairs: [(ProvisionIndex, ProvisionIndex)] = []
  var groups: [ProvisionMatcher.Group] = []
  var repealed: Set<ProvisionIndex> = []
  var added: Set<ProvisionIndex> = []
}
