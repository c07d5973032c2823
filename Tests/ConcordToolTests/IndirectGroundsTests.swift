import Foundation
import Testing

/// What a review rests on without citing it: definitions of the terms used and provisions referred to, here and in another law.
@Suite struct IndirectGroundsTests {
  private static let act = "content/regulations/act/2024.md"
  private static let code = "content/regulations/code/2020.md"
  private static let assessments = "content/assessments/all.yaml"

  private static let files = [
    "content/regulations/act/regulation.yaml": """
      title: Handling Act
      citation: { full: "Handling Act § {}", short: "§ {}" }
      levels: [subsection]
      editions:
        - { id: "2024", file: 2024.md, effective: 2024-01-01 }

      """,
    act: """
      ## § 1. Definitions

      (a) "Record" means a note about a person.

      (b) "Letter" means a message on paper.

      ## § 2. Erasure

      A handler shall erase each record within the period of section 4.

      ## § 3. Telling

      A handler shall answer questions, as Keeping Code section 9 asks.

      ## § 4. Period

      The period is 24 months.

      ## § 5. Doors

      A handler shall lock the doors.

      """,
    "content/regulations/code/regulation.yaml": """
      title: Keeping Code
      citation: { full: "Keeping Code § {}", short: "Keeping Code § {}", aliases: [Keeping Code] }
      levels: [subsection]
      editions:
        - { id: "2020", file: 2020.md, effective: 2020-01-01 }

      """,
    code: "## § 9. Answers\n\nAnswers shall be given within ten days.\n",
    "content/obligations/duties.yaml": ["2", "3", "5"].map { number in
      """
      - id: duty-\(number)
        title: Duty \(number)
        modality: obligation
        cite: § \(number)
        applies-to: { role: handler }
        owner: Records

      """
    }.joined(),
    assessments: ["2", "3", "5"].map { number in
      """
      - vendor: acme
        engagement: storage
        obligation: duty-\(number)
        status: met
        reason: Seen.
        by: security
        on: 2024-05-01
        edition: "2024"

      """
    }.joined(),
  ]

  private func make() throws -> TemporaryFolder {
    let folder = try SmallProject.make()
    try FileManager.default.removeItem(at: folder.url.appending(path: "content/obligations/contracts.yaml"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "content/pages/about.md"))
    for (path, text) in Self.files { try folder.write(text, to: path) }
    try folder.write(
      try folder.text(of: SmallProject.vendor).replacing("    - { meets: § 1(a), at: § 4, quote: for trade }\n", with: "")
        .replacing("    clauses:\n", with: ""), to: SmallProject.vendor)
    return folder
  }

