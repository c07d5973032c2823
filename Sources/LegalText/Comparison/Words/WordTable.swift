/// A word's number in a `WordTable`: equal numbers are equal words, whatever their typography.
typealias WordNumber = Int32

/// The words of both editions, each numbered at its first use.
struct WordTable {
  private(set) var words: [String] = []
  private(set) var classes: [WordClass] = []
  private var numbers: [String: WordNumber] = [:]

  /// The number of a normalized word.
  mutating func number(of word: String) -> WordNumber {
    if let number = numbers[word] { return number }
    let number = WordNumber(words.count)
    numbers[word] = number
    words.append(word)
    classes.append(WordClass(of: word))
    return number
  }

  func word(_ number: WordNumber) -> String { words[Int(number)] }
  func wordClass(_ number: WordNumber) -> WordClass { classes[Int(number)] }
}

/// What a word does in a sentence, as far as comparing texts asks.
enum WordClass: UInt8 {
  case punctuation
  /// "the", "of": words so frequent that two texts having one in common says nothing.
  case filler
  /// "shall", "may": what makes a duty of a sentence.
  case modal
  /// "not", "except".
  case negation
  /// "and", "or", "and/or".
  case connective
  /// Digits or a number word.
  case number
  case word

  /// The class of a normalized word; case does not matter.
  init(of word: String) {
    guard let first = word.unicodeScalars.first else {
      self = .punctuation
      return
    }
    if first.value < 0x80, WordScanner.isDigit(first) {
      self = .number
      return
    }
    guard WordScanner.isWordScalar(first) || first == "(" && word.utf8.count > 1 else {
      self = .punctuation
      return
    }
    self = Self.known[word.lowercased()] ?? .word
  }

  var isPunctuation: Bool { self == .punctuation }
  /// Whether a text that shares only such tokens with another shares nothing.
  var isEmpty: Bool { self == .punctuation || self == .filler || self == .connective }

  private static let known: [String: WordClass] = {
    var result: [String: WordClass] = [:]
    func add(_ words: String, _ wordClass: WordClass) {
      for word in words.split(separator: " ") { result[String(word)] = wordClass }
    }
    add("a an the of to in for that which by on with as at is are be been it its this such from into was were has have", .filler)
    add("shall must may should will can might would", .modal)
    add("not no never neither nor without unless except cannot none only", .negation)
    add("and or and/or but either both", .connective)
    add("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen", .number)
    add("seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million", .number)
    add("half twice", .number)
    return result
  }()
}
