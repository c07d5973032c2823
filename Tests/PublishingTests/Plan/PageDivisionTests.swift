import Testing

@testable import Publishing

@Suite struct PageDivisionTests {
  private func division(_ bytes: [Int], depths: [Int] = [], repeated: Int = 0) -> PageDivision? {
    PageDivision(
      PageOutline(
        items: bytes.indices.map { PageItem(bytes: bytes[$0], anchors: ["a\($0)"], depth: depths.indices.contains($0) ? depths[$0] : 0) },
        repeated: repeated))
  }

  @Test func leavesOnOnePageWhatFitsIt() {
    #expect(division([]) == nil)
    #expect(division(Array(repeating: 700, count: 100)) == nil)
    // Nothing can be done about one piece that is too long.
    #expect(division([900_000]) == nil)
  }

  @Test func makesEvenPartsThatHaveEveryItemOnce() throws {
    for count in [110, 500, 3_001] {
      let found = try #require(division(Array(repeating: 700, count: count)))
      let ranges = found.ranges
      #expect(ranges.flatMap { Array($0) } == Array(0..<count))
      let sizes = ranges.map(\.count)
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 2, "\(sizes)")
      #expect((sizes.max() ?? 0) * 700 <= 76_000)
    }
  }

  @Test func keepsPartsSmallWhateverTheWeights() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 20...400, using: &random)).map { _ in Int.random(in: 50...6_000, using: &random) }
      let depths = bytes.map { _ in Int.random(in: 0...3, using: &random) }
      guard let ranges = division(bytes, depths: depths)?.ranges else { continue }
      #expect(ranges.flatMap { Array($0) } == Array(bytes.indices))
      for range in ranges { #expect(bytes[range].reduce(0, +) <= 95_000, "\(bytes) \(depths)") }
    }
  }

  @Test func dividesWhatStandsAroundAPieceThatIsTooLongIntoFewParts() throws {
    let small = Array(repeating: 700, count: 60)
    #expect(try #require(division([500_000] + small)).ranges == [0..<1, 1..<61])
    #expect(try #require(division(small + [500_000] + small)).ranges == [0..<60, 60..<61, 61..<121])
  }

  @Test func beginsAPartWhereLessIsTorn() throws {
    // Sub-paragraphs around the middle, and one paragraph a little before it.
    var depths = Array(repeating: 2, count: 120)
    depths[55] = 0
    let found = try #require(division(Array(repeating: 1_000, count: 120), depths: depths))
    #expect(found.ranges == [0..<55, 55..<120])
  }

  @Test func makesMorePartsWhenEachRepeatsMuch() throws {
    let bytes = Array(repeating: 1_000, count: 120)
    let (more, fewer) = (try #require(division(bytes, repeated: 45_000)), try #require(division(bytes)))
    #expect(more.ranges.count > fewer.ranges.count)
  }

  @Test func knowsThePartOfEachAnchor() throws {
    let found = try #require(division(Array(repeating: 1_000, count: 200)))
    for (number, range) in found.ranges.enumerated() {
      for offset in range { #expect(found.part(of: "a\(offset)") == number + 1) }
    }
    #expect(found.part(of: "gaps") == 1)
  }

  @Test func readsListsThatStandOneAfterAnother() {
    let lists = [Array(0..<5), [], Array(5..<6), Array(6..<20)]
    var seen: [[Int]] = [[], [], [], []]
    for range in [0..<4, 4..<7, 7..<20] {
      var reader = PartReader(range)
      for (place, list) in lists.enumerated() { seen[place] += reader.take(list) }
    }
    #expect(seen == lists)
    var whole = PartReader(0..<Int.max)
    for list in lists {
      let taken = Array(whole.take(list))
      #expect(taken == list)
    }
    let hasOne = whole.takeOne()
    #expect(hasOne)
  }
}
