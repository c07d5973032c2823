package import Diagnostics
package import LegalText

/// A review that is to be done again.
package struct ReviewDue: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// The reading of a contract, by its identifier.
    case contract(String)
    /// The reading of a subcontractor's contract, by its name, in the engagement below which it is written.
    case subcontract(String, EngagementIndex)
    case assessment(ObligationIndex, EngagementIndex)
  }

  package var subject: Subject
  package var vendor: VendorIndex
  package var last: CalendarDate
  /// The day by which it is due, which is still in time.
  package var next: CalendarDate
  package var position: SourcePosition
}

/// A month and the reviews that are due in it.
package struct ReviewMonth: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var reviews: [ReviewDue]
}

/// What can be reviewed, and how much of it is.
package struct ReviewCoverage: Hashable, Sendable {
  /// In force and named by an engagement.
  package var contracts: Int
  package var assessments: Int
  /// Of both together those that have a day on which they are due again.
  package var scheduled: Int
  /// Contracts of which no review is on record.
  package var unreviewed: Int

  package var unscheduled: Int { contracts + assessments - scheduled }
}

/// When contracts and assessments are to be looked at again: on the day that a review names, else so many months after it as
/// `review-months` of handbook.yaml sets. Without either nothing is due.
package enum ReviewSchedule {
  /// Ordered by day, then by place in the files. What has lapsed or is superseded needs no review; vendors that are
  /// terminated are left out.
  package static func reviews(of organization: AssessedOrganization) -> [ReviewDue] {
    let linked = organization.linked
    let months = organization.settings.reviewMonths
    var reviews: [ReviewDue] = []
    let used = contractsInForce(of: organization)
    for (vendor, record) in linked.vendors.enumerated() where !record.isTombstone {
      for (offset, contract) in record.contracts.enumerated() where used.contains([vendor, offset]) {
        guard let review = contract.record.reviewed, let next = review.next ?? months.map(review.on.adding) else { continue }
        reviews.append(
          ReviewDue(
            subject: .contract(contract.record.id.value), vendor: vendor, last: review.on, next: next,
            position: contract.record.position))
      }
    }
    for (index, engagement) in organization.subcontractsInForce {
      guard let contract = linked.subcontractors[index].linkedContract, let review = contract.record.reviewed,
        let next = review.next ?? months.map(review.on.adding)
      else { continue }
      reviews.append(
        ReviewDue(
          subject: .subcontract(linked.subcontractors[index].record.name.value, engagement), vendor: linked.engagements[engagement].vendor,
          last: review.on, next: next, position: contract.record.position))
    }
    for assessment in linked.assessments where organization.determination(assessment.obligation, assessment.engagement) != nil {
      let record = assessment.record.lastLook
      guard let next = record.next ?? months.map(record.on.adding) else { continue }
      reviews.append(
        ReviewDue(
          subject: .assessment(assessment.obligation, assessment.engagement),
          vendor: linked.engagements[assessment.engagement].vendor, last: record.on, next: next, position: record.position))
    }
    return reviews.sorted { ($0.next, $0.position) < ($1.next, $1.position) }
  }

  /// Vendors and the offsets of those of their contracts that bind in an engagement.
  private static func contractsInForce(of organization: AssessedOrganization) -> Set<[Int]> {
    Set(
      organization.linked.engagements.indices.flatMap { index -> [[Int]] in
        guard case .inForce(let offsets) = organization.contracts.coverage[index] else { return [] }
        return offsets.map { [organization.linked.engagements[index].vendor, $0] }
      })
  }

  /// How much of what can be reviewed has a day on which it is due again.
  package static func coverage(of organization: AssessedOrganization) -> ReviewCoverage {
    let used = contractsInForce(of: organization)
    let assessments = organization.linked.assessments.filter { organization.determination($0.obligation, $0.engagement) != nil }
    let subcontracts = organization.subcontractsInForce.compactMap { organization.linked.subcontractors[$0.subcontractor].linkedContract }
    return ReviewCoverage(
      contracts: used.count + subcontracts.count, assessments: assessments.count, scheduled: reviews(of: organization).count,
      unreviewed: used.count { organization.linked.vendors[$0[0]].contracts[$0[1]].record.reviewed == nil }
        + subcontracts.count { $0.record.reviewed == nil })
  }

  /// Every month from the first due review to the last, those without any included, so that one sees whether they bunch.
  package static func months(_ reviews: [ReviewDue]) -> [ReviewMonth] {
    guard let first = reviews.first?.next, let last = reviews.last?.next else { return [] }
    let byMonth = Dictionary(grouping: reviews) { $0.next.monthNumber }
    return (first.monthNumber...last.monthNumber).map { number in
      ReviewMonth(year: number / 12, month: number % 12 + 1, reviews: byMonth[number] ?? [])
    }
  }
}

extension AssessedOrganization {
  /// Subcontractors whose contract binds on the day, with the engagement below which each is written.
  fileprivate var subcontractsInForce: [(subcontractor: SubcontractorIndex, engagement: EngagementIndex)] {
    guard !linked.subcontractors.isEmpty else { return [] }
    let engagements = linked.engagementsOfSubcontractors
    return linked.subcontractors.indices.compactMap { index in
      guard let engagement = engagements[index], linked.subcontractors[index].linkedContract?.record.standing(on: asOf) == .inForce else { return nil }
      return (index, engagement)
    }
  }
}

extension CalendarDate {
  /// Months since the year 0.
  fileprivate var monthNumber: Int { year * 12 + month - 1 }

  /// The same day so many months later, or the last of its month.
  fileprivate func adding(months: Int) -> CalendarDate {
    let number = monthNumber + months
    for day in stride(from: day, through: 28, by: -1) {
      if let date = CalendarDate(year: number / 12, month: number % 12 + 1, day: day) { return date }
    }
    return CalendarDate(year: number / 12, month: number % 12 + 1, day: min(day, 28)) ?? self
  }
}
