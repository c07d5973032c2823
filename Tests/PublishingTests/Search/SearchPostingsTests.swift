import Testing

@testable import Publishing

@Suite struct SearchPostingsTests {
  private func run(_ units: Range<Int>, _ texts: [String], field: SearchField = .text) -> SearchPostings {
    var postings = SearchPostings()
    for unit in units { postings.add(texts[unit], field: field, unit: unit) }
    return postings
  }

  private func lines(_ runs: [SearchPostings]) -> [String] {
    SearchPostings.merged(runs).map { "\($0.word) \(String(decoding: $0.posting, as: UTF8.self))" }
  }

  @Test func writesDistancesAndHowOftenAWordStands() {
    let texts = ["data", "data data", "", "", "vendor data data data data", "vendor"]
    #expect(lines([run(0..<6, texts)]) == ["data AB3C", "vendor 5AA"])
  }

  @Test func keepsTheStrongestFieldOfAWord() {
    var postings = SearchPostings()
    postings.add("Mailing", field: .name, unit: 0)
    postings.add("mailing lists", field: .text, unit: 0)
    postings.add("Lists", field: .title, unit: 1)
    #expect(lines([postings]) == ["lists AG", "mailing K"])
  }

  @Test func givesTheSamePostingsHoweverTheUnitsAreDivided() {
    let texts = (0..<60).map { number in (1...7).filter { number % $0 == 0 }.map { "word\($0)" }.joined(separator: " ") }
    let whole = lines([run(0..<60, texts)])
    #expect(whole.count == 7)
    for cut in [1, 7, 13, 59] {
      #expect(lines([run(0..<cut, texts), run(cut..<60, texts)]) == whole)
    }
    #expect(lines((0..<60).map { run($0..<($0 + 1), texts) }) == whole)
  }

  @Test func leavesOutStopWordsAndSingleLettersButNotDigits() {
    #expect(lines([run(0..<1, ["(a) The use of 3 lists"])]) == ["3 A", "lists A", "use A"])
  }

  @Test func ordersWordsAsTheScriptComparesThem() {
    // U+FF21 folds away; a letter beyond the basic plane sorts before U+FA0E in UTF-16 and behind it by scalars.
    #expect(SearchPostings.merged([run(0..<1, ["𐐀 z \u{FA0E} zz"])]).map(\.word) == ["zz", "𐐨", "\u{FA0E}"])
  }

  @Test func endsFilesNearTheLimitsAndWhereTheEntriesSay() {
    let sizes = (0..<2000).map { 20 + $0 * 7 % 90 }
    let limits = SearchShards.Limits(least: 1000, most: 3000)
    let ranges = SearchShards.ranges(sizes: sizes, limits: limits) { "key\($0)" }
    #expect(ranges.first?.lowerBound == 0)
    #expect(ranges.last?.upperBound == 2000)
    for (one, next) in zip(ranges, ranges.dropFirst()) {
      #expect(one.upperBound == next.lowerBound)
      let size = sizes[one].reduce(0, +)
      #expect(size >= 1000 && size <= 3000)
    }
    // A larger entry at the start moves the first ends and no later ones.
    var changed = sizes
    changed[3] += 500
    let after = SearchShards.ranges(sizes: changed, limits: limits) { "key\($0)" }
    #expect(after != ranges)
    #expect(Set(after.map(\.upperBound)).isSuperset(of: ranges.map(\.upperBound).suffix(ranges.count / 2)))
  }

  @Test func givesAnEntryThatIsTooLargeAFileOfItsOwn() {
    let ranges = SearchShards.ranges(sizes: [10, 500, 10], limits: .init(least: 50, most: 100)) { "\($0)" }
    #expect(ranges == [0..<1, 1..<2, 2..<3])
    #expect(SearchShards.ranges(sizes: [], limits: .init(least: 1, most: 2)) { _ in "" } == [])
  }

  @Test(arguments: [
    ("plain", "plain"), ("\"quoted\" \\", "\\\"quoted\\\" \\\\"), ("a\nb\tc\u{7F}\u{0}", "a\\nb\\x09c\\x7f\\x00"),
    ("x\u{2028}y\u{2029}z", "x\\u2028y\\u2029z"), ("\u{A8}\u{A9} ‐ é", "\u{A8}\u{A9} ‐ é"), ("</script>", "</script>"),
  ])
  func writesTextThatCannotEndItsLiteral(text: String, literal: String) {
    var script = SearchScript()
    script.string(text)
    #expect(String(decoding: script.bytes, as: UTF8.self) == "\"\(literal)\"")
  }
}
