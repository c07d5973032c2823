package import Diagnostics
internal import LegalText

package enum ProvisionWithoutObligation: FindingRule {
  package static let identifier: RuleIdentifier = "provision-without-obligation"
  package static let title = "An operative provision has no obligation"
  package static let explanation = """
    A provision of the loaded law asks something of somebody by its words ("shall", "may not", "has the right to"), and no \
    obligation cites it, nor stands it as an exception or a required clause of one. Record an obligation for it, or a permission \
    where it asks nothing of you. A provision counts as covered when one above or below it is cited, and items that only carry on \
    an uncited chapeau are found with it. Examples, definitions, notes, recitals and summaries are never asked for, nor are \
    provisions that allow, declare or say how the law applies.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    var cited: Set<ProvisionAddress> = []
    for obligation in subject.linked.obligations {
      for address in [obligation.address] + obligation.exceptions + obligation.clauses {
        var current: ProvisionAddress? = address
        while let ancestor = current, cited.insert(ancestor).inserted { current = ancestor.parent }
      }
    }
    let direct = Set(subject.linked.obligations.flatMap { [$0.address] + $0.exceptions + $0.clauses })
    return subject.corpus.instruments.flatMap { instrument -> [Finding] in
      let edition = instrument.current.edition
      var isCovered = [Bool](repeating: false, count: edition.provisions.count)
      var isFound = isCovered
      return edition.provisions.indices.compactMap { index in
        let provision = edition.provisions[index]
        let isBelowCited = provision.parent.map { isCovered[$0] } ?? false
        // Covered from above only by a direct citation: a cited section's chapeau does not speak for uncited siblings.
        isCovered[index] = direct.contains(provision.address) || isBelowCited
        guard !isCovered[index], !cited.contains(provision.address), edition.isOperative(index), !provision.isSummary else {
          return nil
        }
        let binding = subject.law.modality(of: index, in: instrument.id).statements.filter(\.binds)
        guard let statement = binding.first(where: { !isFound[$0.provision] }) else { return nil }
        isFound[index] = true
        return Finding(
          rule: identifier, severity: .warning,
          message:
            "\(subject.corpus.citation(of: provision.address)) is \(statement.inWords) ('\(edition.words(of: statement))') and no obligation cites it",
          action: "Record an obligation for it, or a permission where it asks nothing of you.",
          position: instrument.current.places.position(of: index),
          provision: provision.address, subject: provision.address.description)
      }
    }
  }
}

extension ModalStatement {
  /// "a prohibition"; a right is named as such.
  fileprivate var inWords: String { force == .right && modality == .permission ? "a right" : modality.withArticle }
}
