/// What an organization decides about its own supervision, in `handbook.yaml`.
package struct ComplianceSettings: Hashable, Sendable {
  /// A contract whose last day is within so many days is reported as expiring.
  package var expiringWithinDays: Int

  package static let usualExpiringDays = 90

  package init(expiringWithinDays: Int = usualExpiringDays) { self.expiringWithinDays = expiringWithinDays }
}
