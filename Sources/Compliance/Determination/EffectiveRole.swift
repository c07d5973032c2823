/// The role that an engagement has by law, beside the one that its record declares.
package struct EffectiveRole: Hashable, Sendable {
  package var declared: TermIndex?
  /// `nil` when it is not determined: none is declared, a rule rests on what is not recorded, or rules undo each other.
  package var effective: TermIndex?
  /// Offsets in `LinkedOrganization.roleRules` of the rules that changed the role, in the order in which they did.
  package var rules: [Int] = []
  /// Offsets of rules that would change the role, were what they rest on recorded that way.
  package var openRules: [Int] = []
  /// Offsets of rules that put the role in question for a person to decide, and change nothing.
  package var questions: [Int] = []
  /// Whether rules undo each other, so that none of them decides.
  package var isCircular = false
  /// The roles that it may have; the effective one alone when it is determined, none when it may be any.
  package var candidates: [TermIndex]

  init(declared: TermIndex?) {
    self.declared = declared
    effective = declared
    candidates = declared.map { [$0] } ?? []
  }

  /// Whether the law gives another role than the record.
  package var isChanged: Bool { effective != nil && declared != effective }
}
