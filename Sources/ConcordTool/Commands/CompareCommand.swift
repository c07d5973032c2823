internal import ArgumentParser
internal import Concord
internal import Diagnostics
internal import LegalText

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Says in words what changed between two editions of a regulation.",
    discussion: """
      Every provision of both editions is unchanged, editorial, renumbered, moved, split, merged, amended, added, repealed or \
      reserved. A mapping that a person confirmed is obeyed; --propose-mapping writes one to correct and confirm.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The regulation's identifier: the name of its folder below content/regulations.")
  var regulation: String

  @Option(help: "The earlier edition. Default: the one before the later.")
  var from: String?

  @Option(help: "The later edition. Default: the one behind --from, or the last to take effect.")
  var to: String?

  @Option(help: "A notice of the amendment in RegML, whose declarations are held against the words.")
  var notice: String?

  @Option(help: "How to print: text or json.")
  var format: Format = .text

  @Flag(help: "Write the mapping of provisions; what is confirmed in it already is kept.")
  var proposeMapping = false

  @Flag(help: "Replace the proposals of a mapping that is already there.")
  var force = false

  @OptionGroup var options: ProjectOptions

  func run() async throws {
    let project = options.makeProject()
    let compared = await project.compare(
      InstrumentIdentifier(regulation), from: from.map { EditionIdentifier($0) }, to: to.map { EditionIdentifier($0) })
    Console.report(compared.diagnostics)
    guard let result = compared.value, !compared.diagnostics.contains(where: { $0.severity == .error }) else { throw ExitCode.content }
    switch format {
    case .text: Console.print(result.lines.joined(separator: "\n"))
    case .json:
      guard let json = try? result.json() else { throw ExitCode.internalError }
      Console.print(json)
    }
    if let notice { try check(notice, result) }
    if proposeMapping { try write(result.proposal, to: result.mappingPath(content: options.content), in: project.folder) }
  }

  private func check(_ file: String, _ result: RegulationComparison) throws {
    let text = ProjectFolder.text(ofNamed: file)
    Console.report(text.diagnostics)
    guard let source = text.value else { throw ExitCode.files }
    let notice = RegMLNoticeReader.read(source, instrument: result.regulation.id)
    Console.report(notice.diagnostics)
    guard let declared = notice.value else { throw ExitCode.content }
    Console.printError(result.summary.lines(for: declared).map(\.withVisibleControlCharacters).joined(separator: "\n"))
  }

  private func write(_ mapping: ProvisionMapping, to path: String, in folder: ProjectFolder) throws {
    guard force || !folder.exists(path) else {
      Console.printError("File '\(path)' is already there; replace its proposals with --force, what is confirmed stays")
      throw ExitCode.files
    }
    guard folder.write(ProvisionMappingWriter.write(mapping), to: path) else {
      Console.printError("File '\(path)' cannot be written; check permissions and space")
      throw ExitCode.files
    }
    let confirmed = mapping.entries.filter { $0.confirmed != nil }.count
    Console.printError("\(mapping.entries.count) entries written to \(path), \(confirmed) of them confirmed")
  }
}
