import Foundation
import Testing

/// What is dated after the as-of day is kept, said, and counts for nothing.
@Suite struct AsOfTests {
  private func check(_ folder: TemporaryFolder, on day: String) throws -> String {
    let check = try CommandRun("check", "--as-of", day, "--fail-on", "never", in: folder.url)
    #expect(check.exitCode == 0, "\(check.errors)")
    return check.output + check.errors
  }

  @Test func countsAssessmentsFromTheirDayOn() throws {
    let folder = try AmendedProject.make()
    let before = try check(folder, on: "2024-04-30")
    #expect(before.contains("no assessment counts for 3 of 4 obligations in scope ('erase', 'return', 'tell'); 2 are dated after the as-of day"), "\(before)")
    #expect(
      before.contains(
        "note: Acme, Inc.: 2 records are dated after the as-of day, 30 April 2024, and do not count (the assessment of 'erase' of 1 May 2024; "
          + "the assessment of 'return' of 1 May 2024)"))
    let after = try check(folder, on: "2024-05-01")
    #expect(!after.contains("dated after"))
    #expect(after.contains("no assessment is on file for 1 of 4 obligations"))
    let why = try CommandRun("explain", "acme", "erase", "--as-of", "2024-04-30", in: folder.url)
    #expect(why.output.contains("The assessment of 1 May 2024 by security is dated after the as-of day, 30 April 2024, and does not count\n"))
    #expect(why.output.contains("Status: not assessed"))
  }

  @Test func countsReviewsAndMarksFromTheirDayOn() throws {
    let folder = try AmendedProject.make()
    let marked = try CommandRun("review", "--by", "counsel", "--reason", "fine", "--as-of", "2026-10-01", "--all", "--immaterial", in: folder.url)
    #expect(marked.exitCode == 0, "\(marked.errors)")
    #expect(!(try check(folder, on: "2026-10-01")).contains("[review-suspect]"))
    let before = try check(folder, on: "2026-09-30")
    #expect(before.components(separatedBy: "[review-suspect]").count == 4)
    #expect(before.contains("the note that a change does not matter of obligation 'erase' of 1 October 2026"))
  }

  /// The review of October writes the number of the new edition, which is what the reference has whatever the day.
  @Test func readsNumbersByTheLaterReviewThatWroteThem() throws {
    let folder = try AmendedProject.make()
    _ = try CommandRun("review", "--by", "counsel", "--reason", "fine", "--as-of", "2026-10-01", "--all", "--include-current", in: folder.url)
    #expect(try folder.text(of: AmendedProject.obligations).contains("cite: Handling Act § 3\n"))
    let before = try check(folder, on: "2025-06-01")
    #expect(!before.contains("error:"), "\(before)")
    #expect(before.contains("the review of obligation 'return' of 1 October 2026"))
    let why = try CommandRun("explain", "acme", "return", "--as-of", "2025-06-01", in: folder.url)
    #expect(why.output.contains("§ 4"), "\(why.output)")
    // A stamp of an earlier day would take the later one away.
    let early = try CommandRun("review", "--by", "counsel", "--reason", "fine", "--as-of", "2025-06-01", "--obligation", "erase", "--include-current", "--kind", "obligation", in: folder.url)
    #expect(early.exitCode == 1)
    #expect(early.errors.contains("Obligation 'erase' is not stamped: it was looked at on 1 October 2026, after the day of this review"))
  }

  @Test func countsWaiversAmendmentsAndNoticesFromTheirDayOn() throws {
    let folder = try AmendedProject.make()
    try folder.write(
      "- { obligation: tell, vendor: acme, reason: soon, approver: Board, on: 2026-06-01, expires: 2026-12-31 }\n", to: "content/waivers.yaml")
    let vendor = try folder.text(of: AmendedProject.vendor)
      .replacing("contract: main }", with: "contract: main, subcontractors: [{ name: Larkfield, notice: 2026-07-01 }] }")
      .replacing("    signed: 2024-02-01\n", with: "    signed: 2024-02-01\n    ends: 2025-01-31\n    amendments: [{ signed: 2025-01-15, ends: 2027-01-31 }]\n")
    try folder.write(vendor, to: AmendedProject.vendor)
    let before = try check(folder, on: "2024-12-31")
    for words in ["the waiver of 1 June 2026", "the amendment of contract 'main' of 15 January 2025"] { #expect(before.contains(words), "\(before)") }
    #expect(before.contains("3 records are dated after the as-of day"))
    let notice = try check(folder, on: "2026-06-30")
    #expect(notice.contains("(the notice of Larkfield of 1 July 2026)"))
    #expect(!(try check(folder, on: "2026-11-23")).contains("dated after"))
  }

  /// Names in records of later days are checked all the same.
  @Test func checksTheNamesOfLaterRecords() throws {
    let folder = try AmendedProject.make()
    try folder.write(
      "- { vendor: acme, engagement: storage, obligation: erasse, status: met, reason: r, by: b, on: 2027-01-01 }\n", to: AmendedProject.assessments)
    let run = try CommandRun("check", "--as-of", "2026-11-23", in: folder.url)
    #expect(run.exitCode == 2)
    #expect((run.output + run.errors).contains("Value 'erasse' is not a known obligation; did you mean 'erase'?"))
  }
}
