package import Diagnostics
package import LegalText

/// What a change of a regulation asks of the organization: what changed, whom it touches, what to do by when.
package struct Impact: Sendable {
  package var regulation: Regulation
  package var old: EditionInformation
  package var new: EditionInformation
  package var asOf: CalendarDate
  /// What changed in the law in more than an editorial way, and what only moved, in the order of the text.
  package var changes: [String]
  /// By who must, those of nobody last, then in the order of the work.
  package var tasks: [ImpactTask]
  /// Records that people looked at under the new edition already, in the order of the project.
  package var done: [ImpactDone]
  package var counts: ImpactCounts
  /// For each of `changes` its offset in the comparison.
  package var told: [Int]

  /// The day by which the work is due: the first on which the new edition holds; `nil` when it is not known.
  package var due: CalendarDate? { new.operative ?? new.effective }
}

/// Whom a change touches, always with the denominator.
package struct ImpactCounts: Hashable, Sendable {
  /// Obligations that cite the regulation.
  package var obligations = 0
  /// Those of them that rest on changed words.
  package var touchedObligations = 0
  /// Engagements that one of those binds, or may bind.
  package var touchedEngagements = 0
  package var engagements = 0
}

/// A record that rests on what changed, and that somebody looked at under the new edition.
package struct ImpactDone: Hashable, Sendable {
  /// "vds-retention: Erase our records 24 months after the last order".
  package var subject: String
  package var by: String
  package var on: CalendarDate

  /// "…, by Privacy Counsel on 2 November 2026".
  package var inWords: String { "\(subject), by \(by) on \(on.inWords)" }
}

extension Impact {
  /// The tasks of one person after another; `nil` stands for nobody and comes last.
  package var tasksByPerson: [(who: String?, tasks: [ImpactTask])] {
    var result: [(who: String?, tasks: [ImpactTask])] = []
    for task in tasks {
      if let last = result.indices.last, result[last].who == task.who {
        result[last].tasks.append(task)
      } else {
        result.append((task.who, [task]))
      }
    }
    return result
  }

  /// What a change asks, worked out of the records.
  package init(
    _ organization: AssessedOrganization, _ instrument: Instrument, old: EditionInformation, new: EditionInformation, law: LawChange
  ) {
    var survey = ImpactSurvey(organization, instrument, old: old, new: new, law: law)
    survey.run()
    let told = law.summary.lines.filter { line in
      let change = law.comparison.changes[line.change]
      return change.isGround || change.isReaddressed
    }
    self.init(
      regulation: instrument.regulation, old: old, new: new, asOf: organization.asOf, changes: told.map(\.text), tasks: survey.tasks,
      done: survey.done, counts: survey.counts, told: told.map(\.change))
  }

  /// "3 of 8 obligations rest on changed words, 11 of 11 engagements are touched".
  package var touchedInWords: String {
    let done = done.isEmpty ? "" : "; \(done.count) reviewed or assessed under \(new.id.inWords) already"
    return "\(counts.touchedObligations) of \(counts.obligations) obligations rest on changed words, "
      + "\(counts.touchedEngagements) of \(counts.engagements) engagements are touched\(done)"
  }

  /// Contracts that somebody has to read again.
  package var contractCount: Int { tasks.count { $0.kind == .readContract } }
  /// How many named people have something to do.
  package var personCount: Int { Set(tasks.compactMap(\.who)).count }

  /// "2 contracts to read again, 5 people with something to do".
  package var workInWords: String {
    "\(contractCount) \(contractCount == 1 ? "contract" : "contracts") to read again, "
      + "\(personCount) \(personCount == 1 ? "person" : "people") with something to do"
  }

  /// "by 1 February 2027".
  package var dueInWords: String {
    guard let due else { return "as soon as the date is known on which '\(new.id)' takes effect" }
    return due <= asOf ? "now: \(new.id.inWords) is in force since \(due.inWords)" : "by \(due.inWords)"
  }
}
