package import Diagnostics
package import LegalText

/// A record that a person can look at and stamp: what makes it suspect, and the words that a stamp would record.
package struct ReviewItem: Sendable {
  package enum Record: Hashable, Sendable {
    case obligation(ObligationIndex)
    /// A contract, by its vendor and its offset there.
    case contract(VendorIndex, Int)
    /// A clause with a review of its own, by its contract and its offset in the contract's record.
    case clause(VendorIndex, Int, Int)
    /// The contract that binds a subcontractor to whoever engages it.
    case subcontract(SubcontractorIndex)
    /// A clause of such a contract with a review of its own, by its offset in the contract's record.
    case subcontractClause(SubcontractorIndex, Int)
    /// The offset in `LinkedOrganization.assessments`.
    case assessment(Int)
  }

  package var record: Record
  /// "contract 'dpa-2024' of MailWave, Inc."
  package var label: String
  package var vendor: VendorIndex?
  package var engagement: EngagementIndex? = nil
  package var obligation: ObligationIndex?
  package var review: Review?
  package var reviewedAhead: Review? = nil
  /// A look that is dated after the as-of day.
  package var laterReview: Review? = nil
  package var reasons: [SuspectReason]
  /// The provisions of the current editions on which it rests, in the order of the texts.
  package var provisions: [ProvisionAddress]
  /// References of the record with the numbers of other editions.
  package var carried: [CarriedReference]
  /// The place of the record's mapping.
  package var position: SourcePosition

  package var isSuspect: Bool { !reasons.isEmpty }
  /// The instruments whose words it rests on, each once.
  package var instruments: [InstrumentIdentifier] {
    var result: [InstrumentIdentifier] = []
    for address in provisions + carried.map(\.from) where !result.contains(address.instrument) { result.append(address.instrument) }
    return result
  }
}

extension AssessedOrganization {
  /// Every record that can be reviewed: obligations, contracts in use with the clauses that have reviews of their own,
  /// assessments. In the order of the project.
  package func reviewItems() -> [ReviewItem] {
    linked.obligations.indices.map(item(ofObligation:)) + linked.vendors.indices.flatMap(items) + subcontractItems()
      + linked.assessments.indices.map(item(ofAssessment:))
  }

  /// Contracts of subcontractors, and their clauses that have reviews of their own.
  private func subcontractItems() -> [ReviewItem] {
    let engagements = linked.engagementsOfSubcontractors
    return linked.subcontractors.indices.flatMap { index -> [ReviewItem] in
      let subcontractor = linked.subcontractors[index]
      guard let engagement = engagements[index], let contract = subcontractor.linkedContract else { return [] }
      let name = subcontractor.record.name.value
      return items(
        of: contract, .subcontract(with: name), label: "contract with \(name) below \(EngagementKey(in: linked, engagement))",
        vendor: linked.engagements[engagement].vendor, engagement: engagement, record: .subcontract(index)
      ) { .subcontractClause(index, $0) }
    }
  }

  private func item(ofObligation index: ObligationIndex) -> ReviewItem {
    let obligation = linked.obligations[index]
    return ReviewItem(
      record: .obligation(index), label: "obligation '\(obligation.record.id.value)'", obligation: index,
      review: obligation.record.reviewed, reviewedAhead: obligation.record.reviewedAhead, laterReview: obligation.record.laterReview,
      reasons: suspectReasons(of: obligation), provisions: provisions(of: obligation),
      carried: carried(obligation.record.references), position: obligation.record.position)
  }

  private func provisions(of obligation: LinkedObligation) -> [ProvisionAddress] {
    linked.carried[obligation.record.cite.position]?.fate == .repealed ? [] : [obligation.address]
  }

  private func item(ofAssessment offset: Int) -> ReviewItem {
    let assessment = linked.assessments[offset]
    let obligation = linked.obligations[assessment.obligation]
    let key = EngagementKey(in: linked, assessment.engagement)
    return ReviewItem(
      record: .assessment(offset), label: "assessment of '\(obligation.record.id.value)' for \(key)",
      vendor: linked.engagements[assessment.engagement].vendor, engagement: assessment.engagement, obligation: assessment.obligation,
      review: assessment.record.lastLook, reviewedAhead: assessment.record.reviewedAhead, laterReview: assessment.record.laterReview,
      reasons: suspectReasons(of: assessment), provisions: provisions(of: obligation), carried: [], position: assessment.record.position)
  }

  private func items(of index: VendorIndex) -> [ReviewItem] {
    let vendor = linked.vendors[index]
    guard !vendor.isTombstone else { return [] }
    let used = Set(vendor.engagements.flatMap { linked.engagements[$0].contracts })
    return vendor.contracts.indices.filter { used.contains($0) && vendor.contracts[$0].supersededBy == nil }.flatMap { offset -> [ReviewItem] in
      let contract = vendor.contracts[offset]
      return items(
        of: contract, .contract(contract.record.id.value), label: "contract '\(contract.record.id.value)' of \(vendor.record.name)", vendor: index,
        engagement: nil, record: .contract(index, offset)
      ) { .clause(index, offset, $0) }
    }
  }

  /// A contract, and each of its clauses that has a review of its own.
  private func items(
    of contract: LinkedContract, _ subject: SuspectReason.Subject, label: String, vendor: VendorIndex, engagement: EngagementIndex?,
    record: ReviewItem.Record, clause clauseRecord: (Int) -> ReviewItem.Record
  ) -> [ReviewItem] {
    let addresses = contract.clauses.keys.sorted { corpus.place(of: $0) < corpus.place(of: $1) }
    let plain = contract.record.clauses.filter { $0.reviewed == nil }
    let whole = ReviewItem(
      record: record, label: label, vendor: vendor, engagement: engagement, review: contract.record.reviewed,
      reviewedAhead: contract.record.reviewedAhead, laterReview: contract.record.laterReview,
      reasons: suspectReasons(of: contract, subject, for: nil).filter { if case .clause = $0.subject { false } else { true } },
      provisions: addresses.filter { contract.clauses[$0]?.reviewed == nil }, carried: plain.flatMap { carried($0) },
      position: contract.record.position)
    let single = contract.record.clauses.enumerated().filter { $1.reviewed != nil }.map { place, clause -> ReviewItem in
      let own = addresses.filter { contract.clauses[$0]?.position == clause.position }
      let names = own.prefix(3).map { corpus.shortCitation(of: $0) }.joined(separator: ", ")
      return ReviewItem(
        record: clauseRecord(place), label: "clause for \(names) of \(label)", vendor: vendor, engagement: engagement, review: clause.reviewed,
        reviewedAhead: clause.reviewedAhead, laterReview: clause.laterReview,
        reasons: own.compactMap { suspectReason(ofClause: $0, in: contract, subject) }, provisions: own, carried: carried(clause),
        position: clause.position)
    }
    return [whole] + single
  }

  private func carried(_ references: [Located<String>]) -> [CarriedReference] {
    references.compactMap { linked.carried[$0.position] }
  }

  private func carried(_ clause: Clause) -> [CarriedReference] {
    var seen: Set<SourcePosition> = []
    return (clause.meets.map(\.position) + clause.repealed).filter { seen.insert($0).inserted }.compactMap { linked.carried[$0] }
  }
}
