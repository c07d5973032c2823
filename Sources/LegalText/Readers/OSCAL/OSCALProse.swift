/// The markup of a text of a catalog: the part of Markdown that OSCAL allows, and insertions of parameters.
struct OSCALProse {
  enum Edit {
    /// Marks that say how a text looks, and backslashes that escape one.
    case markup
    /// The "](#ac-3)" of a link whose text begins at an offset.
    case link(textStart: Int, target: Range<Int>)
    /// "{{ insert: param, ac-1_prm_1 }}", by the parameter's identifier.
    case insertion(String)
  }

  /// Ascending, not overlapping.
  private(set) var edits: [(range: Range<Int>, edit: Edit)] = []
  private let bytes: [UInt8]
  /// Open brackets and marks of emphasis, innermost last.
  private var open: [(range: Range<Int>, byte: UInt8)] = []

  /// - Complexity: O(*n*) in the bytes of the range.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    var offset = range.lowerBound
    while true {
      offset = Self.firstMark(bytes, offset..<range.upperBound)
      guard offset < range.upperBound else { break }
      offset = scan(offset, range)
    }
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The first byte that may be markup; the end when there is none.
  private static func firstMark(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = range.lowerBound
      while offset < range.upperBound {
        let byte = bytes[offset]
        // From '[' to '`' stand all others, and '^' with them.
        if byte &- 0x5B < 6 || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "{") { break }
        offset += 1
      }
      return offset
    }
  }

  private mutating func scan(_ offset: Int, _ range: Range<Int>) -> Int {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "\\"):
      guard offset + 1 < range.upperBound, Self.isPunctuation(bytes[offset + 1]) else { return offset + 1 }
      edits.append((offset..<offset + 1, .markup))
      return offset + 2
    case UInt8(ascii: "{"):
      guard let insertion = insertion(offset, range) else { return offset + 1 }
      edits.append((offset..<insertion.end, .insertion(insertion.id)))
      return insertion.end
    case UInt8(ascii: "["):
      push(offset..<offset + 1, byte)
      return offset + 1
    case UInt8(ascii: "]"): return link(offset, range)
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"): return emphasis(offset, range)
    default: return offset + 1
    }
  }

  /// Reads "{{ insert: param, ac-1_prm_1 }}", or "{{ ac-1_prm_1 }}" as before OSCAL 1.0.
  private func insertion(_ start: Int, _ range: Range<Int>) -> (id: String, end: Int)? {
    guard start + 4 < range.upperBound, bytes[start + 1] == UInt8(ascii: "{") else { return nil }
    var end = start + 2
    while end + 1 < range.upperBound, end - start < 300, bytes[end] != UInt8(ascii: "}"), bytes[end] != UInt8(ascii: "{") { end += 1 }
    guard end + 1 < range.upperBound, bytes[end] == UInt8(ascii: "}"), bytes[end + 1] == UInt8(ascii: "}") else { return nil }
    let content = String(decoding: bytes[start + 2..<end], as: UTF8.self)
    let words = content.split { $0 == " " || $0 == "," || $0 == ":" || $0 == "\n" }
    guard let id = words.last, words.dropLast().allSatisfy({ $0 == "insert" || $0 == "param" }) else { return nil }
    return (String(id), end + 2)
  }

  private mutating func link(_ offset: Int, _ range: Range<Int>) -> Int {
    guard let index = open.lastIndex(where: { $0.byte == UInt8(ascii: "[") }) else { return offset + 1 }
    let start = open[index].range
    open.removeSubrange(index...)
    guard offset + 1 < range.upperBound, bytes[offset + 1] == UInt8(ascii: "(") else { return offset + 1 }
    var end = offset + 2
    while end < range.upperBound, end - offset < 2000, bytes[end] != UInt8(ascii: ")"), bytes[end] > 0x20 { end += 1 }
    guard end < range.upperBound, bytes[end] == UInt8(ascii: ")") else { return offset + 1 }
    edits.append((start, .markup))
    edits.append((offset..<end + 1, .link(textStart: start.upperBound, target: offset + 2..<end)))
    return end + 1
  }

  /// Marks that surround words are markup; "5 * 3" and "file_name" keep theirs.
  private mutating func emphasis(_ offset: Int, _ range: Range<Int>) -> Int {
    let byte = bytes[offset]
    var end = offset + 1
    while end < range.upperBound, bytes[end] == byte, end - offset < 3 { end += 1 }
    let before = offset > range.lowerBound ? bytes[offset - 1] : 0x20
    let after = end < range.upperBound ? bytes[end] : 0x20
    let opens = after > 0x20 && (before <= 0x20 || Self.isPunctuation(before))
    let closes = before > 0x20 && (after <= 0x20 || Self.isPunctuation(after))
    if closes, let index = open.lastIndex(where: { $0.byte == byte && $0.range.count == end - offset }) {
      edits.append((open[index].range, .markup))
      edits.append((offset..<end, .markup))
      open.removeSubrange(index...)
    } else if opens {
      push(offset..<end, byte)
    }
    return end
  }

  /// Marks that nobody closes are forgotten after a while, so that a search among them stays short.
  private mutating func push(_ range: Range<Int>, _ byte: UInt8) {
    if open.count >= 32 { open.removeFirst() }
    open.append((range, byte))
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte) || (0x7B...0x7E).contains(byte)
  }
}
