package import Diagnostics

/// Something that somebody has to do because the law changes.
package struct ImpactTask: Hashable, Sendable {
  /// In the order in which the work is done.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What the obligation rested on is gone.
    case retireObligation = "retire-obligation"
    case reviewObligation = "review-obligation"
    /// The same words have another number.
    case correctReference = "correct-reference"
    /// A provision was added that may ask something.
    case readProvision = "read-provision"
    case readContract = "read-contract"
    case assessAgain = "assess-again"
    /// Nobody has assessed it so far.
    case assess

    /// As it begins a line: "Assess again".
    package var label: String {
      switch self {
      case .retireObligation: "Retire the obligation, or move it to another provision"
      case .reviewObligation: "Review the obligation"
      case .correctReference: "Correct the reference; no review is needed"
      case .readProvision: "Read the new provision and record what it asks"
      case .readContract: "Read the contract again"
      case .assessAgain: "Assess again"
      case .assess: "Assess by the new words; not assessed so far"
      }
    }
  }

  package var kind: Kind
  /// Who must; `nil` when the records name nobody.
  package var who: String?
  package var obligation: String?
  package var engagement: EngagementKey?
  package var contract: String?
  /// "vds-retention: Erase our records 24 months after the last order", "Northbeam Cloud, Inc. (Hosting), vds-retention".
  package var subject: String
  /// What changed, in words.
  package var reasons: [String]
  /// Where the record stands.
  package var position: SourcePosition?
}
