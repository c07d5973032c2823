import TestSupport
import Testing

@testable import LegalText

@Suite struct RedlineTests {
  /// "[-struck-][+put in+]" with the blanks as they are.
  private func marked(_ old: String, _ new: String) -> String {
    Redline.between(old, new).runs.map { run in
      switch run {
      case .equal(_, let new): new
      case .deleted(let text): "[-\(text)-]"
      case .inserted(let text): "[+\(text)+]"
      }
    }.joined()
  }

  @Test(arguments: [
    ("A business may sell.", "A business shall sell.", "A business [-may -][+shall +]sell."),
    ("within 15 business days of receipt", "within 10 business days of receipt", "within [-15 -][+10 +]business days of receipt"),
    ("A “sale” – any sale", "A \"sale\"  -  any sale", "A \"sale\"  -  any sale"),
    ("the name of a person", "any term in a contract", "[-the name of a person-][+any term in a contract+]"),
    ("sell or rent data", "sell, lease or rent data", "sell[+, lease +]or rent data"),
    ("sell, rent data", "sell, or lease, rent data", "sell[+, or lease+], rent data"),
    ("the opt-in link", "the opt-out link", "the [-opt-in -][+opt-out +]link"),
    ("You must tell.", "Except as (e) says, you must tell.", "[+Except as (e) says, +]you must tell."),
    ("The fee", "the fee", "[-The -][+the +]fee"),
    ("same", "same", "same"), ("", "new", "[+new+]"), ("old", "", "[-old-]"),
  ])
  func marksWholeWords(old: String, new: String, expected: String) {
    #expect(marked(old, new) == expected)
  }

  @Test func leavesNoIslandOfFillers() {
    let line = marked(
      "The agency of the state keeps a register of all brokers.", "The board of the county holds a list of all dealers.")
    #expect(line == "The [-agency of the state keeps a register -][+board of the county holds a list +]of all [-brokers-][+dealers+].")
  }

  @Test func aSwappedPhraseIsOneDeletionAndOneInsertion() {
    let redline = Redline.between(
      "the consumer, the household or the device of the person", "the device of the person, the consumer or the household")
    let changes = redline.runs.filter { if case .equal = $0 { false } else { true } }
    #expect(changes.count <= 4)
    #expect(redline.newText == "the device of the person, the consumer or the household")
  }

  @Test(arguments: 0..<40)
  func runsReproduceBothTexts(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = ["the ", "of ", "shall ", "may", " ", "\u{A0}", "15 days", ", ", ".", "“x”", "\"x\"", "(a)", "(s)", "—", "-", "é", "e\u{301}", "\u{200B}", "\n", "and/or", "7050(a)", "漢字", "\u{301}", "a-b", "'s"]
    for _ in 0..<25 {
      let old = (0..<Int(generator.next() % 60)).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
      var list = Array(old)
      for _ in 0..<Int(generator.next() % 5) where !list.isEmpty {
        let place = Int(generator.next() % UInt64(list.count))
        if generator.next() % 2 == 0 { list.remove(at: place) } else { list.insert(contentsOf: pieces[Int(generator.next() % UInt64(pieces.count))], at: place) }
      }
      let new = String(list)
      let redline = Redline.between(old, new)
      #expect(Array(redline.oldText.utf8) == Array(old.utf8))
      #expect(Array(redline.newText.utf8) == Array(new.utf8))
      for case .equal(let left, let right) in redline.runs {
        var table = WordTable()
        #expect(WordScanner.scan(left.lowercased(), into: &table).numbers == WordScanner.scan(right.lowercased(), into: &table).numbers)
      }
    }
  }

  @Test func boundsTheCostOfHostileTexts() {
    let count = 20_000
    let old = (0..<count).map { $0 % 2 == 0 ? WordNumber(0) : WordNumber($0 % 3) }
    let new = (0..<count).map { $0 % 3 == 0 ? WordNumber(0) : WordNumber($0 % 2 + 1) }
    var steps = 0
    let matches = WordDifference.matches(old, new, steps: &steps)
    #expect(steps <= 2 * count * WordDifference.maximumEdits)
    var end = (old: 0, new: 0)
    for match in matches {
      #expect(match.old >= end.old && match.new >= end.new)
      #expect(old[match.old..<(match.old + match.count)] == new[match.new..<(match.new + match.count)])
      end = (match.old + match.count, match.new + match.count)
    }
  }
}
