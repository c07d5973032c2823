internal import Compliance
internal import Diagnostics
internal import LegalText
internal import Publishing

extension Content {
  /// Takes out what an audience does not see; `false`, with a diagnostic, when the handbook has no such audience.
  mutating func withhold(for name: String, reportingTo diagnostics: inout [Diagnostic]) -> Bool {
    let known = information.audiences
    guard let audience = known.first(where: { $0.id == name }) else {
      let hint =
        known.isEmpty
        ? "; add it to 'audiences' in handbook.yaml" : NearMiss.suggestion(for: name, among: known.map(\.id))
      diagnostics.append(Diagnostic("unknown-audience", .error, "Value '\(name)' is not a known audience\(hint)", at: nil))
      return false
    }
    information.audience = audience
    information.owner = audience.name(information.owner)
    organization = organization.withholding(for: audience)
    if !audience.withheld.isEmpty { releases = releases.map(\.withoutMessages) }
    return true
  }
}
