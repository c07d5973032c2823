internal import Diagnostics
package import LegalText

extension AssessedOrganization {
  /// What the contracts show of the clauses that an obligation asks for.
  func contractDerivation(of obligation: ObligationIndex, _ determination: Determination) -> [DerivationStep] {
    guard let tally = determination.clauses else { return [] }
    let engagement = determination.engagement
    var steps: [DerivationStep] = []
    for clause in linked.obligations[obligation].required {
      guard let isAsked = clause.isAsked(of: roles[engagement].effective, in: linked.vocabularies.roles) else {
        steps += clauseSteps(clause, of: engagement)
        steps.append(DerivationStep(.result, "Whether this is asked of it depends on its role, which is not determined"))
        continue
      }
      guard isAsked else {
        let names = clause.roles.map { label(ofRole: $0).lowercased() }.joined(separator: " or ")
        steps.append(
          DerivationStep(
            .law, "\(clause.inWords(corpus)) is asked of \(names) only", provision: clause.alternatives[0][0].provision))
        continue
      }
      steps += clauseSteps(clause, of: engagement)
    }
    return steps + [DerivationStep(.result, "Clauses: \(tally.inWords(contracts.coverage[engagement]).withoutFullStop)")]
  }

  /// Which of an engagement's contracts are in force.
  package func contractSteps(of engagement: EngagementIndex) -> [DerivationStep] {
    let record = linked.engagements[engagement]
    switch record.record.contract {
    case .notRecorded: return [DerivationStep(.fact, "No contract is on record", at: record.record.position)]
    case .noContract(let position): return [DerivationStep(.fact, "There is no contract", at: position)]
    case .contracts: break
    }
    return record.contracts.map { offset in
      let contract = linked.vendors[record.vendor].contracts[offset].record
      let standing = contracts.standings[record.vendor][offset]
      return DerivationStep(
        .fact, "Contract '\(contract.id.value)' \(standing.inWords)\(standing == .inForce ? contract.termInWords(asOf: asOf) : "")",
        at: contract.position)
    }
  }

  private func clauseSteps(_ clause: RequiredClause, of engagement: EngagementIndex) -> [DerivationStep] {
    let steps = clause.alternatives.flatMap { $0.map { clauseStep($0, of: engagement) } }
    guard clause.alternatives.count > 1 else { return steps }
    let state = clause.state { clauseState($0, of: engagement) }
    return steps + [
      DerivationStep(.result, "Either of \(clause.inWords(corpus)) is enough: \(state.inWords)", provision: nil)
    ]
  }

  /// "§ 7051(a)(3) is met at § 3.2 of contract 'dpa-2024'".
  func clauseStep(_ clause: ClauseReference, of engagement: EngagementIndex) -> DerivationStep {
    let citation = corpus.shortCitation(of: clause.provision)
    let state = clauseState(clause, of: engagement)
    guard let entry = clauseEntry(clause.provision, of: engagement) else {
      let record = linked.engagements[engagement].record
      return DerivationStep(.fact, "\(citation): \(state.inWords)", provision: clause.provision, at: record.position)
    }
    let contract = vendor(of: engagement).contracts[entry.contract].record
    let place = entry.clause.place.map { ", \($0)" } ?? ""
    let note = entry.clause.note.map { " (\($0.withoutFullStop))" } ?? ""
    let words = contracts.coverage[engagement] == .lapsed ? "not in force" : state.inWords
    return DerivationStep(
      .fact, "\(citation): \(words) in contract '\(contract.id.value)'\(place)\(note)", provision: clause.provision,
      at: entry.clause.position)
  }

  /// Whether the record shows what the obligation prohibits.
  func breachDerivation(of obligation: ObligationIndex, _ determination: Determination) -> [DerivationStep] {
    let record = linked.obligations[obligation]
    guard let breach = determination.breach, let selector = record.record.prohibits, let compiled = record.prohibits else { return [] }
    let words =
      switch breach {
      case .shown: "The record shows what is prohibited"
      case .notShown: "The record shows nothing that is prohibited"
      case .open: "Whether the record shows what is prohibited is not determined"
      }
    return SelectorDerivation(self, determination.engagement).derive(selector, compiled).steps + [DerivationStep(.result, words)]
  }

  /// What a person found.
  func assessmentDerivation(of obligation: ObligationIndex, _ determination: Determination) -> [DerivationStep] {
    if let assessment = determination.assessment.map({ linked.assessments[$0].record }) {
      let evidence = assessment.evidence.isEmpty ? "" : "; evidence: \(assessment.evidence.joined(separator: ", "))"
      return [
        DerivationStep(
          .judgment,
          "\(assessment.by) found on \(assessment.on.inWords): \(assessment.status.label.lowercased()), because: \(assessment.reason.withoutFullStop)\(evidence)",
          at: assessment.position)
      ]
    }
    if let later = linked.laterAssessments[DeterminationKey(obligation: obligation, engagement: determination.engagement)] {
      return [
        DerivationStep(
          .judgment, "The assessment of \(later.on.inWords) by \(later.by) is dated after the as-of day, \(asOf.inWords), and does not count",
          at: later.position)
      ]
    }
    guard linked.obligations[obligation].record.satisfiedBy.needsAssessment else { return [] }
    return [DerivationStep(.judgment, "An assessment is needed, and none is on file")]
  }
}

extension Contract {
  /// " since 1 February 2024, until 31 January 2028".
  func termInWords(asOf day: CalendarDate) -> String {
    let begin = firstDay.map { " since \($0.inWords)" } ?? ""
    return begin + (lastDay(asOf: day).map { ", until \($0.inWords)" } ?? ", with no end on record")
  }
}

extension ClauseState {
  /// What a term is in a contract: "present".
  package var inWords: String {
    switch self {
    case .present: "present"
    case .partial: "in part"
    case .absent: "missing"
    case .unclear: "unclear"
    case .notRecorded: "not recorded"
    }
  }
}

extension RequiredClause {
  /// "§ 7051(a)(3)", or "§ 7051(a)(7) or Civ. Code § 1798.140(j)(1)(C)".
  package func inWords(_ corpus: Corpus) -> String {
    alternatives.map { $0.map { corpus.shortCitation(of: $0.provision) }.joined(separator: " with ") }.joined(separator: " or ")
  }
}
