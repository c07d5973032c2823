package import Diagnostics

/// What an author says in `regulation.yaml` of an instrument's terms.
package struct TermRules: Sendable {
  package struct Addition: Sendable {
    package var term: Located<String>
    /// The provision that gives it its meaning, as written.
    package var provision: Located<String>
    package var forms: [Located<String>]

    package init(term: Located<String>, provision: Located<String>, forms: [Located<String>] = []) {
      self.term = term
      self.provision = provision
      self.forms = forms
    }
  }

  package struct Limit: Sendable {
    package var term: Located<String>
    /// The provisions within which it has its meaning, as written.
    package var provisions: [Located<String>]

    package init(term: Located<String>, provisions: [Located<String>]) {
      self.term = term
      self.provisions = provisions
    }
  }

  package var add: [Addition] = []
  /// Names that are no terms, whatever the text seems to say.
  package var exclude: [Located<String>] = []
  /// Phrases within which no term is meant: "Federal Election Commission".
  package var notInside: [Located<String>] = []
  package var scope: [Limit] = []
  /// Instruments whose definitions hold here too.
  package var adopt: [Located<String>] = []

  package init() {}
}

/// Reads the key `terms` of `regulation.yaml`.
enum TermRulesReader {
  static func read(_ value: RecordValue) -> Checked<TermRules> {
    var reader = RecordReader(value, describing: "list of terms")
    var rules = TermRules()
    var problems: [Diagnostic] = []
    for record in reader.list("add") {
      var addition = RecordReader(record, describing: "term")
      let term = addition.text("term", .required)
      let provision = addition.text("provision", .required)
      let forms = addition.texts("forms")
      problems += addition.finish()
      if let term, let provision { rules.add.append(TermRules.Addition(term: term, provision: provision, forms: forms)) }
    }
    for record in reader.list("scope") {
      var limit = RecordReader(record, describing: "scope of a term")
      let term = limit.text("term", .required)
      let provisions = limit.texts("within", .required)
      problems += limit.finish()
      if let term { rules.scope.append(TermRules.Limit(term: term, provisions: provisions)) }
    }
    rules.exclude = reader.texts("exclude")
    rules.notInside = reader.texts("not-inside")
    rules.adopt = reader.texts("adopt")
    return Checked(rules, reader.finish() + problems)
  }
}
