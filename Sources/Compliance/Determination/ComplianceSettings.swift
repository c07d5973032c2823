/// What an organization decides about its own supervision, in `handbook.yaml`.
package struct ComplianceSettings: Hashable, Sendable {
  /// A contract whose last day is within so many days is reported as expiring.
  package var expiringWithinDays: Int

  /// After how many months a review is due again that names no day; `nil` when none is.
  package var reviewMonths: Int?

  package static let usualExpiringDays = 90

  package init(expiringWithinDays: Int = usualExpiringDays, reviewMonths: Int? = nil) {
    self.expiringWithinDays = expiringWithinDays
    self.reviewMonths = reviewMonths
  }
}
