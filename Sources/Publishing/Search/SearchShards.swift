/// Cuts a sorted list into files of a bounded size.
///
/// Where a file ends depends on the entries near its end alone, so that a change in one entry changes few files.
enum SearchShards {
  struct Limits: Sendable {
    /// In bytes: a file ends behind an entry of a certain kind once it has `least`, and in any case before `most`. One entry
    /// that is larger is a file of its own.
    var least: Int
    var most: Int
  }

  /// The ranges of entries that make a file each.
  ///
  /// - Parameters:
  ///   - sizes: in bytes, of each entry.
  ///   - key: what the kind of an entry is told by.
  static func ranges(sizes: [Int], limits: Limits, key: (Int) -> String) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var size = 0
    for (index, next) in sizes.enumerated() {
      if index > start, size + next > limits.most || (size >= limits.least && endsHere(before: key(index))) {
        result.append(start..<index)
        start = index
        size = 0
      }
      size += next
    }
    if start < sizes.count { result.append(start..<sizes.count) }
    return result
  }

  /// True for one key in sixteen.
  private static func endsHere(before key: String) -> Bool {
    // FNV-1a: the standard library's hash differs from run to run.
    var hash: UInt32 = 0x811C_9DC5
    for byte in key.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return (hash >> 8) & 15 == 0
  }
}

/// Writes values as JavaScript.
struct SearchScript {
  private(set) var bytes: [UInt8] = []

  /// `concordSearch("NAME",VALUE);`, which hands the value to the script that asked for the file.
  static func file(_ name: String, _ value: (inout SearchScript) -> Void) -> OutputFile {
    var script = SearchScript()
    script.raw("concordSearch(")
    script.string(name)
    script.raw(",")
    value(&script)
    script.raw(");\n")
    return OutputFile(path: SearchIndex.folder + name + ".js", bytes: script.bytes)
  }

  mutating func raw(_ text: String) { bytes += text.utf8 }

  /// A string literal. Nothing in a text can end it: quotation marks, backslashes, control characters and the two line
  /// separators that are line ends to old parsers are escaped.
  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    append(escaping: text.utf8)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Text within a string literal.
  mutating func append(escaping text: some Sequence<UInt8>) {
    var before: (UInt8, UInt8) = (0, 0)
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: raw("\\n")
      case 0x00..<0x20, 0x7F: raw("\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      case 0xA8 where before == (0xE2, 0x80), 0xA9 where before == (0xE2, 0x80):
        bytes.removeLast(2)
        raw(byte == 0xA8 ? "\\u2028" : "\\u2029")
      default: bytes.append(byte)
      }
      before = (before.1, byte)
    }
  }

  mutating func list<Element>(_ elements: some Sequence<Element>, _ write: (inout SearchScript, Element) -> Void) {
    raw("[")
    var isFirst = true
    for element in elements {
      if !isFirst { raw(",") }
      isFirst = false
      write(&self, element)
    }
    raw("]")
  }

  mutating func strings(_ strings: some Sequence<String>) { list(strings) { $0.string($1) } }
}
