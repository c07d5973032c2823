package import Diagnostics
internal import LegalText

package enum ReferenceCarried: FindingRule {
  package static let identifier: RuleIdentifier = "reference-carried"
  package static let title = "A reference has the number of another edition"
  package static let explanation = """
    A record names a provision by a number that is not its number in the current edition. It is followed: by a mapping that a \
    person confirmed, else by the comparison of the editions, to where the words are now. 'concord review' writes the new number \
    when the record is looked at. Where the provision was repealed, the record is kept with what is left above it, and somebody must \
    retire it or move it; where only a later edition has it, the record is pending.
    """

  package static func findings(in subject: FindingSubject) -> [Finding] {
    let corpus = subject.corpus
    return subject.linked.carried.values.sorted { $0.written.position < $1.written.position }.map { reference in
      let named = corpus[reference.from.instrument]?.regulation.style.shortCitation(of: reference.from) ?? reference.written.value
      let current = corpus[reference.from.instrument]?.current.information.id.rawValue ?? ""
      var severity = Severity.note
      let message: String
      let action: String
      switch reference.fate {
      case .renumbered(let now, let isConfirmed):
        let list = now.map { corpus.shortCitation(of: $0) }.joined(separator: " and ")
        let what = now.count == 1 ? "is \(list) in edition '\(current)'" : "was split into \(list) in edition '\(current)'"
        message = "\(reference.record) names \(named) of edition '\(reference.edition)', which \(what)" + (isConfirmed ? "" : ", as the comparison has it")
        if !isConfirmed { severity = .warning }
        action =
          isConfirmed
          ? "Write the new number when the record is reviewed." : "Confirm the mapping of the two editions, or write the new number."
      case .repealed:
        severity = .error
        message = "\(reference.record) names \(named) of edition '\(reference.edition)', which edition '\(current)' repealed"
        action = "Retire the record, or move it to another provision."
      case .pending(let edition):
        message = "\(reference.record) names \(named), which only edition '\(edition)' has, and that is not in force yet"
        action = "Nothing is to be done before it takes effect."
      }
      return Finding(
        rule: identifier, severity: severity, message: message, action: action, position: reference.written.position,
        provision: reference.from, owner: reference.owner, subject: "\(reference.record) \(reference.from) \(reference.edition)")
    }
  }
}
