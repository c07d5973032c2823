internal import Diagnostics
internal import LegalText

/// Whether something holds, as far as the records say.
enum Truth: Hashable, Sendable {
  case yes, no, open

  /// How a step ends.
  var inWords: String {
    switch self {
    case .yes: "holds"
    case .no: "does not hold"
    case .open: "not determined"
    }
  }

  static func any(_ parts: [Truth]) -> Truth { parts.contains(.yes) ? .yes : parts.contains(.open) ? .open : .no }
  static func all(_ parts: [Truth]) -> Truth { parts.contains(.no) ? .no : parts.contains(.open) ? .open : .yes }
  static func not(_ part: Truth) -> Truth { part == .open ? .open : part == .yes ? .no : .yes }
}

/// Evaluates a selector for one engagement and says of each condition what the record has and whether it holds. What
/// `EngagementFacts` finds for all engagements at once, this finds for one, with the words and lines.
struct SelectorDerivation {
  private let organization: AssessedOrganization
  private let engagement: EngagementIndex
  private let role: EffectiveRole
  private let roleName: String

  /// - Parameter role: the role at a point of its derivation; the effective one when absent.
  init(_ organization: AssessedOrganization, _ engagement: EngagementIndex, role: EffectiveRole? = nil) {
    self.organization = organization
    self.engagement = engagement
    self.role = role ?? organization.roles[engagement]
    roleName = role == nil ? "effective role" : "role so far"
  }

  func derive(_ selector: Selector, _ compiled: CompiledSelector) -> (truth: Truth, steps: [DerivationStep]) {
    switch (selector, compiled) {
    case (.has(let dimension, let name), _): return condition(dimension, [name])
    case (.contractMeets(let references), .contractMeets(let clauses)): return meets(references, clauses)
    case (.all(let parts), .all(let compiledParts)):
      let results = zip(parts, compiledParts).map(derive)
      return (.all(results.map(\.truth)), results.flatMap(\.steps))
    case (.any(let parts), .any(let compiledParts)):
      if let (dimension, names) = Selector.oneDimension(parts) { return condition(dimension, names) }
      let results = zip(parts, compiledParts).map(derive)
      let truth = Truth.any(results.map(\.truth))
      let steps = results.flatMap(\.steps)
      return (truth, steps + (steps.count > 1 ? [DerivationStep(.result, "Any one of these is enough: \(truth.inWords)")] : []))
    case (.not(let part), .not(let compiledPart)):
      let result = derive(part, compiledPart)
      let truth = Truth.not(result.truth)
      return (truth, result.steps + [DerivationStep(.result, "This must not be so: \(truth.inWords)")])
    default:
      // A name that could not be resolved, which the linker has reported.
      return (.no, [])
    }
  }

  private func condition(_ dimension: SelectorDimension, _ names: [Located<String>]) -> (truth: Truth, steps: [DerivationStep]) {
    let truth = dimension == .role ? hasRole(names) : Truth.any(names.map { self.truth(dimension, $0.value) })
    let asked = names.map { label(dimension, $0.value) }.joined(separator: " or ")
    let step = DerivationStep(
      .fact, "Asks for \(dimension.inWords) \(asked); \(recorded(dimension)): \(truth.inWords)", at: position(dimension))
    return (truth, [step])
  }

  // MARK: What the record has

  private var linked: LinkedEngagement { organization.linked.engagements[engagement] }

  private func label(_ dimension: SelectorDimension, _ name: String) -> String {
    guard let kind = dimension.vocabulary else {
      return dimension == .contract ? name.replacing("-", with: " ") : "'\(name)'"
    }
    let vocabulary = organization.linked.vocabularies[kind]
    return vocabulary.index(of: name).map { vocabulary.terms[$0].label.lowercased() } ?? "'\(name)'"
  }

  private func recorded(_ dimension: SelectorDimension) -> String {
    let vocabularies = organization.linked.vocabularies
    func list(_ terms: [TermIndex], _ vocabulary: Vocabulary) -> String {
      terms.isEmpty ? "none is recorded" : "the record has " + terms.map { vocabulary.terms[$0].label.lowercased() }.joined(separator: ", ")
    }
    switch dimension {
    case .role: return "the \(roleName) is \(organization.words(for: role))"
    case .declaredRole:
      return linked.declaredRole.map { "\(organization.label(ofRole: $0).lowercased()) is declared" } ?? "none is declared"
    case .purpose: return list(linked.purposes, vocabularies.purposes)
    case .data: return list(linked.data, vocabularies.dataCategories)
    case .location:
      let places = linked.record.locations
      return places.isEmpty ? "none is recorded" : "the record has \(places.joined(separator: ", "))"
    case .vendor: return "this is '\(organization.vendor(of: engagement).record.id.value)'"
    case .contract: return organization.contracts.coverage[engagement].inWords
    }
  }

