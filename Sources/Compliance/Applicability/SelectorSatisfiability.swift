/// Decides whether any engagement at all could match a selector.
///
/// An obligation that can bind nobody looks fulfilled everywhere; such a selector is an error, not an empty result.
enum SelectorSatisfiability {
  /// Selectors with more distinct conditions than this are not examined; 2 to the power of it is the cost.
  private static let maximumAtoms = 14

  private enum Atom: Hashable {
    case term(SelectorDimension, TermIndex)
    case location(String)
    case vendor(VendorIndex)
    case contract(ContractState)
    case contractMeets([ClauseIndex])

    /// Dimensions in which an engagement has exactly one value.
    var singleDimension: SelectorDimension? {
      switch self {
      case .term(.role, _): .role
      case .term(.declaredRole, _): .declaredRole
      case .vendor: .vendor
      case .contract: .contract
      default: nil
      }
    }
  }

  static func canMatch(_ selector: CompiledSelector, in vocabularies: Vocabularies) -> Bool {
    var atoms: [Atom] = []
    collect(selector, into: &atoms)
    guard atoms.count <= maximumAtoms else { return true }
    return (0..<(1 << atoms.count)).contains { assignment in
      func holds(_ atom: Atom) -> Bool { atoms.firstIndex(of: atom).map { assignment >> $0 & 1 == 1 } ?? false }
      return isPossible(atoms.filter(holds), of: atoms, vocabularies) && evaluate(selector, holds)
    }
  }

  private static func collect(_ selector: CompiledSelector, into atoms: inout [Atom]) {
    if let atom = atom(selector) {
      if !atoms.contains(atom) { atoms.append(atom) }
      return
    }
    switch selector {
    case .all(let parts), .any(let parts): for part in parts { collect(part, into: &atoms) }
    case .not(let part): collect(part, into: &atoms)
    default: break
    }
  }

  private static func atom(_ selector: CompiledSelector) -> Atom? {
    switch selector {
    case .term(let dimension, let index): .term(dimension, index)
    case .location(let name): .location(name)
    case .vendor(let index): .vendor(index)
    case .contract(let state): .contract(state)
    case .contractMeets(let clauses): .contractMeets(clauses)
    default: nil
    }
  }

  /// Whether one engagement can have exactly these of all conditions: who has a narrower term has the wider one, and role,
  /// vendor and state of the contract have one value each.
  private static func isPossible(_ held: [Atom], of all: [Atom], _ vocabularies: Vocabularies) -> Bool {
    for atom in held {
      for other in all where other != atom {
        if covers(other, atom, vocabularies), !held.contains(other) { return false }
        if held.contains(other), let dimension = atom.singleDimension, dimension == other.singleDimension,
          !covers(atom, other, vocabularies), !covers(other, atom, vocabularies)
        {
          return false
        }
      }
    }
    return true
  }

  private static func covers(_ wide: Atom, _ narrow: Atom, _ vocabularies: Vocabularies) -> Bool {
    if case .contract(.recorded) = wide, case .contract(let state) = narrow { return state == .inForce || state == .lapsed }
    if case .contract(.inForce) = wide, case .contractMeets = narrow { return true }
    if case .contract(.recorded) = wide, case .contractMeets = narrow { return true }
    guard case .term(let dimension, let wideIndex) = wide, case .term(dimension, let narrowIndex) = narrow,
      let kind = dimension.vocabulary
    else { return false }
    return vocabularies[kind].covered(by: wideIndex).contains(narrowIndex)
  }

  private static func evaluate(_ selector: CompiledSelector, _ holds: (Atom) -> Bool) -> Bool {
    if let atom = atom(selector) { return holds(atom) }
    switch selector {
    case .all(let parts): return parts.allSatisfy { evaluate($0, holds) }
    case .any(let parts): return parts.contains { evaluate($0, holds) }
    case .not(let part): return !evaluate(part, holds)
    default: return false
    }
  }
}
