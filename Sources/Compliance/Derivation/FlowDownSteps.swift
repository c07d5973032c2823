internal import Diagnostics
internal import LegalText

extension AssessedOrganization {
  /// What the chain of subcontractors shows of what an obligation asks of it.
  func flowDownDerivation(of obligation: ObligationIndex, _ determination: Determination) -> [DerivationStep] {
    guard let status = determination.flowDown, let demand = linked.obligations[obligation].flowDown else { return [] }
    let engagement = determination.engagement
    let record = linked.engagements[engagement].record
    let result = DerivationStep(.result, "Subcontractors: \(status.label.lowercased())")
    switch record.subcontractors {
    case .notRecorded: return [DerivationStep(.fact, "Whether it engages subcontractors is not recorded", at: record.position), result]
    case .none(let position): return [DerivationStep(.fact, "It engages no subcontractors", at: position), result]
    case .listed: break
    }
    guard let tree = flowDown[engagement] else { return [result] }
    var steps = tree.hops.enumerated().map { offset, hop in
      let review = HopReview(of: hop, demand, role: roles[engagement].effective, in: linked)
      return DerivationStep(
        .fact, "Subcontractor \(tree.chain(to: offset, in: linked).joined(separator: " > ")): \(words(for: review))",
        at: linked.subcontractors[hop.subcontractor].record.position)
    }
    if tree.isTruncated { steps.append(DerivationStep(.fact, "The chain goes on beyond \(FlowDown.maximumHops) subcontractors")) }
    return steps + [result]
  }

  /// "bound", or what is wrong and what is not recorded.
  package func words(for review: HopReview) -> String {
    let parts = review.faults.map(words) + review.gaps.map(words)
    return parts.isEmpty ? "bound as asked" : parts.joined(separator: "; ")
  }

  package func words(for fault: HopFault) -> String {
    switch fault {
    case .noContract: "no contract"
    case .lapsed(let standing): "its contract \(standing.inWords)"
    case .clause(let clause, let state): "\(clause.inWords(corpus)) \(state.inWords) in its contract"
    case .exceedsPurposes(let terms): "purpose beyond its parent's: \(labels(terms, linked.vocabularies.purposes))"
    case .exceedsData(let terms): "data beyond its parent's: \(labels(terms, linked.vocabularies.dataCategories))"
    case .noNotice: "no notice was given"
    case .circular: "it stands above itself in the chain"
    }
  }

  package func words(for gap: HopGap) -> String {
    switch gap {
    case .contract: "contract not recorded"
    case .begin: "its contract has no day of signature or start on record"
    case .clause(let clause): "\(clause.inWords(corpus)) not recorded in its contract"
    case .purposes: "purposes not recorded"
    case .data: "data not recorded"
    case .purposesAbove: "the purposes of whoever engages it are not recorded"
    case .dataAbove: "the data of whoever engages it are not recorded"
    case .notice: "notice not recorded"
    case .subcontractors: "its own subcontractors not recorded"
    }
  }

  private func labels(_ terms: [TermIndex], _ vocabulary: Vocabulary) -> String {
    terms.map { vocabulary.terms[$0].label.lowercased() }.joined(separator: ", ")
  }
}
