internal import Compliance
internal import Diagnostics
internal import Foundation

/// The results of a check as SARIF 2.1.0, which code hosts show beside the lines.
struct SARIFDocument: Encodable {
  struct Text: Encodable { var text: String }
  struct Configuration: Encodable { var level: String }
  struct Rule: Encodable {
    var id: String
    var shortDescription: Text?
    var fullDescription: Text?
    var help: Text?
  }
  struct Driver: Encodable {
    var name = "Concord"
    var rules: [Rule]
  }
  struct Tool: Encodable { var driver: Driver }
  struct Artifact: Encodable { var uri: String }
  /// Without a column: ours count bytes, which SARIF has no word for.
  struct Region: Encodable { var startLine: Int }
  struct PhysicalLocation: Encodable {
    var artifactLocation: Artifact
    var region: Region
  }
  struct Location: Encodable { var physicalLocation: PhysicalLocation }
  struct Suppression: Encodable {
    var kind = "external"
    var status = "accepted"
    var justification: String
  }
  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Text
    var locations: [Location]
    var partialFingerprints: [String: String]?
    var suppressions: [Suppression]?
    var baselineState: String?
  }
  struct Run: Encodable {
    var tool: Tool
    var results: [Result]
  }

  var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  var version = "2.1.0"
  var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  init(_ results: CheckResults) {
    let known = FindingRules.all.map { rule in
      Rule(
        id: rule.identifier.name, shortDescription: Text(text: rule.title), fullDescription: Text(text: rule.explanation),
        help: Text(text: rule.explanation))
    }
    let others = Set(results.results.map(\.diagnostic.rule.name)).subtracting(known.map(\.id)).sorted().map { Rule(id: $0) }
    let rules = known + others
    let offsets = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    runs = [
      Run(
        tool: Tool(driver: Driver(rules: rules)),
        results: results.results.map {
          Self.result($0, rule: offsets[$0.diagnostic.rule.name] ?? 0, hasBaseline: results.gone != nil)
        })
    ]
  }

  private static func result(_ result: CheckResults.Result, rule: Int, hasBaseline: Bool) -> Result {
    let finding = result.finding
    let message = finding.map { "\($0.message). \($0.action)" } ?? result.diagnostic.message
    return Result(
      ruleId: result.diagnostic.rule.name, ruleIndex: rule, level: result.severity.rawValue, message: Text(text: escaped(message)),
      locations: result.diagnostic.position.map { [location($0)] } ?? [],
      partialFingerprints: finding.map { ["concord/v1": $0.fingerprint] },
      suppressions: finding?.waiver.map { [Suppression(justification: "\($0.inWords.prefix(1).uppercased() + $0.inWords.dropFirst()). \($0.whyInWords)")] },
      baselineState: hasBaseline && finding != nil ? result.isKnown ? "unchanged" : "new" : nil)
  }

  private static func location(_ position: SourcePosition) -> Location {
    let uri = position.file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.subtracting(CharacterSet(charactersIn: ":"))) ?? position.file
    return Location(
      physicalLocation: PhysicalLocation(artifactLocation: Artifact(uri: uri), region: Region(startLine: position.line)))
  }

  /// Brackets would begin a link.
  private static func escaped(_ text: String) -> String {
    text.withVisibleControlCharacters.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }
}
