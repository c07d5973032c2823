package import Diagnostics
package import Publishing

/// A release that is ready to be written.
package struct ReleaseProposal: Sendable {
  package var release: Release
  /// The file's path below the project folder.
  package var path: String
  package var text: String
  /// How many statements differ from the last release; `nil` for the first.
  package var differences: Int?
}

extension Project {
  /// What a release of today would record, without writing it.
  ///
  /// - Returns: `nil` when the content cannot be trusted, nothing changed since the last release, or a later one is recorded.
  package func proposeRelease(note: String?) async -> Checked<ReleaseProposal?> {
    let checked = await assess()
    guard let handbook = checked.value else { return Checked(nil, checked.diagnostics) }
    func refuse(_ rule: RuleIdentifier, _ message: String) -> Checked<ReleaseProposal?> {
      Checked(nil, [Diagnostic(rule, .error, message, at: nil)])
    }
    let last = handbook.releases.max()
    if let last, last.on > asOf {
      return refuse("later-release", "Release '\(last.name)' is of a later day than \(asOf); record releases in their order")
    }
    let state = HandbookState(of: handbook)
    if let last, last.state == state {
      return refuse("nothing-changed", "Nothing changed since release '\(last.name)'; nothing is recorded")
    }
    let taken = Set(handbook.releases.map(\.name))
    var name = asOf.description
    var number = 2
    while taken.contains(name) {
      name = "\(asOf)-\(number)"
      number += 1
    }
    let release = Release(name: name, on: asOf, note: note, state: state)
    return Checked(
      ReleaseProposal(
        release: release, path: "\(content)/releases/\(name).yaml", text: ReleaseFile.write(release),
        differences: last.map { state.differences(from: $0.state) }))
  }

  /// Writes the file of a release; `false` when it cannot.
  package func write(_ proposal: ReleaseProposal) -> Bool { folder.write(proposal.text, to: proposal.path) }
}
