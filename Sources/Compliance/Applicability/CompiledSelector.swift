internal import Diagnostics
internal import LegalText

/// A selector with its names resolved, ready for set algebra. It has the shape of the `Selector` that it was made from.
package indirect enum CompiledSelector: Sendable {
  case term(SelectorDimension, TermIndex)
  case location(String)
  case vendor(VendorIndex)
  case contract(ContractState)
  /// The contracts in force meet all of these.
  case contractMeets([ClauseIndex])
  case all([CompiledSelector])
  case any([CompiledSelector])
  case not(CompiledSelector)
  /// A name that is not known: reported when compiled, and matching nothing.
  case unknown
}

/// What is known of an engagement's contracts, as selectors name it.
package enum ContractState: String, Sendable, CaseIterable {
  case recorded
  case none
  case notRecorded = "not-recorded"
  /// At least one that is recorded binds on the day.
  case inForce = "in-force"
  /// All that are recorded have ended, are superseded or have not begun.
  case lapsed
}

/// Resolves the names of selectors.
struct SelectorCompiler {
  let references: ReferenceReader
  let expand: @Sendable (ProvisionAddress) -> [ProvisionAddress]
  let clauses: ClauseTable
  let vocabularies: Vocabularies
  let vendors: [String: VendorIndex]
  /// Every location that some engagement names.
  let locations: Set<String>

  func compile(_ selector: Selector) -> Checked<CompiledSelector> {
    var diagnostics: [Diagnostic] = []
    let compiled = compile(selector, &diagnostics)
    return Checked(compiled, diagnostics)
  }

  private func compile(_ selector: Selector, _ diagnostics: inout [Diagnostic]) -> CompiledSelector {
    switch selector {
    case .all(let parts): return .all(parts.map { compile($0, &diagnostics) })
    case .any(let parts): return .any(parts.map { compile($0, &diagnostics) })
    case .not(let part): return .not(compile(part, &diagnostics))
    case .has(let dimension, let name): return compile(dimension, name, &diagnostics)
    case .contractMeets(let names):
      let addresses = names.map { references.address($0).reporting(to: &diagnostics) }
      guard addresses.allSatisfy({ $0 != nil }) else { return .unknown }
      return .contractMeets(addresses.compactMap(\.self).flatMap(expand).compactMap(clauses.index))
    }
  }

  private func compile(
    _ dimension: SelectorDimension, _ name: Located<String>, _ diagnostics: inout [Diagnostic]
  ) -> CompiledSelector {
    if let kind = dimension.vocabulary {
      let vocabulary = vocabularies[kind]
      if let index = vocabulary.index(of: name.value) { return .term(dimension, index) }
      diagnostics.append(unknown(name, kind.termName, vocabulary.terms.map(\.id)))
      return .unknown
    }
    switch dimension {
    case .vendor:
      if let index = vendors[name.value] { return .vendor(index) }
      diagnostics.append(unknown(name, "vendor", vendors.keys.sorted()))
    case .contract:
      if let state = ContractState(rawValue: name.value) { return .contract(state) }
      diagnostics.append(unknown(name, "state of a contract", ContractState.allCases.map(\.rawValue)))
    default:
      if locations.contains(name.value) { return .location(name.value) }
      diagnostics.append(unknown(name, "location of any engagement", locations.sorted()))
    }
    return .unknown
  }

  private func unknown(_ name: Located<String>, _ subject: String, _ known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-value", .error,
      "Value '\(name.value)' is not a known \(subject)" + NearMiss.suggestion(for: name.value, among: known), at: name.position)
  }
}
