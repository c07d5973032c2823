internal import Compliance
internal import Diagnostics
internal import LegalText

/// The determinations under one instrument as OSCAL assessment results: each obligation is an objective, each engagement a component
/// that was looked at, each determination a finding.
///
/// Component definitions would read more easily, but there the mere presence of a requirement says that it is implemented. A finding
/// says what was found: `satisfied` for what is met and for nothing else. "Not assessed" is `not-satisfied` for another reason, as
/// SP 800-53A has it where an assessor could not get enough to determine; what does not apply is an observation without a finding.
struct OSCALResults {
  let handbook: Handbook
  let instrument: Instrument
  /// Of the current edition.
  let identifiers: OSCALIdentifiers
  /// Those with determinations.
  let obligations: [ObligationIndex]
  /// The file of the catalog, beside this one.
  let catalog: String
  /// For each obligation its control and the identifier of its provision.
  private let places: [ObligationIndex: (control: String, provision: String)]

  init(handbook: Handbook, instrument: Instrument, identifiers: OSCALIdentifiers, obligations: [ObligationIndex], catalog: String) {
    self.handbook = handbook
    self.instrument = instrument
    self.identifiers = identifiers
    self.obligations = obligations
    self.catalog = catalog
    // Where the current edition does not have a provision yet, the edition that does.
    var numbered = [instrument.current.information.id: identifiers]
    var places: [ObligationIndex: (control: String, provision: String)] = [:]
    for obligation in obligations {
      let address = handbook.linked.obligations[obligation].address
      let found = ([instrument.current] + instrument.editions).lazy.compactMap { loaded in loaded.edition.index(of: address).map { (loaded, $0) } }.first
      guard let (loaded, index) = found else {
        let name = OSCALIdentifiers.token(address.description)
        places[obligation] = (name, name)
        continue
      }
      let known = numbered[loaded.information.id] ?? OSCALIdentifiers(loaded.edition)
      numbered[loaded.information.id] = known
      // OSCAL has no objective of a group; its identifier says at least where the words are.
      places[obligation] = (known.control(of: index) ?? known.all[index], known.all[index])
    }
    self.places = places
  }

  private var organization: AssessedOrganization { handbook.organization }
  private var asOf: CalendarDate { handbook.organization.asOf }

  func document() -> [UInt8] {
    let content = content
    var output = JSONWriter(isIndented: true)
    output.object { root in
      root.member("assessment-results") { results in
        results.member("uuid", uuid("results", content))
        results.member("metadata") { writeMetadata(&$0) }
        results.member("import-ap") { plan in
          plan.member("href", "#" + uuid("plan"))
          plan.member("remarks", "There is no assessment plan. The resource says how statuses come about.")
        }
        results.member("local-definitions") { definitions in
          definitions.member("objectives-and-methods", obligations) { write(objective: $1, &$0) }
        }
        results.member("results", [0]) { result, _ in write(result: &result, uuid: uuid("result", content)) }
        results.member("back-matter") { matter in
          matter.member("resources", [0]) { resource, _ in
            resource.member("uuid", uuid("plan"))
            resource.member("title", "How statuses come about")
            resource.member(
              "description",
              "Statuses follow from records of contracts and from persons’ assessments by the rules of the handbook. Each has its derivation on the page of its vendor. A change of the law changes no status by itself; what rests on changed words is marked as suspect.")
          }
        }
      }
    }
    return output.bytes
  }

  /// What the document says: not the files that it was made from, of which templates are some.
  private var content: String {
    var lines = ["\(asOf) \(instrument.current.information.id) \(handbook.information.audience?.words ?? "")"]
    for obligation in obligations {
      for determination in organization.determinations[obligation] {
        lines.append("\(objective(obligation)) \(name(determination.engagement)) \(determination.status.name) \(reason(determination, obligation))")
      }
    }
    return Digest.sha256(Array(lines.joined(separator: "\n").utf8))
  }

  private func uuid(_ kind: String, _ name: String = "") -> String {
    NameUUID(kind, handbook.information.organization, instrument.id.rawValue, name).description
  }

