internal import Diagnostics

/// Reads `{kind: example, summary}`.
struct OutlineAttributesReader {
  private static let keys = [
    "kind", "id", "designation", "heading", "level", "depth", "continues", "summary", "incomplete", "empty",
  ]
  private static let names: [String] =
    keys + ProvisionState.allCases.map(\.attributeName) + ProvisionKind.allCases.map(\.rawValue)

  private let document: OutlineDocument
  private var attributes: OutlineAttributes
  private var seen: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter attributes: what earlier lines of the same block said.
  init(_ document: OutlineDocument, adding attributes: OutlineAttributes) {
    self.document = document
    self.attributes = attributes
    seen = Set(attributes.written.map(\.name))
  }

  /// Reads a line that begins with `{`.
  mutating func read(_ line: Range<Int>) -> OutlineAttributes {
    attributes.position = attributes.position ?? document.position(at: line.lowerBound)
    var offset = line.lowerBound + 1
    let end = line.upperBound - 1
    while offset < end { offset = readOne(offset, end) }
    return attributes
  }

  /// Reads one attribute and the comma behind it.
  private mutating func readOne(_ start: Int, _ end: Int) -> Int {
    let bytes = document.bytes
    var offset = start
    skipBlanks(&offset, end)
    let keyStart = offset
    while offset < end, bytes[offset] != UInt8(ascii: ":"), bytes[offset] != UInt8(ascii: ",") { offset += 1 }
    let key = Located(trimmed(keyStart..<offset), at: document.position(at: keyStart))
    var value: Located<String>?
    if offset < end, bytes[offset] == UInt8(ascii: ":") {
      offset += 1
      skipBlanks(&offset, end)
      value = readValue(&offset, end)
    }
    set(key, value)
    return offset + 1
  }

  private mutating func readValue(_ offset: inout Int, _ end: Int) -> Located<String> {
    let bytes = document.bytes
    let position = document.position(at: offset)
    let start = offset
    guard offset < end, bytes[offset] == UInt8(ascii: "\"") else {
      while offset < end, bytes[offset] != UInt8(ascii: ",") { offset += 1 }
      return Located(trimmed(start..<offset), at: position)
    }
    var output: [UInt8] = []
    offset += 1
    while offset < end, bytes[offset] != UInt8(ascii: "\"") {
      if bytes[offset] == OutlineSyntax.backslash, offset + 1 < end,
        bytes[offset + 1] == UInt8(ascii: "\"") || bytes[offset + 1] == OutlineSyntax.backslash
      {
        offset += 1
      }
      output.append(bytes[offset])
      offset += 1
    }
    if offset >= end {
      report("attribute-syntax", "A quoted value ends with '\"'; add one before '}'", position)
    } else {
      offset += 1
      skipBlanks(&offset, end)
      if offset < end, bytes[offset] != UInt8(ascii: ",") {
        report("attribute-syntax", "Attributes are separated by commas; put one behind the quoted value", document.position(at: offset))
        while offset < end, bytes[offset] != UInt8(ascii: ",") { offset += 1 }
      }
    }
    return Located(String(decoding: output, as: UTF8.self), at: position)
  }

  private mutating func set(_ key: Located<String>, _ value: Located<String>?) {
    let place = key.position
    if let kind = ProvisionKind(rawValue: key.value), value == nil {
      if isFirst("kind", place) { attributes.kind = Located(kind, at: place) }
      return
    }
    if let state = ProvisionState.allCases.first(where: { $0.attributeName == key.value }), value == nil {
      if attributes.state != nil {
        report("attribute-syntax", "A provision has one of in-force, reserved and repealed; keep one", place)
      }
      attributes.state = Located(state, at: place)
      return
    }
    guard Self.keys.contains(key.value) else {
      let known = NearMiss.nearest(to: key.value, among: Self.names)
      let hint = known.map { "did you mean '\($0)'?" } ?? "it may be \(Self.names.joined(separator: ", "))"
      return report("unknown-attribute", "Attribute '\(key.value)' is not known; \(hint)", place)
    }
    guard isFirst(key.value, place) else { return }
    switch key.value {
    case "summary": attributes.isSummary = flag(key, value)
    case "incomplete": attributes.isIncomplete = flag(key, value)
    case "empty": attributes.isEmpty = flag(key, value)
    case "level": attributes.level = number(key, value, 0...Nesting.maximumDepth)
    case "depth": attributes.depth = number(key, value, 1...Nesting.maximumDepth)
    case "kind": attributes.kind = kind(key, value)
    default:
      guard let value, !value.value.isEmpty || key.value == "heading" else {
        return report("attribute-value", "Attribute '\(key.value)' needs a value, as in '\(key.value): …'", place)
      }
      switch key.value {
      case "id": attributes.id = value
      case "designation": attributes.designation = value
      case "heading": attributes.heading = value
      default: attributes.continues = value
      }
    }
  }

  private mutating func isFirst(_ key: String, _ place: SourcePosition) -> Bool {
    guard !seen.insert(key).inserted else { return true }
    report("attribute-syntax", "Attribute '\(key)' stands twice before one paragraph; keep one", place)
    return false
  }

  private mutating func kind(_ key: Located<String>, _ value: Located<String>?) -> Located<ProvisionKind>? {
    if let value, let kind = ProvisionKind(rawValue: value.value) { return Located(kind, at: value.position) }
    let names = ProvisionKind.allCases.map(\.rawValue)
    report(
      "attribute-value",
      "Kind '\(value?.value ?? "")' is not one of \(names.joined(separator: ", "))"
        + NearMiss.suggestion(for: value?.value ?? "", among: names), value?.position ?? key.position)
    return nil
  }

  private mutating func flag(_ key: Located<String>, _ value: Located<String>?) -> Located<Bool>? {
    switch value?.value {
    case nil, "yes", "true": return Located(true, at: key.position)
    case "no", "false": return Located(false, at: key.position)
    case .some(let other):
      report("attribute-value", "Attribute '\(key.value)' takes yes or no, not '\(other)'", value?.position ?? key.position)
      return nil
    }
  }

  private mutating func number(
    _ key: Located<String>, _ value: Located<String>?, _ range: ClosedRange<Int>
  ) -> Located<Int>? {
    if let value, let number = Int(value.value), range.contains(number) { return Located(number, at: value.position) }
    report(
      "attribute-value",
      "Attribute '\(key.value)' takes a number from \(range.lowerBound) to \(range.upperBound), not '\(value?.value ?? "")'",
      value?.position ?? key.position)
    return nil
  }

  private func skipBlanks(_ offset: inout Int, _ end: Int) {
    while offset < end, document.bytes[offset].isASCIIBlank { offset += 1 }
  }

  private func trimmed(_ range: Range<Int>) -> String {
    var end = range.upperBound
    while end > range.lowerBound, document.bytes[end - 1].isASCIIBlank { end -= 1 }
    return String(decoding: document.bytes[range.lowerBound..<end], as: UTF8.self)
  }

  private mutating func report(_ rule: RuleIdentifier, _ message: String, _ position: SourcePosition) {
    diagnostics.append(Diagnostic(rule, .error, message, at: position))
  }
}
