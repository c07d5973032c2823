internal import ArgumentParser
internal import Concord
internal import Diagnostics
internal import Publishing

struct ReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Records the state of the handbook, from which the changes page and its feed come.",
    discussion: """
      Writes editions, words, statuses and findings as of the day to content/releases/DAY.yaml. Nothing is recorded when nothing \
      changed since the last release; that is success, so that a job can run every day.
      """)

  @Option(help: "What readers are told of the release.") var note: String?
  @Flag(help: "Prints what would be recorded, and writes nothing.") var dryRun = false
  @OptionGroup var options: ProjectOptions

  func run() async throws {
    let project = options.makeProject()
    let checked = await project.proposeRelease(note: note)
    guard let proposal = checked.value else {
      if let only = checked.diagnostics.first, only.rule == "nothing-changed" {
        Console.print(only.message)
        return
      }
      Console.report(checked.diagnostics)
      throw ExitCode.content
    }
    if dryRun {
      Console.print(String(proposal.text.dropLast()))
      return
    }
    guard project.write(proposal) else {
      Console.printError("File '\(proposal.path)' cannot be written; check the folder's permissions")
      throw ExitCode.files
    }
    let what = proposal.differences.map { "\($0) \($0 == 1 ? "statement differs" : "statements differ") from the last" } ?? "the first"
    Console.print("Recorded release '\(proposal.release.name)' in \(proposal.path): \(what)")
  }
}
