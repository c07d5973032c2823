/// Names in a tree of bytes, for finding the longest one that starts at a place of a text.
///
/// ASCII case is folded, blanks and full stops are skipped, so that "11 C.C.R." and "11 CCR" are one name.
struct NameTrie: Sendable {
  private struct Node: Sendable {
    var children: [UInt8: Int] = [:]
    var value: Int?
  }

  private var nodes = [Node()]

  /// Adds a name; the first value of a name stays. An empty name is ignored.
  mutating func insert(_ name: String, value: Int) {
    var node = 0
    for byte in Self.fold(name) {
      if let next = nodes[node].children[byte] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].children[byte] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    if node != 0, nodes[node].value == nil { nodes[node].value = value }
  }

  /// The value of a whole name.
  func value(of name: some StringProtocol) -> Int? {
    var node = 0
    for byte in Self.fold(name) {
      guard let next = nodes[node].children[byte] else { return nil }
      node = next
    }
    return nodes[node].value
  }

  /// The longest name that starts at `start` and ends where a word ends, with the offset behind it; a full stop that
  /// abbreviates the name's last word belongs to it.
  ///
  /// A name that ends in a number also ends before a full stop within a number: "12 CFR 1016" in "12 CFR 1016.5".
  ///
  /// - Complexity: O(length of the longest name).
  func longestMatch(in bytes: [UInt8], at start: Int) -> (end: Int, value: Int)? {
    var node = 0
    var offset = start
    var found: (end: Int, value: Int)?
    while offset < bytes.count {
      let blank = TextBytes.blankLength(bytes, at: offset)
      if offset > start, blank > 0 {
        // Two blanks within a name are a typesetter's; more are a table's columns.
        offset += blank
        let second = TextBytes.blankLength(bytes, at: offset)
        offset += second
        if second > 0, TextBytes.blankLength(bytes, at: offset) > 0 { break }
        continue
      }
      if bytes[offset] == UInt8(ascii: ".") {
        guard offset > start else { break }
        offset += 1
        continue
      }
      guard let next = nodes[node].children[TextBytes.lowercase(bytes[offset])] else { break }
      node = next
      offset += 1
      if let value = nodes[node].value, !TextBytes.isWordByte(bytes, at: offset) {
        found = (Self.endOfAbbreviation(bytes, at: offset), value)
      }
    }
    return found
  }

  /// Includes the full stop of "C.C.R." but not the one that ends a sentence or continues a number.
  private static func endOfAbbreviation(_ bytes: [UInt8], at end: Int) -> Int {
    guard end < bytes.count, bytes[end] == UInt8(ascii: "."), end >= 2, bytes[end - 2] == UInt8(ascii: ".") else {
      return end
    }
    return end + 1
  }

  static func fold(_ name: some StringProtocol) -> [UInt8] {
    let bytes = Array(name.utf8)
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      let blank = TextBytes.blankLength(bytes, at: offset)
      if blank > 0 {
        offset += blank
        continue
      }
      if bytes[offset] != UInt8(ascii: ".") { result.append(TextBytes.lowercase(bytes[offset])) }
      offset += 1
    }
    return result
  }
}
