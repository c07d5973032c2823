/// Reads the bytes of a JSON text, which must be valid UTF-8, from front to back.
struct JSONParser {
  struct Problem: Error {
    var rule: RuleIdentifier = "json-syntax"
    var message: String
    /// UTF-8 offset in the text.
    var offset: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let file: String
  var offset = 0
  private var line = 1
  private var lineStart = 0
  private var remaining = JSONDocument.maximumValues
  /// Members of all open lists and mappings, so that each finished one is allocated once, in its size.
  private var values: [RecordValue] = []
  private var entries: [RecordEntry] = []
  /// The bytes of a text with escapes.
  var scratch: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
  }

  mutating func document() throws(Problem) -> RecordValue? {
    skipBlanks()
    guard offset < bytes.count else { return nil }
    let value = try value(depth: 0)
    skipBlanks()
    guard offset == bytes.count else {
      throw Problem(message: "A JSON file holds one value; remove what stands behind it", offset: offset)
    }
    return value
  }

  private var position: SourcePosition { SourcePosition(file: file, line: line, column: offset - lineStart + 1) }

  /// Outside of texts is the only place where a line may end.
  private mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09: offset += 1
      case 0x0A, 0x0D:
        let isPair = bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
        offset += isPair ? 2 : 1
        line += 1
        lineStart = offset
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(Problem) -> RecordValue {
    guard offset < bytes.count else { throw ended("a value") }
    let start = position
    remaining -= 1
    guard remaining > 0, depth <= JSONDocument.maximumDepth else {
      let limit = remaining > 0 ? "\(JSONDocument.maximumDepth) levels deep" : "\(JSONDocument.maximumValues) values"
      throw Problem(rule: "json-limit", message: "JSON may hold at most \(limit); split the file", offset: offset)
    }
    switch bytes[offset] {
    case UInt8(ascii: "\""): return RecordValue(.scalar(try text()), at: start)
    case UInt8(ascii: "{"): return RecordValue(.mapping(try mapping(depth: depth)), at: start)
    case UInt8(ascii: "["): return RecordValue(.list(try list(depth: depth)), at: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return RecordValue(.scalar(try number()), at: start)
    default: return RecordValue(try word(), at: start)
    }
  }

  private mutating func list(depth: Int) throws(Problem) -> [RecordValue] {
    let open = offset
    offset += 1
    skipBlanks()
    let start = values.count
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "]") {
      offset += 1
      return []
    }
    while true {
      let element = try value(depth: depth + 1)
      values.append(element)
      if try !goesOn(UInt8(ascii: "]"), "list", open) { break }
    }
    let result = Array(values[start...])
    values.removeLast(values.count - start)
    return result
  }

  private mutating func mapping(depth: Int) throws(Problem) -> [RecordEntry] {
    let open = offset
    offset += 1
    skipBlanks()
    let start = entries.count
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "}") {
      offset += 1
      return []
    }
    var names = JSONKeys()
    while true {
      guard offset < bytes.count else { throw ended("a key", in: "mapping", open) }
      guard bytes[offset] == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
      let key = Located(offset, at: position)
      let name = try text()
      guard names.insert(name, among: entries[start...]) else {
        throw Problem(message: "Key '\(name)' stands twice in one mapping; keep one", offset: key.value)
      }
      skipBlanks()
      guard offset < bytes.count else { throw ended("':'", in: "mapping", open) }
      guard bytes[offset] == UInt8(ascii: ":") else { throw unexpected("':' behind the key") }
      offset += 1
      skipBlanks()
      let value = try value(depth: depth + 1)
      entries.append(RecordEntry(key: Located(name, at: key.position), value: value))
      if try !goesOn(UInt8(ascii: "}"), "mapping", open) { break }
    }
    let result = Array(entries[start...])
    entries.removeLast(entries.count - start)
    return result
  }

  /// Reads the comma or the end behind a member.
  private mutating func goesOn(_ end: UInt8, _ what: String, _ open: Int) throws(Problem) -> Bool {
    skipBlanks()
    guard offset < bytes.count else { throw ended("',' or '\(Character(Unicode.Scalar(end)))'", in: what, open) }
    if bytes[offset] == end {
      offset += 1
      return false
    }
    guard bytes[offset] == UInt8(ascii: ",") else { throw unexpected("',' or '\(Character(Unicode.Scalar(end)))'") }
    let comma = offset
    offset += 1
    skipBlanks()
    if offset < bytes.count, bytes[offset] == end {
      throw Problem(message: "A comma stands between members, not at the end of a \(what); remove it", offset: comma)
    }
    return true
  }
}

// MARK: - Problems

extension JSONParser {
  func ended(_ wanted: String, in what: String? = nil, _ open: Int = 0) -> Problem {
    let place = what.map { name -> String in
      let line = 1 + bytes[..<open].reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
      return " in the \(name) of line \(line)"
    }
    return Problem(message: "JSON ends where \(wanted) is expected\(place ?? ""); get the whole file", offset: bytes.count)
  }

  func unexpected(_ wanted: String) -> Problem {
    if bytes[offset] == UInt8(ascii: "/") || bytes[offset] == UInt8(ascii: "#") {
      return Problem(message: "JSON has no comments; remove it, \(wanted) is expected here", offset: offset)
    }
    return Problem(message: "\(shown(offset)) stands where \(wanted) is expected", offset: offset)
  }

  /// The character at an offset, for a message.
  func shown(_ offset: Int) -> String {
    guard bytes[offset] != 0 else { return "A NUL character" }
    let character = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
    return character.map { "'\($0)'" } ?? "Nothing"
  }
}

/// The keys of a mapping, to find one that is written twice: a few are compared, many are looked up.
private struct JSONKeys {
  private var names: Set<String> = []

  mutating func insert(_ name: String, among entries: ArraySlice<RecordEntry>) -> Bool {
    guard entries.count >= 8 else { return !entries.contains { $0.key.value == name } }
    if names.isEmpty { names = Set(entries.map(\.key.value)) }
    return names.insert(name).inserted
  }
}
