internal import ArgumentParser
internal import Compliance
internal import Concord
internal import Diagnostics

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reports what is wrong with the content and what somebody has to do, and writes nothing.",
    discussion: """
      Prints one finding a line as 'file:line:column: severity: message [rule]', in a total order. Exits with 1 when a finding \
      is at least as severe as --fail-on, with 2 when the content has errors.
      """)

  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note, never

    func isReached(by severity: Severity) -> Bool {
      switch self {
      case .error: severity >= .error
      case .warning: severity >= .warning
      case .note: severity >= .note
      case .never: false
      }
    }
  }

  @OptionGroup var options: ProjectOptions

  @Option(help: "The least severity that makes the check fail: error, warning, note or never.")
  var failOn: Threshold = .error

  func run() async throws {
    let checked = await options.makeProject().assess()
    let findings = checked.value?.findings ?? []
    let all = (checked.diagnostics + findings.map(\.diagnostic)).sorted()
    if !all.isEmpty { Console.print(all.map(\.description).joined(separator: "\n")) }
    guard let handbook = checked.value else {
      Console.printError("The content cannot be trusted: \(checked.diagnostics.countInWords)")
      throw ExitCode.content
    }
    let counts = handbook.organization.totalCounts
    Console.printError(
      "\(counts.assessed) of \(counts.inScope) determinations assessed, \(counts.notAssessed) not assessed, as of \(handbook.organization.asOf); \(all.isEmpty ? "no findings" : all.countInWords)")
    if all.contains(where: { failOn.isReached(by: $0.severity) }) { throw ExitCode.findings }
  }
}
