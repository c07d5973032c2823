internal import Diagnostics
internal import LegalText

/// Contracts and their clauses.
extension Linker {
  /// Offsets of the contracts that an engagement names, in the order of its record, each once.
  func contracts(_ engagement: Engagement, of vendor: Vendor, _ diagnostics: inout [Diagnostic]) -> [Int] {
    guard case .contracts(let names) = engagement.contract else { return [] }
    var seen: Set<Int> = []
    return names.compactMap { contract($0, of: vendor, orNone: true, &diagnostics) }.filter { seen.insert($0).inserted }
  }

  private func contract(
    _ name: Located<String>, of vendor: Vendor, orNone: Bool, _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    if let offset = vendor.contracts.firstIndex(where: { $0.id.value == name.value }) { return offset }
    let known = vendor.contracts.map(\.id.value)
    let hint =
      NearMiss.nearest(to: name.value, among: known).map { "did you mean '\($0)'?" }
      ?? (known.isEmpty
        ? "the vendor has none; add it\(orNone ? ", or write 'none'" : "")" : "it has \(known.map { "'\($0)'" }.joined(separator: ", "))")
    diagnostics.append(
      Diagnostic(
        "unknown-contract", .error, "Contract '\(name.value)' is not one of vendor '\(vendor.id.value)'; \(hint)",
        at: name.position))
    return nil
  }

  func linkContracts(of vendor: Vendor, _ diagnostics: inout [Diagnostic]) -> [LinkedContract] {
    var contracts = vendor.contracts.map { contract in
      LinkedContract(record: contract, clauses: clauses(contract.clauses, &diagnostics), supersededBy: nil)
    }
    for (offset, contract) in vendor.contracts.enumerated() {
      for name in contract.supersedes {
        guard let older = self.contract(name, of: vendor, orNone: false, &diagnostics) else { continue }
        guard !replaces(offset, older, in: contracts) else {
          diagnostics.append(
            Diagnostic(
              "circular-supersession", .error,
              "Contract '\(contract.id.value)' supersedes '\(name.value)', which in turn supersedes it; remove one",
              at: name.position))
          continue
        }
        contracts[older].supersededBy = offset
      }
    }
    return contracts
  }

  /// Whether `newer` is, or is replaced in the end by, `older`.
  private func replaces(_ newer: Int, _ older: Int, in contracts: [LinkedContract]) -> Bool {
    var current: Int? = newer
    // The links that were accepted so far have no cycle, so the walk ends.
    while let offset = current {
      if offset == older { return true }
      current = contracts[offset].supersededBy
    }
    return false
  }

  /// Clauses by the provision that they meet. One that names a provision with sub-provisions stands for each of them that no
  /// clause of the same contract names itself.
  func clauses(_ records: [Clause], _ diagnostics: inout [Diagnostic]) -> [ProvisionAddress: Clause] {
    var direct: [ProvisionAddress: Clause] = [:]
    var inherited: [ProvisionAddress: Clause] = [:]
    for clause in records {
      for reference in clause.meets {
        // Nothing is asked yet of a term that only a pending edition has.
        if case .pending = carried[reference.position]?.fate { continue }
        guard let address = references.address(reference).reporting(to: &diagnostics) else { continue }
        if let first = direct[address] {
          if carried[reference.position] != nil || first.meets.contains(where: { carried[$0.position] != nil }) {
            // Two terms that the law made one: the worse of the two is known of it.
            if clause.presence.urgency < first.presence.urgency { direct[address] = clause }
            continue
          }
          diagnostics.append(
            Diagnostic(
              "duplicate-clause", .error,
              "Clause for \(corpus.shortCitation(of: address)) is already recorded at \(first.position); keep one",
              at: clause.position))
          continue
        }
        direct[address] = clause
        for part in expanded(address) where part != address && inherited[part] == nil { inherited[part] = clause }
      }
    }
    return direct.merging(inherited) { own, _ in own }
  }
}
