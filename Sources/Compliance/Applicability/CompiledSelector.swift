internal import Diagnostics

/// A selector with its names resolved, ready for set algebra.
package indirect enum CompiledSelector: Sendable {
  case term(SelectorDimension, TermIndex)
  case location(String)
  case vendor(VendorIndex)
  case contract(ContractState)
  case all([CompiledSelector])
  case any([CompiledSelector])
  case not(CompiledSelector)
  /// A name that is not known: reported when compiled, and matching nothing.
  case unknown
}

/// What is known of an engagement's contract, as selectors name it.
package enum ContractState: String, Sendable, CaseIterable {
  case recorded
  case none
  case notRecorded = "not-recorded"
}

/// Resolves the names of selectors and says which selectors can match nothing.
struct SelectorCompiler {
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
    case .any(let parts): return parts.count == 1 ? compile(parts[0], &diagnostics) : .any(parts.map { compile($0, &diagnostics) })
    case .not(let part): return .not(compile(part, &diagnostics))
    case .has(let dimension, let name):
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
  }

  private func unknown(_ name: Located<String>, _ subject: String, _ known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-value", .error,
      "Value '\(name.value)' is not a known \(subject)" + NearMiss.suggestion(for: name.value, among: known), at: name.position)
  }
}
