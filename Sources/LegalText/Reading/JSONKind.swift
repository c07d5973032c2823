/// Tells what a JSON file is by the keys of its outermost mapping.
enum JSONKind {
  private static let documents: [String: (name: String, advice: String)] = [
    "profile": ("an OSCAL profile", "resolve it into a catalog and read that"),
    "component-definition": ("an OSCAL component definition", "read the catalog whose controls it implements"),
    "system-security-plan": ("an OSCAL system security plan", "read the catalog whose controls it implements"),
    "assessment-plan": ("an OSCAL assessment plan", "read the catalog that it assesses"),
    "assessment-results": ("an OSCAL document of assessment results", "read the catalog that it assesses"),
    "plan-of-action-and-milestones": ("an OSCAL plan of action", "read the catalog that it is about"),
  ]

  static func kind(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> FileKind {
    let keys = keys(bytes, from: start)
    if keys.contains("catalog") { return .edition(.oscalJSON) }
    for key in keys { if let document = documents[key] { return .other(document.name, advice: document.advice) } }
    if keys.contains("chapters"), keys.contains("recitals") || keys.contains("title") { return .edition(.gdprText) }
    if keys.contains("vendors") { return .other("a list of vendors in JSON", advice: "it is no law; import it as a register") }
    let names = keys.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return .other(
      keys.isEmpty ? "a JSON mapping without keys" : "JSON with the keys \(names)",
      advice: "name its format if it is one of these")
  }

  /// The keys of the mapping that opens at an offset, in order: those before the first that settles the matter, at most fifty.
  private static func keys(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [String] {
    var keys: [String] = []
    var depth = 0
    var isKey = false
    var offset = start
    while offset < bytes.count, keys.count < 50 {
      switch bytes[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        isKey = depth == 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","): isKey = depth == 1
      case UInt8(ascii: ":"): isKey = false
      case UInt8(ascii: "\""):
        let first = offset + 1
        offset = first
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") { offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1 }
        if isKey, depth == 1, offset <= bytes.count {
          let key = String(decoding: bytes[first..<min(offset, first + 60)], as: UTF8.self)
          keys.append(key)
          if key == "catalog" || documents[key] != nil || (key == "chapters" && keys.contains("title")) { return keys }
        }
      default: break
      }
      offset += 1
    }
    return keys
  }
}
