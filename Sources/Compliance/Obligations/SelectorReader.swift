package import Diagnostics

/// Reads `applies-to` and `when`: a list means any of, several keys mean all of, `not:` and `any:` nest.
package enum SelectorReader {
  package static func read(_ value: RecordValue) -> Checked<Selector> {
    var reader = RecordReader(value, describing: "selector")
    var conditions: [Selector] = []
    var diagnostics: [Diagnostic] = []
    for dimension in SelectorDimension.allCases {
      let isWritten = reader.has(dimension.rawValue)
      let values = reader.texts(dimension.rawValue)
      if values.isEmpty, isWritten {
        reader.report(
          Diagnostic(
            "empty-selector", .error, "Key '\(dimension.rawValue)' lists nothing, so nothing can match; list values or remove it",
            at: value.position))
      }
      if !values.isEmpty { conditions.append(.any(values.map { .has(dimension, $0) })) }
    }
    let any = reader.list("any")
    if !any.isEmpty { conditions.append(.any(any.map { read($0).reporting(to: &diagnostics) })) }
    let not = reader.list("not")
    conditions += not.map { .not(read($0).reporting(to: &diagnostics)) }
    diagnostics = reader.finish() + diagnostics
    if conditions.isEmpty, diagnostics.isEmpty {
      diagnostics.append(
        Diagnostic(
          "empty-selector", .error, "A selector names at least one of role, purpose, data, location, vendor, contract, any, not",
          at: value.position))
    }
    return Checked(conditions.count == 1 ? conditions[0] : .all(conditions), diagnostics)
  }
}
