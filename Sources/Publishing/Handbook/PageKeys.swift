internal import Compliance
internal import Diagnostics
internal import LegalText

/// For each page a digest of everything from which it is made, so that a later build can tell that it would be the same.
///
/// All input but the records of vendors is in every key, and so is the plan of all pages: a change there makes everything anew. What
/// differs from key to key are the vendors that a page shows, each with those that it is linked to by subcontracting, and what
/// rules found about them. Pages that show all vendors have no key and are made in every build.
struct PageKeys: Sendable {
  private let base: String
  /// For each vendor its own records, those of vendors that it is linked to, and what was found.
  private let vendors: [String]
  /// For each obligation the engagements in its table and what was found; empty where every page of one lists all engagements.
  private let obligations: [String]
  /// Of what pages of the law say of the organization: counts alone.
  private let counts: String
  private let handbook: Handbook
  private let index: HandbookIndex

  /// - Parameter identity: names the program, the day, and the audience.
  init(_ handbook: Handbook, index: HandbookIndex, plan: PagePlan, identity: String) {
    self.handbook = handbook
    self.index = index
    let files = handbook.linked.vendors.map(\.record.position.file)
    // A register has many vendors in one file; a change in it is a change for all.
    let single = Set(Dictionary(grouping: files) { $0 }.filter { $0.value.count == 1 && $0.key.hasSuffix(".yaml") }.keys)
    var all = KeyText(identity)
    for source in handbook.sources where !single.contains(source.path) { all.add(source.path, source.sha256) }
    for page in plan.pages {
      all.add(page.path, page.title, page.shortTitle)
      switch page.key {
      // What is on which part of these may change with any vendor; it is in their own keys.
      case .vendor, .obligation, .part: break
      default: if let division = plan.division(of: page.key) { all.add("\(division.ranges)") }
      }
    }
    all.add(handbook.linked.vendors.count, handbook.linked.activeVendorCount, handbook.linked.engagements.count)
    base = all.digest
    let digests = Dictionary(handbook.sources.map { ($0.path, $0.sha256) }) { first, _ in first }
    var groups = SubcontractingGroups(handbook.linked) { digests[files[$0]] ?? "" }
    let vendors = handbook.linked.vendors.indices.map { vendor in
      var text = KeyText(files[vendor], groups.digest(with: vendor))
      for engagement in handbook.linked.vendors[vendor].engagements {
        let role = handbook.organization.roles[engagement]
        text.add("\(role.effective ?? -1) \(role.rules) \(role.openRules) \(role.questions) \(role.isCircular)")
        for entry in index.determinations[engagement] { text.add(entry.obligation, entry.determination.status.urgency) }
      }
      if let division = plan.division(of: .vendor(vendor)) { text.add("\(division.ranges)") }
      for offset in index.findingsOfVendor[vendor] ?? [] { Self.add(handbook.findings[offset], to: &text) }
      return text.digest
    }
    var counts = KeyText()
    for obligation in handbook.linked.obligations.indices {
      counts.add(index.counts[obligation].inWords, handbook.organization.scope[obligation].count)
    }
    var roles = KeyText()
    for set in index.engagementsByRole { roles.add("\(set.members)") }
    for (_, rules) in index.roleRules.sorted(by: { $0.value[0] < $1.value[0] }) {
      counts.add(handbook.organization.roles.count { $0.rules.contains(where: rules.contains) })
    }
    self.vendors = vendors
    self.counts = counts.digest
    guard !handbook.listsEveryEngagement else {
      obligations = []
      return
    }
    obligations = handbook.linked.obligations.indices.map { obligation in
      var text = KeyText(roles.digest)
      if let division = plan.division(of: .obligation(obligation)) { text.add("\(division.ranges)") }
      // The engagements in the table, those that stand for the others, and what was found, which may name any engagement.
      let bound = handbook.organization.scope[obligation].union(handbook.organization.openScope[obligation])
      let others = index.engagementsByRole.compactMap { $0.subtracting(bound).members.first }
      for engagement in bound.members + others { text.add(engagement, vendors[handbook.linked.engagements[engagement].vendor]) }
      for offset in index.findingsOfObligation[obligation] ?? [] {
        let finding = handbook.findings[offset]
        Self.add(finding, to: &text)
        if let engagement = finding.engagement { text.add(vendors[handbook.linked.engagements[engagement].vendor]) }
      }
      return text.digest
    }
  }

