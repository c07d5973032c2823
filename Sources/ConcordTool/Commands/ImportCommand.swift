internal import ArgumentParser

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turns a regulation as it is published into an edition of the project.",
    subcommands: [ImportRegulationCommand.self])
}
