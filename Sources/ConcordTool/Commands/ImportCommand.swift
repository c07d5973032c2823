internal import ArgumentParser

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turns a regulation as it is published, or a register of vendors, into files of the project.",
    subcommands: [ImportRegulationCommand.self, ImportVendorsCommand.self])
}
