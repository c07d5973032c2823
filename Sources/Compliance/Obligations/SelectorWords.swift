internal import Diagnostics

extension Selector {
  /// The same for selectors that ask the same in the same order, wherever they are written.
  package var key: String {
    switch self {
    case .has(let dimension, let name): "\(dimension.rawValue):\(name.value)"
    case .contractMeets(let references): "meets:" + references.map(\.value).joined(separator: ",")
    case .all(let parts): "all(" + parts.map(\.key).joined(separator: ";") + ")"
    case .any(let parts): "any(" + parts.map(\.key).joined(separator: ";") + ")"
    case .not(let part): "not(" + part.key + ")"
    }
  }

  /// "purpose advertising and data internet activity or identifiers"; "every engagement" when it asks nothing.
  package func inWords(_ vocabularies: Vocabularies) -> String {
    switch self {
    case .has(let dimension, let name): return "\(dimension.inWords) \(Self.label(dimension, name.value, vocabularies))"
    case .contractMeets(let references): return "a contract that meets \(references.map(\.value).joined(separator: ", "))"
    case .all(let parts): return parts.isEmpty ? "every engagement" : parts.map { $0.inWords(vocabularies) }.joined(separator: " and ")
    case .any(let parts):
      if let (dimension, names) = Self.oneDimension(parts) {
        return "\(dimension.inWords) \(names.map { Self.label(dimension, $0.value, vocabularies) }.joined(separator: " or "))"
      }
      return "either " + parts.map { $0.inWords(vocabularies) }.joined(separator: " or ")
    case .not(let part): return "not \(part.inWords(vocabularies))"
    }
  }

  private static func label(_ dimension: SelectorDimension, _ name: String, _ vocabularies: Vocabularies) -> String {
    guard let kind = dimension.vocabulary else { return name.replacing("-", with: " ") }
    let vocabulary = vocabularies[kind]
    return vocabulary.index(of: name).map { vocabulary.terms[$0].label.lowercased() } ?? "'\(name)'"
  }

  /// The names of conditions that all ask for the same dimension.
  static func oneDimension(_ parts: [Selector]) -> (SelectorDimension, [Located<String>])? {
    var names: [Located<String>] = []
    var dimension: SelectorDimension?
    for part in parts {
      guard case .has(let own, let name) = part, dimension == nil || dimension == own else { return nil }
      dimension = own
      names.append(name)
    }
    return dimension.map { ($0, names) }
  }
}

extension AssessedOrganization {
  /// What an obligation asks of an engagement to apply to it, and what of that the record shows not to be so: all of it when
  /// no single condition decides.
  package func stepsAgainst(_ obligation: ObligationIndex, _ engagement: EngagementIndex) -> [DerivationStep] {
    let record = linked.obligations[obligation]
    let steps = SelectorDerivation(self, engagement).derive(record.record.appliesTo, record.appliesTo).steps
    let decisive = steps.filter { $0.text.hasSuffix(Truth.no.inWords) }
    return decisive.isEmpty ? steps : decisive
  }
}
