internal import Compliance
internal import Diagnostics

/// The pair that a user asks about, by the names of its records.
struct ExplanationQuery {
  /// `vendor` or `vendor/engagement`.
  let subject: String
  let obligation: String

  /// Names that are not known.
  struct Problem: Error {
    var message: String
  }

  /// The obligation and the engagements; all of the vendor's when none is named. Every unknown name is told at once.
  func resolve(in organization: LinkedOrganization) throws(Problem) -> (obligation: ObligationIndex, engagements: [EngagementIndex]) {
    let parts = subject.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
    var problems: [String] = []
    let index = organization.obligations.firstIndex { $0.record.id.value == obligation }
    if index == nil { problems.append(Self.unknown(obligation, "obligation", organization.obligations.map(\.record.id.value))) }
    var engagements: [EngagementIndex] = []
    if let vendor = organization.vendors.first(where: { $0.record.id.value == parts[0] }) {
      engagements = Array(vendor.engagements)
      if parts.count == 2 {
        engagements = engagements.filter { organization.engagements[$0].record.id.value == parts[1] }
        if engagements.isEmpty {
          problems.append(
            Self.unknown(parts[1], "engagement of '\(parts[0])'", vendor.engagements.map { organization.engagements[$0].record.id.value }))
        }
      }
    } else {
      problems.append(Self.unknown(parts[0], "vendor", organization.vendors.map(\.record.id.value)))
    }
    guard let index, problems.isEmpty else { throw Problem(message: problems.joined(separator: "\n")) }
    return (index, engagements)
  }

  private static func unknown(_ name: String, _ subject: String, _ known: [String]) -> String {
    let hint =
      NearMiss.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
      ?? (known.count <= 12 ? "known are \(known.sorted().joined(separator: ", "))" : "there are \(known.count)")
    return "Value '\(name)' is not a known \(subject); \(hint)".withVisibleControlCharacters
  }
}
