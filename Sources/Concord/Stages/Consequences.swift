import Diagnostics

/// Leaves out problems that only follow from others: when a file cannot be read, every name that it defines is unknown
/// elsewhere, and one slip would be reported two hundred times.
struct Consequences {
  /// A part of the content that defines names.
  private enum Room: CaseIterable {
    case handbook, regulations, obligations, vendors, vocabularies

    /// Its folder or file below the content folder.
    var path: String {
      switch self {
      case .handbook: "handbook.yaml"
      case .regulations: "regulations/"
      case .obligations: "obligations/"
      case .vendors: "vendors/"
      case .vocabularies: "vocabularies/"
      }
    }

    /// What is reported elsewhere when its names are not known.
    var consequences: Set<RuleIdentifier> {
      switch self {
      case .handbook: ["missing-instrument"]
      case .regulations: ["unknown-provision", "unknown-instrument", "text-not-loaded", "missing-instrument", "unknown-regulation", "no-regulations"]
      case .obligations: ["unknown-obligation", "no-obligations"]
      case .vendors: ["unknown-vendor", "unknown-engagement", "empty-register"]
      case .vocabularies: ["unknown-role", "unknown-purpose", "unknown-data-category", "unknown-recipient", "unknown-value", "empty-vocabulary"]
      }
    }
  }

  /// Rules whose errors say that a file was not read at all, or that a record of it was dropped.
  private static let losses: Set<RuleIdentifier> = [
    "yaml-syntax", "yaml-limit", "not-utf-8", "cannot-read", "missing-file", "empty-file", "missing-key", "wrong-shape",
    "not-utf-16", "csv-syntax", "csv-quote", "csv-limit", "json-syntax", "json-limit", "missing-header", "missing-records", "missing-name",
    "unknown-template", "ragged-row", "register-limit",
  ]

  private let content: String

  /// - Parameter content: the content folder's path below the project folder.
  init(content: String) { self.content = content + "/" }

  /// The problems without those that only follow from others, and a note that says how many were left out.
  func leavingOut(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let damaged = Room.allCases.filter { room in
      diagnostics.contains { isIn(room, $0) && loses(room, $0) }
    }
    let kept = diagnostics.filter { diagnostic in
      // What is wrong inside a damaged room itself is never left out on its account.
      !damaged.contains { $0.consequences.contains(diagnostic.rule) && !isIn($0, diagnostic) }
    }
    let count = diagnostics.count - kept.count
    guard count > 0 else { return diagnostics }
    return kept + [
      Diagnostic(
        "consequences", .note,
        "\(count.counted("problem")) \(count == 1 ? "is" : "are") left out that may only follow from files and records that could not be read; mend those, then check again",
        at: nil)
    ]
  }

  private func isIn(_ room: Room, _ diagnostic: Diagnostic) -> Bool {
    diagnostic.position?.file.hasPrefix(content + room.path) ?? false
  }

  /// Whether a problem within a room takes names from it.
  private func loses(_ room: Room, _ diagnostic: Diagnostic) -> Bool {
    // What is a warning was read all the same, so nothing can follow from it.
    guard diagnostic.severity == .error else { return false }
    return switch room {
    case .handbook: Self.losses.contains(diagnostic.rule) || diagnostic.rule == "unknown-regulation"
    // An obligation whose provision or roles cannot be found is not linked at all.
    case .obligations: diagnostic.rule != "unknown-key"
    case .regulations, .vendors, .vocabularies: Self.losses.contains(diagnostic.rule)
    }
  }
}
