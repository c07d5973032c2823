/// The stable name of a rule, as printed in brackets behind a diagnostic: `unknown-key`.
///
/// Names never change once released: baselines and suppressions rest on them.
package struct RuleIdentifier: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// Lower-case words joined by hyphens.
  package let name: String

  package init(stringLiteral name: String) { self.name = name }
  package init(_ name: String) { self.name = name }

  package var description: String { name }
  package static func < (left: RuleIdentifier, right: RuleIdentifier) -> Bool { left.name < right.name }
}
