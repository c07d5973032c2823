package import Diagnostics

package enum QuoteNotFound: FindingRule {
  package static let identifier: RuleIdentifier = "quote-not-found"
  package static let title = "Quoted words are not in the provision"
  package static let explanation = """
    An obligation quotes words that the cited provision does not have in the edition that is loaded: the pinpoint or the quotation \
    is wrong, or the law has changed. Correct the one or the other. A summary cannot back a quotation.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    subject.linked.obligations.enumerated().compactMap { index, obligation in
      guard let quote = obligation.record.quote, let result = obligation.quote, result != .found else { return nil }
      let citation = subject.corpus.shortCitation(of: obligation.address)
      let (message, action) =
        switch result {
        case .foundElsewhere(let address):
          (
            "Quote of obligation '\(obligation.record.id.value)' is not in \(citation) but in \(subject.corpus.shortCitation(of: address))",
            "Correct the pinpoint."
          )
        case .summaryOnly:
          (
            "Quote of obligation '\(obligation.record.id.value)' cannot be checked: \(citation) is present as a summary",
            "Load the official text or remove the quote."
          )
        default:
          ("Quote of obligation '\(obligation.record.id.value)' is not in \(citation)", "Quote the words of the loaded edition.")
        }
      return Finding(
        rule: identifier, severity: .error, message: message, action: action, position: quote.position, obligation: index,
        provision: obligation.address, owner: obligation.record.owner, subject: obligation.record.id.value)
    }
  }
}
