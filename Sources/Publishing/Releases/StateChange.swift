internal import Compliance
internal import Diagnostics
internal import LegalText

/// A difference between two states, in words.
struct StateChange: Hashable, Sendable {
  enum Side: String, CaseIterable { case law, organization }

  /// What a reader can open.
  enum Target: Hashable {
    case regulation(InstrumentIdentifier)
    case provision(ProvisionAddress)
    case editions(InstrumentIdentifier, from: String, to: String)
    case vendor(String)
    case obligation(String)
  }

  var side: Side
  var text: String
  var target: Target?
}

extension HandbookState {
  /// What differs from an earlier state, law first, in a total order. Names are those that `names` gives to identifiers.
  func changes(since old: HandbookState, names: StateNames) -> [StateChange] {
    lawChanges(since: old, names) + statusChanges(since: old, names) + findingChanges(since: old)
  }

  private func lawChanges(since old: HandbookState, _ names: StateNames) -> [StateChange] {
    var result: [StateChange] = []
    for id in Set(old.regulations.keys).union(regulations.keys).sorted() {
      switch (old.regulations[id], regulations[id]) {
      case (nil, let new?):
        result.append(StateChange(side: .law, text: "\(new.title) was added, \(EditionIdentifier(new.edition).inWords)", target: .regulation(id)))
      case (let gone?, nil): result.append(StateChange(side: .law, text: "\(gone.title) was taken out"))
      case (let before?, let after?):
        let changed = sections(of: id, since: old)
        if before.edition != after.edition {
          result.append(
            StateChange(
              side: .law,
              text: "\(after.title): \(EditionIdentifier(after.edition).inWords) took the place of \(EditionIdentifier(before.edition).inWords)",
              target: .editions(id, from: before.edition, to: after.edition)))
        }
        for (address, verb) in changed {
          result.append(StateChange(side: .law, text: "\(names.citation(address)) \(verb)", target: .provision(address)))
        }
      case (nil, nil): break
      }
    }
    return result
  }

  private func sections(of id: InstrumentIdentifier, since old: HandbookState) -> [(ProvisionAddress, String)] {
    let before = old.provisions.filter { $0.key.instrument == id }
    let after = provisions.filter { $0.key.instrument == id }
    return Set(before.keys).union(after.keys).sorted().compactMap { address in
      switch (before[address], after[address]) {
      case (nil, .some): (address, "is new")
      case (.some, nil): (address, "is gone")
      case (let one?, let two?): one == two ? nil : (address, "has other words")
      case (nil, nil): nil
      }
    }
  }

  private func statusChanges(since old: HandbookState, _ names: StateNames) -> [StateChange] {
    func engagements(_ state: HandbookState) -> Set<EngagementKey> {
      Set(state.statuses.keys.map { EngagementKey(vendor: $0.vendor, engagement: $0.engagement) })
    }
    let (before, after) = (engagements(old), engagements(self))
    var result: [StateChange] = []
    for key in before.union(after).sorted(by: { $0.description < $1.description }) where before.contains(key) != after.contains(key) {
      let verb = after.contains(key) ? "was added" : "was taken out"
      result.append(StateChange(side: .organization, text: "\(names.engagement(key)) \(verb)", target: .vendor(key.vendor)))
    }
    for pair in Set(old.statuses.keys).union(statuses.keys).sorted() {
      let key = EngagementKey(vendor: pair.vendor, engagement: pair.engagement)
      guard before.contains(key), after.contains(key) else { continue }
      let subject = "\(names.engagement(key)), \(names.obligation(pair.obligation))"
      func add(_ words: String) {
        result.append(StateChange(side: .organization, text: "\(subject): \(words)", target: .vendor(pair.vendor)))
      }
      switch (old.statuses[pair], statuses[pair]) {
      case (nil, let new?): add("applies now, \(new.inWords)")
      case (.some, nil): add("no longer applies")
      case (let one?, let two?) where one != two:
        if one.status != two.status { add("\(one.inWords) became \(two.inWords)") } else { add(two.isSuspect ? "is suspect now" : "is no longer suspect") }
      default: break
      }
    }
    return result
  }

  private func findingChanges(since old: HandbookState) -> [StateChange] {
    func lines(_ keys: Set<String>, in state: HandbookState, _ verb: String) -> [StateChange] {
      keys.compactMap { state.findings[$0] }.sorted { ($1.severity, $0.rule, $0.message) < ($0.severity, $1.rule, $1.message) }.map {
        StateChange(side: .organization, text: "\(verb): " + ($0.message.isEmpty ? $0.rule : "\($0.message) (\($0.rule))"))
      }
    }
    let (before, after) = (Set(old.findings.keys), Set(findings.keys))
    let waived = before.intersection(after).filter { old.findings[$0]?.isWaived != findings[$0]?.isWaived }
    return lines(after.subtracting(before), in: self, "New finding") + lines(before.subtracting(after), in: old, "Resolved")
      + lines(waived.filter { findings[$0]?.isWaived == true }, in: self, "Waived")
      + lines(waived.filter { findings[$0]?.isWaived == false }, in: self, "No longer waived")
  }
}

extension HandbookState.PairState {
  /// "not met", "met (suspect)".
  var inWords: String { status.label.lowercased() + (isSuspect ? " (suspect)" : "") }
}

/// How identifiers of a state are named: as the handbook does today, else by themselves.
struct StateNames {
  private let corpus: Corpus
  private let engagements: [EngagementKey: String]
  private let obligations: [String: String]

  init(_ handbook: Handbook) {
    corpus = handbook.corpus
    engagements = Dictionary(
      handbook.linked.engagements.indices.map { (EngagementKey(in: handbook.linked, $0), handbook.organization.name(of: $0)) }) { first, _ in first }
    obligations = Dictionary(handbook.linked.obligations.map { ($0.record.id.value, $0.record.title) }) { first, _ in first }
  }

  func engagement(_ key: EngagementKey) -> String { engagements[key] ?? key.description }
  func obligation(_ id: String) -> String { obligations[id].map { "“\($0)”" } ?? id }
  func citation(_ address: ProvisionAddress) -> String { corpus.citation(of: address) }
}
