internal import Diagnostics

/// What the organization declares, with its names resolved.
package struct LinkedDisclosureDeclaration: Sendable {
  package var record: DisclosureDeclaration
  package var lists: [DisclosureList: [LinkedDeclaredDisclosure]]
}

package struct LinkedDeclaredDisclosure: Sendable {
  package var record: DeclaredDisclosure
  package var data: [TermIndex]
  /// `nil` when the declaration names none. Terms of `Vocabularies.disclosureRecipients`.
  package var recipients: [TermIndex]?
  package var purposes: [TermIndex]?
}

extension Vocabularies {
  /// By what recipients are told apart: the groups of the project's own vocabulary, else the roles.
  package var disclosureRecipients: Vocabulary { recipients.terms.isEmpty ? roles : recipients }
}

extension Linker {
  func linkDisclosures(
    _ declaration: DisclosureDeclaration, _ vocabularies: Vocabularies, _ diagnostics: inout [Diagnostic]
  ) -> LinkedDisclosureDeclaration {
    var lists: [DisclosureList: [LinkedDeclaredDisclosure]] = [:]
    for list in DisclosureList.allCases {
      lists[list] = declaration.lists[list]?.map { entry in
        LinkedDeclaredDisclosure(
          record: entry, data: terms(entry.data, vocabularies.dataCategories, &diagnostics),
          recipients: entry.recipients.map { terms($0, vocabularies.disclosureRecipients, &diagnostics) },
          purposes: entry.purposes.map { terms($0, vocabularies.purposes, &diagnostics) })
      }
    }
    return LinkedDisclosureDeclaration(record: declaration, lists: lists)
  }
}
