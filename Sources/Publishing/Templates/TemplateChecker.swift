internal import Diagnostics

/// Checks templates against the models that they print, following partials with the records of their callers.
///
/// A partial is checked once for each scope in which it is included; scopes are finite, so recursion of partials and of
/// models comes to an end.
struct TemplateChecker {
  let templates: [String: ParsedTemplate]
  let dialect: TemplateDialect
  /// By type; filled as types are met.
  var records: [ObjectIdentifier: RecordFields] = [:]
  var diagnostics: [Diagnostic] = []

  private(set) var states: [State] = []
  private var numbers: [State: Int] = [:]
  /// The template that included a state first; `nil` for roots.
  private var includers: [String?] = []
  private(set) var inclusions: [PartialInclusion] = []
  /// One report for a place and rule, from the first scope in which it is wrong.
  private var reported: Set<ReportKey> = []
  private var usefulSections: Set<SourcePosition> = []
  private var uselessSections: [Diagnostic] = []

  struct State: Hashable {
    var template: String
    var scope: TemplateScope
  }

  private struct ReportKey: Hashable {
    var rule: RuleIdentifier
    var position: SourcePosition
  }

  init(templates: [String: ParsedTemplate], dialect: TemplateDialect) {
    self.templates = templates
    self.dialect = dialect
  }

  /// Checks everything that the roots reach. The names of unreached templates are those of no state.
  mutating func check(_ roots: [TemplateRoot]) {
    for root in roots where templates[root.template] != nil {
      meet(root.record)
      _ = number(of: State(template: root.template, scope: TemplateScope(root: root.record.id)), includer: nil)
    }
    var next = 0
    while next < states.count {
      let state = states[next]
      if let template = templates[state.template] {
        let walk = TemplateWalk(source: template.source, state: next, includer: includers[next])
        check(template.nodes, in: state.scope, walk)
      }
      next += 1
    }
    reportEndlessPartials()
    diagnostics += uselessSections.filter { section in section.position.map { !usefulSections.contains($0) } ?? true }
  }

  mutating func number(of state: State, includer: String?) -> Int {
    if let number = numbers[state] { return number }
    let number = states.count
    numbers[state] = number
    states.append(state)
    includers.append(includer)
    return number
  }

  mutating func include(_ name: TemplateName, in scope: TemplateScope, _ walk: TemplateWalk) {
    guard templates[name.text] != nil else {
      return report(.unknownPartial(name.text, known: templates.keys.sorted()), at: name.offset, walk)
    }
    let target = number(
      of: State(template: name.text, scope: scope.ofPartial), includer: states[walk.state].template)
    inclusions.append(
      PartialInclusion(
        source: walk.state, target: target, descent: walk.descent, name: name.text,
        position: walk.source.position(at: name.offset)))
  }

  mutating func report(_ problem: TemplateProblem, at offset: Int, _ walk: TemplateWalk) {
    let diagnostic = problem.diagnostic(at: walk.source.position(at: offset))
    report(diagnostic)
  }

  mutating func report(_ diagnostic: Diagnostic) {
    if let position = diagnostic.position {
      guard reported.insert(ReportKey(rule: diagnostic.rule, position: position)).inserted else { return }
    }
    diagnostics.append(diagnostic)
  }

  /// A section of a partial is useless only when it is in every scope.
  mutating func noteSection(_ name: TemplateName, problem: TemplateProblem?, _ walk: TemplateWalk) {
    let position = walk.source.position(at: name.offset)
    guard let problem else {
      usefulSections.insert(position)
      return
    }
    let diagnostic = problem.diagnostic(at: position)
    guard reported.insert(ReportKey(rule: diagnostic.rule, position: position)).inserted else { return }
    uselessSections.append(diagnostic)
  }

  mutating func meet(_ type: RecordType) {
    guard records[type.id] == nil else { return }
    let fields = type.fields()
    var byName: [String: FieldType] = [:]
    for field in fields where byName.updateValue(field.type, forKey: field.name) != nil {
      diagnostics.append(TemplateProblem.repeatedField(field.name, model: type.name).diagnostic(at: nil))
    }
    records[type.id] = RecordFields(names: fields.map(\.name), byName: byName)
  }
}

struct ParsedTemplate {
  var source: SourceText
  var nodes: [TemplateNode]
}

struct RecordFields {
  /// In the order of the model's table.
  var names: [String]
  var byName: [String: FieldType]
}

/// Where the check stands.
struct TemplateWalk {
  var source: SourceText
  /// The number of the state that is being checked.
  var state: Int
  var includer: String?
  /// How the sections around this place lead into the model's data.
  var descent = Descent.none
}
