import Testing

@testable import Publishing

@Suite struct TextFitTests {
  @Test func keepsTextThatFitsOnOneLine() {
    #expect(TextFit.lines("Granite Row Data Centers", width: 200, size: 13, most: 2) == ["Granite Row Data Centers"])
    #expect(TextFit.lines("", width: 200, size: 13, most: 2) == [])
  }

  @Test func breaksBetweenWordsAndEndsWithAnEllipsis() {
    let lines = TextFit.lines("Audience segments for people who looked at garden chairs", width: 120, size: 12, most: 2)
    #expect(lines.count == 2)
    #expect(lines[0] == "Audience")
    #expect(lines[1].hasSuffix("…"))
  }

  @Test func breaksAWordThatIsLongerThanALine() {
    let lines = TextFit.lines("Donaudampfschifffahrtsgesellschaft", width: 80, size: 12, most: 5)
    #expect(lines.count > 1)
    #expect(lines.joined() == "Donaudampfschifffahrtsgesellschaft")
  }

  @Test(arguments: [
    "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM", "株式会社ジュニパー・アンド・オーク・アウトフィッターズ", "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "Ünïcödé Straße ß Æther Œuvre Łódź Şahin", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦 & Sons", "x", "W",
  ])
  func neverExceedsTheWidthNorTheLines(text: String) {
    for width in stride(from: 30, through: 220, by: 19) {
      for most in 1...3 {
        let lines = TextFit.lines(text, width: width, size: 13, isBold: true, most: most)
        #expect(lines.count <= most)
        for line in lines where line.count > 2 {
          #expect(TextFit.width(of: line, size: 13, isBold: true) <= width, "\(line) in \(width)")
        }
      }
    }
  }

  @Test func looksAtNoMoreOfAHostileNameThanFits() {
    let lines = TextFit.lines(String(repeating: "endless ", count: 500_000), width: 200, size: 13, most: 2)
    #expect(lines.count == 2 && lines[1].hasSuffix("…"))
  }
}
