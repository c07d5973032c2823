internal import Diagnostics
internal import LegalText

/// Rules by which the law changes roles.
extension Linker {
  func linkRule(
    _ record: RoleRule, _ selectors: SelectorCompiler, _ diagnostics: inout [Diagnostic]
  ) -> LinkedRoleRule? {
    let address = references.address(record.cite).reporting(to: &diagnostics)
    let role = terms([record.becomes], selectors.vocabularies.roles, &diagnostics).first
    let condition = selector(record.condition, at: record.position, of: "Role rule '\(record.id.value)'", selectors, &diagnostics)
    guard let address, let role else { return nil }
    return LinkedRoleRule(record: record, becomes: role, address: address, condition: condition)
  }
}
