internal import ArgumentParser

@main
struct ConcordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concord",
    abstract: "Builds a compliance handbook: the law, the vendors it binds, and where each stands.",
    discussion: """
      Exit codes:
        0   success
        1   findings reached the threshold (check --fail-on)
        2   content could not be trusted: nothing was written
        64  wrong use of the command
        69  Chromium, which makes PDFs, is not there or failed (build --pdf): nothing was written
        70  internal error
        74  a file could not be read or written
      """,
    subcommands: [
      InitCommand.self, BuildCommand.self, CheckCommand.self, CompareCommand.self, ExplainCommand.self, ImpactCommand.self, ReviewCommand.self, ReleaseCommand.self,
      ServeCommand.self, ImportCommand.self,
      TermsCommand.self, ExportCommand.self,
      VerifyCommand.self,
    ])
}
