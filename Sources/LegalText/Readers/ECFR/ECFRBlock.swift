internal import Diagnostics

/// A paragraph or other piece of a section, before its place is known.
enum ECFRBlock {
  /// A paragraph that begins with enumerators.
  case enumerated([Lead], text: InlineText.Piece?, leadsIn: Bool, position: SourcePosition)
  /// A definition without a number.
  case definition(term: String, InlineText.Piece)
  /// A paragraph without a number; flush ones go on with the paragraph that leads to the items above.
  case plain(InlineText.Piece, isFlush: Bool)
  case table(LegalTable, SourcePosition)
  /// A footnote or example, which stands where it is printed.
  case inset(Int)
  /// A note of the section as a whole.
  case note(Int, label: String)

  struct Lead {
    var enumerator: Enumerator
    /// Printed in italics, as the fifth and sixth levels of the CFR are.
    var isItalic: Bool
    var heading: String?
  }
}

/// A paragraph's bytes and what of them is in italics, as UTF-8 ranges.
struct ECFRParagraph {
  var bytes: [UInt8]
  var italics: [Range<Int>]

  /// The enumerators with which the paragraph begins, the italic headings behind them, and where its text goes on: "(b)
  /// *Procedure.* (1) An agency" begins with (b), headed "Procedure.", and (1).
  func leads() -> (leads: [ECFRBlock.Lead], textOffset: Int) {
    var result: [ECFRBlock.Lead] = []
    var offset = 0
    var heading: Range<Int>?
    while true {
      let found = enumerators(from: offset)
      guard let first = found.enumerators.first else { break }
      // Behind a heading only a numbering's first number is one: "(2)" there is a reference.
      guard result.isEmpty || (first.delimiter == .parentheses && ["1", "i", "A", "a"].contains(first.label)) else { break }
      if let heading { result[result.count - 1].heading = String(decoding: bytes[heading], as: UTF8.self) }
      var place = offset
      for enumerator in found.enumerators {
        while place < bytes.count, bytes[place] != UInt8(ascii: "("), bytes[place] == 0x20 || bytes[place] >= 0x80 { place += 1 }
        let range = place..<place + enumerator.designation.utf8.count
        result.append(.init(enumerator: enumerator, isItalic: italics.contains { range.contains($0.lowerBound) && $0.count <= range.count }))
        place = range.upperBound
      }
      offset = found.end
      guard let italic = italics.first(where: { $0.lowerBound == offset }) else { break }
      // "*Methods*—(1)": a dash belongs to the heading.
      var end = italic.upperBound
      if bytes[end...].starts(with: "—".utf8) { end += "—".utf8.count }
      let next = bytes[end...].firstIndex { $0 != 0x20 } ?? bytes.count
      guard next < bytes.count, bytes[next] == UInt8(ascii: "("), let follower = enumerators(from: next).enumerators.first,
        ["1", "i", "A", "a"].contains(follower.label)
      else { break }
      heading = italic.lowerBound..<end
      offset = next
    }
    return (result, offset)
  }

  /// Whether the text ends in a colon, a dash or a hyphen.
  var leadsIn: Bool {
    guard let last = bytes.last else { return false }
    return last == UInt8(ascii: ":") || last == UInt8(ascii: "-") || bytes.suffix(3).elementsEqual("—".utf8)
  }

  private func enumerators(from start: Int) -> (enumerators: [Enumerator], end: Int) {
    var scanner = EnumeratorScanner(bytes, from: start)
    var result: [Enumerator] = []
    while let enumerator = scanner.next() { result.append(enumerator) }
    return (result, scanner.offset)
  }

  /// What follows a term that is defined; the last two say so only among definitions.
  private static let verbs = [
    " means", " mean ", " includes", " include ", " has the ", " have the ", " refers to", " shall mean", " shall include", " is ", " are ",
  ].map { Array($0.utf8) }

  /// The term that a paragraph without a number defines: "*Agency* means".
  func definedTerm(amongDefinitions: Bool) -> String? {
    guard let first = italics.first, first.lowerBound == 0, !first.isEmpty else { return nil }
    let behind = bytes[first.upperBound...].prefix(120)
    func follows(_ verb: [UInt8]) -> Bool {
      behind.indices.contains { behind[$0] == 0x20 && behind[$0...].starts(with: verb) }
    }
    guard amongDefinitions ? Self.verbs.contains(where: follows) || bytes[first].last == UInt8(ascii: ".") : Self.verbs.prefix(8).contains(where: follows)
    else { return nil }
    return String(decoding: bytes[first], as: UTF8.self)
  }
}
