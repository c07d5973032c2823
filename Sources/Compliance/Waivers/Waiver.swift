package import Diagnostics

/// A deviation that somebody accepted for a time: what a rule finds, or an obligation that is not met, for a vendor.
package struct Waiver: Sendable {
  /// The rule whose findings are accepted; `nil` for all that concern the obligation.
  package var rule: Located<String>?
  package var obligation: Located<String>?
  package var vendor: Located<String>
  /// `nil` for every engagement of the vendor.
  package var engagement: Located<String>?
  package var reason: String
  package var approver: String
  /// The day of approval, and the first on which it holds.
  package var on: CalendarDate
  /// The last day on which it holds, in UTC.
  package var expires: CalendarDate
  package var position: SourcePosition

  package func isInForce(on day: CalendarDate) -> Bool { on <= day && day <= expires }
  package func isExpired(on day: CalendarDate) -> Bool { expires < day }
}

/// Reads `waivers.yaml`: a list of waivers.
package enum WaiverReader {
  package static func read(_ file: RecordValue) -> Checked<[Waiver]> {
    guard case .list(let values) = file.content else {
      return Checked(
        [], [Diagnostic("wrong-shape", .error, "A file of waivers is a list, not \(file.kindInWords)", at: file.position)])
    }
    var diagnostics: [Diagnostic] = []
    let waivers = values.compactMap { waiver($0).reporting(to: &diagnostics) }
    return Checked(waivers, diagnostics)
  }

  private static func waiver(_ value: RecordValue) -> Checked<Waiver?> {
    var reader = RecordReader(value, describing: "waiver")
    let rule = reader.text("rule")
    let obligation = reader.text("obligation")
    let vendor = reader.text("vendor", .required)
    let engagement = reader.text("engagement")
    let reason = reader.text("reason", .required)
    let approver = reader.text("approver", .required)
    let on = reader.date("on", .required)
    let expires = reader.date("expires", .required)
    if !reader.has("rule"), !reader.has("obligation") {
      reader.report(
        Diagnostic(
          "missing-key", .error, "A waiver names the 'rule' or the 'obligation' from which it lets a vendor deviate; add one of the two",
          at: value.position))
    }
    if let on, let expires, expires.value < on.value {
      reader.report(
        Diagnostic(
          "wrong-value", .error, "Waiver expires on \(expires.value), before it was approved on \(on.value); correct one",
          at: expires.position))
    }
    let diagnostics = reader.finish()
    guard let vendor, let reason, let approver, let on, let expires, rule != nil || obligation != nil else {
      return Checked(nil, diagnostics)
    }
    return Checked(
      Waiver(
        rule: rule, obligation: obligation, vendor: vendor, engagement: engagement, reason: reason.value, approver: approver.value,
        on: on.value, expires: expires.value, position: value.position),
      diagnostics)
  }
}
