import Foundation
import Testing

/// Texts that are not the law any more, or not yet, and the redlines between any two.
@Suite struct EditionPagesTests {
  private static let regulation = "content/regulations/act/regulation.yaml"

  private func build(_ folder: TemporaryFolder, on day: String) throws {
    let run = try CommandRun("build", "--as-of", day, in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  /// With a third edition, in which erasure is § 1 and the contracts § 2.
  private func threeEditions() throws -> TemporaryFolder {
    let folder = try AmendedProject.make()
    let text = try folder.text(of: "content/regulations/act/2026.md")
    let parts = text.components(separatedBy: "## § ")
    let swapped = "## § 1. Erasure\n\nA handler shall erase records within 6 months.\n\n## § 2. " + parts[1].dropFirst(3) + parts[3...].map { "## § " + $0 }.joined()
    try folder.write(swapped, to: "content/regulations/act/2028.md")
    let yaml = try folder.text(of: Self.regulation)
    try folder.write(yaml + "  - { id: \"2028\", file: 2028.md, effective: 2028-01-01 }\n", to: Self.regulation)
    return folder
  }

  @Test func saysOfASupersededTextThatItIsAndWhereEachSectionIsNow() throws {
    let folder = try AmendedProject.make()
    try build(folder, on: "2026-11-23")
    let page = try folder.text(of: "public/law/act/edition-2024.html")
    #expect(page.contains("<strong>Not current.</strong></p><p>This is the text of edition 2024, in force from 1 January 2024. Edition 2026 is read as the law, in force since 1 January 2026."))
    #expect(page.contains("<h2>§\u{A0}2. Erasure</h2><span class=\"count\">Now with other words: <a class=\"cite\" href=\"2.html#2\">§\u{A0}2</a> · <a href=\"redline-2024--2026.html#2\">Redline</a></span>"))
    #expect(page.contains("A handler shall erase records within 24 months."))
    #expect(page.contains("<h2>§\u{A0}3. Letters</h2><span class=\"count\">Repealed since · <a href=\"redline-2024--2026.html#old-3\">Redline</a></span>"))
    #expect(page.contains("<h2>§\u{A0}4. Return</h2><span class=\"count\">Now with the same words and another number: <a class=\"cite\" href=\"3.html#3\">§\u{A0}3</a>"))
    #expect(page.contains("data-copy=\"Handling Act § 4 (edition 2024)\""))
    // Nothing of what is recorded about the law of today stands beside it.
    #expect(!page.contains("class=\"duty"))
    #expect(try folder.text(of: "public/law/act/index.html").contains("<a href=\"edition-2024.html\">Edition 2024</a>"))
    #expect(try folder.text(of: "public/law/act/redline-2024--2026.html").contains("Whole texts: <a href=\"edition-2024.html\">Edition 2024</a> · <a href=\"index.html\">Edition 2026, read as the law</a>"))
    #expect(try folder.text(of: "public/law/act/4.html").contains("<a href=\"edition-2024.html#4\">In its text</a>"))
    let markdown = try folder.text(of: "public/markdown/law/act/edition-2024.md")
    #expect(markdown.contains("> **Not current.** This is the text of edition 2024"))
    #expect(markdown.contains("Now with other words: [§ 2](2.md#2)") || markdown.contains("Now with other words: [§\u{A0}2](2.md#2)"))
  }

  @Test func saysOfAPendingTextFromWhichDayItHolds() throws {
    let folder = try AmendedProject.make()
    try build(folder, on: "2025-12-31")
    let page = try folder.text(of: "public/law/act/edition-2026.html")
    #expect(page.contains("<strong>Not yet in force.</strong></p><p>This is the text of edition 2026, which takes effect on 1 January 2026, in 1 day. Edition 2024 is read as the law, in force since 1 January 2024."))
    #expect(page.contains("<h2>§\u{A0}3. Return</h2><span class=\"count\">Now with the same words and another number: <a class=\"cite\" href=\"4.html#4\">§\u{A0}4</a>"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "public/law/act/edition-2024.html").path))
  }

  @Test func saysThatADayIsNotKnown() throws {
    let folder = try AmendedProject.make()
    try folder.write(try folder.text(of: Self.regulation).replacing("effective: 2024-01-01", with: "effective: unknown"), to: Self.regulation)
    try build(folder, on: "2026-11-23")
    let page = try folder.text(of: "public/law/act/edition-2024.html")
    #expect(page.contains("<strong>Effective date unknown.</strong></p><p>This is the text of edition 2024; it is not known when it took effect."))
    #expect(page.contains("<dt>Effective</dt><dd>Not known</dd>"))
  }

  @Test func comparesAnyTwoEditionsAndFollowsSectionsThroughAll() throws {
    let folder = try threeEditions()
    try build(folder, on: "2028-11-23")
    let index = try folder.text(of: "public/law/act/index.html")
    #expect(index.contains("<a href=\"redline-2026--2028.html\">Redline against edition 2026</a> · <a href=\"redline-2024--2028.html\">Redline against edition 2024</a>"))
    #expect(try folder.text(of: "public/law/act/redline-2024--2028.html").contains("<del><span class=\"vh\">[removed: </span>24<span class=\"vh\">] </span></del> <ins><span class=\"vh\">[added: </span>6<span"))
    let first = try folder.text(of: "public/law/act/edition-2024.html")
    #expect(first.contains("Compared: <a href=\"redline-2024--2026.html\">to edition 2026</a> · <a href=\"redline-2024--2028.html\">to edition 2028, read as the law</a>"))
    #expect(first.contains("<h2>§\u{A0}2. Erasure</h2><span class=\"count\">Now with other words: <a class=\"cite\" href=\"1.html#1\">§\u{A0}1</a>"))
    // In the middle the first is superseded and the last pending.
    try build(folder, on: "2026-11-23")
    #expect(try folder.text(of: "public/law/act/edition-2024.html").contains("Not current."))
    #expect(try folder.text(of: "public/law/act/edition-2028.html").contains("Not yet in force."))
  }

  @Test func cutsALongTextIntoPagesWithEveryAnchorOnOne() throws {
    let folder = try AmendedProject.make()
    let words = Array(repeating: "A handler shall keep the records of the shop in good order", count: 9).joined(separator: ", and ")
    let items = (1...160).map { "(\($0)) \(words).\n" }.joined(separator: "\n")
    let long = "\n## § 9. Order\n\nA handler does this:\n\n\(items)\n## § 10. End\n\nA handler shall say so.\n"
    for year in ["2024", "2026"] {
      let path = "content/regulations/act/\(year).md"
      try folder.write(try folder.text(of: path) + long, to: path)
    }
    try build(folder, on: "2026-11-23")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "public/law/act").path).filter { $0.hasPrefix("edition-2024") }.sorted()
    #expect(pages.count >= 2)
    let texts = try pages.map { try folder.text(of: "public/law/act/\($0)") }
    for text in texts { #expect(text.utf8.count < 100_000) }
    for anchor in ["1-b", "9"] + (1...160).map({ "9-\($0)" }) + ["10"] {
      #expect(texts.reduce(0) { $0 + $1.components(separatedBy: "id=\"\(anchor)\"").count - 1 } == 1, "\(anchor)")
    }
    #expect(texts.contains { $0.contains("<h2>§\u{A0}9. Order, continued</h2>") })
    #expect(try folder.text(of: "public/law/act/edition-2024.html").contains("Part 1 of \(pages.count): <b aria-current=\"page\">from §\u{A0}1</b>"))
  }
}
