/// A value of a YAML file with its place: the form in which every record of a project is read.
package struct RecordValue: Sendable {
  package enum Content: Sendable {
    /// Nothing after the key, `~` or `null`.
    case empty
    /// Text as written, whatever it looks like: `no` and `1.10` stay as they are.
    case scalar(String)
    case list([RecordValue])
    /// Entries in file order; keys are unique.
    case mapping([RecordEntry])
  }

  package var content: Content
  package var position: SourcePosition

  package init(_ content: Content, at position: SourcePosition) {
    self.content = content
    self.position = position
  }

  /// What the value is, in words for a diagnostic: "a list".
  package var kindInWords: String {
    switch content {
    case .empty: "nothing"
    case .scalar: "text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A key of a mapping and its value.
package struct RecordEntry: Sendable {
  package var key: Located<String>
  package var value: RecordValue
}
