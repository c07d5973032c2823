extension Organization {
  /// The records without what an audience does not see.
  ///
  /// It is taken out before anything is linked, derived or indexed, so that no page, finding, table or index can have it: nothing
  /// after this has ever seen it. No status depends on these fields.
  package func withholding(for audience: Audience) -> Organization {
    let withholder = Withholder(audience: audience)
    var result = self
    result.vendors = vendors.map(withholder.vendor)
    result.obligations = obligations.map(withholder.obligation)
    result.assessments = assessments.map(withholder.assessment)
    result.waivers = waivers.map(withholder.waiver)
    return result
  }
}

private struct Withholder {
  let audience: Audience

  private func hides(_ field: RestrictedField) -> Bool { audience.withheld.contains(field) }

  private func text(_ text: String, _ field: RestrictedField) -> String { hides(field) ? RestrictedField.placeholder : text }

  func vendor(_ vendor: Vendor) -> Vendor {
    var result = vendor
    result.owner = audience.name(vendor.owner)
    if hides(.notes) { result.summary = nil }
    result.engagements = vendor.engagements.map(engagement)
    result.contracts = vendor.contracts.map(contract)
    return result
  }

  private func engagement(_ engagement: Engagement) -> Engagement {
    var result = engagement
    result.owner = audience.name(engagement.owner)
    if hides(.notes) { result.note = nil }
    if hides(.extra) { result.extra = [] }
    result.subcontractors = list(engagement.subcontractors)
    return result
  }

  private func list(_ list: SubcontractorList) -> SubcontractorList {
    guard case .listed(let subcontractors) = list else { return list }
    return .listed(
      subcontractors.map { subcontractor in
        var result = subcontractor
        if case .contract(let contract) = subcontractor.contract { result.contract = .contract(self.contract(contract)) }
        result.subcontractors = self.list(subcontractor.subcontractors)
        return result
      })
  }

  private func contract(_ contract: Contract) -> Contract {
    var result = contract
    withhold(&result)
    for index in result.amendments.indices where hides(.notes) { result.amendments[index].note = nil }
    for index in result.clauses.indices {
      if hides(.contractQuotes) { result.clauses[index].quote = nil }
      if hides(.notes) { result.clauses[index].note = nil }
      withhold(&result.clauses[index])
    }
    return result
  }

  private func withhold<Record: ReviewedRecord>(_ record: inout Record) {
    record.reviewed = review(record.reviewed)
    record.reviewedAhead = review(record.reviewedAhead)
    record.laterReview = review(record.laterReview)
    record.immaterial = record.immaterial.map(immaterial)
  }

  private func review(_ review: Review?) -> Review? {
    guard var review else { return nil }
    review.by = text(review.by, .people)
    review.reason = review.reason.map { text($0, .reasons) }
    return review
  }

  private func immaterial(_ change: ImmaterialChange) -> ImmaterialChange {
    var result = change
    result.by = text(change.by, .people)
    result.reason = text(change.reason, .reasons)
    return result
  }

  func obligation(_ obligation: Obligation) -> Obligation {
    var result = obligation
    result.owner = audience.name(obligation.owner)
    withhold(&result)
    return result
  }

  func assessment(_ assessment: Assessment) -> Assessment {
    var result = assessment
    result.reason = text(assessment.reason, .reasons)
    if hides(.evidence), !assessment.evidence.isEmpty { result.evidence = [RestrictedField.placeholder] }
    result.by = text(assessment.by, .people)
    withhold(&result)
    return result
  }

  func waiver(_ waiver: Waiver) -> Waiver {
    var result = waiver
    result.reason = text(waiver.reason, .reasons)
    result.approver = text(waiver.approver, .people)
    return result
  }
}
