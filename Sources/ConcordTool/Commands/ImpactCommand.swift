internal import ArgumentParser
internal import Concord
internal import Diagnostics
internal import LegalText

struct ImpactCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact", abstract: "Says whom a new edition of a regulation touches, and what to do by when.",
    discussion: """
      Names what changed in more than an editorial way, the obligations, contracts and assessments that rest on it, and who has \
      to look. What only moved needs a new reference and no review. Changes nothing.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, csv, json }

  @Argument(help: "The regulation's identifier: the name of its folder below content/regulations.")
  var regulation: String

  @Option(help: "The earlier edition. Default: the current one; the one before it when no later one is loaded.")
  var from: String?

  @Option(help: "The later edition. Default: the one behind --from.")
  var to: String?

  @Option(help: "A text that is not part of the content yet, in the place of --to.")
  var with: String?

  @Option(help: "How to print: text, markdown (a task list), csv or json.")
  var format: Format = .text

  @OptionGroup var options: ProjectOptions

  func validate() throws {
    if to != nil, with != nil { throw ValidationError("--to names an edition and --with a text; give one of them") }
  }

  func run() async throws {
    var file: SourceText?
    if let with {
      let read = ProjectFolder.text(ofNamed: with)
      Console.report(read.diagnostics)
      guard let text = read.value else { throw ExitCode.files }
      file = text
    }
    let checked = await options.makeProject().impact(
      of: InstrumentIdentifier(regulation), from: from.map { EditionIdentifier($0) }, to: to.map { EditionIdentifier($0) }, with: file)
    Console.report(checked.diagnostics.filter { $0.severity == .error || checked.value == nil })
    guard let impact = checked.value else { throw ExitCode.content }
    switch format {
    case .text: Console.print(impact.lines.joined(separator: "\n"))
    case .markdown: Console.print(impact.markdown)
    case .csv: Console.print(String(decoding: impact.csv.utf8.dropLast(), as: UTF8.self))
    case .json:
      guard let json = try? impact.json() else { throw ExitCode.internalError }
      Console.print(json)
    }
  }
}
