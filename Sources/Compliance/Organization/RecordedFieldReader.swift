internal import Diagnostics

/// Reads `recorded` and `extra` of an engagement.
enum RecordedFieldReader {
  /// Words that stand in place of terms: a mapping with the keys of the vocabularies.
  static func readTerms(_ value: RecordValue) -> Checked<[RecordedField]> {
    var reader = RecordReader(value, describing: "list of recorded words")
    let fields = VocabularyKind.allCases.compactMap { kind -> RecordedField? in
      let words = reader.texts(kind.termsName)
      guard let first = words.first else { return nil }
      return RecordedField(name: kind.termsName, values: words.map(\.value), position: first.position)
    }
    return Checked(fields, reader.finish())
  }

  /// A mapping from any name to a text or a list of texts.
  static func readExtra(_ value: RecordValue) -> Checked<[RecordedField]> {
    guard case .mapping(let entries) = value.content else {
      return Checked(
        [],
        [
          Diagnostic("wrong-shape", .error, "Key 'extra' takes a mapping of names to values, not \(value.kindInWords)", at: value.position)
        ])
    }
    // Each entry by itself: whatever names there are is known, and there can be many.
    var diagnostics: [Diagnostic] = []
    let fields = entries.compactMap { entry -> RecordedField? in
      let parts: [RecordValue] = if case .list(let values) = entry.value.content { values } else { [entry.value] }
      var texts: [String] = []
      for part in parts {
        switch part.content {
        case .scalar(let text): texts.append(text)
        case .empty: break
        default:
          diagnostics.append(
            Diagnostic(
              "wrong-shape", .error, "Key '\(entry.key.value)' takes text or a list of texts, not \(part.kindInWords)",
              at: part.position))
        }
      }
      return texts.isEmpty ? nil : RecordedField(name: entry.key.value, values: texts, position: entry.value.position)
    }
    return Checked(fields, diagnostics)
  }
}
