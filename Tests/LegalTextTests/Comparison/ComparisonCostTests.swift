import Diagnostics
import Testing

@testable import LegalText

@Suite struct ComparisonCostTests {
  /// A law of sections that say nearly the same, as generated contracts and tables of fees do.
  private func law(sections: Int, from first: Int, amended: Bool) -> Edition {
    var builder = EditionBuilder(instrument: InstrumentIdentifier("act"))
    let nowhere = SourcePosition(startOf: "made")
    for section in 0..<sections {
      builder.open(.section, label: String(first + section), designation: "§ \(first + section).", heading: "Duties \(section)", at: nowhere)
      for (place, letter) in ["a", "b", "c"].enumerated() {
        builder.open(.subdivision, label: letter, designation: "(\(letter))", level: 1, at: nowhere)
        let verb = amended && (section + place) % 7 == 0 ? "must" : "shall"
        builder.add(
          Paragraph("A handler of record \(section * 3 + place) \(verb) keep the copy that this part requires for \(section % 9 + 2) days."),
          origin: TextOrigin())
        builder.close()
      }
      builder.open(.subdivision, label: "d", designation: "(d)", level: 1, at: nowhere)
      builder.add(Paragraph("The same holds for every agent of the handler."), origin: TextOrigin())
      builder.close()
      builder.close()
    }
    return builder.finish().value.edition
  }

  private func steps(_ sections: Int) -> Int {
    let comparison = EditionComparison.compare(law(sections: sections, from: 1, amended: false), law(sections: sections, from: 501, amended: true))
    #expect(comparison.misplacedProvision == nil)
    #expect((comparison.counts[.amended] ?? 0) == (0..<sections).reduce(0) { count, section in count + (0..<3).filter { (section + $0) % 7 == 0 }.count })
    return comparison.steps
  }

  @Test func tenTimesTheTextCostsAtMostElevenTimesTheSteps() {
    let small = steps(40)
    let large = steps(400)
    #expect(large <= 11 * small, "\(large) steps against \(small)")
  }

  /// Whatever repeats, repeats: identical provisions, one word in a million places, one provision that holds everything.
  @Test(arguments: [
    (Array(repeating: "The fee is due.", count: 3000), Array(repeating: "The fee is due.", count: 2900)),
    (Array(repeating: "The fee is due at once.", count: 1500), (0..<1500).map { "The fee \($0) is due at once." }),
    ([String](repeating: "a", count: 2000), [String](repeating: "a b", count: 2000)),
    ([(0..<4000).map { "word\($0)" }.joined(separator: " ")], (0..<400).map { n in (0..<10).map { "word\(n * 10 + $0)" }.joined(separator: " ") }),
  ])
  func boundsTheCostOfRepetition(old: [String], new: [String]) {
    func edition(_ texts: [String]) -> Edition {
      var builder = EditionBuilder(instrument: InstrumentIdentifier("act"))
      let nowhere = SourcePosition(startOf: "made")
      builder.open(.section, label: "1", designation: "§ 1.", at: nowhere)
      for (place, text) in texts.enumerated() {
        builder.open(.subdivision, label: "\(place)", designation: "(\(place))", level: 1, at: nowhere)
        builder.add(Paragraph(text), origin: TextOrigin())
        builder.close()
      }
      return builder.finish().value.edition
    }
    let comparison = EditionComparison.compare(edition(old), edition(new))
    #expect(comparison.misplacedProvision == nil)
    let words = (old + new).reduce(0) { $0 + $1.split(separator: " ").count + 1 }
    #expect(comparison.steps <= 100 * words, "\(comparison.steps) steps for \(words) words")
  }
}
