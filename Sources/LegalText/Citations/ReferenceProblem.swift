package import Diagnostics

/// Why a reference that an author wrote has no provision.
package enum ReferenceProblem: Error, Hashable, Sendable {
  case empty
  /// The text has no form of a reference.
  case notAReference(String)
  /// "§ 7050(a) and (b)": a reference names one provision.
  case severalProvisions(String)
  /// Neither the text nor its place says which instrument is meant.
  case noInstrument(String)
  case unknownInstrument(name: String, nearest: String?)
  /// The instrument is known, but no text of it is at hand.
  case textNotLoaded(ProvisionAddress)
  /// `nearest` is in order of likeness.
  case unknownProvision(ProvisionAddress, nearest: [ProvisionAddress])

  package var rule: RuleIdentifier {
    switch self {
    case .empty, .notAReference, .severalProvisions: "reference-syntax"
    case .noInstrument: "missing-instrument"
    case .unknownInstrument: "unknown-instrument"
    case .textNotLoaded: "text-not-loaded"
    case .unknownProvision: "unknown-provision"
    }
  }

  package var message: String {
    switch self {
    case .empty:
      return "A reference is empty; write one such as '§ 7050(a)(3)'"
    case .notAReference(let text):
      return "'\(text)' is not a reference to a provision; write one such as '§ 7050(a)(3)'"
    case .severalProvisions(let text):
      return "'\(text)' names more than one provision; write a reference for each"
    case .noInstrument(let text):
      return "'\(text)' does not say which instrument it means; write its name before the number"
    case .unknownInstrument(let name, let nearest):
      let suggestion = nearest.map { "; did you mean '\($0)'?" } ?? "; add it as an alias in a regulation.yaml"
      return "Instrument '\(name)' is not in the corpus\(suggestion)"
    case .textNotLoaded(let address):
      return "Provision '\(address)' cannot be checked: no edition of '\(address.instrument)' is loaded"
    case .unknownProvision(let address, let nearest):
      let names = nearest.map { "'\($0)'" }
      let suggestion =
        names.isEmpty
        ? "; see the addresses on the page of '\(address.instrument)'" : "; did you mean \(names.joined(separator: " or "))?"
      return "Provision '\(address)' is not in the corpus\(suggestion)"
    }
  }

  package func diagnostic(at position: SourcePosition?) -> Diagnostic { Diagnostic(rule, .error, message, at: position) }
}
