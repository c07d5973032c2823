internal import ArgumentParser
internal import Compliance
internal import Concord
internal import Diagnostics

struct ImportVendorsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vendors",
    abstract: "Turns a register in CSV or JSON into one file for each vendor.",
    discussion: """
      Columns are found by their names; a file NAME.columns.yaml beside the register, or --columns, says what the names do not. \
      Unknown columns are kept, words that no vocabulary knows are kept as recorded, and both are listed. A register can also \
      be left as it is in content/vendors, where every build reads it.
      """)

  @Argument(help: "The register: a .csv, .tsv or .json file.")
  var file: String

  @Option(help: "The file that says how to read it. Default: NAME.columns.yaml beside the register, if there is one.")
  var columns: String?

  @Flag(help: "Report what would be made, and write nothing.")
  var dryRun = false

  @Flag(help: "Replace vendor files that are already there.")
  var force = false

  @Option(help: "The project's folder.")
  var project = "."

  @Option(help: "The content folder, below the project's.")
  var content = "content"

  func validate() throws {
    if content.hasPrefix("/") || content.split(separator: "/").contains("..") {
      throw ValidationError("--content names a folder below the project's, not '\(content)'")
    }
  }

  func run() async throws {
    let folder = ProjectFolder(root: project)
    var diagnostics: [Diagnostic] = []
    let configuration = try readConfiguration(&diagnostics)
    let vocabularies = VendorImport.vocabularies(in: folder, content: content).reporting(to: &diagnostics)
    let bytes = ProjectFolder.bytes(ofNamed: file)
    guard let register = bytes.value else {
      Console.report(bytes.diagnostics)
      throw ExitCode.files
    }
    let made = VendorImport.make(
      from: register, path: file, configuration: configuration, vocabularies: vocabularies, content: content
    ).reporting(to: &diagnostics)
    Console.report(diagnostics)
    guard let made else { throw ExitCode.content }
    Console.print(VendorImportReport.lines(made).joined(separator: "\n"))
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      Console.printError("Nothing was written: \(diagnostics.countInWords)")
      throw ExitCode.content
    }
    guard !dryRun else {
      Console.print("Nothing was written: this was a dry run")
      return
    }
    try write(made, to: folder)
  }

  private func readConfiguration(_ diagnostics: inout [Diagnostic]) throws -> RegisterConfiguration {
    let path = columns ?? RegisterConfiguration.path(for: file)
    guard columns != nil || ProjectFolder.exists(named: path) else { return RegisterConfiguration() }
    let text = ProjectFolder.text(ofNamed: path)
    guard let source = text.value else {
      Console.report(text.diagnostics)
      throw ExitCode.files
    }
    guard let record = YAMLDocument.read(source).reporting(to: &diagnostics) else { return RegisterConfiguration() }
    return RegisterConfigurationReader.read(record).reporting(to: &diagnostics)
  }

  private func write(_ made: VendorImport, to folder: ProjectFolder) throws {
    let present = made.files.filter { folder.exists($0.path) }
    guard force || present.isEmpty else {
      for file in present.prefix(10) { Console.printError("File '\(file.path)' is already there") }
      Console.printError(
        "Nothing was written: \(present.count) of \(made.files.count) files are already there; replace them with --force, or set them apart with 'id-prefix'")
      throw ExitCode.files
    }
    for file in made.files {
      guard folder.write(file.text, to: file.path) else {
        Console.printError("File '\(file.path)' cannot be written; check permissions and space")
        throw ExitCode.files
      }
    }
    Console.print("Wrote \(made.files.count) files to \(content)/vendors")
  }
}

/// What an import tells the person who runs it.
enum VendorImportReport {
  private static let maximumLines = 20

  static func lines(_ made: VendorImport) -> [String] {
    let report = made.report
    let engagements = made.vendors.map(\.engagements.count).reduce(0, +)
    let ended = made.vendors.count { $0.terminated != nil }
    var lines = ["\(report.path): \(report.format)", "Columns:"]
    lines += report.columns.map { "  \($0.inWords)" }
    if !report.examples.isEmpty {
      lines.append("Example rows left out: line \(report.examples.map { "\($0.line)" }.joined(separator: ", "))")
    }
    if !report.unmatched.isEmpty {
      lines.append("Words that no vocabulary knows, kept as recorded: \(report.unmatched.count)")
      lines += shortened(report.unmatched.map { "\($0.kind.termName) '\($0.word)' in \($0.rows.counted("row"))" })
      let lists = report.unmatched.count { $0.word.contains(",") }
      if lists > 0 {
        lines.append(
          "  \(lists) of them \(lists == 1 ? "has" : "have") a comma; where it separates values, write 'list-separator: \",\"' in '\(RegisterConfiguration.path(for: report.path))'")
      }
    }
    if !made.duplicates.isEmpty {
      lines.append("Vendors that may be the same one: \(made.duplicates.count)")
      lines += shortened(made.duplicates)
    }
    lines.append(
      "\(report.rows.counted("row")): \(made.vendors.count.counted("vendor")), \(engagements.counted("engagement")), \(ended) terminated")
    return lines.map(\.withVisibleControlCharacters)
  }

  private static func shortened(_ items: [String]) -> [String] {
    items.prefix(maximumLines).map { "  " + $0 } + (items.count > maximumLines ? ["  … and \(items.count - maximumLines) more"] : [])
  }
}