  /// `nil` for a page that is made in every build.
  func key(of page: PlannedPage) -> String? {
    var (key, part) = (page.key, 1)
    if case .part(let whole, let number) = page.key { (key, part) = (whole, number) }
    var text = KeyText(base)
    text.add(page.path, part)
    switch key {
    case .vendor(let vendor): text.add(vendors[vendor])
    case .section: text.add(counts)
    // The law and titles of obligations, which every key has.
    case .redline: break
    case .obligation(let obligation) where !obligations.isEmpty: text.add(obligations[obligation])
    case .matrixBlock(let row, let column):
      let block = index.matrixBlocks[row][column]
      text.add(index.total.inWords, "\(block.rows) \(block.columns)")
      for place in block.rows { text.add(vendors[handbook.linked.engagements[index.engagementsByName[place]].vendor]) }
    default: return nil
    }
    return text.digest
  }

  private static func add(_ finding: Finding, to text: inout KeyText) {
    text.add(finding.rule.name, finding.severity.rawValue, finding.message, finding.action, finding.subject, finding.owner ?? "")
    text.add(finding.position?.description ?? "", finding.provision?.description ?? "")
    text.add(finding.engagement ?? -1, finding.obligation ?? -1)
    if let waiver = finding.waiver { text.add(waiver.inWords, waiver.whyInWords, waiver.approver) }
  }
}

/// What a key is made of. Every part ends with a NUL, so that no two lists of parts are the same text.
private struct KeyText {
  private var bytes: [UInt8] = []

  init(_ parts: String...) { for part in parts { append(part) } }

  mutating func add(_ parts: String...) { for part in parts { append(part) } }
  mutating func add(_ numbers: Int...) { for number in numbers { append("\(number)") } }
  mutating func add(_ part: String, _ number: Int) {
    append(part)
    append("\(number)")
  }
  mutating func add(_ number: Int, _ part: String) {
    append("\(number)")
    append(part)
  }

  private mutating func append(_ part: String) {
    bytes += part.utf8
    bytes.append(0)
  }

  var digest: String { Digest.sha256(bytes) }
}

/// Vendors that are linked by subcontracting, whichever of them engages the other, and over any number of others.
private struct SubcontractingGroups {
  private var parents: [VendorIndex]
  private var digests: [VendorIndex: String] = [:]

  /// - Parameter digest: of a vendor's own records.
  init(_ linked: LinkedOrganization, digest: (VendorIndex) -> String) {
    parents = Array(linked.vendors.indices)
    for engagement in linked.engagements {
      var lists = [engagement.subcontractors]
      while let list = lists.popLast() {
        guard case .listed(let places) = list else { continue }
        for place in places {
          let subcontractor = linked.subcontractors[place]
          if let vendor = subcontractor.vendor { join(engagement.vendor, vendor) }
          lists.append(subcontractor.subcontractors)
        }
      }
    }
    var texts: [VendorIndex: KeyText] = [:]
    for vendor in parents.indices { texts[root(vendor), default: KeyText()].add(digest(vendor)) }
    digests = texts.mapValues(\.digest)
  }

  /// Of the records of a vendor and of all that it is linked to.
  mutating func digest(with vendor: VendorIndex) -> String { digests[root(vendor)] ?? "" }

  /// Each that is passed then leads to where its own led, so that chains stay short.
  private mutating func root(_ vendor: VendorIndex) -> VendorIndex {
    var vendor = vendor
    while parents[vendor] != vendor {
      parents[vendor] = parents[parents[vendor]]
      vendor = parents[vendor]
    }
    return vendor
  }

  private mutating func join(_ one: VendorIndex, _ other: VendorIndex) {
    let roots = (root(one), root(other))
    parents[max(roots.0, roots.1)] = min(roots.0, roots.1)
  }
}
