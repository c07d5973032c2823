package import Diagnostics

/// Reads `applies-to`, `when` and `prohibits`: a list means any of, several keys mean all of, `not:` and `any:` nest.
package enum SelectorReader {
  package static func read(_ value: RecordValue) -> Checked<Selector> {
    var reader = RecordReader(value, describing: "selector")
    var conditions: [Selector] = []
    var diagnostics: [Diagnostic] = []
    for dimension in SelectorDimension.allCases {
      if dimension == .contract, let contract = contract(&reader, &diagnostics) {
        conditions.append(contract)
        continue
      }
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
          "empty-selector", .error,
          "A selector names at least one of \(SelectorDimension.allCases.map(\.rawValue).joined(separator: ", ")), any, not",
          at: value.position))
    }
    return Checked(conditions.count == 1 ? conditions[0] : .all(conditions), diagnostics)
  }

  /// `contract: { meets: ... }`; `nil` when the key holds plain states, or is not written.
  private static func contract(_ reader: inout RecordReader, _ diagnostics: inout [Diagnostic]) -> Selector? {
    var probe = reader
    guard let value = probe.value(SelectorDimension.contract.rawValue), case .mapping = value.content else { return nil }
    reader = probe
    var contract = RecordReader(value, describing: "condition on a contract")
    let meets = contract.texts("meets", .required)
    diagnostics += contract.finish()
    return .contractMeets(meets)
  }
}
