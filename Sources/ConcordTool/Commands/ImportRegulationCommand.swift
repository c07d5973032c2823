internal import ArgumentParser
internal import Concord
internal import Diagnostics
internal import LegalText

struct ImportRegulationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regulation",
    abstract: "Writes text extracted from pages as an edition in outline form.",
    discussion: """
      Page furniture is removed, hard wraps are joined, likely residue of redlines is reported. Everything that was removed or \
      mended is listed with its line; not a word of the law is dropped.
      """)

  @Argument(help: "The text file.")
  var file: String

  @Option(help: "The regulation's identifier: the name of its folder below content/regulations.")
  var regulation: String

  @Option(help: "The identifier of the new edition, such as 2024-01-01.")
  var edition: String

  @Option(help: "The day on which the edition took effect. Default: unknown.")
  var effective: CalendarDate?

  @Option(help: "The project's folder.")
  var project = "."

  @Option(help: "The content folder, below the project's.")
  var content = "content"

  @Flag(help: "Replace an edition file that is already there.")
  var force = false

  func validate() throws {
    for (option, value) in [("--regulation", regulation), ("--edition", edition)] {
      let isName = !value.isEmpty && value.first != "." && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
      guard isName else { throw ValidationError("\(option) takes letters, digits, '.', '_' and '-', not '\(value)'") }
    }
  }

  func run() async throws {
    let folder = ProjectFolder(root: project)
    let source = ProjectFolder.text(ofNamed: file)
    guard let text = source.value else {
      Console.report(source.diagnostics)
      throw ExitCode.files
    }
    let made = RegulationImport.make(
      from: text, regulation: InstrumentIdentifier(regulation), edition: EditionIdentifier(edition), effective: effective,
      content: content)
    Console.report(made.diagnostics)
    guard let result = made.value else { throw ExitCode.content }
    guard force || !folder.exists(result.path) else {
      Console.printError("File '\(result.path)' is already there; name another edition, or replace it with --force")
      throw ExitCode.files
    }
    guard folder.write(result.text, to: result.path) else {
      Console.printError("File '\(result.path)' cannot be written; check permissions and space")
      throw ExitCode.files
    }
    Console.print(ImportReport.lines(for: result.account).joined(separator: "\n"))
    Console.print("\(summary(result.edition)), written to \(result.path)")
    Console.print("List it under 'editions' in \(content)/regulations/\(regulation)/regulation.yaml:\n\(result.entry)")
  }

  private func summary(_ edition: Edition) -> String {
    let nodes = edition.provisions.filter { $0.kind != .note }
    let notes = edition.provisions.count - nodes.count
    let sections = nodes.filter { $0.kind == .section }.count
    let recitals = nodes.filter { $0.kind == .recital }.count
    let words = recitals == 0 ? "\(sections) sections" : "\(sections) sections and \(recitals) recitals"
    return "\(nodes.count) provisions, of them \(words); \(notes) notes; \(edition.editorNotes.count) editor's notes"
  }
}
