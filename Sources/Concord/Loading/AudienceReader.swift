internal import Compliance
internal import Diagnostics

/// Reads the key `audiences` of `handbook.yaml`.
enum AudienceReader {
  static func read(_ values: [RecordValue]) -> Checked<[Audience]> {
    var diagnostics: [Diagnostic] = []
    var audiences: [Audience] = []
    for value in values {
      var reader = RecordReader(value, describing: "audience")
      let id = reader.text("id", .required)
      let withheld = reader.texts("withhold").compactMap { name -> RestrictedField? in
        if let field = RestrictedField(rawValue: name.value) { return field }
        let known = RestrictedField.allCases.map(\.rawValue)
        reader.report(
          Diagnostic(
            "unknown-value", .error,
            "Value '\(name.value)' of key 'withhold' is not one of \(known.joined(separator: ", "))"
              + NearMiss.suggestion(for: name.value, among: known), at: name.position))
        return nil
      }
      diagnostics += reader.finish()
      guard let id else { continue }
      if audiences.contains(where: { $0.id == id.value }) {
        diagnostics.append(
          Diagnostic("duplicate-audience", .error, "Audience '\(id.value)' is there already; rename one of the two", at: id.position))
      }
      audiences.append(Audience(id: id.value, withheld: Set(withheld)))
    }
    return Checked(audiences, diagnostics)
  }
}
