import Diagnostics
import Testing

@testable import LegalText

@Suite struct EditionComparisonTests {
  private static let base = """
    # Article 1. Duties

    ## § 1. Use of data

    (a) A service provider shall not use personal information except as the contract allows.

    (b) A contractor may keep a copy of the record for 15 business days after the request.

    (c) The business keeps a list of every person that asked for a copy.

    ## § 2. Notice

    (a) A notice is written in plain language and shown before the collection begins.

    (1) It names the categories of information that are collected.

    (2) It says how long each category is kept.
    """

  private func compare(_ old: String, _ new: String) -> EditionComparison {
    let comparison = EditionComparison.compare(outline(old), outline(new))
    #expect(comparison.misplacedProvision == nil)
    return comparison
  }

  @Test func findsNothingBetweenAnEditionAndItself() {
    #expect(compare(Self.base, Self.base).lines.isEmpty)
  }

  @Test func tellsTypographyAndHeadingsFromWords() {
    let new = Self.base.replacing("plain language", with: "plain\u{A0}language").replacing("§ 2. Notice", with: "§ 2. Notices")
    let comparison = compare(Self.base, new)
    #expect(comparison.lines == ["editorial 2", "editorial 2/a"])
    #expect(comparison.changes.allSatisfy { !$0.isSubstantive })
  }

