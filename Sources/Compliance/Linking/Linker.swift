package import Diagnostics
internal import LegalText

/// Resolves every name that the organization's records use: provisions, terms, contracts, vendors, obligations.
package struct Linker: Sendable {
  private let references: ReferenceReader
  private let corpus: Corpus

  package init(references: ReferenceReader) {
    self.references = references
    corpus = references.corpus
  }

  /// Links what can be linked and reports the rest; many problems are found in one run.
  ///
  /// - Parameter vendorsFolder: the folder's path, for what has no file.
  package func link(_ organization: Organization, vendorsFolder: String) -> Checked<LinkedOrganization> {
    var diagnostics: [Diagnostic] = []
    var linked = LinkedOrganization(
      vocabularies: organization.vocabularies, vendors: [], engagements: [], obligations: [], roleRules: [], assessments: [])
    checkTerms(organization.vocabularies, &diagnostics)
    for vendor in unique(organization.vendors.sorted { $0.id.value < $1.id.value }, by: \.id, called: "vendor", &diagnostics) {
      linkVendor(vendor, into: &linked, &diagnostics)
    }
    if linked.engagements.isEmpty {
      diagnostics.append(
        Diagnostic(
          "empty-register", .error,
          "The register of vendors has no engagement, so nothing can be assessed; add vendors to \(vendorsFolder)", at: nil))
    }
    let selectors = SelectorCompiler(
      vocabularies: organization.vocabularies,
      vendors: Dictionary(linked.vendors.enumerated().map { ($1.record.id.value, $0) }) { first, _ in first },
      locations: Set(linked.engagements.flatMap(\.record.locations)))
    let obligations = unique(organization.obligations, by: \.id, called: "obligation", &diagnostics)
      .compactMap { linkObligation($0, selectors, &diagnostics) }
    linked.obligations = inTextOrder(obligations)
    if organization.obligations.isEmpty {
      diagnostics.append(
        Diagnostic("no-obligations", .error, "No obligation is recorded, so nothing can be assessed; add some to obligations/", at: nil))
    }
    linked.roleRules = unique(organization.roleRules, by: \.id, called: "role rule", &diagnostics)
      .compactMap { linkRule($0, selectors, &diagnostics) }
    linked.assessments = linkAssessments(organization.assessments, linked, &diagnostics)
    return Checked(linked, diagnostics)
  }

  private func unique<Record>(
    _ records: [Record], by id: KeyPath<Record, Located<String>>, called name: String, _ diagnostics: inout [Diagnostic]
  ) -> [Record] {
    var places: [String: SourcePosition] = [:]
    return records.filter { record in
      let key = record[keyPath: id]
      guard let first = places[key.value] else {
        places[key.value] = key.position
        return true
      }
      diagnostics.append(
        Diagnostic(
          "duplicate-identifier", .error,
          "Identifier '\(key.value)' is already that of the \(name) at \(first); choose another", at: key.position))
      return false
    }
  }

  private func checkTerms(_ vocabularies: Vocabularies, _ diagnostics: inout [Diagnostic]) {
    for kind in VocabularyKind.allCases {
      for cite in vocabularies[kind].terms.compactMap(\.cite) { _ = references.address(cite).reporting(to: &diagnostics) }
    }
  }

  private func terms(
    _ names: [Located<String>], _ vocabulary: Vocabulary, _ diagnostics: inout [Diagnostic]
  ) -> [TermIndex] {
    names.compactMap { name in
      if let index = vocabulary.index(of: name.value) { return index }
      let subject = vocabulary.kind.termName
      diagnostics.append(
        Diagnostic(
          RuleIdentifier("unknown-" + subject.replacing(" ", with: "-")), .error,
          "Value '\(name.value)' is not a known \(subject)"
            + NearMiss.suggestion(for: name.value, among: vocabulary.terms.map(\.id)), at: name.position))
      return nil
    }
  }

  private func linkVendor(_ vendor: Vendor, into linked: inout LinkedOrganization, _ diagnostics: inout [Diagnostic]) {
    let first = linked.engagements.count
    let vendorIndex = linked.vendors.count
    if vendor.engagements.isEmpty {
      diagnostics.append(
        Diagnostic(
          "empty-register", .error, "Vendor '\(vendor.id.value)' has no engagement; add one or remove the vendor",
          at: vendor.position))
    }
    for engagement in vendor.engagements {
      linked.engagements.append(
        LinkedEngagement(
          vendor: vendorIndex, record: engagement,
          declaredRole: terms(engagement.role.map { [$0] } ?? [], linked.vocabularies.roles, &diagnostics).first,
          purposes: terms(engagement.purposes, linked.vocabularies.purposes, &diagnostics),
          data: terms(engagement.data, linked.vocabularies.dataCategories, &diagnostics),
          contract: contract(engagement, of: vendor, &diagnostics)))
    }
    let contracts = vendor.contracts.map { linkContract($0, &diagnostics) }
    linked.vendors.append(
      LinkedVendor(record: vendor, engagements: first..<linked.engagements.count, contracts: contracts))
  }

  private func contract(_ engagement: Engagement, of vendor: Vendor, _ diagnostics: inout [Diagnostic]) -> Int? {
    guard case .contract(let name) = engagement.contract else { return nil }
    if let offset = vendor.contracts.firstIndex(where: { $0.id.value == name.value }) { return offset }
    let known = vendor.contracts.map(\.id.value)
    let hint =
      NearMiss.nearest(to: name.value, among: known).map { "did you mean '\($0)'?" }
      ?? (known.isEmpty ? "the vendor has none; add it, or write 'none'" : "it has \(known.map { "'\($0)'" }.joined(separator: ", "))")
    diagnostics.append(
      Diagnostic(
        "unknown-contract", .error, "Contract '\(name.value)' is not one of vendor '\(vendor.id.value)'; \(hint)",
        at: name.position))
    return nil
  }

  private func linkContract(_ contract: Contract, _ diagnostics: inout [Diagnostic]) -> LinkedContract {
    var linked = LinkedContract(record: contract, clauses: [:])
    for clause in contract.clauses {
      guard let address = references.address(clause.meets).reporting(to: &diagnostics) else { continue }
      if let first = linked.clauses[address] {
        diagnostics.append(
          Diagnostic(
            "duplicate-clause", .error,
            "Clause for \(corpus.shortCitation(of: address)) is already recorded at \(first.position); keep one",
            at: clause.position))
      } else {
        linked.clauses[address] = clause
      }
    }
    return linked
  }

  private func linkObligation(
    _ record: Obligation, _ selectors: SelectorCompiler, _ diagnostics: inout [Diagnostic]
  ) -> LinkedObligation? {
    let address = references.address(record.cite).reporting(to: &diagnostics)
    let exceptions = record.exceptions.compactMap { references.address($0).reporting(to: &diagnostics) }
    let clauses = record.satisfiedBy.clauses
      .compactMap { references.address($0).reporting(to: &diagnostics) }.flatMap(expanded)
    let bearers = terms(record.bearers, selectors.vocabularies.roles, &diagnostics)
    let selector = selector(record.appliesTo, at: record.position, of: "Obligation '\(record.id.value)'", selectors, &diagnostics)
    guard let address, let instrument = corpus[address.instrument],
      let index = instrument.current.edition.index(of: address)
    else { return nil }
    return LinkedObligation(
      record: record, address: address, bearers: bearers, exceptions: exceptions, clauses: clauses,
      quote: record.quote.map { instrument.current.edition.check(quote: $0.value, at: index) }, appliesTo: selector)
  }

  private func linkRule(
    _ record: RoleRule, _ selectors: SelectorCompiler, _ diagnostics: inout [Diagnostic]
  ) -> LinkedRoleRule? {
    let address = references.address(record.cite).reporting(to: &diagnostics)
    let role = terms([record.becomes], selectors.vocabularies.roles, &diagnostics).first
    let condition = selector(record.condition, at: record.position, of: "Role rule '\(record.id.value)'", selectors, &diagnostics)
    guard let address, let role else { return nil }
    return LinkedRoleRule(record: record, becomes: role, address: address, condition: condition)
  }

  private func selector(
    _ selector: Selector, at position: SourcePosition, of subject: String, _ selectors: SelectorCompiler,
    _ diagnostics: inout [Diagnostic]
  ) -> CompiledSelector {
    let compiled = selectors.compile(selector)
    diagnostics += compiled.diagnostics
    if compiled.diagnostics.isEmpty, !SelectorSatisfiability.canMatch(compiled.value, in: selectors.vocabularies) {
      diagnostics.append(
        Diagnostic(
          "contradictory-selector", .error,
          "\(subject) has a selector that no engagement can ever match; its conditions exclude each other", at: position))
    }
    return compiled.value
  }

  /// A provision with operative sub-provisions stands for the innermost of them, in the order of the text: the checklist of
  /// § 7051(a) comes from the loaded edition, never from a number in code.
  private func expanded(_ address: ProvisionAddress) -> [ProvisionAddress] {
    guard let edition = corpus[address.instrument]?.current.edition, let index = edition.index(of: address) else { return [] }
    let children = edition.provisions[index].children.filter { edition.isOperative($0) }
    return children.isEmpty ? [address] : children.map { edition.provisions[$0].address }
  }

  private func inTextOrder(_ obligations: [LinkedObligation]) -> [LinkedObligation] {
    func place(_ obligation: LinkedObligation) -> (String, Int, String) {
      let index = corpus[obligation.address.instrument]?.current.edition.index(of: obligation.address) ?? 0
      return (obligation.address.instrument.rawValue, index, obligation.record.id.value)
    }
    return obligations.map { ($0, place($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  private func linkAssessments(
    _ records: [Assessment], _ linked: LinkedOrganization, _ diagnostics: inout [Diagnostic]
  ) -> [LinkedAssessment] {
    let obligations = Dictionary(linked.obligations.enumerated().map { ($1.record.id.value, $0) }) { first, _ in first }
    let engagements = Dictionary(
      linked.engagements.indices.map { (EngagementKey(in: linked, $0), $0) }) { first, _ in first }
    let vendors = Dictionary(linked.vendors.map { ($0.record.id.value, $0.engagements) }) { first, _ in first }
    var places: [Int: SourcePosition] = [:]
    func unknown(_ name: Located<String>, _ subject: String, _ known: some Sequence<String>) {
      diagnostics.append(
        Diagnostic(
          RuleIdentifier("unknown-\(subject)"), .error,
          "Value '\(name.value)' is not a known \(subject)" + NearMiss.suggestion(for: name.value, among: known),
          at: name.position))
    }
    return records.compactMap { record -> LinkedAssessment? in
      let obligation = obligations[record.obligation.value]
      if obligation == nil { unknown(record.obligation, "obligation", obligations.keys.sorted()) }
      guard let own = vendors[record.vendor.value] else {
        unknown(record.vendor, "vendor", vendors.keys.sorted())
        return nil
      }
      guard let engagement = engagements[EngagementKey(vendor: record.vendor.value, engagement: record.engagement.value)] else {
        unknown(record.engagement, "engagement", own.map { linked.engagements[$0].record.id.value })
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
  }
}

/// The stable name of an engagement: `mailwave/campaigns`.
package struct EngagementKey: Hashable, Sendable, CustomStringConvertible {
  package var vendor: String
  package var engagement: String

  package init(vendor: String, engagement: String) {
    self.vendor = vendor
    self.engagement = engagement
  }

  package init(in organization: LinkedOrganization, _ index: EngagementIndex) {
    let engagement = organization.engagements[index]
    self.init(vendor: organization.vendors[engagement.vendor].record.id.value, engagement: engagement.record.id.value)
  }

  package var description: String { vendor + "/" + engagement }
}
