package import Diagnostics

/// Reads `vocabularies/*.yaml`.
package enum VocabularyReader {
  /// Puts together the vocabularies; several files may add to one. A vocabulary without terms is an error, since nothing
  /// could then be selected by it, but for that of recipients.
  ///
  /// - Parameter folder: the folder's path, for what has no file.
  package static func read(_ files: [RecordValue], folder: String) -> Checked<Vocabularies> {
    var builders = Dictionary(uniqueKeysWithValues: VocabularyKind.allCases.map { ($0, Builder(kind: $0)) })
    var diagnostics: [Diagnostic] = []
    for file in files {
      var reader = RecordReader(file, describing: "vocabulary")
      let kind = reader.choice("vocabulary", VocabularyKind.self, .required)
      let terms = reader.list("terms", .required)
      if let kind { builders[kind.value]?.add(terms, below: nil) }
      diagnostics += reader.finish()
    }
    func finish(_ kind: VocabularyKind) -> Vocabulary {
      let builder = builders[kind] ?? Builder(kind: kind)
      diagnostics += builder.diagnostics
      if builder.terms.isEmpty, kind.isRequired {
        diagnostics.append(
          Diagnostic(
            "empty-vocabulary", .error,
            "Vocabulary '\(kind.rawValue)' has no terms; add a file with 'vocabulary: \(kind.rawValue)' to \(folder)", at: nil))
      }
      return Vocabulary(kind: kind, terms: builder.terms)
    }
    let vocabularies = Vocabularies(
      roles: finish(.roles), purposes: finish(.purposes), dataCategories: finish(.dataCategories), recipients: finish(.recipients))
    return Checked(vocabularies, diagnostics)
  }

  private struct Builder {
    let kind: VocabularyKind
    var terms: [Term] = []
    var diagnostics: [Diagnostic] = []
    private var places: [String: SourcePosition] = [:]

    init(kind: VocabularyKind) { self.kind = kind }

    mutating func add(_ values: [RecordValue], below parent: TermIndex?) {
      for value in values {
        var reader = RecordReader(value, describing: kind.termName)
        let id = reader.text("id", .required)
        let label = reader.text("label", .required)
        let cite = reader.text("cite")
        let disclosure = kind == .purposes ? reader.choice("disclosure", DisclosureList.self)?.value : nil
        let children = reader.list("children")
        diagnostics += reader.finish()
        guard let id else { continue }
        if let first = places[id.value] {
          diagnostics.append(
            Diagnostic(
              "duplicate-identifier", .error,
              "Identifier '\(id.value)' is already that of a \(kind.termName) at \(first); choose another", at: id.position))
          continue
        }
        places[id.value] = id.position
        let index = terms.count
        terms.append(
          Term(
            id: id.value, label: label?.value ?? id.value, cite: cite, parent: parent, end: index + 1, position: id.position,
            disclosure: disclosure ?? parent.flatMap { self.terms[$0].disclosure }))
        add(children, below: index)
        terms[index].end = terms.count
      }
    }
  }
}
