internal import Diagnostics
internal import LegalText

/// Goes through the records of an organization and notes what a change of the law asks of each.
struct ImpactSurvey {
  let organization: AssessedOrganization
  let instrument: Instrument
  let old: EditionInformation
  let new: EditionInformation
  let law: LawChange
  private(set) var tasks: [ImpactTask] = []
  private(set) var done: [ImpactDone] = []
  private(set) var counts = ImpactCounts()
  /// Changes that some record rests on.
  private var covered: Set<Int> = []
  private var touched: Set<EngagementIndex> = []

  init(_ organization: AssessedOrganization, _ instrument: Instrument, old: EditionInformation, new: EditionInformation, law: LawChange) {
    self.organization = organization
    self.instrument = instrument
    self.old = old
    self.new = new
    self.law = law
  }

  mutating func run() {
    for index in organization.linked.obligations.indices where organization.linked.obligations[index].address.instrument == instrument.id {
      survey(index)
    }
    for vendor in organization.linked.vendors where !vendor.isTombstone { survey(vendor) }
    surveySubcontracts()
    surveyAdditions()
    counts.touchedEngagements = touched.count
    counts.engagements = organization.linked.engagements.count
    let order = ImpactTask.Kind.allCases
    func place(_ offset: Int) -> (Int, String, Int, Int) {
      let task = tasks[offset]
      return (task.who == nil ? 1 : 0, task.who ?? "", order.firstIndex(of: task.kind) ?? 0, offset)
    }
    tasks = tasks.indices.sorted { place($0) < place($1) }.map { tasks[$0] }
  }

  private mutating func survey(_ index: ObligationIndex) {
    let obligation = organization.linked.obligations[index]
    let record = obligation.record
    counts.obligations += 1
    let hasOldNumbers = numbersAreOld(record)
    let cited = cited(obligation)
    let grounds = hasOldNumbers ? law.grounds(of: cited) : law.grounds(ofNew: cited)
    covered.formUnion(grounds.map(\.change))
    let successors = hasOldNumbers ? law.comparison.successors(of: cited) : [cited]
    let isMoved = !successors.isEmpty && !successors.contains(cited)
    guard !grounds.isEmpty || isMoved else { return }
    let look = look(at: record, record.reviewed)
    var reasons = grounds.map(\.inWords)
    if isMoved { reasons.append("\(cite(cited)) is now \(successors.map(cite).joined(separator: " and "))") }
    func task(_ kind: ImpactTask.Kind) -> ImpactTask {
      ImpactTask(
        kind: kind, who: record.owner ?? record.reviewed?.by, obligation: record.id.value, subject: "\(record.id.value): \(record.title)",
        reasons: reasons, position: record.cite.position)
    }
    if grounds.isEmpty {
      if look == nil { tasks.append(task(.correctReference)) }
      return
    }
    counts.touchedObligations += 1
    for engagement in organization.linked.engagements.indices where organization.mayBind(index, engagement) { touched.insert(engagement) }
    if let look {
      done.append(ImpactDone(subject: "\(record.id.value): \(record.title)", by: look.by, on: look.on))
    } else {
      tasks.append(task(successors.isEmpty ? .retireObligation : .reviewObligation))
    }
    // What was found of a duty that is gone falls with it.
    guard !successors.isEmpty, record.satisfiedBy.needsAssessment else { return }
    for determination in organization.determinations[index] {
      survey(determination, of: record, reasons: grounds.map(\.inWords))
    }
  }

  private mutating func survey(_ determination: Determination, of record: Obligation, reasons: [String]) {
    let assessment = determination.assessment.map { organization.linked.assessments[$0].record }
    let subject = "\(organization.name(of: determination.engagement)), \(record.id.value)"
    if let assessment, let look = look(at: assessment, assessment.lastLook) {
      done.append(ImpactDone(subject: subject, by: look.by, on: look.on))
      return
    }
    tasks.append(
      ImpactTask(
        kind: assessment == nil ? .assess : .assessAgain, who: assessment?.lastLook.by ?? organization.owner(of: determination.engagement),
        obligation: record.id.value, engagement: EngagementKey(in: organization.linked, determination.engagement),
        subject: subject, reasons: reasons,
        position: assessment?.position))
  }

