package import Diagnostics
internal import LegalText

package enum CitationUnresolved: FindingRule {
  package static let identifier: RuleIdentifier = "citation-unresolved"
  package static let title = "A citation in the law leads to no provision that is loaded"
  package static let explanation = """
    The text of an instrument cites a provision of a loaded instrument that its edition does not have: the citation is stale, the \
    editions do not belong together, or the provision is not loaded. The handbook shows the citation without a link. Citations of \
    instruments that are not loaded are outside references and are not findings.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.corpus.instruments.flatMap { instrument -> [Finding] in
      let provisions = instrument.current.edition.provisions
      return subject.law.citations(in: instrument.id).enumerated().flatMap { index, citations in
        citations.compactMap { linked -> Finding? in
          let missing = linked.targets.compactMap { target in
            if case .missing(let address, _) = target { address } else { nil }
          }
          guard let first = missing.first else { return nil }
          let names = missing.map { subject.corpus.shortCitation(of: $0) }.joined(separator: ", ")
          let edition = subject.corpus[first.instrument]?.current.information.id.rawValue ?? ""
          return Finding(
            rule: identifier, severity: .warning,
            message: "\(subject.corpus.citation(of: provisions[index].address)) cites '\(linked.text)', but edition '\(edition)' of '\(first.instrument)' has no \(names)",
            action: "Check which edition the citation means, or load the provision.", position: linked.position,
            provision: provisions[index].address, subject: "\(provisions[index].address) \(names)")
        }
      }
    }
  }
}
