import Diagnostics
import Testing

@testable import Compliance

/// Registers for tests, with small vocabularies.
enum RegisterFixtures {
  static let vocabularies = Vocabularies(
    roles: vocabulary(.roles, [("service-provider", "Service provider"), ("third-party", "Third party")]),
    purposes: vocabulary(.purposes, [("email-marketing", "Email marketing"), ("storage", "Storage")]),
    dataCategories: vocabulary(.dataCategories, [("identifiers", "Identifiers"), ("health", "Health")]))

  private static func vocabulary(_ kind: VocabularyKind, _ terms: [(String, String)]) -> Vocabulary {
    Vocabulary(
      kind: kind,
      terms: terms.enumerated().map { index, term in
        Term(
          id: term.0, label: term.1, cite: nil, parent: nil, end: index + 1, position: SourcePosition(startOf: "v.yaml"))
      })
  }

  /// Reads a register and its configuration, and returns what was reported as printed.
  static func read(
    _ text: String, path: String = "vendors/r.csv", configuration yaml: String? = nil
  ) -> (register: Register?, problems: [String]) {
    var diagnostics: [Diagnostic] = []
    var configuration = RegisterConfiguration()
    if let yaml, let record = YAMLDocument.read(SourceText(path: "vendors/r.columns.yaml", text: yaml)).reporting(to: &diagnostics) {
      configuration = RegisterConfigurationReader.read(record).reporting(to: &diagnostics)
    }
    let read = RegisterReader.read(SourceText(path: path, text: text), configuration, vocabularies: vocabularies)
    return (read.value, (diagnostics + read.diagnostics).sorted().map(\.description))
  }
}

extension Register {
  var names: [String] { vendors.map(\.name) }
  var ids: [String] { vendors.map(\.id.value) }

  /// The extra values of a vendor's first engagement, as `name=value`.
  func extra(_ index: Int = 0) -> [String] { vendors[index].engagements[0].extra.map { "\($0.name)=\($0.text)" } }
}