  /// Contracts in use whose clauses meet a provision that changed.
  private mutating func survey(_ vendor: LinkedVendor) {
    for (offset, contract) in vendor.contracts.enumerated() where contract.supersededBy == nil {
      let users = vendor.engagements.filter { organization.linked.engagements[$0].contracts.contains(offset) }
      guard let first = users.first else { continue }
      let title = contract.record.title.map { " (\($0))" } ?? ""
      survey(
        contract, users, subject: "\(vendor.record.name), contract \(contract.record.id.value)\(title)", name: contract.record.id.value,
        owner: organization.owner(of: first))
    }
  }

  /// Contracts of subcontractors, which carry reviews as those of vendors do.
  private mutating func surveySubcontracts() {
    let engagements = organization.linked.engagementsOfSubcontractors
    for index in organization.linked.subcontractors.indices {
      let subcontractor = organization.linked.subcontractors[index]
      guard let contract = subcontractor.linkedContract, let engagement = engagements[index] else { continue }
      let name = subcontractor.record.name.value
      survey(
        contract, [engagement], subject: "\(organization.name(of: engagement)), contract with \(name)", name: name,
        owner: organization.owner(of: engagement))
    }
  }

  private mutating func survey(_ contract: LinkedContract, _ users: [EngagementIndex], subject: String, name: String, owner: String?) {
    var seen: Set<Int> = []
    var grounds: [GroundChange] = []
    let provisions = contract.clauses.keys.filter { $0.instrument == instrument.id }.sorted { organization.corpus.place(of: $0) < organization.corpus.place(of: $1) }
    for address in provisions {
      let found = numbersAreOld(contract.record.numbering) ? law.grounds(of: address) : law.grounds(ofNew: address)
      grounds += found.filter { seen.insert($0.change).inserted }
    }
    guard !grounds.isEmpty, let first = users.first else { return }
    covered.formUnion(grounds.map(\.change))
    touched.formUnion(users)
    if let look = look(at: contract.record, contract.record.reviewed) {
      done.append(ImpactDone(subject: subject, by: look.by, on: look.on))
      return
    }
    tasks.append(
      ImpactTask(
        kind: .readContract, who: contract.record.reviewed?.by ?? owner, engagement: EngagementKey(in: organization.linked, first),
        contract: name, subject: subject, reasons: grounds.map(\.inWords), position: contract.record.position))
  }

  /// New provisions on which no record rests.
  private mutating func surveyAdditions() {
    for line in law.summary.lines where !covered.contains(line.change) {
      let change = law.comparison.changes[line.change]
      guard change.kind == .added, change.isGround, let index = change.new.first else { continue }
      let provision = law.comparison.new.provisions[index]
      let isRecorded = organization.linked.obligations.contains { $0.address == provision.address && look(at: $0.record, $0.record.reviewed) != nil }
      if !isRecorded {
        tasks.append(ImpactTask(kind: .readProvision, subject: cite(provision.address), reasons: [line.text]))
      }
    }
  }

  private func isNew(_ review: Review?) -> Bool { review?.editions.contains { $0.value == new.id.rawValue } == true }

  /// The look at a record under the new edition, also one ahead of it; `nil` when there is none, or when its words are not those of
  /// the edition any more.
  private func look(at record: some ReviewedRecord, _ last: Review?) -> Review? {
    if isNew(last) { return last }
    guard let ahead = record.lookAhead(at: new.id) else { return nil }
    let edition = law.comparison.new
    let isKept = ahead.fingerprints.allSatisfy { address, words in
      address.instrument != instrument.id || words.normalizationVersion != NormalizedText.version
        || edition.index(of: address).map { edition.fingerprint(of: $0) == words } == true
    }
    return isKept ? ahead : nil
  }

  private func numbersAreOld(_ record: Obligation) -> Bool { numbersAreOld(record.numbering) }

  /// References have the numbers of the edition under which their record was last reviewed, else of the current one.
  private func numbersAreOld(_ review: Review?) -> Bool {
    if let review, !review.editions.isEmpty { return !isNew(review) }
    return instrument.current.information.id != new.id
  }

  /// The provision in the numbers in which its record was written.
  private func cited(_ obligation: LinkedObligation) -> ProvisionAddress {
    organization.linked.carried[obligation.record.cite.position]?.from ?? obligation.address
  }

  private func cite(_ address: ProvisionAddress) -> String { instrument.regulation.style.shortCitation(of: address) }
}
