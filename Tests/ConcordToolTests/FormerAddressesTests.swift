import Foundation
import Testing

/// Where the addresses of superseded editions lead.
@Suite struct FormerAddressesTests {
  private func build(_ folder: TemporaryFolder, on day: String) throws {
    let run = try CommandRun("build", "--as-of", day, in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  @Test func aSectionWhoseNumberIsGoneKeepsItsPageWithABannerAndALink() throws {
    let folder = try AmendedProject.make()
    try build(folder, on: "2026-11-23")
    let page = try folder.text(of: "public/law/act/4.html")
    #expect(page.contains("Not current."))
    #expect(page.contains("href=\"3.html#3\""))
    #expect(page.contains("<div id=\"4\"><p><span class=\"cite\">§\u{A0}4 of edition 2024</span> is now <a class=\"cite\" href=\"3.html#3\">"))
    #expect(page.contains("A handler shall hand back the records in a common format when asked."))
  }

  @Test func aNumberThatOtherWordsHaveNowSaysWhatItStoodFor() throws {
    let folder = try AmendedProject.make()
    try build(folder, on: "2026-11-23")
    let page = try folder.text(of: "public/law/act/3.html")
    #expect(page.contains("<li>§\u{A0}3 of edition 2024 was repealed</li>"))
  }

  @Test func nothingIsFormerBeforeTheNewEditionIsInForce() throws {
    let folder = try AmendedProject.make()
    try build(folder, on: "2025-06-01")
    #expect(!(try folder.text(of: "public/law/act/4.html")).contains("Not current."))
    #expect(!(try folder.text(of: "public/law/act/3.html")).contains("superseded editions"))
  }

  @Test func linksOfProseFollowTheNumber() throws {
    let folder = try AmendedProject.make()
    try folder.write("# About\n\nSee [returning](cite:act/4).\n", to: "content/pages/about.md")
    let run = try CommandRun("build", "--as-of", "2026-11-23", in: folder.url)
    #expect(run.exitCode == 0)
    #expect(
      run.errors == "content/pages/about.md:3:17: warning: Link 'cite:act/4' has a number of edition '2024', which is § 3 now; write the new number [reference-carried]\n")
    #expect(try folder.text(of: "public/guide/about.html").contains("<a href=\"../law/act/3.html#3\">returning</a>"))
    try folder.write("# About\n\nSee [lists](cite:act/6).\n", to: "content/pages/about.md")
    let edition = "content/regulations/act/2026.md"
    try folder.write(try folder.text(of: edition) + "\n## § 6. Lists\n\nA handler shall keep a list of its records.\n", to: edition)
    let pending = try CommandRun("build", "--as-of", "2025-06-01", in: folder.url)
    #expect(pending.exitCode == 0)
    #expect(pending.errors.contains("Link 'cite:act/6' names what only edition '2026' has, which is not in force yet [reference-carried]"))
    #expect(try folder.text(of: "public/guide/about.html").contains("<a href=\"../law/act/redline-2024--2026.html\">lists</a>"))
  }

  @Test func aProvisionWithALaterDayIsPending() throws {
    let folder = try AmendedProject.make()
    let path = "content/regulations/act/regulation.yaml"
    let text = try folder.text(of: path)
    try folder.write(
      text.replacing("effective: 2026-01-01 }", with: "effective: 2026-01-01, later: [{ operative: 2027-01-01, provisions: [1/b, 2] }] }"), to: path)
    try build(folder, on: "2026-11-23")
    let section = try folder.text(of: "public/law/act/1.html")
    #expect(section.contains("Partly not yet operative."))
    #expect(section.contains("Pending: binds from 1 January 2027"))
    #expect(try folder.text(of: "public/law/act/2.html").contains("Not yet operative."))
    #expect(try folder.text(of: "public/obligations/erase.html").contains("Pending from 1 January 2027"))
    try build(folder, on: "2027-01-01")
    #expect(!(try folder.text(of: "public/law/act/2.html")).contains("Not yet operative."))
    try folder.write(text.replacing("effective: 2026-01-01 }", with: "effective: 2026-01-01, later: [{ operative: 2027-01-01, provisions: [1/c] }] }"), to: path)
    let wrong = try CommandRun("check", in: folder.url)
    #expect((wrong.output + wrong.errors).contains("Provision '1/c' is not in edition '2026'; did you mean '1/a'"))
  }
}
