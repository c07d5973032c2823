import TestSupport
import Testing

@testable import LegalText

@Suite struct NestingTests {
  /// "a1 b2": the enumerator "(a)" is expected at level 1, "(b)" at level 2.
  private func expect(_ list: String, sourceLocation: SourceLocation = #_sourceLocation) {
    var enumerators: [Enumerator] = []
    var levels: [Int] = []
    for item in list.split(separator: " ") {
      let parts = item.split(separator: ":")
      let label = String(parts[0])
      let designation = label.hasSuffix(".") || label.hasSuffix(")") ? label : "(\(label))"
      guard parts.count == 2, let level = Int(parts[1]), let enumerator = Enumerator(designation) else {
        Issue.record("'\(item)' is not an item", sourceLocation: sourceLocation)
        continue
      }
      enumerators.append(enumerator)
      levels.append(level)
    }
    let found = Nesting.levels(of: enumerators)
    let shown = zip(enumerators, found).map { "\($0.0.label):\($0.1)" }.joined(separator: " ")
    #expect(found == levels, "inferred \(shown)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "a:1 b:1 c:1", "a:1 1:2 2:2 3:2 A:3 B:3 4:2 5:2 b:1", "a:1 1:2 A:3 i:4 ii:4 I:5 II:5 iii:4 B:3 2:2 b:1",
    "a:1 1:2 i:3 ii:3 A:4 B:4 iii:3 2:2 b:1", "1.:1 a):2 b):2 i):3 ii):3 2.:1", "1.:1 a:2 b:2 2.:1 a:2 b:2 3.:1",
    "1:1 a:2 b:2 2:1 a:2", "A:1 1:2 2:2 B:1 1:2",
  ])
  func infersRegularNesting(list: String) { expect(list) }

  @Test(arguments: [
    "f:1 g:1 h:1 i:1", "h:1 i:1 j:1 k:1", "g:1 1:2 A:3 i:4", "h:1 1:2 A:3 i:4 ii:4", "h:1 1:2 A:3 i:1 j:1",
    "h:1 1:2 A:3 i:1 1:2 2:2", "h:1 1:2 A:3 i:4 ii:4 iii:4 B:3 2:2 i:1 j:1", "h:1 1:2 A:3 B:3 i:4 ii:4 i:1 1:2",
    "a:1 1:2 A:3 i:4 ii:4 iii:4 iv:4 v:4 vi:4 b:1", "u:1 1:2 A:3 i:4 ii:4 iii:4 iv:4 v:1 w:1",
    "u:1 1:2 A:3 i:4 ii:4 iii:4 iv:4 v:4 vi:4 v:1 w:1", "h:1 i:2 ii:2 iii:2 i:1 j:1", "b:1 c:1 d:1", "k:1 l:1 m:1",
    "A:1 B:1 C:1 D:1 E:1 F:1 G:1 H:1 I:1 J:1",
  ])
  func decidesBetweenLetterAndRomanNumeral(list: String) {
    let first = list.split(separator: " ").first.map(String.init) ?? ""
    // Sections do not begin with (h): give each list the letters that lead to it.
    guard first.hasSuffix(":1"), let letter = first.utf8.first, letter >= 0x61 else { return expect(list) }
    let lead = (0x61..<letter).map { "\(Character(Unicode.Scalar($0))):1" }
    expect((lead + [list]).joined(separator: " "))
  }

  @Test func followsRepeatedLettersBehindZ() {
    let letters = (0x61...0x7A).map { String(Character(Unicode.Scalar(UInt8($0)))) }
    let labels = letters + letters.prefix(13).map { $0 + $0 }
    expect(labels.map { "\($0):1" }.joined(separator: " "))
    expect(labels.map { $0 == "z" ? "z:1 1:2 2:2 3:2" : "\($0):1" }.joined(separator: " "))
    expect((letters.map { $0 + $0 } + letters.map { $0 + $0 + $0 }).map { "\($0):1" }.joined(separator: " "))
  }

  @Test(arguments: [
    "a:1 1:2 1.5:2 2:2 b:1", "a:1 a-1:1 b:1", "1:1 2:1 3:1 3a:1 3b:1 4:1", "a:1 1:2 2:2 2.1:2 2.2:2 3:2", "a:1 aa:1 ab:1 b:1",
    "a:1 1:2 A:3 A-1:3 B:3",
  ])
  func ordersInsertedNumbersBehindTheirBase(list: String) { expect(list) }

  @Test(arguments: [
    "a:1 b:1 c:1 c:1 d:1", "a:1 1:2 2:2 2:2 3:2 b:1", "a:1 b:1 b:1 b:1 b:1", "a:1 1:2 A:3 A:3 B:3 2:2", "a:1 b:1 e:1 f:1",
    "a:1 1:2 2:2 5:2 6:2 b:1", "b:1 c:1", "a:1 c:1 1:2 2:2 d:1",
  ])
  func keepsTheLevelOfRepeatsAndGaps(list: String) { expect(list) }

  @Test func takesLevelsThatAreGiven() {
    func item(_ label: String, _ level: Int? = nil) -> NestingItem { NestingItem(Enumerator("(\(label))"), level: level) }
    #expect(Nesting.levels(of: [item("a"), item("1"), item("i", 1), item("j")]) == [1, 2, 1, 1])
    #expect(Nesting.levels(of: [item("a"), item("b", 2), item("c"), item("b", 1)]) == [1, 2, 2, 1])
    #expect(Nesting.levels(of: [item("a"), NestingItem(nil, level: 1), item("b")]) == [1, 1, 1])
    var child = item("i")
    child.followsParent = true
    #expect(Nesting.levels(of: [item("h"), child, item("ii")]) == [1, 2, 2])
  }

  @Test func staysWithinWhatIsOpen() {
    var next = NestingItem(Enumerator("(A)"))
    next.maximumDepth = 2
    #expect(Nesting.levels(of: [NestingItem(Enumerator("(a)")), NestingItem(Enumerator("(1)")), next]) == [1, 2, 2])
  }

  @Test(.timeLimit(.minutes(5))) func readsTenThousandHostileItems() {
    let labels = ["a", "1", "A", "i", "I", "aa", "v", "x", "c", "l", "1.5", "z", "ii", "b"]
    var generator = SeededGenerator(seed: 7)
    let hostile = (0..<10_000).map { _ in Enumerator("(\(labels[Int(generator.next() % UInt64(labels.count))]))") }.compactMap(\.self)
    #expect(Nesting.levels(of: hostile).count == 10_000)
    #expect(Nesting.levels(of: (0..<10_000).map { NestingItem(Enumerator("(a)"), level: $0 + 1) }).count == 10_000)
    #expect(Nesting.levels(of: [Enumerator]()) == [])
  }
}
