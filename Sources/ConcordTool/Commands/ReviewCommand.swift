internal import ArgumentParser
internal import Concord
internal import Diagnostics
internal import LegalText

struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Records that a person looked at what a change of the law made suspect.",
    discussion: """
      Writes who looked, when (--as-of), why, under which editions and at which words into the records of obligations, contracts, \
      clauses and assessments, in place: nothing else of a file changes. References get the numbers of the current edition. \
      Without --dry-run the files are written, each whole or not at all.

      With --immaterial the record keeps its edition, and each change that made it suspect is noted as one that does not \
      matter; a later change of the same words is a new question.

      With --edition a pending edition is read ahead of its day: the record keeps its review and gets 'reviewed-ahead' beside it, which counts \
      from the day on which that edition is in force, as long as its words are those that were read.
      """)

  @Option(help: "Who looked.") var by: String
  @Option(help: "Why the records stand as they are, or why the change does not matter.") var reason: String
  @Flag(help: "Says that the changes do not matter to the records, instead of stamping them anew.") var immaterial = false
  @Option(help: "Only records of this vendor.") var vendor: String?
  @Option(help: "Only this contract, and its clauses.") var contract: String?
  @Option(help: "Only this obligation and its assessments.") var obligation: String?
  @Option(help: "Only one assessment: VENDOR/ENGAGEMENT/OBLIGATION or VENDOR/OBLIGATION.") var assessment: String?
  @Option(help: "Only records that rest on this regulation.") var regulation: String?
  @Option(help: "Only records of a kind: obligation, contract, clause or assessment. May be given several times.")
  var kind: [ReviewQuery.Kind] = []
  @Flag(help: "Every suspect record of the project.") var all = false
  @Flag(help: "Stamps selected records also where nothing makes them suspect.") var includeCurrent = false
  @Option(help: "The edition that was read, where it is not in force yet.") var edition: String?
  @Option(help: "The day by which somebody looks again.") var next: CalendarDate?
  @Flag(help: "Prints what would be written as a diff, and writes nothing.") var dryRun = false
  @OptionGroup var options: ProjectOptions

  func validate() throws {
    if by.allSatisfy(\.isWhitespace) { throw ValidationError("--by takes a name") }
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason takes words: later readers rely on them") }
    let isSelective = vendor != nil || contract != nil || obligation != nil || assessment != nil || regulation != nil
    if !isSelective, !all { throw ValidationError("Select by --vendor, --contract, --obligation, --assessment or --regulation, or say --all") }
    if immaterial, includeCurrent { throw ValidationError("--immaterial is about changes; without one there is nothing to say") }
    if immaterial, next != nil { throw ValidationError("--next belongs to a stamp, which --immaterial does not make") }
    if immaterial, edition != nil { throw ValidationError("--immaterial is about what is in force; say it once the edition is") }
    if let assessment, !(2...3).contains(assessment.split(separator: "/").count) {
      throw ValidationError("--assessment takes VENDOR/ENGAGEMENT/OBLIGATION, not '\(assessment)'")
    }
    if assessment != nil, vendor != nil || obligation != nil || contract != nil || !kind.isEmpty {
      throw ValidationError("--assessment names one record; leave the other selections out")
    }
  }

  private var query: ReviewQuery {
    var query = ReviewQuery(
      vendor: vendor, contract: contract, obligation: obligation, regulation: regulation.map { InstrumentIdentifier($0) },
      includesCurrent: includeCurrent)
    if !kind.isEmpty { query.kinds = Set(kind) }
    if let parts = assessment?.split(separator: "/").map(String.init) {
      query.kinds = [.assessment]
      query.vendor = parts.first
      query.obligation = parts.last
      query.engagement = parts.count == 3 ? parts[1] : nil
    }
    return query
  }

  func run() async throws {
    let project = options.makeProject()
    let statement = ReviewStatement(immaterial ? .immaterial : .looked, by: by, reason: reason, next: next?.description, edition: edition.map { EditionIdentifier($0) })
    let checked = await project.review(query, statement)
    Console.report(checked.diagnostics.filter { $0.severity == .error || checked.value == nil })
    guard let outcome = checked.value else { throw ExitCode.content }
    Console.report(outcome.refused)
    if dryRun {
      for file in outcome.files { Console.print(String(file.diff.dropLast())) }
    } else {
      let failed = project.write(outcome)
      guard failed.isEmpty else {
        Console.printError("\(failed.joined(separator: ", ")) cannot be written; the other files have their stamps")
        throw ExitCode.files
      }
      for line in outcome.lines { Console.print(line) }
    }
    if !outcome.refused.isEmpty { throw ExitCode.findings }
  }
}

extension ReviewQuery.Kind: ExpressibleByArgument {}
