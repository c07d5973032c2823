/// The name of an instrument in a project: the name of its folder below `regulations/`, such as `ccpa-regulations`.
package struct InstrumentIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let rawValue: String

  package init(_ rawValue: String) { self.rawValue = rawValue }

  package var description: String { rawValue }
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The name of an edition within its instrument, such as `2024-01-01` or `deskbook`.
package struct EditionIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let rawValue: String

  package init(_ rawValue: String) { self.rawValue = rawValue }

  package var description: String { rawValue }
  /// "edition 2024-01-01"; "edition 2" where the identifier itself says so.
  package var inWords: String {
    let prefix = "edition-"
    return rawValue.lowercased().hasPrefix(prefix) ? "edition \(rawValue.dropFirst(prefix.count))" : "edition \(rawValue)"
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
