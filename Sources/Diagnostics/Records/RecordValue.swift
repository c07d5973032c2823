/// A value of a YAML or JSON file with its place: the form in which every record is read.
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

extension RecordValue {
  /// The value of a key; `nil` when this is no mapping or has no such key. For files of others, whose keys are not ours to
  /// check; records of a project are read with `RecordReader`.
  package subscript(key: String) -> RecordValue? {
    if case .mapping(let entries) = content { entries.first { $0.key.value == key }?.value } else { nil }
  }

  /// The members of a list; none when this is no list.
  package var elements: [RecordValue] { if case .list(let values) = content { values } else { [] } }

  /// The keys and values of a mapping; none when this is no mapping.
  package var entries: [RecordEntry] { if case .mapping(let entries) = content { entries } else { [] } }

  /// The text of a scalar.
  package var text: String? { if case .scalar(let text) = content { text } else { nil } }
}

/// A key of a mapping and its value.
package struct RecordEntry: Sendable {
  package var key: Located<String>
  package var value: RecordValue

  package init(key: Located<String>, value: RecordValue) {
    self.key = key
    self.value = value
  }
}