  private func writeMetadata(_ metadata: inout JSONWriter) {
    metadata.member("title", OSCALMarkdown.line("\(handbook.information.title): \(instrument.regulation.title)"))
    metadata.member("last-modified", startOf: asOf)
    metadata.member("version", asOf.description)
    metadata.member("oscal-version", OSCALForm.version)
    metadata.key("props")
    metadata.list { list in
      list.property("content-version", handbook.contentVersion, isOwn: true)
      list.property("edition", instrument.current.information.id.rawValue, isOwn: true)
      if let audience = handbook.information.audience { list.property("audience", audience.words, isOwn: true) }
    }
    metadata.member(links: [OSCALLink(href: catalog, relation: "reference", text: "The catalog that identifiers of controls are of")])
    metadata.member("remarks", "A documentation aid, not legal advice, and not a certification.")
  }

  // MARK: - Objectives

  /// "obligation-sp-use-limit"
  private func objective(_ obligation: ObligationIndex) -> String {
    "obligation-" + OSCALIdentifiers.token(handbook.linked.obligations[obligation].record.id.value)
  }

  private func write(objective obligation: ObligationIndex, _ object: inout JSONWriter) {
    let linked = handbook.linked.obligations[obligation]
    guard let place = places[obligation] else { return }
    object.member("control-id", place.control)
    object.member("parts", [0]) { part, _ in
      part.member("id", objective(obligation))
      part.member("name", "assessment-objective")
      part.member("title", OSCALMarkdown.line(linked.record.title))
      part.key("props")
      part.list { list in
        list.property("label", handbook.corpus.citation(of: linked.address))
        list.property("obligation", linked.record.id.value, isOwn: true)
        list.property("modality", linked.record.modality.rawValue, isOwn: true)
        for bearer in linked.bearers { list.property("bearer", organization.vocabularyID(ofRole: bearer), isOwn: true) }
        if let quote = linked.record.quote?.value.trimmingBlanks, !quote.isEmpty { list.property("quote", quote, isOwn: true) }
      }
      if let summary = linked.record.summary { part.member("prose", OSCALMarkdown.paragraph(summary)) }
      part.member(
        links: ([linked.address] + linked.exceptions).enumerated().compactMap { offset, address in
          guard address.instrument == instrument.id, let id = identifiers.identifier(of: address) else { return nil }
          return OSCALLink(href: "\(catalog)#\(id)", relation: offset == 0 ? "reference" : "exception", text: handbook.corpus.citation(of: address))
        })
    }
  }

  // MARK: - The result

  private func write(result: inout JSONWriter, uuid: String) {
    let pairs = obligations.flatMap { obligation in organization.determinations[obligation].map { (obligation, $0) } }
    let engagements = Set(pairs.map(\.1.engagement)).sorted()
    let counts = obligations.reduce(StatusCounts()) { $0 + organization.counts(of: $1) }
    result.member("uuid", uuid)
    result.member("title", OSCALMarkdown.line("\(instrument.regulation.shortTitle), as of \(asOf)"))
    result.member(
      "description",
      "\(counts.assessed) of \(counts.inScope) determinations assessed: \(counts.met) met, \(counts.partial) partial, \(counts.notMet) not met; \(counts.notAssessed) not assessed.")
    result.member("start", startOf: asOf)
    result.member("local-definitions") { definitions in
      definitions.member("components", engagements) { write(component: $1, &$0) }
    }
    result.member("reviewed-controls") { reviewed in
      reviewed.member("control-selections", [0]) { selection, _ in
        selection.member("include-controls", uniqued(obligations.compactMap { places[$0]?.control })) { $0.member("control-id", $1) }
      }
      reviewed.member("control-objective-selections", [0]) { selection, _ in
        selection.member("include-objectives", obligations) { $0.member("objective-id", objective($1)) }
      }
    }
    let others = pairs.filter { $0.1.status == .notApplicable }
    result.key("observations")
    result.list { list in
      for engagement in engagements { list.object { write(observationOf: engagement, &$0) } }
      for (obligation, determination) in others { list.object { write(observationOf: obligation, determination, &$0) } }
    }
    let findings = pairs.filter { $0.1.status != .notApplicable }
    if !findings.isEmpty { result.member("findings", findings) { write(finding: $1.0, $1.1, &$0) } }
  }

