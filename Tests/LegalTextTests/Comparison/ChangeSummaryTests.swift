import Testing

@testable import LegalText

@Suite struct ChangeSummaryTests {
  private let style = CitationStyle(full: "Act § {}", short: "§ {}")
  private static let base = """
    # Article 1. Duties

    ## § 1. Use of data

    (a) A service provider may keep a copy of the record, or sell it, for 15 business days after the request.

    (b) A contractor gives notice of the breach to the person without delay.

    ## § 2. Notice

    (a) A notice is written in plain language and shown before the collection begins.

    (1) It names the categories of information that are collected.

    Note: Authority cited: Section 5.
    """

  private func lines(_ new: String) -> [String] {
    ChangeSummary(EditionComparison.compare(outline(Self.base), outline(new)), style: style).lines.map(\.text)
  }

  @Test func saysWhichWordsChanged() {
    let new = Self.base.replacing("may keep", with: "shall keep").replacing("15 business", with: "10 business")
      .replacing("of the breach to", with: "of the breach and its cause to").replacing("Section 5", with: "Sections 5 and 6")
    #expect(
      lines(new) == [
        "§ 1(a): 'may' became 'shall'; '15 business days' became '10 business days'",
        "§ 1(b): 'and its cause' was added",
        "§ 2, note (note, not operative): 'Section' became 'Sections'; 'and 6' was added",
      ])
  }

  @Test func saysAParentOnceForItsChildren() {
    let new = Self.base.replacing("§ 2. Notice", with: "§ 4. Notices") + "\n\n## § 5. Fees\n\n(a) A fee is due for a copy.\n\n(b) None is due for the first."
    #expect(
      lines(new) == [
        "§ 4 was renumbered from § 2, with everything below it, same words; heading 'Notice' became 'Notices'",
        "§ 5 was added, with 2 provisions below it",
      ])
  }

  @Test func foldsWhatIsTheSame() {
    let new = Self.base.replacing("(b) A contractor gives notice of the breach to the person without delay.\n\n", with: "")
      .replacing("plain language", with: "clear words")
    let comparison = EditionComparison.compare(outline(Self.base), outline(new))
    let items = InstrumentRedline(comparison).items.map { item in
      switch item {
      case .unchanged(let indices): "same " + indices.map { comparison.new.provisions[$0].address.components.joined(separator: "/") }.joined(separator: " ")
      case .context(let index): "in " + comparison.new.provisions[index].address.components.joined(separator: "/")
      case .change(let offset): comparison.line(for: comparison.changes[offset])
      }
    }
    #expect(items == ["in article-1", "in 1", "same 1/a", "repealed 1/b", "in 2", "amended 2/a", "same 2/a/1", "same 2/note"])
  }
}
