import Foundation

/// A project whose law was amended: § 2 has another period, § 3 is gone, § 4 is now § 3, and § 5 only has other quotation marks.
enum AmendedProject {
  static let obligations = "content/obligations/duties.yaml"
  static let vendor = "content/vendors/acme.yaml"
  static let assessments = "content/assessments/all.yaml"

  static func make() throws -> TemporaryFolder {
    let folder = try SmallProject.make()
    try FileManager.default.removeItem(at: folder.url.appending(path: "content/obligations/contracts.yaml"))
    for (path, text) in files { try folder.write(text, to: path) }
    return folder
  }

  private static let files = [
    "content/regulations/act/regulation.yaml": """
      title: Handling Act
      citation: { full: "Handling Act § {}", short: "§ {}" }
      levels: [subsection]
      editions:
        - { id: "2024", file: 2024.md, effective: 2024-01-01 }
        - { id: "2026", file: 2026.md, effective: 2026-01-01 }

      """,
    "content/regulations/act/2024.md": """
      ## § 1. Contracts

      (a) A contract with a handler shall name its purposes.

      (b) The contract shall forbid resale.

      ## § 2. Erasure

      A handler shall erase records within 24 months.

      ## § 3. Letters

      A handler shall send a letter to the office about each erasure.

      ## § 4. Return

      A handler shall hand back the records in a common format when asked.

      ## § 5. Notice

      A handler shall tell "the office" about each loss of records.

      """,
    "content/regulations/act/2026.md": """
      ## § 1. Contracts

      (a) A contract with a handler shall name its purposes.

      (b) The contract shall forbid resale and any other disclosure.

      ## § 2. Erasure

      A handler shall erase records within 13 months.

      ## § 3. Return

      A handler shall hand back the records in a common format when asked.

      ## § 5. Notice

      A handler shall tell “the office” about each loss of records.

      """,
    obligations: """
      # Duties under the act
      - id: terms
        title: Have a contract with its terms
        modality: obligation
        cite: § 1
        applies-to: { role: handler }
        satisfied-by: { clauses: § 1 }
      - id: erase
        title: Erase
        modality: obligation
        cite: § 2   # the period
        applies-to: { role: handler }
        owner: Records
        reviewed: { on: 2024-03-01, by: counsel, edition: "2024" }
      - id: return
        title: Hand back
        modality: obligation
        cite: § 4
        applies-to: { role: handler }
        reviewed:
          on: 2024-03-01
          by: counsel
          edition: "2024"
      - id: tell
        title: Tell the office
        modality: obligation
        cite: § 5
        applies-to: { role: handler }
        reviewed: { on: 2024-03-01, by: counsel, edition: "2024" }

      """,
    vendor: """
      id: acme
      name: Acme, Inc.
      engagements:
        - { id: storage, service: Storage, role: handler, purposes: [trade], data: [names], contract: main }
      contracts:
        - id: main
          signed: 2024-02-01
          reviewed: { on: 2024-02-01, by: counsel, edition: "2024", next: 2025-02-01 }
          clauses:
            - { meets: § 1(a), at: § 4, quote: for trade }
            - { meets: § 1(b), at: § 5 }   # no resale

      """,
    assessments: """
      - vendor: acme
        engagement: storage
        obligation: erase
        status: met
        reason: A job erases after 12 months.
        by: security
        on: 2024-05-01
        edition: "2024"
      - { vendor: acme, engagement: storage, obligation: return, status: met, reason: Tried., by: security, on: 2024-05-01, edition: "2024" }

      """,
  ]
}
