import Foundation

/// What the schema of SARIF 2.1.0 asks of the objects that a check prints: which properties are required, which there may be, and
/// what they hold. Objects of the schema take no others.
struct SARIFSchema {
  indirect enum Shape: Sendable {
    case text
    case uri
    case whole(least: Int)
    case one(of: [String])
    case object(String)
    case list(Shape)
    case texts
  }

  private static let objects: [String: (required: Set<String>, properties: [String: Shape])] = [
    "sarifLog": (["version", "runs"], ["$schema": .uri, "version": .one(of: ["2.1.0"]), "runs": .list(.object("run"))]),
    "run": (["tool"], ["tool": .object("tool"), "results": .list(.object("result"))]),
    "tool": (["driver"], ["driver": .object("toolComponent")]),
    "toolComponent": (["name"], ["name": .text, "rules": .list(.object("reportingDescriptor"))]),
    "reportingDescriptor": (
      ["id"],
      [
        "id": .text, "shortDescription": .object("multiformatMessageString"), "fullDescription": .object("multiformatMessageString"),
        "help": .object("multiformatMessageString"),
      ]
    ),
    "multiformatMessageString": (["text"], ["text": .text]),
    "result": (
      ["message"],
      [
        "ruleId": .text, "ruleIndex": .whole(least: -1), "level": .one(of: ["none", "note", "warning", "error"]), "message": .object("message"),
        "locations": .list(.object("location")), "partialFingerprints": .texts, "suppressions": .list(.object("suppression")),
        "baselineState": .one(of: ["new", "unchanged", "updated", "absent"]),
      ]
    ),
    // Of "text" and "id" one is needed; ours have no identifiers.
    "message": (["text"], ["text": .text]),
    "location": ([], ["physicalLocation": .object("physicalLocation")]),
    "physicalLocation": (["artifactLocation"], ["artifactLocation": .object("artifactLocation"), "region": .object("region")]),
    "artifactLocation": ([], ["uri": .uri]),
    "region": ([], ["startLine": .whole(least: 1)]),
    "suppression": (
      ["kind"],
      ["kind": .one(of: ["inSource", "external"]), "status": .one(of: ["accepted", "underReview", "rejected"]), "justification": .text]
    ),
  ]

  /// What a document breaks, each with its place.
  static func problems(_ document: Any) -> [String] { check(document, .object("sarifLog"), at: "$") }

  private static func check(_ value: Any, _ shape: Shape, at place: String) -> [String] {
    switch shape {
    case .text: value is String ? [] : ["\(place): no text"]
    case .uri: (value as? String).flatMap { URL(string: $0) } == nil ? ["\(place): no URI reference"] : []
    case .whole(let least): ((value as? Int) ?? .min) >= least ? [] : ["\(place): no whole number from \(least)"]
    case .one(let values): values.contains((value as? String) ?? "") ? [] : ["\(place): none of \(values)"]
    case .texts: (value as? [String: String]) == nil ? ["\(place): no texts by name"] : []
    case .list(let shape):
      (value as? [Any])?.enumerated().flatMap { check($1, shape, at: "\(place)[\($0)]") } ?? ["\(place): no list"]
    case .object(let name):
      object(value, name, at: place)
    }
  }

  private static func object(_ value: Any, _ name: String, at place: String) -> [String] {
    guard let object = value as? [String: Any], let schema = objects[name] else { return ["\(place): no \(name)"] }
    let missing = schema.required.subtracting(object.keys).sorted().map { "\(place): \(name) without '\($0)'" }
    return missing
      + object.keys.sorted().flatMap { key -> [String] in
        guard let shape = schema.properties[key] else { return ["\(place): '\(key)' in a \(name)"] }
        return check(object[key] ?? NSNull(), shape, at: "\(place).\(key)")
      }
  }
}