  private func uniqued(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private func key(_ engagement: EngagementIndex) -> EngagementKey { EngagementKey(in: handbook.linked, engagement) }

  private func name(_ engagement: EngagementIndex) -> String { "\(key(engagement).vendor)/\(key(engagement).engagement)" }

  private func write(component engagement: EngagementIndex, _ object: inout JSONWriter) {
    let record = handbook.linked.engagements[engagement].record
    let role = organization.roles[engagement]
    object.member("uuid", uuid("component", name(engagement)))
    object.member("type", "service")
    object.member("title", OSCALMarkdown.line(organization.name(of: engagement)))
    object.member("description", OSCALMarkdown.paragraph(record.service))
    object.key("props")
    object.list { list in
      list.property("vendor", key(engagement).vendor, isOwn: true)
      list.property("engagement", key(engagement).engagement, isOwn: true)
      list.property("declared-role", role.declared.map(organization.vocabularyID) ?? "not recorded", isOwn: true)
      list.property("effective-role", role.effective.map(organization.vocabularyID) ?? "not determined", isOwn: true)
    }
    object.member("status") { $0.member("state", "operational") }
  }

  /// What the findings about an engagement rest on.
  private func write(observationOf engagement: EngagementIndex, _ object: inout JSONWriter) {
    object.member("uuid", uuid("observation", name(engagement)))
    object.member("description", OSCALMarkdown.paragraph("The records of \(organization.name(of: engagement))"))
    object.member("methods", ["EXAMINE"])
    writeSubject(engagement, &object)
    object.member("collected", startOf: asOf)
  }

  /// That an obligation does not apply, with the reason: no finding, since it is neither satisfied nor not.
  private func write(observationOf obligation: ObligationIndex, _ determination: Determination, _ object: inout JSONWriter) {
    object.member("uuid", uuid("not applicable", "\(name(determination.engagement)) \(objective(obligation))"))
    object.member("title", OSCALMarkdown.line("\(determination.status.label): \(handbook.linked.obligations[obligation].record.title)"))
    object.member("description", reason(determination, obligation))
    writeProperties(obligation, determination, &object)
    object.member("methods", ["EXAMINE"])
    writeSubject(determination.engagement, &object)
    object.member("collected", startOf: asOf)
  }

  private func writeSubject(_ engagement: EngagementIndex, _ object: inout JSONWriter) {
    object.member("subjects", [0]) { subject, _ in
      subject.member("subject-uuid", uuid("component", name(engagement)))
      subject.member("type", "component")
    }
  }

  private func write(finding obligation: ObligationIndex, _ determination: Determination, _ object: inout JSONWriter) {
    let title = "\(determination.status.label): \(handbook.linked.obligations[obligation].record.title), \(organization.name(of: determination.engagement))"
    object.member("uuid", uuid("finding", "\(name(determination.engagement)) \(objective(obligation))"))
    object.member("title", OSCALMarkdown.line(title))
    object.member("description", reason(determination, obligation))
    writeProperties(obligation, determination, &object)
    object.member("target") { target in
      target.member("type", "objective-id")
      target.member("target-id", objective(obligation))
      target.member("status") { status in
        status.member("state", determination.status == .met ? "satisfied" : "not-satisfied")
        switch determination.status {
        case .met: status.member("reason", "pass")
        case .partial, .notMet: status.member("reason", "fail")
        case .notApplicable, .notAssessed: status.member("reason", "other")
        }
        if determination.status == .notAssessed { status.member("remarks", "Not assessed: unknown, and no pass.") }
      }
    }
    object.member("related-observations", [0]) { related, _ in
      related.member("observation-uuid", uuid("observation", name(determination.engagement)))
    }
  }

  private func reason(_ determination: Determination, _ obligation: ObligationIndex) -> String {
    let words = organization.reason(for: determination, of: obligation)
    return words.isEmpty ? "No reason is recorded." : OSCALMarkdown.paragraph(words)
  }

  /// The status in our words, and what stands beside it.
  private func writeProperties(_ obligation: ObligationIndex, _ determination: Determination, _ object: inout JSONWriter) {
    let flags = organization.flags(of: obligation, determination.engagement)
    object.key("props")
    object.list { list in
      list.property("status", determination.status.name, isOwn: true)
      list.property("vendor", key(determination.engagement).vendor, isOwn: true)
      list.property("engagement", key(determination.engagement).engagement, isOwn: true)
      if !flags.suspect.isEmpty { list.property("suspect", "yes", isOwn: true) }
      if let day = flags.waivedUntil { list.property("waived-until", day.description, isOwn: true) }
      if let day = flags.pendingFrom { list.property("pending-from", day.description, isOwn: true) }
      if let assessment = determination.assessment {
        list.property("assessed-on", handbook.linked.assessments[assessment].record.on.description, isOwn: true)
      }
    }
  }
}

extension AssessedOrganization {
  /// The identifier of a role in its vocabulary.
  fileprivate func vocabularyID(ofRole role: TermIndex) -> String { linked.vocabularies.roles.terms[role].id }
}
