package import Diagnostics
internal import LegalText

package enum ModalityMismatch: FindingRule {
  package static let identifier: RuleIdentifier = "modality-mismatch"
  package static let title = "An obligation is declared as something that its provision does not say"
  package static let explanation = """
    An obligation is declared as an obligation, a prohibition or a permission, and the words of the cited provision say another: \
    "may" declared as a prohibition, "shall not" as a permission. Correct the modality or the pinpoint. A provision that says \
    several things, grants a right or stands below an exception is read generously, and where the words do not say, or only a \
    summary is loaded, nothing is found.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.linked.obligations.enumerated().compactMap { index, obligation in
      guard let instrument = subject.corpus[obligation.address.instrument],
        let provision = instrument.current.edition.index(of: obligation.address),
        !instrument.current.edition.provisions[provision].isSummary
      else { return nil }
      let reading = reading(of: provision, in: instrument, subject.law)
      guard let statement = reading.statements.first, !reading.admits(obligation.record.modality) else { return nil }
      let words = instrument.current.edition.words(of: statement)
      let id = obligation.record.id.value
      return Finding(
        rule: identifier, severity: .warning,
        message:
          "Obligation '\(id)' is declared \(obligation.record.modality.withArticle), but \(subject.corpus.citation(of: obligation.address)) is \(statement.modality.withArticle) ('\(words)')",
        action: "Correct the modality or the pinpoint.", position: obligation.record.cite.position, obligation: index,
        provision: obligation.address, owner: obligation.record.owner, subject: id)
    }
  }

  /// The provision's own words; where it has none that show a modality, those of all below it.
  private static func reading(of index: ProvisionIndex, in instrument: Instrument, _ law: LinkedLaw) -> ProvisionModality {
    let own = law.modality(of: index, in: instrument.id)
    guard own.statements.isEmpty else { return own }
    let below = instrument.current.edition.subtree(of: index).flatMap { law.modality(of: $0, in: instrument.id).statements }
    return ProvisionModality(statements: below)
  }
}

extension Modality {
  var withArticle: String { self == .obligation ? "an obligation" : "a \(rawValue)" }
}
