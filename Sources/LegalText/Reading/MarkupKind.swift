/// Tells what an XML file is by its root element and the root's namespace.
enum MarkupKind {
  static func kind(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> FileKind {
    guard let root = root(bytes, from: start) else {
      return .other("XML without a root element", advice: "get the whole file")
    }
    let name = root.name.split(separator: ":").last.map(String.init) ?? root.name
    let space = root.namespace
    switch name {
    case _ where space.contains("uslm"): return .edition(.uslm)
    case "akomaNtoso": return .edition(.akomaNtoso)
    case "DLPSTEXTCLASS", "ECFR", "ECFRBRWS", "DIV1", "DIV2", "DIV3", "DIV4", "DIV5", "DIV6", "DIV7", "DIV8", "DIV9": return .edition(.ecfr)
    case "regulation" where space == "eregs": return .edition(.regml)
    case "notice" where space == "eregs":
      return .other("a RegML notice, which tells what differs between two editions", advice: "read the edition that it leads to")
    case "catalog" where space.contains("oscal"): return .edition(.oscalXML)
    case "profile" where space.contains("oscal"): return .other("an OSCAL profile", advice: "resolve it into a catalog and read that")
    case _ where space.contains("oscal"): return .other("an OSCAL '\(name)'", advice: "read the catalog to which it belongs")
    case _ where name.lowercased() == "html" || space.hasSuffix("/xhtml"):
      return .other("an HTML page", advice: "get the law as XML from its publisher, or save the page's text")
    default: return .other("XML with the root '\(name.prefix(60))'", advice: "name its format if it is one of these")
    }
  }

  /// The first element's name and the namespace of its prefix, behind declarations, comments and processing instructions.
  private static func root(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (name: String, namespace: String)? {
    var offset = start
    while offset < bytes.count {
      guard let open = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) else { return nil }
      let rest = bytes[open...].prefix(4)
      if rest.starts(with: "<!--".utf8) {
        guard let end = find("-->", bytes, from: open + 4) else { return nil }
        offset = end
      } else if rest.starts(with: "<?".utf8) {
        guard let end = find("?>", bytes, from: open + 2) else { return nil }
        offset = end
      } else if rest.starts(with: "<!".utf8) {
        offset = behindDeclaration(bytes, from: open + 2)
      } else {
        let end = bytes[open...].prefix(20_000).firstIndex(of: UInt8(ascii: ">")) ?? min(bytes.count, open + 20_000)
        return element(String(decoding: bytes[open + 1..<end], as: UTF8.self))
      }
    }
    return nil
  }

  /// Behind a document type declaration, whose internal subset stands in brackets.
  private static func behindDeclaration(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var depth = 0
    for offset in start..<bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0: return offset + 1
      default: break
      }
    }
    return bytes.count
  }

  private static func find(_ mark: String, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var offset = start
    let first = mark.utf8.first
    while offset < bytes.count {
      if bytes[offset] == first, bytes[offset...].starts(with: mark.utf8) { return offset + mark.utf8.count }
      offset += 1
    }
    return nil
  }

  private static func element(_ tag: String) -> (name: String, namespace: String)? {
    guard let name = tag.split(whereSeparator: { $0.isWhitespace || $0 == "/" }).first.map(String.init) else { return nil }
    let parts = name.split(separator: ":")
    let attribute = parts.count == 2 ? "xmlns:\(parts[0])" : "xmlns"
    var rest = tag[...]
    while let place = rest.firstRange(of: attribute) {
      rest = rest[place.upperBound...]
      let value = rest.drop { $0.isWhitespace }
      guard value.first == "=", let quote = value.dropFirst().first(where: { !$0.isWhitespace }), quote == "\"" || quote == "'" else { continue }
      let quoted = value.drop { $0 != quote }.dropFirst()
      return (name, String(quoted.prefix { $0 != quote }))
    }
    return (name, "")
  }
}
