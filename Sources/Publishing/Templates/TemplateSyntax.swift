/// The tags of a template and the text between them.
enum TemplateNode: Sendable {
  /// Printed as it is. Lines that hold nothing but a section's tag, a comment or a partial are not in it.
  case text(String)
  /// `{{name}}`, or `{{{name}}}` when `isRaw`.
  case variable(TemplateName, isRaw: Bool)
  /// `{{#name}} … {{/name}}`, or `{{^name}} … {{/name}}` when `isInverted`.
  case section(TemplateName, isInverted: Bool, content: [TemplateNode])
  /// `{{> name}}`. The blanks before a tag that stands alone on its line indent the lines of the partial.
  case partial(TemplateName, indentation: String)
}

/// A name in a tag.
struct TemplateName: Sendable {
  enum Meaning: Equatable, Sendable {
    /// `.`
    case current
    /// `a.b`; `.a.b` when `isLocal`, which looks in the innermost record only.
    case path([String], isLocal: Bool)
    /// `last()`
    case place(ListPlace)
  }

  /// As written, without blanks around it.
  var text: String
  var meaning: Meaning
  /// UTF-8 offset of the name in the template.
  var offset: Int

  /// The UTF-8 offset of a component of a path.
  func offset(ofComponent number: Int) -> Int {
    guard case .path(let path, let isLocal) = meaning else { return offset }
    return path.prefix(number).reduce(offset + (isLocal ? 1 : 0)) { $0 + $1.utf8.count + 1 }
  }
}

/// Where the current item stands in the list that is being repeated. swift-mustache writes it like a call.
enum ListPlace: String, CaseIterable, Sendable {
  case first, last, even, odd
}
