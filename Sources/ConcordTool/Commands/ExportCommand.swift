internal import ArgumentParser
internal import Compliance
internal import Concord
internal import Diagnostics
internal import Foundation
internal import LegalText
internal import Publishing

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes the law, the registers or the whole handbook as data for other tools.",
    discussion: """
      outline: an edition in Concord's own form, which is read and edited again
      oscal: an edition as an OSCAL catalog, or with --model assessment-results where each obligation stands under it
      csv: a register, named with --table
      json: the handbook's data, in the form of data/handbook.schema.json
      A build writes most of this to public/data too. What nobody has assessed is never exported as met.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case outline, oscal, csv, json }
  enum Model: String, ExpressibleByArgument, CaseIterable {
    case catalog
    case assessmentResults = "assessment-results"
  }

  @Option(help: "What to write: outline, oscal, csv or json.")
  var format: Format

  @Option(help: "The regulation, by the name of its folder. Default: the handbook's own, or the only one.")
  var regulation: String?

  @Option(help: "The edition of the regulation. Default: the one that is current.")
  var edition: String?

  @Option(help: "Which model of OSCAL: catalog or assessment-results.")
  var model: Model = .catalog

  @Option(help: "Which register: vendors, matrix, out-of-scope, actions, reviews or disclosures.")
  var table: DataExport.Table = .vendors

  @Option(help: "The file to write, - for standard output.")
  var output = "-"

  @Option(help: "The audience in handbook.yaml for which to export; what it does not see is left out.")
  var audience: String?

  @OptionGroup var options: ProjectOptions

  func validate() throws {
    if regulation != nil || edition != nil, format == .csv || format == .json {
      throw ValidationError("--regulation and --edition are for outline and oscal; \(format.rawValue) has the whole handbook")
    }
    if edition != nil, format == .oscal, model == .assessmentResults {
      throw ValidationError("--edition is for catalogs; statuses stand under the current edition")
    }
  }

  func run() async throws {
    let checked = await options.makeProject(audience: audience).assess()
    Console.report(checked.diagnostics)
    guard let handbook = checked.value else {
      Console.printError("Nothing was written, the content cannot be trusted: \(checked.diagnostics.countInWords)")
      throw ExitCode.content
    }
    try write(try bytes(of: handbook))
  }

  private func bytes(of handbook: Handbook) throws -> [UInt8] {
    switch format {
    case .csv: return DataExport.table(table, of: handbook).bytes
    case .json:
      guard let file = HandbookData.file(handbook) else { throw ExitCode.internalError }
      return file.bytes
    case .outline: return Array(OutlineWriter.write(try loadedEdition(of: try instrument(of: handbook)).edition).utf8)
    case .oscal:
      let instrument = try instrument(of: handbook)
      let export = OSCALExport(handbook)
      switch model {
      case .catalog: return export.catalog(of: instrument, try loadedEdition(of: instrument))
      case .assessmentResults:
        guard let results = export.results(of: instrument) else {
          throw ValidationError("No determination rests on '\(instrument.id)'; name another regulation with --regulation")
        }
        return results
      }
    }
  }

  private func instrument(of handbook: Handbook) throws -> Instrument {
    let all = handbook.corpus.instruments
    let names = all.map(\.id.rawValue)
    if let regulation {
      guard let found = handbook.corpus[InstrumentIdentifier(regulation)] else {
        throw ValidationError("'\(regulation)' is not a regulation of this project\(NearMiss.suggestion(for: regulation, among: names))")
      }
      return found
    }
    if let only = all.first, all.count == 1 { return only }
    guard let found = handbook.defaultInstrument.flatMap({ handbook.corpus[$0] }) else {
      throw ValidationError("Name one of \(names.joined(separator: ", ")) with --regulation")
    }
    return found
  }

  private func loadedEdition(of instrument: Instrument) throws -> LoadedEdition {
    guard let edition else { return instrument.current }
    guard let found = instrument.edition(EditionIdentifier(edition)) else {
      let names = instrument.editions.map(\.information.id.rawValue)
      throw ValidationError(
        "'\(edition)' is not an edition of '\(instrument.id)', which has \(names.joined(separator: ", "))\(NearMiss.suggestion(for: edition, among: names))")
    }
    return found
  }

  private func write(_ bytes: [UInt8]) throws {
    guard output != "-" else { return FileHandle.standardOutput.write(Data(bytes)) }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
      Console.printError("\(bytes.count) bytes written to \(output)")
    } catch {
      Console.printError("File '\(output)' cannot be written; choose a file in a folder that exists")
      throw ExitCode.files
    }
  }
}

extension DataExport.Table: ExpressibleByArgument {}
