internal import Diagnostics

/// Waivers.
extension Linker {
  func linkWaivers(
    _ records: [Waiver], _ linked: LinkedOrganization, _ diagnostics: inout [Diagnostic]
  ) -> [LinkedWaiver] {
    let obligations = Dictionary(linked.obligations.enumerated().map { ($1.record.id.value, $0) }) { first, _ in first }
    let vendors = Dictionary(linked.vendors.enumerated().map { ($1.record.id.value, $0) }) { first, _ in first }
    let rules = FindingRules.ofOrganization.map { $0.identifier.name }
    func unknown(_ name: Located<String>, _ subject: String, _ known: [String]) {
      diagnostics.append(
        Diagnostic(
          RuleIdentifier("unknown-\(subject)"), .error,
          "Value '\(name.value)' is not a known \(subject)" + NearMiss.suggestion(for: name.value, among: known), at: name.position))
    }
    return records.compactMap { record -> LinkedWaiver? in
      var isKnown = true
      if let rule = record.rule, !rules.contains(rule.value) {
        unknown(rule, "rule", rules)
        isKnown = false
      }
      let obligation = record.obligation.flatMap { obligations[$0.value] }
      if let name = record.obligation, obligation == nil {
        unknown(name, "obligation", obligations.keys.sorted())
        isKnown = false
      }
      guard let vendor = vendors[record.vendor.value] else {
        unknown(record.vendor, "vendor", vendors.keys.sorted())
        return nil
      }
      let own = linked.vendors[vendor]
      var engagements = own.engagements
      if let name = record.engagement {
        let known = own.record.engagements.map(\.id.value)
        guard let offset = known.firstIndex(of: name.value) else {
          unknown(name, "engagement", known)
          return nil
        }
        // Of a terminated vendor no engagement is left, and the waiver is an orphan.
        if !own.isTombstone {
          let index = own.engagements.lowerBound + offset
          engagements = index..<index + 1
        }
      }
      return isKnown ? LinkedWaiver(record: record, vendor: vendor, engagements: engagements, obligation: obligation) : nil
    }
  }
}