  @Test func namesTheOperativeWordsThatChanged() throws {
    let new = Self.base.replacing("may keep", with: "shall not keep").replacing("15 business days", with: "10 calendar days")
    let comparison = compare(Self.base, new)
    #expect(comparison.lines == ["amended 1/b"])
    let change = try #require(comparison.changes.first { $0.kind == .amended })
    #expect(
      change.wording?.operative == [
        .replaced(.modal, old: "may", new: "shall"), .added(.negation, "not"),
        .replaced(.deadline, old: "15 business days", new: "10 calendar days"),
      ])
  }

  @Test func weighsAddressesAgainstWords() {
    // A new (a), and every later letter moves on by one; the old (b) is amended besides.
    let new = Self.base.replacing("(c) The business", with: "(d) The business").replacing("(b) A contractor may", with: "(c) A contractor shall")
      .replacing("(a) A service", with: "(a) Every vendor is entered in the register of the office.\n\n(b) A service")
    #expect(compare(Self.base, new).lines == ["added 1/a", "renumbered 1/a -> 1/b", "amended 1/b -> 1/c", "renumbered 1/c -> 1/d"])
  }

  @Test func aRenumberedParentCarriesItsChildren() {
    let new = Self.base.replacing("§ 2. Notice", with: "§ 7. Notice")
    #expect(
      compare(Self.base, new).lines == [
        "renumbered 2 -> 7", "renumbered (carried) 2/a -> 7/a", "renumbered (carried) 2/a/1 -> 7/a/1", "renumbered (carried) 2/a/2 -> 7/a/2",
      ])
  }

  @Test func findsWhatWasSplitAndMerged() {
    let split = Self.base.replacing(
      "(b) A contractor may keep a copy of the record for 15 business days after the request.",
      with: "(b) A contractor may keep a copy of the record\n\n(c) for 15 business days after the request."
    ).replacing("(c) The business", with: "(d) The business")
    #expect(compare(Self.base, split).lines == ["split 1/b -> 1/b + 1/c", "renumbered 1/c -> 1/d"])
    #expect(compare(split, Self.base).lines == ["merged 1/b + 1/c -> 1/b", "renumbered 1/d -> 1/c"])
  }

  /// A section that was divided, one part of which took in another section: neither a split nor a merger alone.
  @Test func findsWhatSeveralWereDividedAnewAmong() {
    let use = "(a) A contractor shall use the records of customers for the services that the contract names and for no other end of its own, "
      + "neither to build profiles of households nor to mend its own products, neither to advertise to those customers on other sites nor to "
      + "let anybody else do any of this, whether for money, for credit, for data in return or for nothing at all, and it shall bind its own "
      + "staff and whomever it engages to the same limits in writing before the first of these records is handed over."
    let keep = "(b) It shall keep a copy of each record for as long as the shop is open and hand it over to whoever runs the shop next."
    let tell = "(a) Whoever finds a fault in the scales shall tell the office of weights by letter before market day."
    let old = "## § 1. Records\n\n\(use)\n\n\(keep)\n\n## § 2. Scales\n\n\(tell)\n"
    let new = "## § 5. Contractors\n\n\(use)\n\n(b)\(tell.dropFirst(3))\n\n## § 6. Copies\n\n(a)\(keep.dropFirst(3))\n"
    let comparison = compare(old, new)
    #expect(comparison.lines.first == "split 1 + 2 -> 5 + 6", "\(comparison.lines)")
    #expect(!comparison.lines.contains { $0.hasPrefix("repealed") || $0.hasPrefix("added") })
    let mapping = comparison.proposedMapping(from: EditionIdentifier("2024"), to: EditionIdentifier("2026"))
    let entry = mapping.entries.first { $0.relation == .split }
    #expect(entry?.from.map(\.components) == [["1"], ["2"]] && entry?.to.map(\.components) == [["5"], ["6"]])
    // Confirmed, it gives the same answer.
    let day = CalendarDate(iso: "2026-11-23") ?? CalendarDate(dayNumber: 0)
    let confirmed = EditionComparison.compare(outline(old), outline(new), mapping: mapping.confirmed(by: "counsel", on: day))
    #expect(confirmed.lines.first == "split 1 + 2 -> 5 + 6")
  }

  @Test func findsWhatMovedAndWhatIsGone() {
    let moved = Self.base.replacing("(c) The business keeps a list of every person that asked for a copy.\n\n", with: "")
      + "\n\n(b) The business keeps a list of every person that asked for a copy."
    #expect(compare(Self.base, moved).lines == ["moved 1/c -> 2/b"])
    let gone = Self.base.replacing("(c) The business keeps a list of every person that asked for a copy.", with: "(c) [Repealed]")
    #expect(compare(Self.base, gone).lines == ["repealed 1/c"])
    let silent = Self.base.replacing("(c) The business keeps a list of every person that asked for a copy.\n\n", with: "")
    #expect(compare(Self.base, silent).lines == ["repealed 1/c"])
  }

  @Test func survivesAChangeOfEveryNumber() {
    let new = Self.base.replacing("§ 2. Notice", with: "§ 1. Notice").replacing("§ 1. Use of data", with: "§ 3. Use of data")
      .replacing("Article 1.", with: "Article 9.")
    let comparison = compare(Self.base, new)
    #expect(comparison.lines.filter { !$0.contains("carried") } == ["renumbered article-1 -> article-9", "renumbered 1 -> 3", "renumbered 2 -> 1"])
    #expect(comparison.changes.allSatisfy { !$0.isSubstantive })
  }

  @Test func aSubdivisionCanBecomeASection() {
    let new = Self.base.replacing("(c) The business keeps a list of every person that asked for a copy.\n\n", with: "")
      + "\n\n## § 3. Lists\n\nThe business keeps a list of every person that asked for a copy.\n"
    #expect(compare(Self.base, new).lines == ["moved 1/c -> 3"])
  }

  @Test func countsExamplesAndNotesAsNotOperative() throws {
    let old = Self.base + "\n\n(3) It is short. Illustrative examples follow.\n\n(A) A shop may print it on the receipt of the sale.\n\nNote: Authority cited: Section 5."
    let new = old.replacing("A shop may print", with: "A shop must print").replacing("Section 5", with: "Section 6")
    let comparison = compare(old, new)
    #expect(comparison.lines == ["amended 2/a/3/A", "amended 2/note"])
    #expect(comparison.changes.filter { $0.kind == .amended }.map(\.bearing) == [.example, .note])
    #expect(comparison.changes.allSatisfy { !$0.isSubstantive })
    // The same words as a rule bind.
    let rule = compare(old, old.replacing(" Illustrative examples follow.", with: ""))
    #expect(rule.lines == ["amended 2/a/3", "editorial 2/a/3/A"])
    #expect(rule.changes.filter(\.isSubstantive).count == 2)
  }

  @Test func comparesTablesCellByCell() throws {
    let old = Self.base + "\n\n| Fee | Amount |\n|---|---|\n| Copy | 5 dollars |\n"
    let comparison = compare(old, old.replacing("5 dollars", with: "7 dollars"))
    let change = try #require(comparison.changes.first { $0.kind == .amended })
    #expect(change.wording?.operative == [.replaced(.number, old: "5", new: "7")])
  }

  @Test func aNumberThatStoodEmptyIsAddedAndOneThatIsKeptFreeReserved() {
    let old = Self.base + "\n\n(b) [Reserved]\n"
    #expect(compare(old, old.replacing("(b) [Reserved]", with: "(b) It is shown on every page of the site.")).lines == ["added 2/b"])
    #expect(compare(Self.base, old).lines == ["reserved 2/b"])
    #expect(compare(old, old).lines.isEmpty)
  }
}
