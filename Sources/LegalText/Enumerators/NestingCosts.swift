/// What speaks against a reading of an enumerator at a place, in tenths of a point. The weights are judgement, held in place by
/// the tests: a free reading must exist for every regular numbering, and one oddity costs more than any number of tie-breakers.
enum NestingCosts {
  /// Climbing out of a level, which keeps `(i)` behind `(A)` a roman numeral when nothing else decides.
  static let climb = 2
  /// A level that ends with its only item.
  static let onlyItem = 3

  /// The cost of following a sibling.
  static func following(_ sibling: EnumeratorReading, _ reading: EnumeratorReading) -> Int {
    if reading.base == sibling.base + 1, reading.insertion == 0 { return 0 }
    if reading.base == sibling.base {
      if reading.insertion == sibling.insertion { return 20 }
      if reading.insertion > sibling.insertion { return 2 }
    }
    if reading.base > sibling.base {
      let gap = reading.base - sibling.base
      return gap == 1 ? 4 : 30 + min(gap, 20)
    }
    return reading.base == 1 ? 40 : 50
  }

  /// The cost of beginning a level below a parent; `nil` is the section.
  static func beginning(_ reading: EnumeratorReading, below parent: EnumeratorStyle?) -> Int {
    let start = reading.base == 1 && reading.insertion == 0 ? 0 : 60 + min(reading.base, 20)
    return start + (isUsual(reading.style, below: parent) ? 0 : 15)
  }

  /// A level in the style of one that is open around it.
  static let styleOfAncestor = 60
  /// A sibling with other punctuation.
  static let otherDelimiter = 60
  /// A level in another style than the last one of this depth.
  static let otherStyleThanBefore = 6

  /// California: a, 1, A, i, I. Federal: a, 1, i, A, and below a subclause aa. European: 1, a, i.
  static func isUsual(_ style: EnumeratorStyle, below parent: EnumeratorStyle?) -> Bool {
    switch (parent, style) {
    case (nil, .lowerLetter), (nil, .digit), (nil, .upperLetter), (nil, .upperRoman): true
    case (.lowerLetter, .digit): true
    case (.digit, .upperLetter), (.digit, .lowerRoman), (.digit, .lowerLetter): true
    case (.upperLetter, .lowerRoman), (.upperLetter, .digit): true
    case (.lowerRoman, .upperRoman), (.lowerRoman, .upperLetter): true
    case (.upperRoman, .lowerDouble), (.upperRoman, .upperLetter), (.lowerDouble, .upperDouble): true
    default: false
    }
  }
}