  private func stamp(_ folder: TemporaryFolder) throws {
    let run = try CommandRun(
      "review", "--by", "counsel", "--reason", "read", "--as-of", "2025-11-23", "--all", "--include-current", "--kind", "assessment", in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  private func suspects(_ folder: TemporaryFolder) throws -> [String] {
    let run = try CommandRun("check", "--as-of", "2026-11-23", "--fail-on", "never", in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output.split(separator: "\n").filter { $0.hasSuffix("[review-suspect]") }.map { line in
      line.components(separatedBy: "warning: ")[1].components(separatedBy: "; look at it again")[0]
    }
  }

  private func replace(_ old: String, _ new: String, in path: String, _ folder: TemporaryFolder) throws {
    let text = try folder.text(of: path)
    #expect(text.contains(old))
    try folder.write(text.replacing(old, with: new), to: path)
  }

  @Test func stampsOneDigestForEachLawThatItRestsOn() throws {
    let folder = try make()
    try stamp(folder)
    let text = try folder.text(of: Self.assessments)
    let blocks = text.components(separatedBy: "- vendor:").dropFirst()
    #expect(blocks.map { $0.contains("indirect:") } == [true, true, false])
    #expect(blocks.first?.contains("      act: \"1:") == true)
    #expect(blocks.dropFirst().first?.contains("      code: \"1:") == true)
    #expect(try suspects(folder) == [])
  }

  private static let indirect = "indirectly, a definition or provision of"

  @Test(arguments: [
    ("about a person", "about a person or a firm", act, "2"), ("24 months", "13 months", act, "2"),
    ("ten days", "five days", code, "3"),
  ])
  func noticesThatADefinitionOrAProvisionWasEditedInPlace(old: String, new: String, path: String, duty: String) throws {
    let folder = try make()
    try stamp(folder)
    try replace(old, new, in: path, folder)
    let found = try suspects(folder)
    #expect(found.count == 1, "\(found)")
    let name = path == Self.act ? "Handling Act" : "Keeping Code"
    #expect(
      found.first
        == "Assessment of 'duty-\(duty)' for acme/storage: the assessment of 23 November 2025 rests on edition '2024'; "
        + "\(Self.indirect) \(name) on which it rests is not the one that was looked at; to be looked at by counsel")
  }

  @Test func leavesReviewsAloneWhereWhatTheyRestOnStays() throws {
    let folder = try make()
    try stamp(folder)
    // A definition that no duty uses, other quotation marks, and another number of a provision in the middle.
    try replace("a message on paper", "a message on paper or parchment", in: Self.act, folder)
    try replace("\"Record\"", "“Record”", in: Self.act, folder)
    #expect(try suspects(folder) == [])
  }

  @Test func asksNothingOfStampsWithoutADigest() throws {
    let folder = try make()
    try stamp(folder)
    let text = try folder.text(of: Self.assessments)
    let plain = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("indirect:") && !$0.hasPrefix("      act:") && !$0.hasPrefix("      code:") }
    try folder.write(plain.joined(separator: "\n"), to: Self.assessments)
    try replace("about a person", "about a person or a firm", in: Self.act, folder)
    #expect(try suspects(folder) == [])
  }

  @Test(arguments: [true, false]) func tellsWhatANewEditionOfAnotherLawChanges(isStamped: Bool) throws {
    let folder = try make()
    if isStamped { try stamp(folder) }
    try folder.write(
      "## § 10. Answers\n\nAnswers shall be given within five days.\n\n## § 11. Colours\n\nFiles shall be blue.\n", to: "content/regulations/code/2026.md")
    try replace("effective: 2020-01-01 }\n", "effective: 2020-01-01 }\n  - { id: \"2026\", file: 2026.md, effective: 2026-01-01 }\n", in: "content/regulations/code/regulation.yaml", folder)
    let found = try suspects(folder)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("Assessment of 'duty-3' for acme/storage: ") == true)
    #expect(found.first?.contains("rests on edition '2020'; in edition '2026' indirectly, Keeping Code § 10") == true, "\(found)")
    // Before it is in force nothing is suspect.
    let run = try CommandRun("check", "--as-of", "2025-12-31", "--fail-on", "never", in: folder.url)
    #expect(!run.output.contains("[review-suspect]"))
    // Whoever looks stamps the digest of the new words, and it is settled.
    let review = try CommandRun("review", "--by", "counsel", "--reason", "read", "--as-of", "2026-11-23", "--all", in: folder.url)
    #expect(review.exitCode == 0, "\(review.errors)")
    #expect(try suspects(folder) == [])
  }

  @Test func endsTheMarkOfAChangeOfAnotherLawThatDoesNotMatter() throws {
    let folder = try make()
    try stamp(folder)
    try folder.write("## § 9. Answers\n\nAnswers shall be given within five days.\n", to: "content/regulations/code/2026.md")
    try replace("effective: 2020-01-01 }\n", "effective: 2020-01-01 }\n  - { id: \"2026\", file: 2026.md, effective: 2026-01-01 }\n", in: "content/regulations/code/regulation.yaml", folder)
    #expect(try suspects(folder).count == 1)
    let review = try CommandRun("review", "--by", "counsel", "--reason", "we answer in two", "--as-of", "2026-11-23", "--all", "--immaterial", in: folder.url)
    #expect(review.exitCode == 0, "\(review.errors)")
    #expect(try folder.text(of: Self.assessments).contains("provision: code/9"))
    #expect(try suspects(folder) == [])
  }
}
