/// The attributes of a provision that a reader would not infer, in their canonical order.
struct OutlineAttributeWriter {
  private var parts: [String] = []

  var isEmpty: Bool { parts.isEmpty }

  mutating func add(_ key: String, _ value: String) { parts.append("\(key): \(OutlineEscape.writeValue(value))") }
  mutating func add(flag: String) { parts.append(flag) }

  /// State, summary and incompleteness, for every kind of provision.
  mutating func addMarks(of provision: Provision, isSummaryInherited: Bool) {
    let state = OutlineInference.state(of: provision)
    if provision.state != state { add(flag: provision.state.attributeName) }
    if provision.isSummary != isSummaryInherited { add(flag: provision.isSummary ? "summary" : "summary: no") }
    if provision.isIncomplete { add(flag: "incomplete") }
  }

  static func + (left: Self, right: Self) -> Self {
    var result = left
    result.parts += right.parts
    return result
  }

  /// `{kind: example, summary}` and a line end; nothing when there is nothing to say.
  var line: String { parts.isEmpty ? "" : "{\(parts.joined(separator: ", "))}\n" }
}
