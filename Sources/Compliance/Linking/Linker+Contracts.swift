internal import Diagnostics
internal import LegalText

/// Contracts and their clauses.
extension Linker {
  func contract(_ engagement: Engagement, of vendor: Vendor, _ diagnostics: inout [Diagnostic]) -> Int? {
    guard case .contract(let name) = engagement.contract else { return nil }
    if let offset = vendor.contracts.firstIndex(where: { $0.id.value == name.value }) { return offset }
    let known = vendor.contracts.map(\.id.value)
    let hint =
      NearMiss.nearest(to: name.value, among: known).map { "did you mean '\($0)'?" }
      ?? (known.isEmpty ? "the vendor has none; add it, or write 'none'" : "it has \(known.map { "'\($0)'" }.joined(separator: ", "))")
    diagnostics.append(
      Diagnostic(
        "unknown-contract", .error, "Contract '\(name.value)' is not one of vendor '\(vendor.id.value)'; \(hint)",
        at: name.position))
    return nil
  }

  func linkContract(_ contract: Contract, _ diagnostics: inout [Diagnostic]) -> LinkedContract {
    var linked = LinkedContract(record: contract, clauses: [:])
    for clause in contract.clauses {
      guard let address = references.address(clause.meets).reporting(to: &diagnostics) else { continue }
      if let first = linked.clauses[address] {
        diagnostics.append(
          Diagnostic(
            "duplicate-clause", .error,
            "Clause for \(corpus.shortCitation(of: address)) is already recorded at \(first.position); keep one",
            at: clause.position))
      } else {
        linked.clauses[address] = clause
      }
    }
    return linked
  }
}
