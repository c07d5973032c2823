internal import ArgumentParser
internal import Compliance
internal import Concord
internal import Diagnostics
internal import Publishing

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Builds the handbook: the site, its Markdown and its data.",
    discussion: """
      The handbook is published whole or not at all: it is written beside the output folder and swapped in when every page is \
      made and every link is checked. A folder that concord did not make is never replaced.
      """)

  @OptionGroup var options: ProjectOptions

  @Option(help: "The folder of templates and assets that override the built-in theme, below the project's; it need not exist.")
  var templates = "templates"

  @Option(help: "The folder to publish to, below the project's or absolute.")
  var output = "public"

  @Option(help: "The audience in handbook.yaml for which to build; what it does not see is left out everywhere.")
  var audience: String?

  @Flag(help: "Also prints the handbook and each instrument as PDF, into a folder beside the output: public.pdf. Needs Chromium.")
  var pdf = false

  @Option(help: "The Chromium for --pdf: a path, or a name in the search path. Default: CONCORD_CHROMIUM, else what is installed.")
  var chromium: String?

  func validate() throws {
    if chromium != nil, !pdf { throw ValidationError("--chromium is for --pdf; add --pdf, or leave it out") }
  }

  func run() async throws {
    let project = options.makeProject(templates: templates, audience: audience)
    let target = output.hasPrefix("/") ? output : options.project + "/" + output
    let writer = SiteWriter(target: target, name: output)
    do {
      try writer.checkTarget()
      let printing = pdf ? try PDFPublication(target: target, name: output, chromium: chromium) : nil
      let state = BuildState(project: project, target: target)
      if printing == nil, let last = await state.unchanged() {
        for line in last.diagnostics { Console.printError(line) }
        Console.print(last.summary + "; nothing has changed since")
        return
      }
      Console.progress("Reading \(options.content) and \(templates), making pages …")
      let staged = try writer.stage()
      let made = await project.make(into: staged, identity: state.identity, keeping: state.published())
      Console.report(made.diagnostics)
      guard let site = made.value else {
        writer.abandon()
        Console.printError("Nothing was written: \(made.diagnostics.countInWords)")
        throw made.diagnostics.contains { $0.rule == SiteWriter.Failure.rule } ? ExitCode.files : ExitCode.content
      }
      guard let manifest = try? site.manifest() else {
        writer.abandon()
        throw ExitCode.internalError
      }
      try staged.add(manifest)
      let documents: Int
      do {
        documents = try await printing?.make(site, from: staged, width: project.width) ?? 0
      } catch {
        // Pages without the PDFs that were asked for would be half of it.
        writer.abandon()
        if error is ExitCode { Console.printError("Nothing was written") }
        throw error
      }
      try writer.finish()
      try printing?.publish()
      // Findings say where they are wrong once; what was reported is reported again as long as nothing changes.
      let words = summary(site, staged)
      await state.record(summary: words.built, diagnostics: made.diagnostics.map(\.description), site: site)
      Console.print(words.built + words.kept)
      if let printing { Console.print("Printed \(documents) PDF\(documents == 1 ? "" : "s") in \(printing.name)") }
    } catch let failure as SiteWriter.Failure {
      Console.report([failure.diagnostic])
      throw ExitCode.files
    }
  }

  private func summary(_ site: MadeSite, _ staged: StagedSite) -> (built: String, kept: String) {
    let counts = site.handbook.organization.totalCounts
    let pages = site.outputs.count { $0.path.hasSuffix(".html") }
    let findings = site.handbook.findings.count
    let kept = staged.keptCount > 0 ? "; \(staged.keptCount) of \(site.outputs.count + 1) files are as they were" : ""
    return (
      "Built \(pages) pages in \(output), as of \(site.handbook.organization.asOf): \(counts.assessed) of \(counts.inScope) determinations assessed, \(counts.notAssessed) not assessed; \(findings) \(findings == 1 ? "finding" : "findings")", kept
    )
  }
}

extension [Diagnostic] {
  /// "2 errors, 1 warning".
  var countInWords: String {
    [(Severity.error, "error"), (.warning, "warning"), (.note, "note")].compactMap { severity, noun in
      let count = filter { $0.severity == severity }.count
      return count == 0 ? nil : count.counted(noun)
    }.joined(separator: ", ")
  }
}
