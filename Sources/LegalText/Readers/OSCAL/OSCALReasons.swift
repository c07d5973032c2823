/// Why a value of a catalog is no part of the law, by the keys that lead to it.
enum OSCALReasons {
  static func reason(_ path: [String]) -> RemovalReason {
    guard let key = path.last else { return .structure }
    if path.contains("metadata") || path.first != "catalog" { return .metadata }
    if path.count == 2 { return key == "uuid" ? .identifier : .metadata }
    switch key {
    case "id", "uuid", "identifier", "control-id", "param-id": return .identifier
    case "rel", "name", "ns", "class", "media-type", "how-many", "scheme": return .structure
    case "href": return .linkTarget
    case "prose" where path.contains("guidelines"): return .guideline
    case "prose", "title": return .assessment
    case _ where path.contains("params") || path.contains("parameters"): return path.contains("props") ? .structure : .parameter
    case _ where path.contains("props") || path.contains("properties"): return .property
    default: return .structure
    }
  }
}
