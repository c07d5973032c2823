internal import Foundation

/// Cuts text into the words that are searched.
///
/// `templates/assets/find.js` cuts queries in the same way; `Tests/PublishingTests/Search/words.tsv` holds the two together:
/// runs of letters, digits and marks; each run decomposed (NFKD), its marks stripped, in lower case, cut again at what is
/// neither letter nor digit, and Chinese and Japanese as pairs of neighbours. Runs are cut before they are decomposed, so that
/// "Acme™" is "acme" and not "acmetm".
package enum SearchWords {
  /// Longer words are cut off: a record may hold anything.
  static let lengthLimit = 40

  /// The words in the order of the text, stop words among them.
  package static func words(in text: String) -> [String] {
    var result: [String] = []
    forEach(in: text) { result.append($0) }
    return result
  }

  /// - Complexity: O(*n*); a run of ASCII needs no more than its bytes.
  static func forEach(in text: String, _ body: (String) -> Void) {
    var run: [UInt8] = []
    var wide: String.UnicodeScalarView?
    func flush() {
      if let scalars = wide {
        fold(String(scalars), body)
      } else if !run.isEmpty {
        body(String(decoding: run.prefix(lengthLimit), as: UTF8.self))
      }
      wide = nil
      run.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if let byte = scalar.asciiWordByte {
        if wide == nil { run.append(byte) } else { wide?.append(scalar) }
      } else if !scalar.isASCII, scalar == softHyphen || scalar.isLetterOrDigit || scalar.isMark {
        if wide == nil {
          wide = String.UnicodeScalarView()
          wide?.append(contentsOf: run.map { Unicode.Scalar($0) })
        }
        wide?.append(scalar)
      } else if wide != nil || !run.isEmpty {
        flush()
      }
    }
    flush()
  }

  private static let softHyphen: Unicode.Scalar = "\u{AD}"

  private static func fold(_ run: String, _ body: (String) -> Void) {
    var word = String.UnicodeScalarView()
    for scalar in run.decomposedStringWithCompatibilityMapping.unicodeScalars {
      if scalar == softHyphen || scalar.isMark { continue }
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        // Lower case knows two forms of sigma; a search knows one.
        let letter = lower == "ς" ? "σ" : lower
        if letter.isLetterOrDigit {
          word.append(letter)
        } else if !letter.isMark {
          pieces(of: word, body)
          word.removeAll()
        }
      }
    }
    pieces(of: word, body)
  }

  /// Text without blanks between words is searched by pairs; the rest of the word by the whole.
  private static func pieces(of word: String.UnicodeScalarView, _ body: (String) -> Void) {
    var rest = word[...]
    while let first = rest.first {
      let isPaired = first.isChineseOrJapanese
      let piece = Array(rest.prefix { $0.isChineseOrJapanese == isPaired })
      rest = rest.dropFirst(piece.count)
      if isPaired, piece.count > 1 {
        for index in 1..<piece.count { body(string(piece[(index - 1)...index])) }
      } else {
        body(string(piece.prefix(lengthLimit)))
      }
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// English words that stand in every second sentence and are not indexed.
  package static let stopWords: Set<String> = [
    "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "if", "in", "into", "is", "it", "its", "of",
    "on", "or", "such", "that", "the", "their", "there", "these", "they", "this", "to", "was", "were", "which", "with",
  ]

  /// Whether a word is left out of the index and of queries: a stop word, or a single letter, which is an enumerator.
  package static func isSkipped(_ word: String) -> Bool {
    (word.utf8.count == 1 && word.utf8.first.map { $0 > UInt8(ascii: "9") } == true) || stopWords.contains(word)
  }
}

extension Unicode.Scalar {
  /// The letter in lower case or the digit; `nil` for any other character.
  fileprivate var asciiWordByte: UInt8? {
    switch value {
    case 0x30...0x39, 0x61...0x7A: UInt8(value)
    case 0x41...0x5A: UInt8(value + 0x20)
    default: nil
    }
  }

  fileprivate var isLetterOrDigit: Bool {
    if isASCII { return asciiWordByte != nil }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .otherNumber:
      return true
    default: return false
    }
  }

  fileprivate var isMark: Bool {
    guard !isASCII else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// Kana and Han, which are written without blanks.
  fileprivate var isChineseOrJapanese: Bool {
    switch value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
