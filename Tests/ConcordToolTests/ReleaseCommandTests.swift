import Foundation
import Testing

/// What `concord release` records, and what the changes page and the feed make of it.
@Suite struct ReleaseCommandTests {
  private func release(_ folder: TemporaryFolder, on day: String, _ arguments: String...) throws -> CommandRun {
    try CommandRun(["release", "--as-of", day] + arguments, in: folder.url)
  }

  private func build(_ folder: TemporaryFolder, on day: String) throws {
    let run = try CommandRun("build", "--as-of", day, in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  @Test func recordsNothingWhenNothingChanged() throws {
    let folder = try AmendedProject.make()
    let first = try release(folder, on: "2026-11-23", "--note", "First: with a colon")
    #expect(first.errors == "")
    #expect(first.output == "Recorded release '2026-11-23' in content/releases/2026-11-23.yaml: the first\n")
    let text = try folder.text(of: "content/releases/2026-11-23.yaml")
    #expect(text.contains("\nformat: 1\non: 2026-11-23\nnote: \"First: with a colon\"\nregulations:\n  - { id: act, edition: 2026, title: Handling Act }\n"))
    #expect(text.contains("  - { vendor: acme, engagement: storage, obligation: erase, status: met, suspect: yes }\n"))
    let again = try release(folder, on: "2026-11-24")
    #expect(again.output == "Nothing changed since release '2026-11-23'; nothing is recorded\n")
    #expect(again.exitCode == 0)
    #expect(!folder.has("content/releases/2026-11-24.yaml"))
  }

  /// A contract that ends in 60 days, then in 59, is no change; that it begins to be near its end is.
  @Test func recordsNothingWhenOnlyDaysAreCountedDown() throws {
    let folder = try AmendedProject.make()
    try folder.write(
      try folder.text(of: AmendedProject.vendor).replacing("    signed: 2024-02-01\n", with: "    signed: 2024-02-01\n    ends: 2027-01-31\n"),
      to: AmendedProject.vendor)
    #expect(try release(folder, on: "2026-12-02").output.hasSuffix(": the first\n"))
    #expect(try folder.text(of: "content/releases/2026-12-02.yaml").contains("in 60 days"))
    #expect(try release(folder, on: "2026-12-03").output == "Nothing changed since release '2026-12-02'; nothing is recorded\n")
    #expect(try release(folder, on: "2027-02-01").output.contains("Recorded release '2027-02-01'"))
  }

  /// After the law, then after a vendor: each release tells its own side, and entries keep their identifiers.
  @Test func keepsTheIdentifiersOfEntriesThroughLaterReleases() throws {
    let folder = try AmendedProject.make()
    func identifiers() throws -> [String] { try XMLIdentifiers(try folder.text(of: "public/changes.atom")).identifiers }
    _ = try release(folder, on: "2026-11-20")
    let edition = "content/regulations/act/2026.md"
    try folder.write(try folder.text(of: edition).replacing("13 months", with: "6 months"), to: edition)
    #expect(try release(folder, on: "2026-11-21").output.contains("1 statement differs from the last"))
    try build(folder, on: "2026-11-21")
    let first = try identifiers()
    try folder.write(try folder.text(of: AmendedProject.vendor).replacing("at: § 5 }", with: "status: absent }"), to: AmendedProject.vendor)
    #expect(try release(folder, on: "2026-11-22").output.contains("Recorded release '2026-11-22'"))
    try build(folder, on: "2026-11-22")
    let second = try identifiers()
    #expect(first.count == 2 && second.count == 3)
    #expect(Set(first).isSubset(of: second))
    let feed = try folder.text(of: "public/changes.atom")
    #expect(feed.contains("21 November 2026: 1 change in the law") && !feed.contains("21 November 2026: 1 change in the organization"))
    #expect(feed.contains("in the organization") && !feed.contains("22 November 2026: 1 change in the law"))
  }

  @Test func tellsTheLawFromTheOrganization() throws {
    let folder = try AmendedProject.make()
    _ = try release(folder, on: "2025-06-01")
    _ = try release(folder, on: "2026-11-23")
    try build(folder, on: "2026-11-23")
    let page = try folder.text(of: "public/changes.html")
    let parts = page.components(separatedBy: "id=\"release-")
    #expect(parts.count == 3)
    #expect(parts[1].hasPrefix("2026-11-23\"") && parts[2].hasPrefix("2025-06-01\""))
    let (law, organization) = (parts[1].components(separatedBy: "<h3>Organization</h3>")[0], parts[1].components(separatedBy: "<h3>Organization</h3>")[1])
    #expect(law.contains("Handling Act: edition 2026 took the place of edition 2024") && law.contains("redline-2024--2026.html"))
    #expect(law.contains(" has other words"))
    #expect(organization.contains("“Erase”: met became met (suspect)") || organization.contains("“Erase”: is suspect now"))
    #expect(parts[2].contains("The first release"))
  }

  @Test func makesAFeedWhoseBytesDependOnTheReleasesAlone() throws {
    let folder = try AmendedProject.make()
    _ = try release(folder, on: "2025-06-01")
    _ = try release(folder, on: "2026-11-23")
    try build(folder, on: "2026-11-23")
    let feed = try folder.text(of: "public/changes.atom")
    #expect(feed.components(separatedBy: "<entry>").count == 3)
    #expect(feed.contains("<updated>2026-11-23T00:00:00Z</updated>"))
    let document = try XMLIdentifiers(feed)
    #expect(document.identifiers.count == 3 && Set(document.identifiers).count == 3)
    #expect(document.identifiers.allSatisfy { $0.hasPrefix("urn:uuid:") && $0.count == 45 })
    // A later day with the same releases changes no byte of it.
    try build(folder, on: "2026-11-25")
    #expect(try folder.text(of: "public/changes.atom") == feed)
  }

  @Test func readsReleasesStrictly() throws {
    let folder = try AmendedProject.make()
    _ = try release(folder, on: "2026-11-23")
    let path = "content/releases/2026-11-23.yaml"
    let text = try folder.text(of: path)
    try folder.write(text.replacing("status: met", with: "status: mett"), to: path)
    let run = try CommandRun("check", in: folder.url)
    #expect(run.exitCode == 2)
    #expect(run.output.contains("Value 'mett' is not a status; did you mean 'met'? [unknown-value]") || run.errors.contains("Value 'mett' is not a status; did you mean 'met'? [unknown-value]"))
    try folder.write(text + "extra: 1\n", to: path)
    let other = try CommandRun("check", in: folder.url)
    #expect((other.output + other.errors).contains("Key 'extra' is not known in a release"))
  }

  @Test func refusesAnEarlierDayThanThatOfTheLastRelease() throws {
    let folder = try AmendedProject.make()
    _ = try release(folder, on: "2026-11-23")
    let run = try release(folder, on: "2026-11-22")
    #expect(run.exitCode == 2)
    #expect(run.errors == "error: Release '2026-11-23' is of a later day than 2026-11-22; record releases in their order [later-release]\n")
  }
}

/// The text of every `id` of a feed.
private struct XMLIdentifiers {
  var identifiers: [String]

  init(_ text: String) throws {
    identifiers = text.components(separatedBy: "<id>").dropFirst().map { $0.components(separatedBy: "</id>")[0] }
  }
}
