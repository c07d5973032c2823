package import Diagnostics

/// What the organization tells consumers that it disclosed: the lists of its privacy policy, as `disclosures` of handbook.yaml
/// has them.
package struct DisclosureDeclaration: Hashable, Sendable {
  /// Where it stands: "Privacy policy, section 4".
  package var place: String?
  /// The day of the statement; its lists are brought up to date at least every twelve months.
  package var date: Located<CalendarDate>?
  /// By list; a list that the organization declares to be empty is empty here.
  package var lists: [DisclosureList: [DeclaredDisclosure]]
  package var position: SourcePosition
}

/// Categories of personal information that are declared together.
package struct DeclaredDisclosure: Hashable, Sendable {
  package var data: [Located<String>]
  /// `nil` when the declaration names no recipients; then none are compared.
  package var recipients: [Located<String>]?
  /// `nil` when it names no purposes; then none are compared.
  package var purposes: [Located<String>]?
  package var position: SourcePosition
}

/// Reads `disclosures` of handbook.yaml.
package enum DisclosureDeclarationReader {
  package static func read(_ value: RecordValue) -> Checked<DisclosureDeclaration> {
    var reader = RecordReader(value, describing: "declaration of disclosures")
    let place = reader.text("stated-in")
    let date = reader.date("stated-on")
    var values: [DisclosureList: RecordValue] = [:]
    // Both lists are asked for: to have sold nothing is a statement of its own.
    for list in DisclosureList.allCases { values[list] = reader.value(list.rawValue, .required) }
    var diagnostics = reader.finish()
    var lists: [DisclosureList: [DeclaredDisclosure]] = [:]
    for list in DisclosureList.allCases {
      guard let value = values[list] else { continue }
      lists[list] = read(value, of: list).reporting(to: &diagnostics)
    }
    return Checked(DisclosureDeclaration(place: place?.value, date: date, lists: lists, position: value.position), diagnostics)
  }

  private static func read(_ value: RecordValue, of list: DisclosureList) -> Checked<[DeclaredDisclosure]> {
    switch value.content {
    case .scalar("none"): return Checked([])
    case .list(let values):
      var diagnostics: [Diagnostic] = []
      return Checked(values.compactMap { entry($0).reporting(to: &diagnostics) }, diagnostics)
    default:
      return Checked(
        [],
        [
          Diagnostic(
            "wrong-shape", .error, "Key '\(list.rawValue)' takes a list or 'none', not \(value.kindInWords)", at: value.position)
        ])
    }
  }

  private static func entry(_ value: RecordValue) -> Checked<DeclaredDisclosure?> {
    var reader = RecordReader(value, describing: "declared disclosure")
    let data = reader.texts("data", .required)
    let hasRecipients = reader.has("recipients")
    let recipients = reader.texts("recipients")
    let hasPurposes = reader.has("purposes")
    let purposes = reader.texts("purposes")
    let diagnostics = reader.finish()
    guard !data.isEmpty else { return Checked(nil, diagnostics) }
    return Checked(
      DeclaredDisclosure(
        data: data, recipients: hasRecipients ? recipients : nil, purposes: hasPurposes ? purposes : nil, position: value.position),
      diagnostics)
  }
}
