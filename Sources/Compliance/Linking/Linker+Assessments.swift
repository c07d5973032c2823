internal import Diagnostics
internal import LegalText

/// Assessments.
extension Linker {
  /// Assessments of later days are linked like the others, so that what they name is checked, and kept apart.
  func linkAssessments(
    _ records: [Assessment], asOf day: CalendarDate, into linked: inout LinkedOrganization, _ diagnostics: inout [Diagnostic]
  ) {
    let obligations = Dictionary(linked.obligations.enumerated().map { ($1.record.id.value, $0) }) { first, _ in first }
    let engagements = Dictionary(
      linked.engagements.indices.map { (EngagementKey(in: linked, $0), $0) }) { first, _ in first }
    let vendors = Dictionary(linked.vendors.map { ($0.record.id.value, $0) }) { first, _ in first }
    var places: [Int: SourcePosition] = [:]
    func unknown(_ name: Located<String>, _ subject: String, _ known: some Sequence<String>) {
      diagnostics.append(
        Diagnostic(
          RuleIdentifier("unknown-\(subject)"), .error,
          "Value '\(name.value)' is not a known \(subject)" + NearMiss.suggestion(for: name.value, among: known),
          at: name.position))
    }
    let found = records.compactMap { [linked] record -> LinkedAssessment? in
      let obligation = obligations[record.obligation.value]
      if obligation == nil { unknown(record.obligation, "obligation", obligations.keys.sorted()) }
      guard let own = vendors[record.vendor.value] else {
        unknown(record.vendor, "vendor", vendors.keys.sorted())
        return nil
      }
      guard let engagement = engagements[EngagementKey(vendor: record.vendor.value, engagement: record.engagement.value)] else {
        let known = own.record.engagements.map(\.id.value)
        // What was assessed before a vendor was terminated stays in the files.
        if !own.isTombstone || !known.contains(record.engagement.value) { unknown(record.engagement, "engagement", known) }
        return nil
      }
      guard let obligation else { return nil }
      let key = obligation * linked.engagements.count + engagement
      if let first = places[key] {
        diagnostics.append(
          Diagnostic(
            "duplicate-assessment", .error,
            "This obligation is already assessed for this engagement at \(first); keep one", at: record.position))
        return nil
      }
      places[key] = record.position
      return LinkedAssessment(record: record, obligation: obligation, engagement: engagement)
    }
    linked.assessments = found.filter { $0.record.on <= day }
    for assessment in found where assessment.record.on > day {
      let record = assessment.record
      linked.laterAssessments[DeterminationKey(obligation: assessment.obligation, engagement: assessment.engagement)] = record
      linked.later.append(
        LaterRecord(
          "the assessment of '\(record.obligation.value)'", of: record.on, vendor: record.vendor.value, engagement: record.engagement.value,
          obligation: record.obligation.value, at: record.position))
    }
  }
}
