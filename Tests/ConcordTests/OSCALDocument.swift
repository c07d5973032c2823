import Foundation

/// Holds an OSCAL document against what the standard's models (1.1.2) ask of every document: required members, members that are known,
/// lists that are not empty, forms of identifiers, and references that lead somewhere.
struct OSCALDocument {
  private(set) var problems: [String] = []
  private var identifiers: [String] = []
  private var uuids: [String] = []
  private var references: [String] = []

  /// For each kind of object its required members and the others that it may have.
  private static let members: [String: (required: Set<String>, optional: Set<String>)] = [
    "catalog": (["uuid", "metadata"], ["params", "controls", "groups", "back-matter"]),
    "group": (["title"], ["id", "class", "params", "props", "links", "parts", "groups", "controls"]),
    "control": (["id", "title"], ["class", "params", "props", "links", "parts", "controls"]),
    "part": (["name"], ["id", "ns", "class", "title", "props", "prose", "parts", "links"]),
    "prop": (["name", "value"], ["uuid", "ns", "class", "group", "remarks"]),
    "link": (["href"], ["rel", "media-type", "resource-fragment", "text"]),
    "metadata": (["title", "last-modified", "version", "oscal-version"], ["props", "links", "remarks", "published", "roles", "parties"]),
    "resource": (["uuid"], ["title", "description", "props", "remarks"]),
    "assessment-results": (["uuid", "metadata", "import-ap", "results"], ["local-definitions", "back-matter"]),
    "objectives-and-method": (["control-id", "parts"], ["description", "props", "links", "remarks"]),
    "result": (
      ["uuid", "title", "description", "start", "reviewed-controls"],
      ["end", "props", "links", "local-definitions", "attestations", "assessment-log", "observations", "risks", "findings", "remarks"]
    ),
    "component": (["uuid", "type", "title", "description", "status"], ["purpose", "props", "links", "remarks"]),
    "observation": (
      ["uuid", "description", "methods", "collected"],
      ["title", "props", "links", "types", "origins", "subjects", "relevant-evidence", "expires", "remarks"]
    ),
    "finding": (
      ["uuid", "title", "description", "target"],
      ["props", "links", "origins", "implementation-statement-uuid", "related-observations", "related-risks", "remarks"]
    ),
    "target": (["type", "target-id", "status"], ["title", "description", "props", "links", "remarks"]),
  ]
  private static let lists = [
    "groups": "group", "controls": "control", "parts": "part", "props": "prop", "links": "link", "resources": "resource", "results": "result",
    "objectives-and-methods": "objectives-and-method", "components": "component", "observations": "observation", "findings": "finding",
  ]
  private static let objects = ["metadata", "catalog", "assessment-results", "target"]

  init(_ document: [String: Any]) {
    for (key, value) in document { check(value, key: key, path: key) }
    if Set(identifiers).count != identifiers.count { problems.append("identifiers repeat") }
    if Set(uuids).count != uuids.count { problems.append("UUIDs repeat") }
    let known = Set(identifiers + uuids)
    for reference in references where !known.contains(reference) { problems.append("'\(reference)' leads nowhere") }
  }

  private mutating func check(_ value: Any, key: String, path: String) {
    if let list = value as? [Any] {
      if list.isEmpty { problems.append("\(path) is empty") }
      for (offset, element) in list.enumerated() {
        if let kind = Self.lists[key], let object = element as? [String: Any] {
          check(object, as: kind, path: "\(path)/\(offset)")
        } else {
          check(element, key: key, path: "\(path)/\(offset)")
        }
      }
    } else if let object = value as? [String: Any] {
      check(object, as: Self.objects.contains(key) ? key : nil, path: path)
    }
  }

  private mutating func check(_ object: [String: Any], as kind: String?, path: String) {
    if let kind, let members = Self.members[kind] {
      let keys = Set(object.keys)
      for missing in members.required.subtracting(keys).sorted() { problems.append("\(path) lacks \(missing)") }
      for unknown in keys.subtracting(members.required).subtracting(members.optional).sorted() { problems.append("\(path) has \(unknown)") }
    }
    for (name, value) in object.sorted(by: { $0.key < $1.key }) {
      if let text = value as? String { check(text, name: name, path: path) } else { check(value, key: name, path: "\(path)/\(name)") }
    }
    if let id = object["id"] as? String, kind == "group" || kind == "control" || kind == "part" { identifiers.append(id) }
    if let uuid = object["uuid"] as? String { uuids.append(uuid) }
    if let value = object["value"] as? String, kind == "prop", value.wholeMatch(of: /\S(.*\S)?/) == nil { problems.append("\(path) has the value '\(value)'") }
    if let status = object["status"] as? [String: Any], kind == "target", !["satisfied", "not-satisfied"].contains(status["state"] as? String) {
      problems.append("\(path) has no state")
    }
  }

  private mutating func check(_ text: String, name: String, path: String) {
    let token = /[A-Za-z_][A-Za-z0-9._-]*/
    switch name {
    case "id", "name", "class", "control-id", "objective-id", "target-id", "rel":
      if text.wholeMatch(of: token) == nil { problems.append("\(path)/\(name) is '\(text)'") }
      if name == "objective-id" || name == "target-id" { references.append(text) }
    case "uuid", "subject-uuid", "observation-uuid":
      if text.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) == nil { problems.append("\(path)/\(name) is '\(text)'") }
      if name != "uuid" { references.append(text) }
    case "last-modified", "start", "collected":
      if text.wholeMatch(of: /\d{4}-\d{2}-\d{2}T00:00:00Z/) == nil { problems.append("\(path)/\(name) is '\(text)'") }
    case "href":
      if text.hasPrefix("#") { references.append(String(text.dropFirst())) }
    case "title", "description", "prose":
      if text.isEmpty { problems.append("\(path)/\(name) is empty") }
    default: break
    }
  }
}
