internal import Compliance
internal import Diagnostics

/// A release against the one before it, or today against the last.
struct ReleaseStep: Sendable {
  /// `nil` for what is not released yet.
  var release: Release?
  var changes: [StateChange]
  var counts: String
  /// The last release, when this is what came after it.
  var isFirst: Bool

  var anchor: String { release.map { "release-\($0.name)" } ?? "unreleased" }
  var title: String { release.map { $0.name == $0.on.description ? $0.on.inWords : "\($0.on.inWords) (\($0.name))" } ?? "Since the last release" }
  var note: String? { release?.note ?? (isFirst ? "The first release: there is nothing before it to compare with." : nil) }
}

/// All releases with what changed in each, newest first; what is not released yet before them.
struct ReleaseHistory: Sendable {
  let steps: [ReleaseStep]
  let releaseCount: Int
  let lastDay: CalendarDate?

  /// - Complexity: linear in the statements of all releases.
  init(_ handbook: Handbook) {
    let names = StateNames(handbook)
    let releases = handbook.releases.sorted().filter { $0.on <= handbook.organization.asOf }
    releaseCount = releases.count
    lastDay = releases.last?.on
    var steps: [ReleaseStep] = []
    for (index, release) in releases.enumerated() {
      let changes = index == 0 ? [] : release.state.changes(since: releases[index - 1].state, names: names)
      steps.append(ReleaseStep(release: release, changes: changes, counts: Self.counts(release.state), isFirst: index == 0))
    }
    if let last = releases.last {
      let now = HandbookState(of: handbook)
      let changes = now.changes(since: last.state, names: names)
      if !changes.isEmpty { steps.append(ReleaseStep(release: nil, changes: changes, counts: Self.counts(now), isFirst: false)) }
    }
    self.steps = steps.reversed()
  }

  /// "3 regulations, 162 of 203 determinations assessed, 65 findings".
  private static func counts(_ state: HandbookState) -> String {
    let inScope = state.statuses.values.filter { $0.status != .notApplicable }
    let assessed = inScope.count { $0.status != .notAssessed }
    return "\(state.regulations.count.counted("regulation")), \(assessed) of \(inScope.count.counted("determination")) assessed, "
      + state.findings.count.counted("finding")
  }
}
