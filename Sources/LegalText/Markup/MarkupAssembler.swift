internal import Diagnostics

/// Builds an edition from the elements of an XML document; the readers of XML differ in this and in nothing else.
///
/// An assembler may recurse over the elements, which `MarkupLimits.depth` bounds.
protocol MarkupAssembler {
  associatedtype Roles: MarkupRoles
  var draft: MarkupDraft<Roles> { get set }
  init(_ draft: MarkupDraft<Roles>)
  /// What is said of a document with another format's root; `nil` for one of this format.
  static func problem(ofRoot root: MarkupName) -> (rule: RuleIdentifier, message: String)?
  /// What was looked for, and which of it, where no provision was found: "level", "part, section and paragraph".
  static var wanted: (one: String, all: String) { get }
  mutating func assemble()
  /// Adds to a finished reading what this format alone says.
  func complete(_ reading: inout EditionReading)
}

extension MarkupAssembler {
  var document: MarkupDocument { draft.document }

  func element(_ node: Int) -> Roles.Element { draft.roles.element(node) }

  func complete(_ reading: inout EditionReading) {}

  static func read(_ source: SourceText, instrument: InstrumentIdentifier, accounting: Bool) -> Checked<EditionReading> {
    let read = MarkupDocument.read(source)
    guard let document = read.value else { return Checked(.empty(instrument), read.diagnostics) }
    if let problem = problem(ofRoot: document.names[document.nameIndex(of: document.root) ?? 0]) {
      let diagnostic = Diagnostic(problem.rule, .error, problem.message, at: document.position(of: document.root))
      return Checked(.empty(instrument), read.diagnostics + [diagnostic])
    }
    var assembler = Self(MarkupDraft(document, instrument: instrument))
    assembler.assemble()
    var result = assembler.draft.finish(
      accounting: accounting, missing: "No \(wanted.one) was found in '\(source.path)'; looked for \(wanted.all)")
    assembler.complete(&result.value)
    result.diagnostics = read.diagnostics + result.diagnostics
    return result
  }
}
