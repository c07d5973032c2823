internal import Diagnostics
internal import LegalText

/// Reads `satisfied-by`.
enum SatisfactionReader {
  static func read(_ value: RecordValue?, modality: Modality) -> Checked<Satisfaction> {
    guard let value else { return Checked(Satisfaction(clauses: [], subcontractors: nil, needsAssessment: true)) }
    var reader = RecordReader(value, describing: "rule of satisfaction")
    let clauseValues = reader.list("clauses")
    let subcontractors = reader.value("subcontractors")
    let assessment = reader.flag("assessment")
    var diagnostics = reader.finish()
    let clauses = ClauseDemandReader.read(clauseValues).reporting(to: &diagnostics)
    let demand = subcontractors.map { Self.subcontractors($0).reporting(to: &diagnostics) }
    // A contract that forbids something does not show that it is not done: a prohibition needs a person's look as well,
    // unless its record says that the clause is all that the law asks for.
    let needsAssessment = assessment ?? (modality == .prohibition || (clauses.isEmpty && demand == nil))
    return Checked(
      Satisfaction(
        clauses: clauses, subcontractors: demand,
        needsAssessment: needsAssessment || (clauses.isEmpty && demand == nil)),
      diagnostics)
  }

  private static func subcontractors(_ value: RecordValue) -> Checked<SubcontractorDemand> {
    var reader = RecordReader(value, describing: "demand on subcontractors")
    let clauseValues = reader.list("clauses")
    let notice = reader.flag("notice")
    var diagnostics = reader.finish()
    let clauses = ClauseDemandReader.read(clauseValues).reporting(to: &diagnostics)
    return Checked(SubcontractorDemand(clauses: clauses, needsNotice: notice ?? false), diagnostics)
  }
}
