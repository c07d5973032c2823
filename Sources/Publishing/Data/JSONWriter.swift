/// Writes JSON value by value, in the order in which they come; a handbook's data is too large to be held twice.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// For each open object or list whether it has a member already.
  private var hasMember: [Bool] = []
  private var isAfterKey = false

  mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }
  mutating func list(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }

  mutating func key(_ name: String) {
    begin()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    isAfterKey = true
  }

  mutating func value(_ text: String) {
    begin()
    quote(text)
  }

  mutating func value(_ number: Int) {
    begin()
    bytes += String(number).utf8
  }

  mutating func value(_ flag: Bool) {
    begin()
    bytes += (flag ? "true" : "false").utf8
  }

  /// A text; the key is left out when there is none.
  mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    value(text)
  }

  mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  mutating func member(_ name: String, _ texts: some Sequence<String>) {
    key(name)
    list { list in for text in texts { list.value(text) } }
  }

  /// A list of objects, one a line.
  mutating func member<Element>(_ name: String, _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void) {
    key(name)
    list { list in
      for element in elements { list.object { body(&$0, element) } }
    }
  }

  mutating func member(_ name: String, object body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    begin()
    bytes += open.utf8
    hasMember.append(false)
    body(&self)
    hasMember.removeLast()
    bytes += close.utf8
    if hasMember.isEmpty { bytes.append(UInt8(ascii: "\n")) }
  }

  private mutating func begin() {
    defer { isAfterKey = false }
    guard !isAfterKey, let last = hasMember.indices.last else { return }
    if hasMember[last] { bytes.append(UInt8(ascii: ",")) }
    // Lines keep the changes of two builds apart.
    if hasMember.count < 4 { bytes.append(UInt8(ascii: "\n")) }
    hasMember[last] = true
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
