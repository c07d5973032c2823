import Foundation

/// A project of one section, one obligation and one vendor, whose only contract clause is in order.
enum SmallProject {
  private static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Writes the project with the built-in templates into a new folder.
  static func make() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: path) }
    try FileManager.default.copyItem(
      at: packageRoot.appending(path: "templates").resolvingSymlinksInPath(), to: folder.url.appending(path: "templates"))
    return folder
  }

  static let vendor = "content/vendors/acme.yaml"

  private static let files = [
    "content/handbook.yaml": "title: Small Handbook\norganization: Example, Inc.\nowner: Counsel\ndefault-regulation: act\n",
    "content/regulations/act/regulation.yaml": """
      title: Handling Act
      citation: { full: "Handling Act § {}", short: "§ {}" }
      levels: [subsection]
      editions:
        - { id: "2024", file: 2024.md, effective: 2024-01-01, source: An invented text }

      """,
    "content/regulations/act/2024.md": """
      ## § 1. Contracts

      (a) A contract with a handler shall name its purposes.

      """,
    "content/obligations/contracts.yaml": """
      - id: name-purposes
        title: Name the purposes
        modality: obligation
        bearer: handler
        cite: § 1(a)
        quote: shall name its purposes
        applies-to: { role: handler }
        satisfied-by: { clauses: § 1(a) }

      """,
    "content/vocabularies/roles.yaml": "vocabulary: roles\nterms:\n  - { id: handler, label: Handler }\n",
    "content/vocabularies/purposes.yaml": "vocabulary: purposes\nterms:\n  - { id: trade, label: Trade }\n",
    "content/vocabularies/data.yaml": "vocabulary: data-categories\nterms:\n  - { id: names, label: Names }\n",
    vendor: """
      id: acme
      name: Acme, Inc.
      engagements:
        - id: storage
          service: Storage
          role: handler
          purposes: [trade]
          data: [names]
          contract: main
      contracts:
        - id: main
          signed: 2024-02-01
          clauses:
            - { meets: § 1(a), at: § 4, quote: for trade }

      """,
    "content/pages/about.md": "# About\n\nSee [the rule](cite:act/1/a).\n",
  ]
}
