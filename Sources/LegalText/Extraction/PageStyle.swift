/// How a source sets headings and paragraphs, as far as its lines tell.
struct PageStyle {
  /// A blank line stands between paragraphs, so that no other line begins one.
  var isSeparated = false
  /// Headings such as "CHAPTER I" and "Article 6" stand alone on their line, their titles below.
  var hasBareHeadings = false
  /// Articles are the units of the text, as in European law, and not groups of sections.
  var articlesAreSections = false

  static let plain = PageStyle()

  private init() {}

  /// - Complexity: linear in the text.
  init(_ lines: [PageLine]) {
    var articles = 0
    var sections = 0
    var begins = 0
    var separated = 0
    for (index, line) in lines.enumerated() where !line.isBlank && !line.goesOn {
      let isBehindBlank = index == 0 || lines[index - 1].isBlank
      if BareHeading.isArticle(line.text) { articles += 1 }
      let structure = PageStructure(line.text, style: .plain)
      if case .heading(let heading) = structure, heading.kind == .section { sections += 1 }
      guard structure.begins || BareHeading(line.text) != nil || PageStructure.isNumberedParagraph(line.text) else { continue }
      begins += 1
      separated += isBehindBlank ? 1 : 0
    }
    hasBareHeadings = articles >= 2
    articlesAreSections = hasBareHeadings && sections == 0
    isSeparated = begins >= 4 && separated * 10 >= begins * 8
  }
}

/// A heading without its title: a word and a number, alone on a line.
struct BareHeading {
  /// The word in lower case.
  var word: String

  private static let words: Set<String> = ["title", "part", "chapter", "section", "article", "annex", "appendix"]

  /// "CHAPTER IV", "Section 2", "Article 6", "Article 8a", "ANNEX"; not "Article 32;".
  init?(_ line: String) {
    guard line.utf8.count <= 24 else { return nil }
    let parts = line.split { $0 == " " || $0 == "\u{A0}" }
    guard let first = parts.first, first.first?.isUppercase == true, Self.words.contains(first.lowercased()) else { return nil }
    word = first.lowercased()
    guard parts.count == 2 else {
      guard parts.count == 1, word == "annex" else { return nil }
      return
    }
    let number = Array(parts[1].utf8)
    let digits = number.prefix { $0.isASCIIDigit }
    let isNumber = !digits.isEmpty && digits.count <= 4 && number.count - digits.count <= 2 && number.dropFirst(digits.count).allSatisfy(\.isASCIILower)
    guard isNumber || (number.allSatisfy(\.isASCIIUpper) && (number.count == 1 || RomanNumeral.value(of: number) != nil)) else { return nil }
  }

  static func isArticle(_ line: String) -> Bool { BareHeading(line)?.word == "article" }
}
