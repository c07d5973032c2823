internal import Diagnostics
package import LegalText

/// What an engagement's contracts amount to on the day.
package enum ContractCoverage: Hashable, Sendable {
  /// The record says nothing of a contract.
  case notRecorded
  /// The record says that there is none.
  case none
  /// These of the vendor's contracts bind.
  case inForce([Int])
  /// None is known to bind, and of these nobody can tell.
  case undated([Int])
  /// Contracts are recorded, and none binds.
  case lapsed
}

/// An entry for a term, with the contract that has it.
package struct ClauseEntry: Sendable {
  /// The offset in the vendor's contracts.
  package var contract: Int
  package var clause: Clause
  package var state: ClauseState
}

/// Every contract as it stands on one day.
package struct ContractRegister: Sendable {
  /// By vendor, then in the order of its contracts.
  package let standings: [[ContractStanding]]
  /// By engagement.
  package let coverage: [ContractCoverage]

  init(_ vendors: [LinkedVendor], _ engagements: [LinkedEngagement], on day: CalendarDate) {
    let standings = vendors.map { vendor in
      vendor.contracts.map { contract in
        contract.record.standing(on: day, successor: contract.supersededBy.map { vendor.contracts[$0].record })
      }
    }
    self.standings = standings
    coverage = engagements.map { engagement in
      switch engagement.record.contract {
      case .notRecorded: return .notRecorded
      case .noContract: return .none
      case .contracts: break
      }
      let own = standings[engagement.vendor]
      let binding = engagement.contracts.filter { own[$0] == .inForce }
      if !binding.isEmpty { return .inForce(binding) }
      let undated = engagement.contracts.filter { own[$0] == .undated }
      return undated.isEmpty ? .lapsed : .undated(undated)
    }
  }
}

extension AssessedOrganization {
  /// The entry for a provision in the contracts of an engagement that bind, the best where several have one. Where none
  /// binds, the entry of one that did, which counts as absent.
  package func clauseEntry(_ address: ProvisionAddress, of engagement: EngagementIndex) -> ClauseEntry? {
    let linkedEngagement = linked.engagements[engagement]
    let contracts = linked.vendors[linkedEngagement.vendor].contracts
    func entries(_ offsets: [Int], as state: (Clause.Presence) -> ClauseState) -> [ClauseEntry] {
      offsets.compactMap { offset in
        contracts[offset].clauses[address].map { ClauseEntry(contract: offset, clause: $0, state: state($0.presence)) }
      }
    }
    func best(_ entries: [ClauseEntry]) -> ClauseEntry? {
      let state = ClauseState.anyOf(entries.map(\.state))
      return entries.first { $0.state == state }
    }
    switch self.contracts.coverage[engagement] {
    case .notRecorded, .none: return nil
    case .inForce(let offsets): return best(entries(offsets) { ClauseState($0) })
    case .undated(let offsets): return best(entries(offsets) { $0 == .absent ? .absent : .unclear })
    case .lapsed: return entries(linkedEngagement.contracts) { _ in .absent }.first
    }
  }

  /// What is known of a provision that an engagement's contracts are asked to meet.
  package func clauseState(_ clause: ClauseReference, of engagement: EngagementIndex) -> ClauseState {
    clauses.state(of: clause.index, engagement)
  }
}
