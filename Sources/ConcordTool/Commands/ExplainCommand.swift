internal import ArgumentParser
internal import Compliance
internal import Concord
internal import Diagnostics
internal import Publishing

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Says why an obligation stands for a vendor as it does, or why it does not apply.",
    discussion: """
      Prints every fact, rule and provision that the result rests on, with the file and line of each. Without an engagement, all \
      engagements of the vendor are explained.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "A vendor, or one engagement of it: 'pinwheel' or 'pinwheel/retargeting'.")
  var subject: String

  @Argument(help: "An obligation.")
  var obligation: String

  @OptionGroup var options: ProjectOptions

  @Option(help: "How to print: text or json.")
  var format: Format = .text

  func run() async throws {
    let checked = await options.makeProject().assess()
    guard let handbook = checked.value else {
      Console.report(checked.diagnostics)
      Console.printError("The content cannot be trusted: \(checked.diagnostics.countInWords)")
      throw ExitCode.content
    }
    let organization = handbook.organization
    let query = ExplanationQuery(subject: subject, obligation: obligation)
    do {
      let found = try query.resolve(in: organization.linked)
      let derivations = found.engagements.map { organization.derivation(of: found.obligation, $0) }
      switch format {
      case .text: Console.print(derivations.map { ExplanationText.lines(for: $0, in: organization).joined(separator: "\n") }.joined(separator: "\n\n"))
      case .json: Console.print(try ExplanationDocument(derivations, in: organization).sortedJSON())
      }
    } catch let problem as ExplanationQuery.Problem {
      throw ValidationError(problem.message)
    }
  }
}
