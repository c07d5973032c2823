/// A word of the law that changed and decides what somebody must do.
package enum OperativeChange: Hashable, Sendable {
  case replaced(OperativeRole, old: String, new: String)
  case removed(OperativeRole, String)
  case added(OperativeRole, String)

  package var role: OperativeRole {
    switch self {
    case .replaced(let role, _, _), .removed(let role, _), .added(let role, _): role
    }
  }
}

/// Why a word is operative.
package enum OperativeRole: String, Hashable, Sendable, CaseIterable {
  /// "shall", "must", "may".
  case modal
  /// "not", "except", "unless".
  case negation
  /// "and", "or", "and/or".
  case connective
  /// "15 business days".
  case deadline
  /// A number that is no deadline.
  case number
  /// A term that the instrument defines.
  case definedTerm = "defined-term"
}

extension OperativeChange: CustomStringConvertible {
  /// "'may' became 'shall'", "'not' was added".
  package var description: String {
    switch self {
    case .replaced(_, let old, let new): "'\(old)' became '\(new)'"
    case .removed(_, let text): "'\(text)' was removed"
    case .added(_, let text): "'\(text)' was added"
    }
  }
}
