internal import Diagnostics

/// What a catalog's links and insertions may name, found before the text is read.
struct OSCALIndex {
  /// What the fragment of a link leads to.
  enum Target {
    /// A control, by its number: "AC-2(1)".
    case control(String)
    /// A part of a control.
    case part
    /// An entry of the back-matter, by its title.
    case resource(String?)
  }

  private(set) var parameters: [String: RecordValue] = [:]
  /// By identifier, without `#`.
  private(set) var targets: [String: Target] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ catalog: RecordValue) {
    container(catalog)
    for resource in catalog["back-matter"]?["resources"]?.elements ?? [] {
      guard let id = resource["uuid"]?.text ?? resource["id"]?.text else { continue }
      targets[id] = .resource(resource["title"]?.text)
    }
  }

  private mutating func container(_ value: RecordValue) {
    addParameters(of: value)
    parts(of: value)
    for group in value["groups"]?.elements ?? [] { container(group) }
    for control in value["controls"]?.elements ?? [] {
      if let id = control["id"] { add(id, .control(OSCALLabel(of: control).text)) }
      container(control)
    }
  }

  private mutating func parts(of value: RecordValue) {
    for part in value["parts"]?.elements ?? [] {
      // Ids of parts repeat in some catalogs; links lead to the first.
      if let id = part["id"]?.text, targets[id] == nil { targets[id] = .part }
      parts(of: part)
    }
  }

  private mutating func addParameters(of value: RecordValue) {
    // Before OSCAL 1.0 the key was `parameters`, in some versions a mapping by identifier.
    guard let list = value["params"] ?? value["parameters"] else { return }
    for entry in list.entries where parameters[entry.key.value] == nil { parameters[entry.key.value] = entry.value }
    for parameter in list.elements {
      guard let id = parameter["id"]?.text, parameters[id] == nil else { continue }
      parameters[id] = parameter
    }
  }

  private mutating func add(_ id: RecordValue, _ target: Target) {
    guard let name = id.text else { return }
    if targets[name] != nil {
      diagnostics.append(
        Diagnostic("duplicate-identifier", .warning, "Identifier '\(name)' stands twice in this catalog; links lead to the first", at: id.position))
    } else {
      targets[name] = target
    }
  }
}
