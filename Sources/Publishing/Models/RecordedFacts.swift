internal import Compliance

/// What a register says beyond the fields that a handbook computes with, as label and value. Shown as recorded.
enum RecordedFacts {
  static func facts(of vendor: LinkedVendor) -> [(label: String, value: String)] {
    let record = vendor.record
    var facts: [(label: String, value: String)] = []
    if let name = record.legalName { facts.append(("Legal entity", name)) }
    if let url = record.url { facts.append(("Website", url)) }
    if let status = record.status { facts.append(("Status as recorded", status)) }
    if let risk = record.risk {
      let level = RiskLevel(recorded: risk)?.rawValue
      facts.append(("Risk as recorded", level.map { $0 == risk.lowercased() ? risk : "\(risk) (\($0))" } ?? risk))
    }
    if vendor.isTombstone {
      for engagement in record.engagements {
        facts.append(("Former engagement", engagement.service))
        facts += Self.facts(of: engagement)
      }
    }
    return facts
  }

  static func facts(of engagement: Engagement) -> [(label: String, value: String)] {
    let words = engagement.recorded.map { field in
      (label: "\(field.name.prefix(1).uppercased())\(field.name.dropFirst()), as recorded", value: field.text)
    }
    return words + engagement.extra.map { (label: $0.name, value: $0.text) }
  }
}
