package import Diagnostics
internal import LegalText

extension Organization {
  /// The organization as its records had it on a day: looks, marks and notices that are dated later are taken out and listed in
  /// `later`. Assessments, waivers and contracts of later days stay, since what links them tells whether they count.
  ///
  /// - Complexity: linear in the records.
  package func counting(asOf day: CalendarDate) -> Organization {
    var result = self
    var sieve = LaterSieve(day: day)
    for index in result.obligations.indices {
      let id = obligations[index].id.value
      sieve.sift(&result.obligations[index], "obligation '\(id)'", obligation: id)
    }
    for index in result.vendors.indices { sieve.sift(&result.vendors[index]) }
    for index in result.assessments.indices {
      let assessment = assessments[index]
      guard assessment.on <= day else { continue }
      sieve.sift(
        &result.assessments[index], "the assessment of '\(assessment.obligation.value)'", vendor: assessment.vendor.value,
        engagement: assessment.engagement.value, obligation: assessment.obligation.value)
    }
    for waiver in waivers where waiver.on > day {
      sieve.later.append(
        LaterRecord(
          "the waiver", of: waiver.on, vendor: waiver.vendor.value, engagement: waiver.engagement?.value,
          obligation: waiver.obligation?.value, at: waiver.position))
    }
    result.later = sieve.later
    return result
  }
}

/// Takes out of records what is dated after a day.
private struct LaterSieve {
  let day: CalendarDate
  var later: [LaterRecord] = []

  mutating func sift<Record: ReviewedRecord>(
    _ record: inout Record, _ name: String, vendor: String? = nil, engagement: String? = nil, obligation: String? = nil
  ) {
    func note(_ what: String, _ day: CalendarDate, _ position: SourcePosition) {
      later.append(LaterRecord("the \(what) of \(name)", of: day, vendor: vendor, engagement: engagement, obligation: obligation, at: position))
    }
    if let review = record.reviewed, review.on > day {
      note("review", review.on, review.position)
      record.laterReview = review
      record.reviewed = nil
    }
    if let review = record.reviewedAhead, review.on > day {
      note("review ahead", review.on, review.position)
      record.reviewedAhead = nil
    }
    for change in record.immaterial where change.on > day { note("note that a change does not matter", change.on, change.position) }
    record.immaterial.removeAll { $0.on > day }
  }

  mutating func sift(_ vendor: inout Vendor) {
    let id = vendor.id.value
    for index in vendor.contracts.indices { sift(&vendor.contracts[index], "contract '\(vendor.contracts[index].id.value)'", vendor: id) }
    for index in vendor.engagements.indices {
      let engagement = vendor.engagements[index].id.value
      vendor.engagements[index].subcontractors = sift(vendor.engagements[index].subcontractors, vendor: id, engagement: engagement)
    }
  }

  private mutating func sift(_ contract: inout Contract, _ name: String, vendor: String, engagement: String? = nil) {
    sift(&contract, name, vendor: vendor, engagement: engagement, obligation: nil)
    for index in contract.clauses.indices {
      let number = contract.clauses[index].meets.first?.value ?? ""
      sift(&contract.clauses[index], "the clause for \(number) of \(name)", vendor: vendor, engagement: engagement)
    }
    for amendment in contract.amendments where amendment.signed > day {
      later.append(
        LaterRecord("the amendment of \(name)", of: amendment.signed, vendor: vendor, engagement: engagement, at: amendment.position))
    }
  }

  /// Recursion is as deep as the file's nesting, which its reader bounds.
  private mutating func sift(_ list: SubcontractorList, vendor: String, engagement: String) -> SubcontractorList {
    guard case .listed(var subcontractors) = list else { return list }
    for index in subcontractors.indices {
      let name = subcontractors[index].name.value
      if case .contract(var contract) = subcontractors[index].contract {
        sift(&contract, "the contract with \(name)", vendor: vendor, engagement: engagement)
        subcontractors[index].contract = .contract(contract)
      }
      if case .given(let day, let position) = subcontractors[index].notice, day > self.day {
        later.append(LaterRecord("the notice of \(name)", of: day, vendor: vendor, engagement: engagement, at: position))
        subcontractors[index].notice = .notRecorded
      }
      subcontractors[index].subcontractors = sift(subcontractors[index].subcontractors, vendor: vendor, engagement: engagement)
    }
    return .listed(subcontractors)
  }
}
