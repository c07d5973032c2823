/// A vendor's name as words, for the search for duplicates. Never shown.
struct VendorNameKey: Hashable {
  /// In comparable form, without legal forms at the end and without a bracketed abbreviation.
  let words: [String]
  /// What stands in brackets behind the name and can be an abbreviation of it: "aws".
  let bracketed: String?

  init(_ name: String) {
    let comparable = ComparableText.make(name)
    var main = comparable[...]
    var bracketed: String?
    if comparable.hasSuffix(")"), let opening = comparable.lastIndex(of: "("), opening > comparable.startIndex {
      let inner = comparable[comparable.index(after: opening)...].dropLast()
      main = comparable[..<opening]
      if (2...8).contains(inner.count), inner.allSatisfy({ $0.isLetter || $0.isNumber }) { bracketed = String(inner) }
    }
    self.bracketed = bracketed
    // "B.V." is one word, "Inc.410" two.
    var words = main.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "'") }.flatMap { part -> [String] in
      let pieces = part.split(separator: ".").map { String($0).replacing("'", with: "") }
      return pieces.count > 1 && pieces.allSatisfy { $0.count == 1 } ? [pieces.joined()] : pieces
    }.filter { !$0.isEmpty }
    if words.first == "the", words.count > 1 { words.removeFirst() }
    while words.count > 1, let last = words.last, Self.legalForms.contains(last) { words.removeLast() }
    self.words = words
  }

  var joined: String { words.joined(separator: " ") }

  /// "aws" for "Amazon Web Services"; `nil` for names of fewer than three words.
  var initials: String? { words.count >= 3 ? String(words.compactMap(\.first)) : nil }

  /// Whether another name that begins with this one says anything: "data" begins many names.
  var isTelling: Bool { words.count > 1 || words.first.map { $0.count >= 5 && !Self.commonWords.contains($0) } ?? false }

  private static let legalForms: Set<String> = [
    "ab", "ag", "aps", "as", "bv", "co", "company", "corp", "corporation", "eood", "gmbh", "inc", "incorporated", "kft", "kg", "lda",
    "limited", "llc", "llp", "lp", "ltd", "ltda", "mbh", "nv", "oy", "oü", "plc", "pte", "pty", "pvt", "sa", "sarl", "sas", "se", "sl",
    "slu", "spa", "sp", "srl", "ug",
  ]

  private static let commonWords: Set<String> = [
    "american", "business", "capital", "consumer", "credit", "digital", "direct", "first", "general", "global", "group", "information",
    "international", "internet", "marketing", "media", "mobile", "national", "online", "public", "smart", "solutions", "united", "world",
  ]
}