  private func position(_ dimension: SelectorDimension) -> SourcePosition? {
    let record = linked.record
    switch dimension {
    case .role, .declaredRole: return record.role?.position ?? record.position
    case .purpose: return record.purposes.first?.position ?? record.position
    case .data: return record.data.first?.position ?? record.position
    case .contract:
      switch record.contract {
      case .contracts(let names): return names.first?.position ?? record.position
      case .noContract(let position): return position
      case .notRecorded: return record.position
      }
    case .location, .vendor: return record.position
    }
  }

  // MARK: Whether it holds

  private func hasRole(_ names: [Located<String>]) -> Truth {
    let vocabulary = organization.linked.vocabularies.roles
    let terms = names.compactMap { vocabulary.index(of: $0.value) }
    guard !role.candidates.isEmpty else { return .open }
    let held = role.candidates.filter { candidate in terms.contains { vocabulary.covered(by: $0).contains(candidate) } }
    return held.count == role.candidates.count ? .yes : held.isEmpty ? .no : .open
  }

  private func truth(_ dimension: SelectorDimension, _ name: String) -> Truth {
    if let kind = dimension.vocabulary {
      let vocabulary = organization.linked.vocabularies[kind]
      guard let index = vocabulary.index(of: name) else { return .no }
      let covered = vocabulary.covered(by: index)
      let terms =
        switch dimension {
        case .declaredRole: linked.declaredRole.map { [$0] } ?? []
        case .purpose: linked.purposes
        default: linked.data
        }
      return terms.isEmpty ? .open : terms.contains(where: covered.contains) ? .yes : .no
    }
    switch dimension {
    case .vendor: return organization.vendor(of: engagement).record.id.value == name ? .yes : .no
    case .contract: return ContractState(rawValue: name).map(truth) ?? .no
    default: return linked.record.locations.isEmpty ? .open : linked.record.locations.contains(name) ? .yes : .no
    }
  }

  private func truth(_ state: ContractState) -> Truth {
    let coverage = organization.contracts.coverage[engagement]
    switch (state, coverage) {
    case (.notRecorded, .notRecorded), (.none, .none), (.inForce, .inForce), (.lapsed, .lapsed): return .yes
    case (.recorded, .inForce), (.recorded, .lapsed), (.recorded, .undated): return .yes
    case (.none, .notRecorded), (.inForce, .notRecorded), (.lapsed, .notRecorded): return .open
    case (.inForce, .undated), (.lapsed, .undated): return .open
    default: return .no
    }
  }

  private func meets(_ references: [Located<String>], _ indices: [ClauseIndex]) -> (truth: Truth, steps: [DerivationStep]) {
    let coverage = organization.contracts.coverage[engagement]
    let clauses = indices.map { ClauseReference(provision: organization.linked.clauseProvisions[$0], index: $0) }
    let states = clauses.map { organization.clauseState($0, of: engagement) }
    let truth: Truth
    var steps: [DerivationStep] = []
    switch coverage {
    case .none, .lapsed: truth = .no
    case .notRecorded: truth = .open
    case .inForce, .undated:
      truth = .all(
        states.map { state in
          switch state {
          case .present: .yes
          case .partial, .absent: .no
          case .unclear, .notRecorded: .open
          }
        })
      // What is in order would only hide what decides.
      steps = zip(clauses, states).filter { $0.1 != .present }.map { organization.clauseStep($0.0, of: engagement) }
    }
    steps.append(
      DerivationStep(
        .fact,
        "Asks for a contract in force that meets \(references.map(\.value).joined(separator: ", ")); \(coverage.inWords): \(truth.inWords)",
        at: position(.contract)))
    return (truth, steps)
  }
}

extension SelectorDimension {
  var inWords: String {
    switch self {
    case .role: "effective role"
    case .declaredRole: "declared role"
    case .purpose: "purpose"
    case .data: "data"
    case .location: "location"
    case .vendor: "vendor"
    case .contract: "contract"
    }
  }
}

extension ContractCoverage {
  /// What a sentence says of an engagement's contracts.
  package var inWords: String {
    switch self {
    case .notRecorded: "no contract is on record"
    case .none: "there is no contract"
    case .inForce: "a contract is in force"
    case .undated: "the contract has no day of signature or start on record"
    case .lapsed: "no contract is in force"
    }
  }
}
