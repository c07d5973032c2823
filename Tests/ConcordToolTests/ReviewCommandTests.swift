import Foundation
import Testing

/// What `concord review` writes, and what it leaves.
@Suite struct ReviewCommandTests {
  private static let says = ["--by", "counsel", "--reason", "12 months are within 13", "--as-of", "2026-11-23"]

  private func review(_ folder: TemporaryFolder, _ arguments: String...) throws -> CommandRun {
    try CommandRun(["review"] + Self.says + arguments, in: folder.url)
  }

  /// The suspect records that the check reports, by their labels.
  private func suspects(_ folder: TemporaryFolder) throws -> [String] {
    let run = try CommandRun("check", "--as-of", "2026-11-23", "--fail-on", "never", in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output.split(separator: "\n").filter { $0.hasSuffix("[review-suspect]") }.map { line in
      String(line.components(separatedBy: "warning: ")[1].prefix { $0 != ":" })
    }
  }

  private static let all = ["Assessment of 'erase' for acme/storage", "Obligation 'erase'", "Contract 'main' of Acme, Inc."]

  @Test func stampsOneRecordAndLeavesEveryOtherByte() throws {
    let folder = try AmendedProject.make()
    #expect(try suspects(folder) == Self.all)
    let before = try folder.text(of: AmendedProject.obligations)
    let run = try review(folder, "--obligation", "erase", "--kind", "obligation")
    #expect(run.errors == "")
    #expect(run.output == "content/obligations/duties.yaml:8:3: obligation 'erase' under 2026\n")
    let after = try folder.text(of: AmendedProject.obligations)
    let old = "reviewed: { on: 2024-03-01, by: counsel, edition: \"2024\" }\n- id: return"
    let parts = before.components(separatedBy: old)
    #expect(parts.count == 2)
    #expect(after.hasPrefix(parts[0]) && after.hasSuffix("\n- id: return" + parts[1]))
    #expect(after.contains("reviewed: { on: 2026-11-23, by: counsel, edition: 2026, reason: 12 months are within 13, fingerprints: { act/2: \"1:"))
    #expect(try suspects(folder) == ["Assessment of 'erase' for acme/storage", "Contract 'main' of Acme, Inc."])
  }

  @Test func confirmsAnAssessmentAndKeepsWhoMadeIt() throws {
    let folder = try AmendedProject.make()
    let run = try review(folder, "--assessment", "acme/storage/erase", "--next", "2027-05-01")
    #expect(run.errors == "")
    let text = try folder.text(of: AmendedProject.assessments)
    #expect(text.contains("  by: security\n  on: 2024-05-01\n  edition: \"2024\"\n  reviewed:\n    on: 2026-11-23\n    by: counsel\n"))
    #expect(text.contains("    next: 2027-05-01\n- { vendor: acme"))
    #expect(try suspects(folder) == ["Obligation 'erase'", "Contract 'main' of Acme, Inc."])
  }

  @Test func writesTheNewNumberOfWhatMoved() throws {
    let folder = try AmendedProject.make()
    let refused = try review(folder, "--obligation", "return")
    #expect(refused.exitCode == 2)
    #expect(refused.errors == "error: None of 2 selected records is suspect; add --include-current to stamp them all the same [nothing-suspect]\n")
    let run = try review(folder, "--obligation", "return", "--kind", "obligation", "--include-current")
    #expect(
      run.output == """
        content/obligations/duties.yaml:15:3: obligation 'return' under 2026
        content/obligations/duties.yaml:18:9: '§ 4' becomes 'Handling Act § 3'

        """)
    #expect(try folder.text(of: AmendedProject.obligations).contains("  cite: Handling Act § 3\n"))
    #expect(try suspects(folder) == Self.all)
  }

  @Test func takesAContractsDayThatIsOverAway() throws {
    let folder = try AmendedProject.make()
    _ = try review(folder, "--vendor", "acme", "--kind", "contract")
    let text = try folder.text(of: AmendedProject.vendor)
    #expect(!text.contains("next:"))
    #expect(text.contains("act/1/a: \"1:") && text.contains("act/1/b: \"1:"))
    #expect(text.hasSuffix("    clauses:\n      - { meets: § 1(a), at: § 4, quote: for trade }\n      - { meets: § 1(b), at: § 5 }   # no resale\n"))
    #expect(try suspects(folder) == ["Assessment of 'erase' for acme/storage", "Obligation 'erase'"])
  }

  @Test func endsTheMarkOfAChangeThatDoesNotMatter() throws {
    let folder = try AmendedProject.make()
    let run = try review(folder, "--all", "--immaterial")
    #expect(run.errors == "")
    #expect(try suspects(folder) == [])
    let text = try folder.text(of: AmendedProject.obligations)
    #expect(text.contains("  reviewed: { on: 2024-03-01, by: counsel, edition: \"2024\" }\n  immaterial:\n    - provision: act/2\n      words: [\"1:"))
    // Other words are a new question.
    let edition = "content/regulations/act/2026.md"
    try folder.write(try folder.text(of: edition).replacing("13 months", with: "6 months"), to: edition)
    #expect(try suspects(folder) == ["Assessment of 'erase' for acme/storage", "Obligation 'erase'"])
  }

  @Test func noticesThatTheTextOfAnEditionWasReplaced() throws {
    let folder = try AmendedProject.make()
    _ = try review(folder, "--all")
    #expect(try suspects(folder) == [])
    let edition = "content/regulations/act/2026.md"
    try folder.write(try folder.text(of: edition).replacing("13 months", with: "6 months"), to: edition)
    #expect(try suspects(folder) == ["Assessment of 'erase' for acme/storage", "Obligation 'erase'"])
  }

  @Test func showsADiffAndWritesNothing() throws {
    let folder = try AmendedProject.make()
    let before = try folder.text(of: AmendedProject.assessments)
    let run = try review(folder, "--assessment", "acme/erase", "--dry-run")
    #expect(run.errors == "")
    #expect(
      run.output.hasPrefix("""
        --- content/assessments/all.yaml
        +++ content/assessments/all.yaml
        @@ -5,5 +5,12 @@
           reason: A job erases after 12 months.
           by: security
           on: 2024-05-01
           edition: "2024"
        +  reviewed:
        +    on: 2026-11-23
        """))
    #expect(try folder.text(of: AmendedProject.assessments) == before)
  }

  @Test func namesTheNearestKnownName() throws {
    let folder = try AmendedProject.make()
    #expect(try review(folder, "--vendor", "acne").errors == "error: Value 'acne' is not a known vendor; did you mean 'acme'? [unknown-vendor]\n")
    #expect(try review(folder).exitCode == 64)
  }
}
