import Compliance
import Concord
import Diagnostics
import Foundation
import Publishing
import Testing

/// Every rule explains itself: what a finding means and how to resolve it.
@Suite struct RuleDocumentationTests {
  private struct Rule: Sendable {
    var name: String
    var identifier: String
    var title: String
    var explanation: String
  }

  private static let rules = FindingRules.all.map { rule in
    Rule(name: "\(rule)", identifier: rule.identifier.name, title: rule.title, explanation: rule.explanation)
  }

  /// "ClauseMissing" is `clause-missing`.
  private static func identifier(_ name: String) -> String {
    name.reduce(into: "") { result, character in
      if character.isUppercase, !result.isEmpty { result += "-" }
      result += character.lowercased()
    }
  }

  @Test func standEachInAFileThatSharesTheirName() throws {
    let folder = Golden.packageRoot + "/Sources/Compliance/Findings/Rules"
    for rule in Self.rules {
      let name = rule.name
      #expect(rule.identifier == Self.identifier(name))
      let text = try String(contentsOfFile: "\(folder)/\(name).swift", encoding: .utf8)
      #expect(text.components(separatedBy: ": FindingRule {").count == 2, "\(name)")
    }
    // No file holds a rule that nobody runs.
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { file in
      (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8))?.contains(": FindingRule {") ?? false
    }
    #expect(Set(files) == Set(Self.rules.map { $0.name + ".swift" }))
  }

  @Test func haveATitleAndSayWhatAFindingMeansAndHowToResolveIt() {
    #expect(Set(Self.rules.map(\.identifier)).count == Self.rules.count)
    #expect(Set(Self.rules.map(\.title)).count == Self.rules.count)
    for rule in Self.rules {
      #expect(!rule.title.hasSuffix("."), "\(rule.name)")
      let sentences = rule.explanation.split(separator: ". ")
      #expect(sentences.count >= 2, "\(rule.name) only says what it means")
      #expect(rule.explanation.hasSuffix("."), "\(rule.name)")
      #expect(!rule.explanation.contains("  "), "\(rule.name)")
    }
  }

  @Test func tellWhatToDo() {
    let instructions = [
      "Record", "Amend", "Sign", "Correct", "Check", "Ask", "Read", "Say", "Look", "Renew", "Remedy", "Review", "Remove", "Keep", "Bring", "Complete",
      "Update", "Have", "Merge", "Assess", "Load", "Stop", "Write", "Narrow", "Mend", "End", "Tell", "Quote", "Reword", "Limit", "Bind", "Take", "Change", "Find",
    ]
    for rule in Self.rules {
      let words = rule.explanation.split { !$0.isLetter }.map(String.init)
      #expect(words.contains { word in instructions.contains { $0.lowercased() == word.lowercased() } }, "\(rule.name) says not what to do")
    }
  }

  @Test func areAllOnThePageOfRulesInBothForms() async throws {
    let output = try await Golden.output("minimal")
    let html = try #require(output["rules.html"])
    let markdown = try #require(output["markdown/rules.md"])
    for rule in Self.rules {
      #expect(html.contains("id=\"\(rule.identifier)\""), "\(rule.name)")
      #expect(html.contains("<code>\(rule.identifier)</code>"), "\(rule.name)")
      #expect(markdown.contains("<a id=\"\(rule.identifier)\"></a>"), "\(rule.name)")
    }
  }
}
