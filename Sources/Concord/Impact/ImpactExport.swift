package import Compliance
internal import Diagnostics

extension Impact {
  /// As JSON, keys sorted: the same input gives the same bytes.
  package func json() throws -> String { try ImpactRecord(self).sortedJSON() }
}

private struct ImpactRecord: Encodable {
  struct Task: Encodable {
    var task: String
    var who: String?
    var obligation: String?
    var vendor: String?
    var engagement: String?
    var contract: String?
    var subject: String
    var reasons: [String]
    var file: String?
    var line: Int?
  }

  struct Reviewed: Encodable {
    var subject: String
    var by: String
    var on: String
  }

  var regulation: String
  var from: String
  var to: String
  var asOf: String
  /// Absent when it is not known.
  var due: String?
  var changes: [String]
  var obligations: Int
  var touchedObligations: Int
  var engagements: Int
  var touchedEngagements: Int
  var contracts: Int
  var people: Int
  var done: Int
  var reviewed: [Reviewed]
  var tasks: [Task]

  init(_ impact: Impact) {
    regulation = impact.regulation.id.rawValue
    from = impact.old.id.rawValue
    to = impact.new.id.rawValue
    asOf = impact.asOf.description
    due = impact.due?.description
    changes = impact.changes
    obligations = impact.counts.obligations
    touchedObligations = impact.counts.touchedObligations
    engagements = impact.counts.engagements
    touchedEngagements = impact.counts.touchedEngagements
    contracts = impact.contractCount
    people = impact.personCount
    done = impact.done.count
    reviewed = impact.done.map { Reviewed(subject: $0.subject, by: $0.by, on: $0.on.description) }
    tasks = impact.tasks.map { task in
      Task(
        task: task.kind.rawValue, who: task.who, obligation: task.obligation, vendor: task.engagement?.vendor,
        engagement: task.engagement?.engagement, contract: task.contract, subject: task.subject, reasons: task.reasons,
        file: task.position?.file, line: task.position?.line)
    }
  }
}
