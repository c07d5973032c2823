internal import ArgumentParser
internal import Compliance
internal import Concord
internal import Diagnostics
internal import Publishing
internal import Foundation

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reports what is wrong with the content and what somebody has to do, and writes nothing.",
    discussion: """
      Prints one finding a line as 'file:line:column: severity: message [rule]', in a total order. Exits with 1 when a finding \
      that is neither waived nor in the baseline is at least as severe as --fail-on, with 2 when the content has errors.
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

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  @OptionGroup var options: ProjectOptions

  @Option(help: "The least severity that makes the check fail: error, warning, note or never.")
  var failOn: Threshold = .error

  @Option(help: "How to print: text, json or sarif (SARIF 2.1.0).")
  var format: Format = .text

  @Option(help: "A file of known findings, which do not make the check fail; text leaves them out.")
  var baseline: String?

  @Option(help: "Writes all findings that are not waived to a file, as a baseline, and does not fail on them.")
  var writeBaseline: String?

  func validate() throws {
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("--baseline reads a baseline and --write-baseline makes one; give one of the two")
    }
  }

  func run() async throws {
    let checked = await options.makeProject().assess()
    let baseline = try readBaseline()
    let findings = checked.value?.findings ?? []
    let asOf = options.makeProject().asOf
    let results = CheckResults(checked.diagnostics, findings, baseline: baseline, asOf: asOf)
    switch format {
    case .text: if !results.new.isEmpty { Console.print(results.text) }
    case .json: Console.print(try CheckDocument(results).sortedJSON())
    case .sarif: Console.print(try results.sarif.sortedJSON())
    }
    guard let handbook = checked.value else {
      Console.printError("The content cannot be trusted: \(checked.diagnostics.countInWords)")
      throw ExitCode.content
    }
    let counts = handbook.organization.totalCounts
    Console.printError(
      "\(counts.assessed) of \(counts.inScope) determinations assessed, \(counts.notAssessed) not assessed, as of \(handbook.organization.asOf); \(results.summary)")
    if let writeBaseline {
      do {
        try Data(Baseline.text(findings).utf8).write(to: URL(fileURLWithPath: writeBaseline), options: .atomic)
      } catch {
        Console.printError("Baseline '\(writeBaseline)' cannot be written; choose a file in a folder that exists")
        throw ExitCode.files
      }
      return
    }
    if results.counting.contains(where: { failOn.isReached(by: $0.severity) }) { throw ExitCode.findings }
  }

  private func readBaseline() throws -> Baseline? {
    guard let path = baseline else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      Console.printError("Baseline '\(path)' cannot be read; write it with --write-baseline")
      throw ExitCode.files
    }
    let baseline = Baseline(reading: String(decoding: data, as: UTF8.self), path: path)
    guard baseline.problems.isEmpty else {
      Console.report(baseline.problems)
      throw ExitCode.content
    }
    return baseline
  }
}
