package import Diagnostics
internal import LegalText

package enum CitationUnresolved: FindingRule {
  package static let identifier: RuleIdentifier = "citation-unresolved"
  package static let title = "A citation in the law leads to no provision that is loaded"
  package static let explanation = """
    The text of an instrument cites a provision of a loaded instrument that its edition does not have: the citation is stale, the \
    editions do not belong together, or the provision is not loaded. The handbook shows the citation without a link. A citation of \
    a provision that is reserved or repealed is a note. Citations of \
    instruments that are not loaded are outside references and are not findings.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.corpus.instruments.flatMap { instrument -> [Finding] in
      let provisions = instrument.current.edition.provisions
      return subject.law.citations(in: instrument.id).enumerated().flatMap { index, citations in
        citations.flatMap { linked in
          CitationTrouble.troubles(of: linked, in: subject.corpus).compactMap {
            finding($0, of: linked, in: provisions[index], subject.corpus)
          }
        }
      }
    }
  }

  private static func finding(
    _ trouble: CitationTrouble, of linked: LinkedCitation, in provision: Provision, _ corpus: Corpus
  ) -> Finding? {
    let citing = "\(corpus.citation(of: provision.address)) cites '\(linked.text)'"
    switch trouble {
    case .sectionsMissing(let missing):
      return finding(
        missing, "\(citing), but \(edition(of: missing, corpus)) has no \(names(missing, corpus))",
        "Check which edition the citation means, or load the provision.", .warning, linked, provision, corpus)
    case .partsMissing(let missing, let present):
      let has = present.isEmpty ? "" : "; it has \(names(present, corpus))"
      return finding(
        missing, "\(citing), but \(edition(of: missing, corpus)) has no \(names(missing, corpus))\(has)",
        "Check which edition the citation means: the numbers may have moved.", .warning, linked, provision, corpus)
    case .notInForce(let stubs, let state):
      // Notes tell the history of a text, and what is itself repealed asks for nothing.
      guard provision.kind != .note, provision.state == .inForce else { return nil }
      let verb = stubs.count == 1 ? "is" : "are"
      return finding(
        stubs, "\(citing), but \(names(stubs, corpus)) \(verb) \(state.rawValue) in \(edition(of: stubs, corpus))",
        "Read what took its place.", .note, linked, provision, corpus)
    }
  }

  private static func finding(
    _ addresses: [ProvisionAddress], _ message: String, _ action: String, _ severity: Severity, _ linked: LinkedCitation,
    _ provision: Provision, _ corpus: Corpus
  ) -> Finding {
    Finding(
      rule: identifier, severity: severity, message: message, action: action, position: linked.position,
      provision: provision.address,
      subject: "\(provision.address) \(addresses.map(\.description).joined(separator: " "))")
  }

  /// All of a few, the first of many.
  private static func names(_ addresses: [ProvisionAddress], _ corpus: Corpus) -> String {
    let most = 8
    let named = addresses.prefix(most).map { corpus.shortCitation(of: $0) }.joined(separator: ", ")
    return addresses.count > most ? "\(named) and \(addresses.count - most) more" : named
  }

  private static func edition(of addresses: [ProvisionAddress], _ corpus: Corpus) -> String {
    let instrument = addresses.first?.instrument
    let edition = instrument.flatMap { corpus[$0]?.current.information.id.rawValue } ?? ""
    return "edition '\(edition)' of '\(instrument?.rawValue ?? "")'"
  }
}
