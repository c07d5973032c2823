package import Diagnostics
internal import LegalText

extension Organization {
  /// The organization with all references in the numbers of the current editions, and those that changed by their places.
  ///
  /// - Complexity: linear in the references.
  package func carried(
    by references: ReferenceReader, _ changes: LawChanges
  ) -> (organization: Organization, carried: [SourcePosition: CarriedReference]) {
    var carrier = ReferenceCarrier(references, changes)
    var result = self
    for index in result.obligations.indices { carrier.carry(&result.obligations[index]) }
    for index in result.roleRules.indices {
      let name = "Role rule '\(result.roleRules[index].id.value)'"
      result.roleRules[index].cite = carrier.carryOne(result.roleRules[index].cite, numberedBy: nil, in: name, owner: nil)
    }
    for index in result.vendors.indices { carrier.carry(&result.vendors[index]) }
    return (result, carrier.carried)
  }
}

extension ReferenceCarrier {
  fileprivate mutating func carry(_ obligation: inout Obligation) {
    let review = obligation.numbering
    let name = "Obligation '\(obligation.id.value)'"
    let owner = obligation.owner ?? obligation.reviewed?.by
    obligation.cite = carryOne(obligation.cite, numberedBy: review, in: name, owner: owner)
    obligation.exceptions = obligation.exceptions.flatMap { carry($0, numberedBy: review, in: name, owner: owner) }
    carry(&obligation.satisfiedBy.clauses, review, name, owner)
    if var demand = obligation.satisfiedBy.subcontractors {
      carry(&demand.clauses, review, name, owner)
      obligation.satisfiedBy.subcontractors = demand
    }
    obligation.appliesTo = carry(obligation.appliesTo, review, name, owner)
    obligation.prohibits = obligation.prohibits.map { carry($0, review, name, owner) }
  }

  private mutating func carry(_ demands: inout [ClauseDemand], _ review: Review?, _ name: String, _ owner: String?) {
    for index in demands.indices {
      demands[index].alternatives = demands[index].alternatives.map { references in
        references.flatMap { carry($0, numberedBy: review, in: name, owner: owner) }
      }.filter { !$0.isEmpty }
    }
    demands.removeAll { $0.alternatives.isEmpty }
  }

  private mutating func carry(_ selector: Selector, _ review: Review?, _ name: String, _ owner: String?) -> Selector {
    switch selector {
    case .has: return selector
    // A term that is gone stays, so that no contract meets it without having it.
    case .contractMeets(let references):
      return .contractMeets(
        references.flatMap { reference -> [Located<String>] in
          let now = carry(reference, numberedBy: review, in: name, owner: owner)
          return now.isEmpty ? [reference] : now
        })
    case .all(let parts): return .all(parts.map { carry($0, review, name, owner) })
    case .any(let parts): return .any(parts.map { carry($0, review, name, owner) })
    case .not(let part): return .not(carry(part, review, name, owner))
    }
  }

  fileprivate mutating func carry(_ vendor: inout Vendor) {
    let owner = vendor.owner
    for index in vendor.contracts.indices {
      carry(&vendor.contracts[index], named: "Contract '\(vendor.contracts[index].id.value)' of \(vendor.name)", owner: owner)
    }
    for index in vendor.engagements.indices {
      vendor.engagements[index].subcontractors = carry(vendor.engagements[index].subcontractors, of: vendor.name, owner: owner)
    }
  }

  /// Recursion is as deep as the file's nesting, which its reader bounds.
  private mutating func carry(_ list: SubcontractorList, of vendor: String, owner: String?) -> SubcontractorList {
    guard case .listed(var subcontractors) = list else { return list }
    for index in subcontractors.indices {
      if case .contract(var contract) = subcontractors[index].contract {
        carry(&contract, named: "The contract of \(vendor) with \(subcontractors[index].name.value)", owner: owner)
        subcontractors[index].contract = .contract(contract)
      }
      subcontractors[index].subcontractors = carry(subcontractors[index].subcontractors, of: subcontractors[index].name.value, owner: owner)
    }
    return .listed(subcontractors)
  }

  private mutating func carry(_ contract: inout Contract, named name: String, owner: String?) {
    for clause in contract.clauses.indices {
      let record = contract.clauses[clause]
      let review = record.numbering ?? contract.numbering
      var meets: [Located<String>] = []
      for reference in record.meets {
        let now = carry(reference, numberedBy: review, in: name, owner: owner ?? review?.by)
        if now.isEmpty { contract.clauses[clause].repealed.append(reference.position) }
        meets += now
      }
      contract.clauses[clause].meets = meets
    }
  }
}
