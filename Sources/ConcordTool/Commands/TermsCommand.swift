internal import ArgumentParser
internal import Concord
internal import Diagnostics
internal import LegalText

struct TermsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "Lists the defined terms of the law: where each is defined, where it holds and how often it is used.",
    discussion: """
      One line a term, by name. Uses are counted in all regulations of the project. Exits with 2 when the content has errors.
      """)

  @Argument(help: "The regulation's identifier, as its folder is named. Default: all.")
  var regulation: String?

  @OptionGroup var options: ProjectOptions

  func run() async throws {
    let checked = await options.makeProject().assess()
    Console.report(checked.diagnostics)
    guard let handbook = checked.value else {
      Console.printError("The content cannot be trusted: \(checked.diagnostics.countInWords)")
      throw ExitCode.content
    }
    let report = TermReport(handbook.terms, corpus: handbook.corpus)
    let sections = report.sections.filter { regulation == nil || $0.instrument.rawValue == regulation }
    if sections.isEmpty, let regulation {
      throw ValidationError(
        "'\(regulation)' is not a regulation of this project"
          + NearMiss.suggestion(for: regulation, among: report.sections.map(\.instrument.rawValue)))
    }
    Console.print(sections.map(Self.table).joined(separator: "\n\n"))
  }

  private static func table(_ section: TermReport.Section) -> String {
    guard !section.rows.isEmpty else { return "\(section.title): no defined terms" }
    let header = ["Term", "Also", "Defined in", "Holds in", "Uses"]
    let rows = section.rows.map { row in
      [row.name, row.otherNames.joined(separator: ", "), row.definition, row.scope, String(row.uses)]
    }
    let unused = section.rows.count { $0.uses == 0 }
    let title = "\(section.title): \(section.rows.count) defined terms, \(unused) of them not used"
    return ([title] + TextTable.lines(header: header, rows: rows, numbers: [4])).joined(separator: "\n")
  }
}
