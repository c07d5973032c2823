package import Diagnostics
internal import LegalText

/// Resolves every name that the organization's records use: provisions, terms, contracts, vendors, obligations.
package struct Linker: Sendable {
  let references: ReferenceReader
  let corpus: Corpus
  private(set) var carried: [SourcePosition: CarriedReference] = [:]

  package init(references: ReferenceReader) {
    self.references = references
    corpus = references.corpus
  }

  /// Links what can be linked and reports the rest; many problems are found in one run.
  ///
  /// - Parameters:
  ///   - vendorsFolder: the folder's path, for what has no file.
  ///   - carried: references that were turned into those of the current editions, as `Organization.carried` gives them.
  ///   - asOf: the day on which terminated vendors are told from others, and after which assessments do not count.
  package func link(
    _ organization: Organization, carried: [SourcePosition: CarriedReference] = [:], vendorsFolder: String, asOf: CalendarDate
  ) -> Checked<LinkedOrganization> {
    var linker = self
    linker.carried = carried
    return linker.link(organization, vendorsFolder: vendorsFolder, asOf: asOf)
  }

  private func link(_ organization: Organization, vendorsFolder: String, asOf: CalendarDate) -> Checked<LinkedOrganization> {
    var diagnostics: [Diagnostic] = []
    var linked = LinkedOrganization(
      vocabularies: organization.vocabularies, vendors: [], engagements: [], obligations: [], roleRules: [], assessments: [])
    linked.carried = carried
    checkTerms(organization.vocabularies, &diagnostics)
    for vendor in unique(organization.vendors.sorted { $0.id.value < $1.id.value }, by: \.id, called: "vendor", &diagnostics) {
      linkVendor(vendor, asOf: asOf, into: &linked, &diagnostics)
    }
    if linked.engagements.isEmpty {
      diagnostics.append(
        Diagnostic(
          "empty-register", .error,
          "The register of vendors has no engagement, so nothing can be assessed; add vendors to \(vendorsFolder)", at: nil))
    }
    linkSubcontractors(into: &linked, &diagnostics)
    let selectors = SelectorCompiler(
      references: references, expand: expanded, clauses: clauseTable(organization), vocabularies: organization.vocabularies,
      vendors: Dictionary(linked.vendors.enumerated().map { ($1.record.id.value, $0) }) { first, _ in first },
      locations: Set(linked.engagements.flatMap(\.record.locations)))
    let obligations = unique(organization.obligations, by: \.id, called: "obligation", &diagnostics)
      .compactMap { linkObligation($0, selectors, &diagnostics) }
    linked.obligations = inTextOrder(obligations)
    linked.clauseProvisions = selectors.clauses.provisions
    if organization.obligations.isEmpty {
      diagnostics.append(
        Diagnostic("no-obligations", .error, "No obligation is recorded, so nothing can be assessed; add some to obligations/", at: nil))
    }
    linked.roleRules = unique(organization.roleRules, by: \.id, called: "role rule", &diagnostics)
      .compactMap { linkRule($0, selectors, &diagnostics) }
    linkAssessments(organization.assessments, asOf: asOf, into: &linked, &diagnostics)
    linked.later += organization.later
    linked.waivers = linkWaivers(organization.waivers, linked, &diagnostics)
    linked.disclosures = organization.disclosures.map { linkDisclosures($0, linked.vocabularies, &diagnostics) }
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

  /// The terms that names mean; unknown names are reported and left out.
  func terms(
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
}
