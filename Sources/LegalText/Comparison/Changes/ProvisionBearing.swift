/// What a provision's words do: only operative ones and definitions bind.
package enum ProvisionBearing: String, Hashable, Sendable, CaseIterable {
  case operative
  /// It says what a term means, on which operative words rest.
  case definition
  /// It illustrates.
  case example
  /// It gives reasons.
  case recital
  /// Apparatus of the publisher.
  case note

  /// Whether a change of words can change what somebody must do.
  package var isOperative: Bool { self == .operative || self == .definition }

  /// What stands below an example, a recital or a note is one.
  init(of provision: Provision, below parent: ProvisionBearing) {
    self =
      switch (parent, provision.kind) {
      case (.note, _), (_, .note): .note
      case (.recital, _), (_, .recital): .recital
      case (.example, _), (_, .example): .example
      case (.definition, _), (_, .definition): .definition
      default: .operative
      }
  }
}
