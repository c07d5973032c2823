import Diagnostics
import Testing

@testable import LegalText

@Suite struct TermRulesReaderTests {
  private func read(_ terms: String) -> Checked<Regulation?> {
    let text = """
      title: T
      citation: { full: 'T {}' }
      editions: [{ id: '1', file: 1.md }]
      terms:
      \(terms)
      """
    let document = YAMLDocument.read(SourceText(path: "regulation.yaml", text: text))
    guard let value = document.value else { return Checked(nil, document.diagnostics) }
    return RegulationReader.read(value, id: InstrumentIdentifier("rules"), folder: "regulations/rules")
  }

  @Test func readsWhatTheAuthorSaysOfTerms() throws {
    let result = read(
      """
        adopt: civil-code
        exclude: [You]
        not-inside: [Privacy Act, Federal Election Commission]
        add:
          - { term: personal data, provision: § 3(v), forms: [personal datum] }
        scope:
          - { term: Owner, within: [§ 4, § 5(a)] }
      """)
    #expect(result.diagnostics == [])
    let rules = try #require(result.value?.terms)
    #expect(rules.adopt.map(\.value) == ["civil-code"])
    #expect(rules.exclude.map(\.value) == ["You"])
    #expect(rules.notInside.map(\.value) == ["Privacy Act", "Federal Election Commission"])
    #expect(rules.add.map(\.term.value) == ["personal data"])
    #expect(rules.add.map(\.provision.value) == ["§ 3(v)"])
    #expect(rules.add.first?.forms.map(\.value) == ["personal datum"])
    #expect(rules.scope.map(\.term.value) == ["Owner"])
    #expect(rules.scope.first?.provisions.map(\.value) == ["§ 4", "§ 5(a)"])
  }

  @Test func reportsUnknownAndMissingKeys() {
    let result = read(
      """
        exlude: [You]
        add:
          - { term: fee, forms: [fees], place: § 1 }
        scope:
          - { term: Owner }
      """)
    #expect(
      result.diagnostics.sorted().map(\.description) == [
        "regulation.yaml:5:3: error: Key 'exlude' is not known in a list of terms; did you mean 'exclude'? [unknown-key]",
        "regulation.yaml:7:7: error: Key 'provision' is missing in this term; add it [missing-key]",
        "regulation.yaml:7:35: error: Key 'place' is not known in a term; it may have forms, provision, term [unknown-key]",
        "regulation.yaml:9:7: error: Key 'within' is missing in this scope of a term; add it [missing-key]",
      ])
  }
}
