import Testing

@testable import LegalText

@Suite struct EnumeratorTests {
  @Test(arguments: [
    ("(a) text", ["(a)"], 4), ("(1) text", ["(1)"], 4), ("(A)(i) text", ["(A)", "(i)"], 7), ("(a) (1) text", ["(a)", "(1)"], 8),
    ("(aa)", ["(aa)"], 4), ("(mm) x", ["(mm)"], 5), ("(aaa) x", ["(aaa)"], 6), ("(1.5) x", ["(1.5)"], 6),
    ("(a-1) x", ["(a-1)"], 6), ("(3a) x", ["(3a)"], 5), ("1. x", ["1."], 3), ("a. x", ["a."], 3), ("1) x", ["1)"], 3),
    ("a) x", ["a)"], 3), ("(lxxxviii) x", ["(lxxxviii)"], 11), ("8.\u{A0}\u{A0}\u{A0}The", ["8."], 8), ("1. (a) x", ["1.", "(a)"], 7),
    ("(ab) x", ["(ab)"], 5), ("(a)  two blanks", ["(a)"], 5),
  ])
  func readsLeadingEnumerators(text: String, designations: [String], offset: Int) {
    let leading = LeadingEnumerators(in: text)
    #expect(leading.enumerators.map(\.designation) == designations)
    #expect(leading.textOffset == offset)
  }

  @Test(arguments: [
    "(s)he shall", "(or) text", "(the) text", "1798. Text", "1.5 percent", "2018) x", "(mix) x", "e.g. this", "(a", "(", "", "()",
    "(1798) x", "(a)text", "(a)(see below) x", "No. 5", "US. law", "a.b", "(é) x", "(if) x",
  ])
  func leavesTextAlone(text: String) {
    #expect(LeadingEnumerators(in: text).enumerators.isEmpty)
    #expect(LeadingEnumerators(in: text).textOffset == 0)
  }

  @Test func keepsLabelWithoutPunctuation() {
    #expect(Enumerator("(a-1)")?.label == "a-1")
    #expect(Enumerator("1.")?.label == "1")
    #expect(Enumerator("a)")?.label == "a")
    #expect(Enumerator("(a)(1)") == nil)
    #expect(Enumerator("Note:") == nil)
  }

  @Test func readsRomanNumeralsInUsualSpellingOnly() {
    let (tens, ones) = (["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"], ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"])
    for value in 1..<400 {
      let numeral = String(repeating: "c", count: value / 100) + tens[value / 10 % 10] + ones[value % 10]
      #expect(RomanNumeral.value(of: Array(numeral.utf8)) == value)
      #expect(RomanNumeral.value(of: Array(numeral.uppercased().utf8)) == value)
    }
    for word in ["iiii", "vx", "iC", "mix", "dim", "", "ic", "vv"] {
      #expect(RomanNumeral.value(of: Array(word.utf8)) == nil)
    }
  }
}
