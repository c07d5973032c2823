import Foundation
import Testing

/// Records whose references have the numbers of another edition than the current one.
@Suite struct CarriedReferencesTests {
  private func findings(_ folder: TemporaryFolder, asOf day: String = "2026-11-23") throws -> [String] {
    let run = try CommandRun("check", "--as-of", day, "--fail-on", "never", in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output.split(separator: "\n").filter { $0.hasSuffix("[reference-carried]") }.map(String.init)
  }

  private func replace(_ old: String, _ new: String, in folder: TemporaryFolder) throws {
    let text = try folder.text(of: AmendedProject.obligations)
    #expect(text.contains(old))
    try folder.write(text.replacing(old, with: new), to: AmendedProject.obligations)
  }

  @Test func followTheComparisonUntilAMappingIsConfirmed() throws {
    let folder = try AmendedProject.make()
    let place = "content/obligations/duties.yaml:18:9: "
    let words = "Obligation 'return' names § 4 of edition '2024', which is § 3 in edition '2026'"
    #expect(
      try findings(folder) == [
        "\(place)warning: \(words), as the comparison has it; confirm the mapping of the two editions, or write the new number [reference-carried]"
      ])
    try folder.write(
      "from: \"2024\"\nto: \"2026\"\nconfirmed: { by: counsel, on: 2026-01-05 }\nprovisions:\n  - { change: renumbered, from: 4, to: 3 }\n  - { change: repealed, from: 3 }\n",
      to: "content/regulations/act/mappings/2024--2026.yaml")
    #expect(try findings(folder) == ["\(place)note: \(words); write the new number when the record is reviewed [reference-carried]"])
  }

  @Test func leadToTheSameProvisionOnEitherDay() throws {
    let folder = try AmendedProject.make()
    for (day, citation) in [("2025-06-01", "Handling Act § 4"), ("2026-11-23", "Handling Act § 3")] {
      let run = try CommandRun("explain", "acme", "return", "--as-of", day, "--format", "json", in: folder.url)
      #expect(run.output.contains("\"citation\" : \"\(citation)\",\n      \"conclusion\" : \"Met\""), "\(run.output)")
    }
    #expect(try findings(folder, asOf: "2025-06-01") == [])
  }

  @Test func keepWhatWasRepealedAndSaySo() throws {
    let folder = try AmendedProject.make()
    try replace("cite: § 4", "cite: § 3", in: folder)
    #expect(
      try findings(folder) == [
        "content/obligations/duties.yaml:18:9: error: Obligation 'return' names § 3 of edition '2024', which edition '2026' repealed; retire the record, or move it to another provision [reference-carried]"
      ])
  }

  @Test func arePendingWhenOnlyALaterEditionHasTheProvision() throws {
    let folder = try AmendedProject.make()
    let edition = "content/regulations/act/2026.md"
    try folder.write(try folder.text(of: edition) + "\n## § 6. Lists\n\nA handler shall keep a list of its records.\n", to: edition)
    try replace("cite: § 5", "cite: § 6", in: folder)
    #expect(
      try findings(folder, asOf: "2025-06-01") == [
        "content/obligations/duties.yaml:27:9: note: Obligation 'tell' names § 6, which only edition '2026' has, and that is not in force yet; nothing is to be done before it takes effect [reference-carried]"
      ])
    let run = try CommandRun("build", "--as-of", "2025-06-01", in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
  }
}
