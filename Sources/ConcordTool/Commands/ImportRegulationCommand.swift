internal import ArgumentParser
internal import Concord
internal import Diagnostics
internal import LegalText

struct ImportRegulationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regulation",
    abstract: "Writes an official file as an edition in outline form.",
    discussion: """
      Reads USLM, eCFR, Akoma Ntoso, RegML, OSCAL catalogs, CISO Assistant libraries, GDPRtEXT and text extracted from pages; \
      the content tells which. Not a word of the law is dropped: --report lists every character that is not in the edition as it \
      stands, with its place and the reason.
      """)

  @Argument(help: "The file.")
  var file: String

  @Option(help: "The file's format, where its content does not show it: \(EditionFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: EditionFormat?

  @Option(defaultAsFlag: "-", help: "Writes what became of every character into this file; without a file, prints it.")
  var report: String?

  @Option(help: "The regulation's identifier: the name of its folder below content/regulations.")
  var regulation: String

  @Option(help: "The identifier of the new edition, such as 2024-01-01.")
  var edition: String

  @Option(help: "The day on which the edition took effect. Default: as the file states it, else unknown.")
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
      throw source.diagnostics.contains { $0.rule == "cannot-read" } ? ExitCode.files : ExitCode.content
    }
    let made = RegulationImport.make(
      from: text, format: format, regulation: InstrumentIdentifier(regulation), edition: EditionIdentifier(edition),
      effective: effective, content: content)
    Console.report(source.diagnostics + made.diagnostics)
    guard let result = made.value else { throw ExitCode.content }
    guard force || !folder.exists(result.path) else {
      Console.printError("File '\(result.path)' is already there; name another edition, or replace it with --force")
      throw ExitCode.files
    }
    guard folder.write(result.text, to: result.path) else {
      Console.printError("File '\(result.path)' cannot be written; check permissions and space")
      throw ExitCode.files
    }
    try printReport(of: result.account)
    Console.print("\(summary(result.edition)), written to \(result.path)")
    let manifest = "\(content)/regulations/\(regulation)/regulation.yaml"
    if let title = result.title, !folder.exists(manifest) { Console.print("Write \(manifest) with a citation style and:\n\(title)") }
    Console.print("List it under 'editions' in \(manifest):\n\(result.entry)")
  }

  /// At most so many pieces that are not in the edition as they stand are listed unasked; a page has ten, a code thousands.
  private static let listedUnasked = 200

  /// Prints the totals, and each piece that was left out or changed where these are few or it was asked for.
  private func printReport(of account: [ImportedRun]) throws {
    switch report {
    case nil:
      let lines = ImportReport.lines(for: account)
      let totals = ImportReport.totals(of: account)
      let isShort = lines.count - totals.count <= Self.listedUnasked
      Console.print((isShort ? lines : totals + ["Each piece with its line: --report"]).joined(separator: "\n"))
    case "-": Console.print(ImportReport.lines(for: account).joined(separator: "\n"))
    case let path?:
      guard ProjectFolder.write(ImportReport.lines(for: account).joined(separator: "\n") + "\n", toNamed: path) else {
        Console.printError("File '\(path)' cannot be written; check permissions and space")
        throw ExitCode.files
      }
      Console.print(ImportReport.totals(of: account).joined(separator: "\n"))
    }
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

extension EditionFormat: ExpressibleByArgument {}
