import LegalText
import Testing

/// Regular numberings take a short way; it must lead where the search leads.
@Suite struct RegularNestingTests {
  private func expectSame(_ labels: String, location: SourceLocation = #_sourceLocation) {
    let items = labels.split(separator: " ").compactMap { Enumerator(String($0)) }.map { NestingItem($0) }
    #expect(Nesting.levels(of: items) == Nesting.searchedLevels(of: items), "\(labels)", sourceLocation: location)
  }

  @Test(arguments: [
    "(a) (b) (c)", "(a) (1) (2) (b) (1) (i) (ii) (A) (B) (iii) (2) (c)", "(a) (1) (A) (i) (I) (II) (ii) (B) (2) (b)",
    "(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", "(h) (1) (i) (ii) (i)", "(a) (1) (i) (ii) (iii) (iv) (v) (vi) (b)",
    "(1) (2) (a) (b) (3)", "(a) (1) (i) (A) (1) (2) (B) (b)", "(a) (a) (b)", "(a) (1) (3) (b)", "(a) (a-1) (b)", "(a) (1) (b) (1) (c) (1) (d)",
  ])
  func agreesWithTheSearch(labels: String) { expectSame(labels) }

  @Test func agreesWithTheSearchOnMadeUpNumberings() {
    let styles = [
      ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"], ["1", "2", "3", "4", "5", "6"], ["i", "ii", "iii", "iv", "v", "vi"],
      ["A", "B", "C", "D", "E"], ["I", "II", "III"],
    ]
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    for _ in 0..<300 {
      let order = next(2) == 0 ? [0, 1, 2, 3] : [0, 1, 3, 2, 4]
      var counts: [Int] = []
      var labels: [String] = []
      for _ in 0..<next(30) + 1 {
        let choice = next(10)
        if counts.isEmpty || (choice < 4 && counts.count < order.count) {
          counts.append(0)
        } else {
          if choice > 7 { counts.removeLast(next(counts.count)) }
          counts[counts.count - 1] += 1 + (next(40) == 0 ? 1 : 0)
        }
        let style = styles[order[counts.count - 1]]
        guard counts[counts.count - 1] < style.count else { break }
        labels.append("(\(style[counts[counts.count - 1]]))")
      }
      expectSame(labels.joined(separator: " "))
    }
  }
}
