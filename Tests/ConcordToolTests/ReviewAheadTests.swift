import Foundation
import Testing

/// A pending edition that somebody reads before its day.
@Suite struct ReviewAheadTests {
  private static let says = ["--by", "counsel", "--reason", "12 months are within 13"]
  private static let before = ["--as-of", "2025-11-23"]

  private func run(_ folder: TemporaryFolder, _ arguments: [String]) throws -> CommandRun { try CommandRun(arguments, in: folder.url) }

  private func review(_ folder: TemporaryFolder, _ arguments: String...) throws -> CommandRun {
    try run(folder, ["review"] + Self.says + Self.before + arguments)
  }

  private func suspects(_ folder: TemporaryFolder, on day: String) throws -> [String] {
    let check = try CommandRun("check", "--as-of", day, "--fail-on", "never", in: folder.url)
    #expect(check.exitCode == 0, "\(check.errors)")
    return check.output.split(separator: "\n").filter { $0.hasSuffix("[review-suspect]") }.map { line in
      String(line.components(separatedBy: "warning: ")[1].prefix { $0 != ":" })
    }
  }

  private static let all = ["Assessment of 'erase' for acme/storage", "Obligation 'erase'", "Contract 'main' of Acme, Inc."]

  @Test func makesNothingSuspectOnTheDay() throws {
    let folder = try AmendedProject.make()
    #expect(try suspects(folder, on: "2025-11-23") == [])
    #expect(try suspects(folder, on: "2026-01-01") == Self.all)
    let stamped = try review(folder, "--edition", "2026", "--all")
    #expect(stamped.errors == "")
    #expect(
      stamped.output == """
        content/obligations/duties.yaml:8:3: obligation 'erase' under 2026, ahead of its day
        content/vendors/acme.yaml:6:5: contract 'main' of Acme, Inc. under 2026, ahead of its day
        content/assessments/all.yaml:1:3: assessment of 'erase' for acme/storage under 2026, ahead of its day

        """)
    let obligations = try folder.text(of: AmendedProject.obligations)
    // What was looked at under the text in force stays, and so do the numbers.
    #expect(obligations.contains("  reviewed: { on: 2024-03-01, by: counsel, edition: \"2024\" }\n  reviewed-ahead:\n    on: 2025-11-23\n"))
    #expect(try folder.text(of: AmendedProject.vendor).contains("next: 2025-02-01 }"))
    for day in ["2025-11-23", "2025-12-31", "2026-01-01", "2026-11-23"] { #expect(try suspects(folder, on: day) == [], "\(day)") }
    // Stamped again, there is nothing to do.
    #expect(try review(folder, "--edition", "2026", "--all").errors.contains("or somebody looked already"))
  }

  @Test func saysInTheImpactThatItIsDone() throws {
    let folder = try AmendedProject.make()
    _ = try review(folder, "--edition", "2026", "--all")
    let impact = try CommandRun("impact", "act", "--as-of", "2025-11-23", in: folder.url)
    #expect(impact.output.contains("; 3 reviewed or assessed under edition '2026' already") || impact.output.contains("; 3 reviewed or assessed under edition 2026 already"), "\(impact.output)")
    #expect(impact.output.contains("Looked at already (3):\n  erase: Erase, by counsel on 23 November 2025\n"))
    #expect(!impact.output.contains("Review the obligation: erase"))
    let json = try CommandRun("impact", "act", "--as-of", "2025-11-23", "--format", "json", in: folder.url)
    #expect(json.output.contains("\"on\" : \"2025-11-23\""))
    let markdown = try CommandRun("impact", "act", "--as-of", "2025-11-23", "--format", "markdown", in: folder.url)
    #expect(markdown.output.contains("- [x] erase: Erase, by counsel on 23 November 2025"))
  }

  @Test func doesNotCoverWordsThatChangeBeforeTheDay() throws {
    let folder = try AmendedProject.make()
    _ = try review(folder, "--edition", "2026", "--all")
    let edition = "content/regulations/act/2026.md"
    try folder.write(try folder.text(of: edition).replacing("13 months", with: "6 months"), to: edition)
    #expect(try suspects(folder, on: "2026-01-01") == ["Assessment of 'erase' for acme/storage", "Obligation 'erase'"])
    let impact = try CommandRun("impact", "act", "--as-of", "2025-11-23", in: folder.url)
    #expect(impact.output.contains("Review the obligation: erase"))
  }

  @Test func givesWayToALookOnceTheEditionIsInForce() throws {
    let folder = try AmendedProject.make()
    _ = try review(folder, "--edition", "2026", "--all")
    let later = try run(folder, ["review"] + Self.says + ["--as-of", "2026-03-01", "--all", "--include-current"])
    #expect(later.errors == "")
    #expect(try folder.text(of: AmendedProject.obligations).contains("cite: Handling Act § 3"))
    #expect(try suspects(folder, on: "2026-11-23") == [])
    // Seen from a day between, the look of March does not count, and the one ahead does.
    #expect(try suspects(folder, on: "2026-02-01") == [])
  }

  @Test func namesTheEditionThatIsMeant() throws {
    let folder = try AmendedProject.make()
    #expect(try review(folder, "--edition", "2024", "--all").errors.contains("Edition '2024' is not a later one than that in force; leave --edition out [edition-in-force]"))
    #expect(try review(folder, "--edition", "2062", "--all").errors.contains("Edition '2062' is not one of the project; did you mean '2026'?"))
    #expect(try review(folder, "--edition", "2026", "--all", "--immaterial").exitCode == 64)
  }
}
