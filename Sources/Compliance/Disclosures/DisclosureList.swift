/// The two lists of disclosures that a privacy policy keeps apart (Civ. Code § 1798.130(a)(5)(C)).
package enum DisclosureList: String, Hashable, Sendable, CaseIterable {
  case soldOrShared = "sold-or-shared"
  case businessPurpose = "business-purpose"

  /// What a sentence says of personal information on the list: "disclosed for a business purpose".
  package var inWords: String {
    switch self {
    case .soldOrShared: "sold or shared"
    case .businessPurpose: "disclosed for a business purpose"
    }
  }
}
