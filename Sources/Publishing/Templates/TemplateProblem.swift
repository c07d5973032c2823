internal import Diagnostics

/// What can be wrong with a template.
enum TemplateProblem {
  enum Feature {
    case ampersand, inheritance, delimiters, pragma, dynamicPartial
  }

  // Tags
  case malformedTag, strayBrace
  case unsupportedTag(Feature)
  case function(String)
  case strayClose(String)
  case unclosedSection(tag: String, name: String, before: String)
  case tooDeep(limit: Int)

  // Fields. `includer` names the template that includes the one at fault, which decides what its record is.
  case unknownField(String, known: [String], outer: [String], includer: String?)
  case noFields(String, of: String)
  case unprintable(String, FieldType)
  case currentIsRecord
  case absentField(String, isPrinted: Bool)
  case alwaysPrinted(String)
  case neverPrinted(String)
  case escapedSource(String, ContentKind)
  case rawText(String)
  case wrongDialect(String, ContentKind, TemplateDialect)
  case noList(String)
  case printedPlace(String)
  case currentSection

  // Templates
  case unknownPartial(String, known: [String])
  case endlessPartial(String)
  case missingTemplate(String, model: String, known: [String])
  case duplicateTemplate(String, other: String)
  case unusedTemplate(String, known: [String])
  case repeatedField(String, model: String)

  func diagnostic(at position: SourcePosition?) -> Diagnostic {
    let (rule, severity, message) = content
    return Diagnostic(rule, severity, message, at: position)
  }

  private var content: (RuleIdentifier, Severity, String) {
    switch self {
    case .malformedTag:
      ("malformed-tag", .error, "Tag is not complete; write a name between '{{' and '}}'")
    case .strayBrace:
      ("malformed-tag", .error, "Template may not end with '{'; add a line end")
    case .unsupportedTag(let feature):
      ("unsupported-tag", .error, feature.message)
    case .function(let text):
      (
        "unsupported-tag", .error,
        "Function '\(text)' is not available in templates; "
          + "in a list, first(), last(), even() and odd() are"
      )
    case .strayClose(let name):
      ("stray-section-end", .error, "{{/\(name)}} closes no open section; write {{#\(name)}} before it or remove it")
    case .unclosedSection(let tag, let name, let place):
      ("unclosed-section", .error, "Section \(tag) is not closed before \(place); write {{/\(name)}}")
    case .tooDeep(let limit):
      ("deep-sections", .error, "Sections may nest at most \(limit) deep; move the inner ones to a partial")

    case .unknownField(let name, let known, let outer, let includer):
      ("unknown-field", .error, Self.unknownField(name, known: known, outer: outer, includer: includer))
    case .noFields(let name, let parent):
      (
        "unknown-field", .error,
        "Field '\(name)' does not exist, because '\(parent)' is not a record; write {{\(parent)}}"
      )
    case .unprintable(let name, let type):
      ("unprintable-field", .error, Self.unprintable(name, type))
    case .currentIsRecord:
      ("unprintable-field", .error, "{{.}} stands for a record here; print one of its fields")
    case .absentField(let name, let isPrinted):
      (
        "optional-field", .error,
        "Field '\(name)' may be absent; \(isPrinted ? "print" : "use") it inside {{#\(name)}} … {{/\(name)}}"
      )
    case .alwaysPrinted(let name):
      (
        "useless-section", .warning,
        "Section {{#\(name)}} is always printed, because '\(name)' is never absent; remove its tags"
      )
    case .neverPrinted(let name):
      (
        "useless-section", .warning,
        "Section {{^\(name)}} is never printed, because '\(name)' is never absent; remove it"
      )
    case .escapedSource(let name, let kind):
      ("field-escaping", .error, "Field '\(name)' is \(kind.name) and is printed as it is; write {{{\(name)}}}")
    case .rawText(let name):
      ("field-escaping", .error, "Field '\(name)' is text and must be escaped; write {{\(name)}}")
    case .wrongDialect(let name, let kind, let dialect):
      (
        "field-dialect", .error,
        "Field '\(name)' is \(kind.name) and cannot be printed by a template for \(dialect.name); print another field"
      )
    case .noList(let name):
      ("unknown-field", .error, "'\(name)' is known only directly inside a section over a list; move it there")
    case .printedPlace(let name):
      ("unprintable-field", .error, "'\(name)' is a yes or no; use it as {{#\(name)}} … {{/\(name)}}")
    case .currentSection:
      ("unsupported-tag", .error, "A section needs the name of a field; {{.}} is for printing")

    case .unknownPartial(let name, let known):
      (
        "unknown-partial", .error,
        "Partial '\(name)' is not among the templates\(NearMiss.suggestion(for: name, among: known))"
      )
    case .endlessPartial(let name):
      (
        "endless-partial", .error,
        "Partial '\(name)' would include itself without end; include it inside a list or optional record of the "
          + "innermost record"
      )
    case .missingTemplate(let name, let model, let known):
      (
        "missing-template", .error,
        "Template '\(name)' is missing; add '\(name).mustache', which prints \(model)"
          + NearMiss.suggestion(for: name, among: known)
      )
    case .duplicateTemplate(let name, let other):
      ("duplicate-template", .error, "Template '\(name)' already is '\(other)'; rename one of the files")
    case .unusedTemplate(let name, let known):
      (
        "unused-template", .warning,
        "Template '\(name)' is used by no page; include it with {{> \(name)}} or delete it"
          + NearMiss.suggestion(for: name, among: known)
      )
    case .repeatedField(let name, let model):
      ("repeated-field", .error, "Field '\(name)' stands twice in \(model); give each field its own name")
    }
  }

  private static func unknownField(_ name: String, known: [String], outer: [String], includer: String?) -> String {
    let shown = 12  // enough for one glance
    let list = known.prefix(shown).map { "'\($0)'" }.joined(separator: ", ")
    let rest = known.count > shown ? " and \(known.count - shown) more" : ""
    let has = known.isEmpty ? "it has no fields" : "it has \(list)\(rest)"
    let place = includer.map { ", as '\($0)' includes this template" } ?? ""
    return
      "Field '\(name)' is not in this record\(place); \(has)\(NearMiss.suggestion(for: name, among: known + outer))"
  }

  private static func unprintable(_ name: String, _ type: FieldType) -> String {
    switch type {
    case .flag: "Field '\(name)' is a yes or no; use it as {{#\(name)}} … {{/\(name)}}"
    case .list: "Field '\(name)' is a list; print the fields of its records inside {{#\(name)}} … {{/\(name)}}"
    case .textList: "Field '\(name)' is a list; print {{.}} inside {{#\(name)}} … {{/\(name)}}"
    case .record, .content: "Field '\(name)' is a record; print one of its fields, such as {{\(name).…}}"
    }
  }
}

extension TemplateProblem.Feature {
  fileprivate var message: String {
    switch self {
    case .ampersand: "{{& name}} is not used here; write {{{name}}}"
    case .inheritance: "Template inheritance is not used here; include a partial with {{> name}}"
    case .delimiters: "Delimiters cannot be changed; they are '{{' and '}}'"
    case .pragma: "Pragmas are not used here; what is escaped follows from the folder of the template"
    case .dynamicPartial: "A partial's name cannot come from a field; write the name in the tag"
    }
  }
}
