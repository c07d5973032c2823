package import Diagnostics

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
  private let programs: [[TemplateStep]]
  /// The number of the program of each root.
  private let roots: [RootKey: Int]

  private struct RootKey: Hashable {
    var template: String
    var model: ObjectIdentifier
  }

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
    var compiler = TemplateCompiler(templates)
    var numbers: [RootKey: Int] = [:]
    for root in roots { numbers[RootKey(template: root.template, model: root.record.id)] = compiler.compile(root) }
    return Checked(TemplateLibrary(dialect: dialect, programs: compiler.programs, roots: numbers), diagnostics)
  }

  /// Prints a model, as UTF-8.
  ///
  /// - Precondition: the library was loaded with `TemplateRoot(template, renders: Model.self)`.
  package func bytes<Model: TemplateModel>(of model: Model, with template: String) -> [UInt8] {
    guard let program = roots[RootKey(template: template, model: ObjectIdentifier(Model.self))] else {
      preconditionFailure("template '\(template)' was not checked for \(Model.self): add it to the roots")
    }
    var printer = TemplatePrinter(programs, dialect: dialect, record: ModelRecord(model))
    var output: [UInt8] = []
    output.reserveCapacity(16_384)
    printer.print(program: program, to: &output)
    return output
  }

  /// Prints a model.
  ///
  /// - Precondition: as for `bytes`.
  package func render<Model: TemplateModel>(_ model: Model, with template: String) -> String {
    String(decoding: bytes(of: model, with: template), as: UTF8.self)
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
}
