import Testing

@testable import LegalText

/// Holds the parser to linear work on texts made to make it look ahead, back up and combine: its steps are counted, so that
/// the tests do not depend on the machine.
@Suite struct CitationStepsTests {
  /// One of each sort of piece that references are made of, names of instruments included.
  private static let pieces = [
    "paragraph (a) of ", "section 1, ", "§ 7050(a)(1) ", "(a)", "(a), ", "Chapter 1 of ",
    "Chapters 1, ", "Article 6(1) ", "Articles 1 and ", "1-", "1798.140, ", "and ", ", ", "of ", "to ", "the ", "this section ",
    "such paragraph ", "that Directive ", "thereof ", "title 18, ", "title 5, United States Code, ", "42 U.S.C. ", "12 CFR 1016",
    "Civil Code ", "California Civil Code, ", "Act of ", "Foo ", "Directive 95/46/EC ", "Executive Order ", "1961 United ", "U.S.",
    ". ", ": ", "(", ") ", "—", "inclusive", "et seq. ", "recital (1) ", "i", "(commencing with ",
  ]
  /// Those that chains, lists and names go on with.
  private static let joints = ["paragraph (a) of ", "section 1, ", "(a)", "Chapter 1 of ", ", ", "and ", "Act ", "thereof "]
  /// What expands, up to a share of the text.
  private static let ranges = ["paragraphs (1) to (99) of ", "sections 1 to 99 of ", "Articles 1–99, "]

  private struct Work {
    var steps: Int
    /// Labels in all targets: what memory goes into.
    var labels: Int
  }

  private func work(_ text: String) -> Work {
    let context = CitationContext(
      address: ProvisionAddress(InstrumentIdentifier("civil-code"), ["1798.100", "a", "1"]),
      levelNames: CitationFixtures.regulations[1].levelNames)
    var parser = CitationParser(text: text, names: CitationFixtures.names, context: context)
    let citations = parser.parse()
    return Work(
      steps: parser.steps,
      labels: citations.reduce(0) { sum, citation in sum + citation.pinpoints.reduce(0) { $0 + 1 + $1.path.count } })
  }

  /// Doubling a text at most doubles the work, and work is bounded by the text.
  private func expectLinear(_ unit: String, start: String = "", count: Int) {
    let once = work(start + String(repeating: unit, count: count))
    let twice = work(start + String(repeating: unit, count: 2 * count))
    #expect(twice.steps <= 2 * once.steps + 150, "steps \(once.steps), then \(twice.steps): '\(start)' and '\(unit)' repeated")
    #expect(twice.labels <= 2 * once.labels + 2000, "labels \(once.labels), then \(twice.labels): '\(start)' and '\(unit)' repeated")
    let bytes = start.utf8.count + 2 * count * unit.utf8.count
    #expect(twice.steps <= 40 * bytes, "\(twice.steps) steps for \(bytes) bytes: '\(unit)'")
  }

  @Test func readsEveryPieceRepeatedInLinearSteps() {
    for piece in Self.pieces + Self.ranges { expectLinear(piece, count: 500) }
  }

  @Test func readsPairsRepeatedInLinearSteps() {
    for first in Self.joints {
      for second in Self.pieces {
        expectLinear(first + second, count: 24)
        expectLinear(second + first, count: 24)
      }
    }
  }

  @Test func readsTriplesRepeatedInLinearSteps() {
    for first in Self.joints {
      for second in Self.joints {
        for third in Self.joints { expectLinear(first + second + third, count: 20) }
      }
    }
  }

  @Test func readsRunsBehindAnOpeningInLinearSteps() {
    for start in ["section 1", "Sections 1", "paragraphs (a)", "Article 6", "the Act", "chapters 1"] {
      for piece in Self.joints { expectLinear(piece, start: start + " ", count: 100) }
      for list in [", (a)", ", 1", " and 2", "(a)", " to 99", ", paragraph (a)", " of Chapter 1", "-1", " or paragraph (1)"] {
        expectLinear(list, start: start, count: 200)
      }
    }
  }

  @Test func combinesNoTwoLongLists() {
    let labels = "paragraphs " + (1...400).map { "(\($0))" }.joined(separator: ", ")
    let sections = " of sections " + (1...400).map { String($0) }.joined(separator: ", ")
    #expect(work(labels + sections).labels <= 2000)
  }

  @Test func numbersJoinedByHyphensEndAtALimit() {
    let text = "section " + String(repeating: "1-", count: 50_000) + "1"
    #expect(work(text).steps < 400_000)
    #expect(LexedText(text).tokens.allSatisfy { $0.end - $0.start <= 2 * CitationLimits.numberBytes })
  }

  @Test func limitsTheLabelsOfOneReference() {
    let finder = CitationFinder(names: CitationFixtures.names)
    let context = CitationContext(address: ProvisionAddress(InstrumentIdentifier("civil-code"), ["1798.100"]), levelNames: [])
    let found = finder.citations(in: "section 1798.140" + String(repeating: "(a)", count: 100), within: context)
    #expect(found.first?.pinpoints.map(\.path.count) == [CitationLimits.labels])
  }
}
