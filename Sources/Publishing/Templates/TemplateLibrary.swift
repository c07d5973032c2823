package import Diagnostics
internal import Mustache

/// A page, or another text, that the program renders: which template prints which model.
package struct TemplateRoot: Sendable {
  package let template: String
  let record: RecordType

  package init<Model: TemplateModel>(_ template: String, renders model: Model.Type) {
    self.template = template
    record = RecordType(model)
  }
}

/// Templates that are known to print every name they mention.
///
/// Rendering is safe from any number of tasks.
package struct TemplateLibrary: Sendable {
  /// How deep models may nest in each other. Rendering recurses, and a debug build's task overflows its stack somewhere
  /// between 300 and 1000 levels: who builds a model from a file bounds it, or prints a deep tree from a flat list.
  package static let depthLimit = 200

  package let dialect: TemplateDialect
  private let library: MustacheLibrary
  private let models: [String: Set<ObjectIdentifier>]

  /// Reads templates and checks them against the models of the roots.
  ///
  /// A template's name is its file's name up to the first `.`; `{{> name}}` includes it from anywhere.
  ///
  /// - Parameter sources: in any order; diagnostics follow the order of names.
  /// - Returns: no library when there is an error.
  package static func load(
    sources: [SourceText], roots: [TemplateRoot], dialect: TemplateDialect
  ) -> Checked<TemplateLibrary?> {
    var diagnostics: [Diagnostic] = []
    let templates = parse(sources, reportingTo: &diagnostics)
    let names = templates.keys.sorted()
    for root in roots where templates[root.template] == nil {
      let problem = TemplateProblem.missingTemplate(root.template, model: root.record.name, known: names)
      diagnostics.append(problem.diagnostic(at: nil))
    }

    var checker = TemplateChecker(templates: templates, dialect: dialect)
    checker.check(roots)
    diagnostics += checker.diagnostics
    let used = Set(checker.states.map(\.template))
    for name in names where !used.contains(name) {
      let position = templates[name].map { SourcePosition(startOf: $0.source.path) }
      diagnostics.append(TemplateProblem.unusedTemplate(name, known: names.filter(used.contains)).diagnostic(at: position))
    }

    guard !diagnostics.contains(where: { $0.severity == .error }) else { return Checked(nil, diagnostics) }
    let library = compile(names.compactMap { name in templates[name].map { (name, $0.source) } }, &diagnostics)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return Checked(nil, diagnostics) }
    var models: [String: Set<ObjectIdentifier>] = [:]
    for root in roots { models[root.template, default: []].insert(root.record.id) }
    return Checked(TemplateLibrary(dialect: dialect, library: library, models: models), diagnostics)
  }

  /// Prints a model.
  ///
  /// - Precondition: the library was loaded with `TemplateRoot(template, renders: Model.self)`.
  /// - Complexity: 3 to 5 µs a tag were measured on a busy machine, most of it swift-mustache's casts. A partial
  ///   whose tag is indented also counts the characters of all that it prints, 6 µs a kilobyte: do not indent the
  ///   tags of those that print much.
  package func render<Model: TemplateModel>(_ model: Model, with template: String) -> String {
    precondition(
      models[template]?.contains(ObjectIdentifier(Model.self)) == true,
      "template '\(template)' was not checked for \(Model.self): add it to the roots")
    guard let text = library.render(RecordValue(model: model, dialect: dialect), withTemplate: template) else {
      preconditionFailure("template '\(template)' of a root is missing")  // loading refuses that
    }
    return text
  }

  /// Prints a model as markup that may stand in another template.
  ///
  /// - Precondition: as for `render`; the dialect is HTML.
  package func renderHTML(_ model: some TemplateModel, with template: String) -> HTML {
    precondition(dialect == .html, "template '\(template)' is not HTML")
    return HTML(trusted: render(model, with: template))
  }

  /// Prints a model as Markdown that may stand in another template.
  ///
  /// - Precondition: as for `render`; the dialect is Markdown.
  package func renderMarkdown(_ model: some TemplateModel, with template: String) -> Markdown {
    precondition(dialect == .markdown, "template '\(template)' is not Markdown")
    return Markdown(source: render(model, with: template))
  }

  private static func parse(
    _ sources: [SourceText], reportingTo diagnostics: inout [Diagnostic]
  ) -> [String: ParsedTemplate] {
    var templates: [String: ParsedTemplate] = [:]
    for source in sources.sorted(by: { $0.path < $1.path }) {
      let name = name(ofPath: source.path)
      if let other = templates[name] {
        let problem = TemplateProblem.duplicateTemplate(name, other: other.source.path)
        diagnostics.append(problem.diagnostic(at: SourcePosition(startOf: source.path)))
        continue
      }
      let nodes = TemplateParser.parse(source).reporting(to: &diagnostics)
      templates[name] = ParsedTemplate(source: source, nodes: nodes)
    }
    return templates
  }

  private static func name(ofPath path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.prefix { $0 != "." })
  }

  /// Each template begins with a pragma of its own, since swift-mustache goes back to HTML in a partial. The line end
  /// belongs to the pragma, which stands alone on its line.
  private static func compile(
    _ sources: [(name: String, source: SourceText)], _ diagnostics: inout [Diagnostic]
  ) -> MustacheLibrary {
    var library = MustacheLibrary()
    for (name, source) in sources {
      do {
        try library.register("{{%CONTENT_TYPE:TEXT}}\n" + source.text, named: name)
      } catch let error as MustacheTemplate.ParserError {
        // Its lines count from 1 and the pragma's is the first.
        let position = SourcePosition(file: source.path, line: max(1, error.context.lineNumber - 1), column: 1)
        diagnostics.append(TemplateProblem.refusedByMustache("\(error.error)").diagnostic(at: position))
      } catch {
        let position = SourcePosition(startOf: source.path)
        diagnostics.append(TemplateProblem.refusedByMustache("\(error)").diagnostic(at: position))
      }
    }
    return library
  }
}
