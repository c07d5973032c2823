import Diagnostics
import LegalText
import TestSupport
import Testing

@Suite struct PageFurnitureTests {
  private func read(_ text: String) -> Checked<PageTextImport> {
    PageTextReader.read(SourceText(path: "rules.txt", text: text), instrument: InstrumentIdentifier("rules"))
  }

  private static let rules = """
    § 7002. Uses and Dis-
    closures
    (a) A handler that responds to the opt-in to the sale or
    XPPA Page 46 of 67
    sharing of things shall keep the record-
    keeping rule and shall XPPA Page 47 of 67 (b) not be asked
    twice under section 7000.
    Rev. 01/2030
    (b) The sale is set forth in
    Rev. 02/2030
    Page 7 of the record and XPPA Page 48 of 67
    is dated May 1, 2030.
    Rev. 03/2030
    """

  @Test func removesLabelsOfPagesWithinSentencesAndListsThem() {
    let result = read(Self.rules)
    #expect(
      result.value.parsed.edition.provisions.map { ([$0.designation, $0.heading ?? ""] + $0.paragraphs.map(\.text)).joined(separator: "|") } == [
        "§ 7002.|Uses and Disclosures",
        "(a)||A handler that responds to the opt-in to the sale or sharing of things shall keep the record-keeping rule and shall (b) not be asked twice under section 7000.",
        "(b)||The sale is set forth in Page 7 of the record and is dated May 1, 2030.",
      ])
    #expect(
      ImportReport.lines(for: result.value.account).filter { $0.hasPrefix("rules.txt:") } == [
        "rules.txt:1:22: removed, hyphen of a divided word: -",
        "rules.txt:4:1: removed, page label: XPPA Page 46 of 67",
        "rules.txt:6:24: removed, page label: XPPA Page 47 of 67",
        "rules.txt:8:1: removed, running footer: Rev. 01/2030",
        "rules.txt:10:1: removed, running footer: Rev. 02/2030",
        "rules.txt:11:26: removed, page label: XPPA Page 48 of 67",
        "rules.txt:13:1: removed, running footer: Rev. 03/2030",
      ])
    expectCompleteAccount(of: Self.rules, result.value)
  }

  @Test func keepsTheWordsBeforeALabelThatNoOtherHas() {
    let text = "§ 1. Words\n(a) Given to the Attorney General Page 3 of 9 of the State.\n(b) And to the Civil Code Page 4 of 9 reader."
    let result = read(text)
    #expect(
      result.value.parsed.edition.provisions.dropFirst().map { $0.paragraphs.map(\.text) } == [
        ["Given to the Attorney General of the State."], ["And to the Civil Code reader."],
      ])
    expectCompleteAccount(of: text, result.value)
  }

  @Test func joinsASentenceThatAPageDivides() {
    let text = """
      § 1. Words

      (a) One thing is.

      (b) A thing that is put on a record of

      XPPA Page 1 of 2

      things is kept.

      (c) Another.

      (d) The last.
      """
    let result = read(text)
    #expect(
      result.value.parsed.edition.provisions.dropFirst().map { $0.paragraphs.map(\.text) } == [
        ["One thing is."], ["A thing that is put on a record of things is kept."], ["Another."], ["The last."],
      ])
    expectCompleteAccount(of: text, result.value)
  }

  /// The labels that an extractor left in the sentences of the CCPA Regulations: 27 nodes, by `ccpa/README.md`.
  @Test(.enabled(if: SharedData.has("ccpa"), SharedData.skipped("ccpa")))
  func removesTheLabelsLeftInTheRegulations() throws {
    let nodes = try SharedData.text("ccpa/ccpa-regs-2024-01.tree.txt").split(separator: "\n").filter { $0.contains("CPPA Page ") }
    #expect(nodes.count == 27)
    let text = "§ 1. Nodes\n" + nodes.enumerated().map { "(\($0 + 1)) \($1.drop { $0 == " " }.drop { $0 != " " }.dropFirst())" }.joined(separator: "\n")
    let result = read(text)
    let removed = result.value.account.filter { $0.disposition != .kept }
    #expect(removed.count == 27)
    #expect(removed.allSatisfy { $0.text.hasPrefix("CPPA Page ") && $0.text.hasSuffix(" of 67") && $0.disposition == .removed(.pageLabel) })
    #expect(!result.value.parsed.edition.provisions.contains { $0.paragraphs.contains { $0.text.contains("CPPA") || $0.text.contains("of 67") } })
    expectCompleteAccount(of: text, result.value)
  }

  @Test func readsTwoColumnsOneAfterTheOther() {
    let text = """
      § 1. Words that stand above both of the columns of this page and
      run across
      (a) One thing that is put on a       (b) Another thing, whose record
      record by a handler who has          goes on in the second column
      been asked by the owner to do        and ends there.
      so, and no other.                    (c) The last thing of all that
                                           is put here.
      """
    let result = read(text)
    #expect(
      result.value.parsed.edition.provisions.dropFirst().map { $0.designation + $0.paragraphs.map(\.text).joined(separator: "|") } == [
        "(a)One thing that is put on a record by a handler who has been asked by the owner to do so, and no other.",
        "(b)Another thing, whose record goes on in the second column and ends there.", "(c)The last thing of all that is put here.",
      ])
    func characters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    #expect(characters(result.value.account.map(\.text).joined()) == characters(text))
    #expect(result.value.account.allSatisfy { $0.disposition == .kept })
  }

  @Test func leavesTheColumnsOfATableTogether() {
    let text = "§ 1. Fees\n(a) These are due:\n" + (1...6).map { "Thing \($0)                          $\($0)00\n" }.joined() + "(b) No other."
    let words = read(text).value.parsed.edition.provisions[1].paragraphs.first?.text ?? ""
    #expect(words.split(whereSeparator: \.isWhitespace).joined(separator: " ").hasPrefix("These are due: Thing 1 $100 Thing 2 $200 Thing 3 $300"))
  }
}
