package import Diagnostics

/// An engagement as a source of disclosures, those of terminated vendors included: what was disclosed to them stays disclosed.
package struct DisclosureSource: Sendable {
  package var vendor: VendorIndex
  /// `nil` for an engagement of a terminated vendor.
  package var engagement: EngagementIndex?
  package var record: Engagement
  package var timing: DisclosureTiming
  package var data: [TermIndex]
  package var purposes: [TermIndex]
  /// A term of `Vocabularies.disclosureRecipients`.
  package var recipient: TermIndex?
  /// Why the purposes alone do not decide on the list; `nil` when they do.
  package var openRole: OpenDisclosureRole?
}

/// A role that leaves open whether a disclosure for a business purpose is a sale.
package enum OpenDisclosureRole: Hashable, Sendable {
  /// The law does not give the declared role (§ 7050(e): the disclosure may be a sale).
  case changed
  case notDetermined
}

/// What of a disclosure nobody has recorded or decided.
package enum DisclosureGap: Hashable, Sendable {
  case timing(DisclosureTiming.Reason)
  case data
  case purposes
  case recipient
  /// No list stands beside the purpose in the vocabulary.
  case unlistedPurpose(TermIndex)
  case role(OpenDisclosureRole)
}

extension DisclosureSource {
  /// The list to which a disclosure for a purpose belongs; `nil` when that is open.
  func list(for purpose: TermIndex?, in vocabulary: Vocabulary) -> DisclosureList? {
    if let decided = record.disclosure { return decided }
    guard let list = purpose.flatMap({ vocabulary.terms[$0].disclosure }) else { return nil }
    // A role takes nothing off the list of what is sold; it only puts in doubt what is not on it.
    return list == .businessPurpose && openRole != nil ? nil : list
  }

  /// What is not recorded or not decided, within the window or of unknown time; nothing for what is outside.
  package func gaps(in vocabularies: Vocabularies) -> [DisclosureGap] {
    var gaps: [DisclosureGap] = []
    switch timing {
    case .outside: return []
    case .within: break
    case .unknown(let reason): gaps.append(.timing(reason))
    }
    if data.isEmpty { gaps.append(.data) }
    if purposes.isEmpty { gaps.append(.purposes) }
    if recipient == nil { gaps.append(.recipient) }
    guard record.disclosure == nil else { return gaps }
    gaps += purposes.filter { vocabularies.purposes.terms[$0].disclosure == nil }.map { .unlistedPurpose($0) }
    if let openRole, purposes.contains(where: { vocabularies.purposes.terms[$0].disclosure == .businessPurpose }) {
      gaps.append(.role(openRole))
    }
    return gaps
  }
}

extension DisclosureGap {
  /// "the categories of personal information are not recorded"
  package func inWords(_ vocabularies: Vocabularies) -> String {
    switch self {
    case .timing(let reason): reason.inWords
    case .data: "the categories of personal information are not recorded"
    case .purposes: "the purposes are not recorded"
    case .recipient: vocabularies.recipients.terms.isEmpty ? "its role is not determined" : "the recipient's category is not recorded"
    case .unlistedPurpose(let purpose): "the vocabulary does not say on which list '\(vocabularies.purposes.terms[purpose].label)' belongs"
    case .role(.changed): "it has not the role that is declared, so the disclosure may be a sale"
    case .role(.notDetermined): "its role is not determined, so the disclosure may be a sale"
    }
  }
}
