package import Compliance
package import Diagnostics
internal import Foundation

/// The results of a check as SARIF 2.1.0, which code hosts show beside the lines.
package struct SARIFDocument: Encodable {
  /// A finding, or a problem of the content.
  package struct Entry {
    package var diagnostic: Diagnostic
    package var severity: Severity
    package var finding: Finding?
    /// Whether the baseline has it; `nil` without one.
    package var isKnown: Bool?

    package init(diagnostic: Diagnostic, severity: Severity, finding: Finding?, isKnown: Bool?) {
      self.diagnostic = diagnostic
      self.severity = severity
      self.finding = finding
      self.isKnown = isKnown
    }
  }

  private struct Text: Encodable { var text: String }
  private struct Rule: Encodable {
    var id: String
    var shortDescription: Text?
    var fullDescription: Text?
    var help: Text?
  }
  private struct Driver: Encodable {
    var name = "Concord"
    var rules: [Rule]
  }
  private struct Tool: Encodable { var driver: Driver }
  private struct Artifact: Encodable { var uri: String }
  /// Without a column: ours count bytes, which SARIF has no word for.
  private struct Region: Encodable { var startLine: Int }
  private struct PhysicalLocation: Encodable {
    var artifactLocation: Artifact
    var region: Region
  }
  private struct Location: Encodable { var physicalLocation: PhysicalLocation }
  private struct Suppression: Encodable {
    var kind = "external"
    var status = "accepted"
    var justification: String
  }
  private struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Text
    var locations: [Location]
    var partialFingerprints: [String: String]?
    var suppressions: [Suppression]?
    var baselineState: String?
  }
  private struct Run: Encodable {
    var tool: Tool
    var results: [Result]
  }

  private var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  private var version = "2.1.0"
  private var runs: [Run]

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  package init(_ entries: [Entry]) {
    let known = FindingRules.all.map { rule in
      Rule(
        id: rule.identifier.name, shortDescription: Text(text: rule.title), fullDescription: Text(text: rule.explanation),
        help: Text(text: rule.explanation))
    }
    let others = Set(entries.map(\.diagnostic.rule.name)).subtracting(known.map(\.id)).sorted().map { Rule(id: $0) }
    let rules = known + others
    let offsets = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    runs = [
      Run(
        tool: Tool(driver: Driver(rules: rules)),
        results: entries.map { Self.result($0, rule: offsets[$0.diagnostic.rule.name] ?? 0) })
    ]
  }

  /// As `sortedJSON` writes it, one result after another: all of them as JSON values at once would need many times their text.
  package func json() throws -> String {
    var shell = self
    shell.runs = runs.map { Run(tool: $0.tool, results: []) }
    let text = try shell.sortedJSON()
    let none = "\"results\" : [\n\n      ]"
    guard let results = runs.first?.results, !results.isEmpty, runs.count == 1, let range = text.firstRange(of: none) else { return try sortedJSON() }
    var document = text[..<range.lowerBound] + "\"results\" : [\n"
    for (place, result) in results.enumerated() {
      document += (place > 0 ? ",\n        " : "        ") + (try result.sortedJSON()).replacingText("\n", with: "\n        ")
    }
    document += "\n      ]" + text[range.upperBound...]
    return String(document)
  }

  private static func result(_ result: Entry, rule: Int) -> Result {
    let finding = result.finding
    let message = finding.map { "\($0.message). \($0.action)" } ?? result.diagnostic.message
    return Result(
      ruleId: result.diagnostic.rule.name, ruleIndex: rule, level: result.severity.rawValue, message: Text(text: escaped(message)),
      locations: result.diagnostic.position.map { [location($0)] } ?? [],
      partialFingerprints: finding.map { ["concord/v1": $0.fingerprint] },
      suppressions: finding?.waiver.map { [Suppression(justification: "\($0.inWords.prefix(1).uppercased() + $0.inWords.dropFirst()). \($0.whyInWords)")] },
      baselineState: finding == nil ? nil : result.isKnown.map { $0 ? "unchanged" : "new" })
  }

  private static func location(_ position: SourcePosition) -> Location {
    let uri = position.file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.subtracting(CharacterSet(charactersIn: ":"))) ?? position.file
    return Location(
      physicalLocation: PhysicalLocation(artifactLocation: Artifact(uri: uri), region: Region(startLine: position.line)))
  }

  /// Brackets would begin a link.
  private static func escaped(_ text: String) -> String {
    text.withVisibleControlCharacters.replacingText("\\", with: "\\\\").replacingText("[", with: "\\[").replacingText("]", with: "\\]")
  }
}
