internal import Compliance

/// Obligations that ask the same of an engagement: what decides whether they apply is said once for all of them.
struct ScopeGroups: Sendable {
  struct Group: Sendable {
    var anchor: String
    /// "purpose advertising and data internet activity".
    var words: String
    var obligations: [ObligationIndex]
  }

  /// In the order of their first obligations.
  let groups: [Group]

  init(_ handbook: Handbook) {
    var places: [String: Int] = [:]
    var groups: [Group] = []
    for (index, obligation) in handbook.linked.obligations.enumerated() {
      let selector = obligation.record.appliesTo
      let key = selector.key
      if let place = places[key] {
        groups[place].obligations.append(index)
      } else {
        places[key] = groups.count
        groups.append(Group(anchor: "scope-\(groups.count + 1)", words: selector.inWords(handbook.linked.vocabularies), obligations: [index]))
      }
    }
    self.groups = groups
  }
}
