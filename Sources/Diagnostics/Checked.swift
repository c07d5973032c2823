/// What a stage returns: its value and what it has to say about the input.
package struct Checked<Value> {
  package var value: Value
  /// In the order in which they were found; sort before printing.
  package var diagnostics: [Diagnostic]

  package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }

  /// Transforms the value and keeps the diagnostics.
  package func map<Result>(_ transform: (Value) -> Result) -> Checked<Result> {
    Checked<Result>(transform(value), diagnostics)
  }

  /// Adds this value's diagnostics to a list and returns the value.
  package func reporting(to list: inout [Diagnostic]) -> Value {
    list += diagnostics
    return value
  }
}

extension Checked: Sendable where Value: Sendable {}
extension Checked: Equatable where Value: Equatable {}
