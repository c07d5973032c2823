package import Compliance
package import Diagnostics
package import LegalText

/// What a handbook says on a day, in the few words that releases are compared by.
package struct HandbookState: Hashable, Sendable {
  package struct RegulationState: Hashable, Sendable {
    package var edition: String
    package var title: String
  }

  package struct PairState: Hashable, Sendable {
    package var status: Status
    package var isSuspect: Bool
  }

  package struct PairKey: Hashable, Sendable, Comparable {
    package var vendor: String
    package var engagement: String
    package var obligation: String

    package static func < (left: Self, right: Self) -> Bool {
      (left.vendor, left.engagement, left.obligation) < (right.vendor, right.engagement, right.obligation)
    }
  }

  package struct FindingState: Hashable, Sendable {
    package var rule: String
    package var severity: Severity
    package var isWaived: Bool
    /// Its words, which count days and so differ from one day to the next: they are told, and make no difference between states.
    package var message: String

    package static func == (left: Self, right: Self) -> Bool {
      left.rule == right.rule && left.severity == right.severity && left.isWaived == right.isWaived
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(rule)
      hasher.combine(severity)
      hasher.combine(isWaived)
    }
  }

  /// The edition that is read as the law, by regulation.
  package var regulations: [InstrumentIdentifier: RegulationState] = [:]
  /// The words of every section of those editions.
  package var provisions: [ProvisionAddress: Fingerprint] = [:]
  package var statuses: [PairKey: PairState] = [:]
  /// By the fingerprint of the finding.
  package var findings: [String: FindingState] = [:]

  package init() {}

  package init(of handbook: Handbook) {
    for instrument in handbook.corpus.instruments {
      regulations[instrument.id] = RegulationState(
        edition: instrument.current.information.id.rawValue, title: instrument.regulation.shortTitle)
      let edition = instrument.current.edition
      for section in edition.sections { provisions[edition.provisions[section].address] = edition.fingerprint(of: section) }
    }
    for (index, list) in handbook.organization.determinations.enumerated() {
      let obligation = handbook.linked.obligations[index].record.id.value
      for determination in list {
        let key = EngagementKey(in: handbook.linked, determination.engagement)
        statuses[PairKey(vendor: key.vendor, engagement: key.engagement, obligation: obligation)] = PairState(
          status: determination.status, isSuspect: !handbook.organization.flags(of: index, determination.engagement).suspect.isEmpty)
      }
    }
    for finding in handbook.findings {
      findings[finding.fingerprint] = FindingState(
        rule: finding.rule.name, severity: finding.severity, isWaived: finding.waiver != nil, message: finding.message)
    }
  }
}

/// A recorded state: a file below `releases/`.
package struct Release: Hashable, Sendable {
  /// The file's name without its extension: `2026-11-23`.
  package var name: String
  package var on: CalendarDate
  /// What somebody says of it.
  package var note: String?
  package var state: HandbookState

  package init(name: String, on: CalendarDate, note: String?, state: HandbookState) {
    self.name = name
    self.on = on
    self.note = note
    self.state = state
  }
}

extension Release: Comparable {
  /// By day, then by name: `2026-11-23` before `2026-11-23-2` before `2026-11-23-10`.
  package static func < (left: Release, right: Release) -> Bool {
    (left.on, left.name.utf8.count, left.name) < (right.on, right.name.utf8.count, right.name)
  }
}

extension HandbookState {
  /// In how many statements two states differ.
  package func differences(from old: HandbookState) -> Int {
    func count<Key, Value: Equatable>(_ one: [Key: Value], _ two: [Key: Value]) -> Int {
      Set(one.keys).union(two.keys).count { one[$0] != two[$0] }
    }
    return count(regulations, old.regulations) + count(provisions, old.provisions) + count(statuses, old.statuses)
      + count(findings, old.findings)
  }
}

extension Release {
  /// Without the messages of findings, which quote what not every reader may see.
  package var withoutMessages: Release {
    var result = self
    for key in state.findings.keys { result.state.findings[key]?.message = "" }
    return result
  }
}
