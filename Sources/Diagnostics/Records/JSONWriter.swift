/// Writes JSON value by value, in the order in which they come; a handbook's data is too large to be held twice.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  /// Whether each value stands on a line of its own, with two blanks for each level, as people and their tools compare it.
  private let isIndented: Bool
  /// For each open object or list whether it has a member already.
  private var hasMember: [Bool] = []
  private var isAfterKey = false

  package init(isIndented: Bool = false) { self.isIndented = isIndented }

  package mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }
  package mutating func list(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }

  package mutating func key(_ name: String) {
    begin()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  package mutating func value(_ text: String) {
    begin()
    quote(text)
  }

  package mutating func value(_ number: Int) {
    begin()
    bytes += String(number).utf8
  }

  package mutating func value(_ flag: Bool) {
    begin()
    bytes += (flag ? "true" : "false").utf8
  }

  /// A text; the key is left out when there is none.
  package mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    value(text)
  }

  package mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  package mutating func member(_ name: String, _ texts: some Sequence<String>) {
    key(name)
    list { list in for text in texts { list.value(text) } }
  }

  /// A list of objects, one a line.
  package mutating func member<Element>(_ name: String, _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void) {
    key(name)
    list { list in
      for element in elements { list.object { body(&$0, element) } }
    }
  }

  package mutating func member(_ name: String, object body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    begin()
    bytes += open.utf8
    hasMember.append(false)
    body(&self)
    if hasMember.removeLast(), isIndented { breakLine() }
    bytes += close.utf8
    if hasMember.isEmpty { bytes.append(UInt8(ascii: "\n")) }
  }

  private mutating func begin() {
    defer { isAfterKey = false }
    guard !isAfterKey, let last = hasMember.indices.last else { return }
    if hasMember[last] { bytes.append(UInt8(ascii: ",")) }
    // Lines keep the changes of two builds apart.
    if isIndented { breakLine() } else if hasMember.count < 4 { bytes.append(UInt8(ascii: "\n")) }
    hasMember[last] = true
  }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * hasMember.count)
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        bytes += ("\\u00" + (digits.count == 1 ? "0" : "") + digits).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
