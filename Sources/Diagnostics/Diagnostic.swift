/// One problem, with its place and what to do about it.
///
/// A message names the specific thing first, states a rule rather than a failure, has no full stop, and ends with what to
/// do: "Provision 'gdpr/77' is not in the corpus; did you mean 'gdpr/7'?".
package struct Diagnostic: Hashable, Sendable {
  package var rule: RuleIdentifier
  package var severity: Severity
  package var message: String
  /// `nil` for what has no place, such as a missing folder.
  package var position: SourcePosition?

  package init(_ rule: RuleIdentifier, _ severity: Severity, _ message: String, at position: SourcePosition?) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.position = position
  }
}

extension Diagnostic: Comparable {
  /// A total order: without a place first, then by place, worst first, rule, message.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    switch (left.position, right.position) {
    case (nil, .some): return true
    case (.some, nil): return false
    case (let left?, let right?) where left != right: return left < right
    default: break
    }
    if left.severity != right.severity { return left.severity > right.severity }
    if left.rule != right.rule { return left.rule < right.rule }
    return left.message < right.message
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: severity: message [rule]`, on one line whatever the message quotes.
  package var description: String {
    let place = position.map { "\($0): " } ?? ""
    return "\(place)\(severity.rawValue): \(message) [\(rule)]".withVisibleControlCharacters
  }
}

extension String {
  /// The text with control and bidirectional formatting characters written as `\u{…}`, so that what a file quotes can
  /// neither break a line of output, drive a terminal nor reorder what is read.
  package var withVisibleControlCharacters: String {
    func isHidden(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value)
    }
    guard unicodeScalars.contains(where: isHidden) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if isHidden(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
