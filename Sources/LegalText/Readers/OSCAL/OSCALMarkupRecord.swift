internal import Diagnostics

/// Puts the elements of a catalog in the shape of its JSON: attributes become scalars, elements of one name a list under the
/// plural of it, prose the text with marks of Markdown that the JSON has in its place.
///
/// It recurses over the elements, which `MarkupLimits.depth` bounds.
struct OSCALMarkupRecord {
  /// A scalar that is text of the file, with the texts that it was put together from.
  struct Scalar {
    var value: RecordValue
    /// The keys that lead to it, outermost first.
    var path: [String]
    var texts: [Int]
  }

  private let document: MarkupDocument
  private(set) var scalars: [Scalar] = []
  private(set) var origins: [SourcePosition: TextOrigin] = [:]

  init(_ document: MarkupDocument) { self.document = document }

  mutating func catalog() -> RecordValue { value(of: document.root, ["catalog"]) }

  private static let lists: [String: String] = [
    "group": "groups", "control": "controls", "subcontrol": "subcontrols", "part": "parts", "param": "params", "prop": "props",
    "link": "links", "resource": "resources", "rlink": "rlinks", "value": "values", "choice": "choice", "guideline": "guidelines",
    "constraint": "constraints", "test": "tests", "revision": "revisions", "role": "roles", "location": "locations", "party": "parties",
    "responsible-party": "responsible-parties", "document-id": "document-ids", "email-address": "email-addresses",
    "telephone-number": "telephone-numbers", "address": "addresses", "addr-line": "addr-lines", "party-uuid": "party-uuids",
    "location-uuid": "location-uuids", "role-id": "role-ids", "external-id": "external-ids", "action": "actions", "url": "urls",
    "member-of-organization": "member-of-organizations", "hash": "hashes",
  ]

  /// Elements whose text is theirs besides their attributes, by the key that the JSON gives it.
  private static let contents: [String: String] = ["prop": "value", "part": "prose", "guideline": "prose", "base64": "value", "hash": "value"]

  private mutating func value(of node: Int, _ path: [String]) -> RecordValue {
    let name = document.localName(of: node)
    var fields = Fields(at: document.position(of: node))
    for key in OSCALMarkupProse.attributes {
      guard let text = document.attribute(key, of: node) else { continue }
      fields.set(key, RecordValue(.scalar(text), at: fields.position))
    }
    var prose = OSCALMarkupProse(document)
    var isProse = false
    for child in document.children(of: node) {
      if document.isElement(child), !OSCALMarkupProse.isProse(document.localName(of: child)) {
        let childName = document.localName(of: child)
        let key = Self.lists[childName] ?? childName
        let inner = value(of: child, path + [key])
        if Self.lists[childName] != nil { fields.append(key, inner) } else { fields.set(key, inner) }
      } else if !document.isInstruction(child) {
        isProse = isProse || !document.isText(child) || !document.isBlank(child)
        prose.add(child)
      }
    }
    guard isProse else { return fields.isEmpty ? RecordValue(.empty, at: fields.position) : fields.value }
    let isWhole = fields.isEmpty && Self.contents[name] == nil
    let key = Self.contents[name] ?? "text"
    let scalar = scalar(of: prose, at: node, isWhole ? path : path + [key])
    if isWhole { return scalar }
    fields.set(key, scalar)
    return fields.value
  }

  private mutating func scalar(of prose: OSCALMarkupProse, at node: Int, _ path: [String]) -> RecordValue {
    var text = prose.text
    text.removeTrailingBlanks()
    let first = prose.texts.first { !document.isBlank($0) } ?? prose.first ?? node
    let position = document.position(of: first)
    let value = RecordValue(.scalar(text.text), at: position)
    origins[position] = text.origin
    scalars.append(Scalar(value: value, path: path, texts: prose.texts))
    return value
  }
}

/// The entries of a mapping while it is put together, in the order of the file.
private struct Fields {
  let position: SourcePosition
  private var entries: [RecordEntry] = []
  private var offsets: [String: Int] = [:]
  private var lists: [Int: [RecordValue]] = [:]

  init(at position: SourcePosition) { self.position = position }

  var isEmpty: Bool { entries.isEmpty }

  /// The first of a key wins, as it does in a file with a key twice.
  mutating func set(_ key: String, _ value: RecordValue) {
    guard offsets[key] == nil else { return }
    offsets[key] = entries.count
    entries.append(RecordEntry(key: Located(key, at: position), value: value))
  }

  mutating func append(_ key: String, _ value: RecordValue) {
    set(key, RecordValue(.list([]), at: value.position))
    if let offset = offsets[key] { lists[offset, default: []].append(value) }
  }

  var value: RecordValue {
    var entries = entries
    for (offset, members) in lists { entries[offset].value.content = .list(members) }
    return RecordValue(.mapping(entries), at: position)
  }
}
