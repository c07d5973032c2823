import Foundation
import Testing

/// Contracts of subcontractors carry reviews as those of vendors do.
@Suite struct SubcontractReviewTests {
  private func make() throws -> TemporaryFolder {
    let folder = try AmendedProject.make()
    try folder.write(
      try folder.text(of: AmendedProject.vendor).replacing(
        "contract: main }", with: """
          contract: main, subcontractors: [{ name: Larkfield, purposes: [trade], data: [names], subcontractors: none, contract: {
                signed: 2024-02-10, reviewed: { on: 2024-02-10, by: desk, edition: "2024", next: 2025-02-10 }, meets: [§ 1] } }] }
          """), to: AmendedProject.vendor)
    let obligations = try folder.text(of: AmendedProject.obligations).replacing("satisfied-by: { clauses: § 1 }", with: "satisfied-by: { clauses: § 1, subcontractors: { clauses: § 1 } }")
    try folder.write(obligations, to: AmendedProject.obligations)
    return folder
  }

  private func check(_ folder: TemporaryFolder, on day: String = "2026-11-23") throws -> String {
    let run = try CommandRun("check", "--as-of", day, "--fail-on", "never", in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output
  }

  @Test func becomeSuspectWithTheLawAndAreStampedInPlace() throws {
    let folder = try make()
    let before = try check(folder)
    #expect(
      before.contains(
        "warning: Contract with Larkfield below acme/storage: the review of the contract with Larkfield of 10 February 2024 rests on edition '2024'; in edition '2026' § 1(b): "))
    #expect(before.contains("; to be looked at by desk; look at it again"))
    // What rests on the chain of subcontractors is suspect with it.
    let why = try CommandRun("explain", "acme", "terms", "--as-of", "2026-11-23", in: folder.url)
    #expect(why.output.contains("Suspect: the review of the contract with Larkfield"))
    let impact = try CommandRun("impact", "act", "--as-of", "2026-11-23", in: folder.url)
    #expect(impact.output.contains("desk (1):\n  Read the contract again: Acme, Inc. (Storage), contract with Larkfield"), "\(impact.output)")
    let review = try CommandRun("review", "--by", "desk", "--reason", "read", "--as-of", "2026-11-23", "--vendor", "acme", "--kind", "contract", in: folder.url)
    #expect(review.errors == "")
    #expect(review.output.contains("contract with Larkfield below acme/storage under 2026"))
    #expect(try folder.text(of: AmendedProject.vendor).contains("reviewed: { on: 2026-11-23, by: desk, edition: 2026, reason: read, fingerprints: {"))
    #expect(!(try check(folder)).contains("Larkfield of"))
  }

  @Test func areDueAgain() throws {
    let folder = try make()
    let found = try check(folder, on: "2025-02-11")
    #expect(found.contains("warning: Acme, Inc. (Storage): the review of the contract with Larkfield was due on 10 February 2025; the last was on 10 February 2024"))
    let run = try CommandRun("build", "--as-of", "2025-02-11", in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try folder.text(of: "public/reviews.html").contains("Contract with Larkfield"))
    #expect(try folder.text(of: "public/data/reviews.csv").contains("subcontract,acme,storage,Larkfield"))
  }

  @Test func haveReferencesInTheNumbersOfTheirEdition() throws {
    let folder = try make()
    try folder.write(try folder.text(of: AmendedProject.vendor).replacing("meets: [§ 1] }", with: "meets: [§ 1, § 4] }"), to: AmendedProject.vendor)
    let found = try check(folder)
    #expect(found.contains("The contract of Acme, Inc. with Larkfield names § 4 of edition '2024', which is § 3 in edition '2026', as the comparison has it"))
  }
}
