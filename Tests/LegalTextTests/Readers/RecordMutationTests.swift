import Diagnostics
import LegalText
import TestSupport
import Testing

/// Thousands of small damaged files: each is read without a crash, and whatever is read can be written and read again.
@Suite struct RecordMutationTests {
  private static let catalog = #"""
    {"catalog": {"metadata": {"title": "T"}, "groups": [{"id": "ac", "class": "f", "title": "A", "controls": [{"id": "ac-1", "class": "c",
    "title": "P", "params": [{"id": "p", "label": "x"}, {"id": "q", "select": {"choice": ["a {{ insert: param, p }}", "b"]}}],
    "props": [{"name": "label", "value": "AC-1"}], "links": [{"href": "#ac-1", "rel": "related"}], "parts": [{"id": "s", "name": "statement",
    "prose": "Do *this*:", "parts": [{"name": "item", "props": [{"name": "label", "value": "a."}], "prose": "See [b](#s) {{ insert: param, q }}.\n\n| x | y |\n| - | - |\n| 1 | 2 |"}]},
    {"name": "guidance", "prose": "G\u2019s \"x\""}], "controls": [{"id": "ac-1.1", "title": "E", "props": [{"name": "label", "value": "AC-1(1)"}]}]}]}],
    "back-matter": {"resources": [{"uuid": "r", "title": "R", "citation": {"text": "C"}}]}}}
    """#
  private static let library = """
    urn: u
    objects:
      framework:
        name: N
        requirement_nodes:
        - { urn: a, depth: 1, ref_id: ARTICLE 1, name: ' A.' }
        - { urn: b, depth: 2, parent_urn: a, ref_id: '700', name: Definitions. }
        - { urn: c, depth: 3, parent_urn: b, ref_id: 700-a, description: "“X” means  a \\u2019 RS  Page 1 of 9 y" }
        - urn: d
          parent_urn: c
          ref_id: 700-a.1
          description: 'it''s RS Page 2 of 9

            two RS Page 3 of 9'
        - { urn: e, parent_urn: b, description: text }
        - { urn: f, parent_urn: e, ref_id: 700-b.1, description: more }
    """
  private static let act = #"""
    {"title": "A", "dated": "27/04/2016", "chapters": [{"number": "I", "title": "G", "type": "chapter", "contents": [{"number": "1", "title": "D",
    "type": "article", "contents": [{"number": null, "text": "For:", "type": "text"}, {"number": "1", "text": "‘x’ means y", "type": "point",
    "subpoints": [{"number": "a", "text": "z", "type": "subpoint"}]}]}]}], "recitals": [{"number": "1", "text": "W\tx"}], "citations": {"0": {"number": "1", "text": "O"}}}
    """#
  private static let outline = """
    # Article 1. Duties

    ## § 5. Records

    {continues: .}
    (a) Keep – them.[^1] Illustrative examples follow.

    (1)(A) One | two.

    | x | y |
    | --- | --- |
    | 1 | 2 |

    Note: Authority cited.

    [^1]: A note.
    """
  private static let page = """
    Page 12 - A Collection
    3 X.Y.R. § 41. Notices to Persons
    (a)  A handler shall give notice to each per-
    son.;
    (1)  See (a)(1) through (a)(63) and more.
    12 |
    Note: Authority cited: Section 4.
    """

  private static let pieces: [[UInt8]] = [
    "\"", "{", "}", "[", "]", ":", ",", "\\", "\\u", "\n", "\n- ", " ", "  ", "\t", "\u{0}", "{{ insert: param, p }}", "](#", "*", "**", "|", "(a)", "§",
    "# ", "null", "[^1]", "{kind: note}", "—", "é", "&a ", "*a", "'", "|\n", "700-a", "~2", "/", "e\u{301}", "\u{2028}",
  ].map { Array($0.utf8) }

  private static func mutate(_ seed: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = seed
    for _ in 0...Int(generator.next() % 4) where !bytes.isEmpty {
      let place = Int(generator.next() % UInt64(bytes.count))
      let length = min(bytes.count - place, Int(generator.next() % 24))
      switch generator.next() % 6 {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
      case 1: bytes.removeSubrange(place..<place + length)
      case 2: bytes.insert(contentsOf: pieces[Int(generator.next() % UInt64(pieces.count))], at: place)
      case 3: bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: Int(generator.next() % UInt64(bytes.count)))
      case 4: bytes.removeLast(bytes.count - place)
      default: bytes.replaceSubrange(place..<place + length, with: pieces[Int(generator.next() % UInt64(pieces.count))])
      }
    }
    return bytes
  }

  @Test(arguments: [
    (EditionFormat.oscalJSON, catalog), (.cisoLibrary, library), (.gdprText, act), (.outline, outline), (.pageText, page),
  ])
  func readsEveryMutantOrSaysWhatIsWrong(format: EditionFormat, seed: String) throws {
    let instrument = InstrumentIdentifier("test")
    let start = EditionFile.read(SourceText(path: "m", text: seed), instrument: instrument)
    #expect(start.diagnostics.filter { $0.severity == .error && $0.rule != "attribute-placement" } == [])
    #expect(!start.value.parsed.edition.provisions.isEmpty)
    var generator = SeededGenerator(seed: 2027)
    var read = 0
    for number in 0..<2000 * Mutants.factor {
      let decoded = EditionFile.decode(Self.mutate(Array(seed.utf8), &generator), path: "m")
      guard let source = decoded.value else {
        #expect(decoded.diagnostics.count == 1)
        continue
      }
      let reading = EditionFile.read(source, instrument: instrument, format: format, accounting: true)
      let edition = reading.value.parsed.edition
      if edition.provisions.isEmpty { #expect(reading.diagnostics.contains { $0.severity == .error }, "mutant \(number) is lost in silence") }
      for problem in reading.diagnostics { #expect(problem.position != nil || problem.severity == .note, "\(problem)") }
      guard !edition.provisions.isEmpty, !reading.diagnostics.contains(where: { $0.severity == .error }) else { continue }
      read += 1
      let positions = reading.value.account.map(\.position)
      #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 <= $1 }, "mutant \(number) of \(format)")
      let again = OutlineReader.read(SourceText(path: "again", text: OutlineWriter.write(edition)), instrument: instrument).value.edition
      guard again == edition else {
        Issue.record("mutant \(number) of \(format) reads differently once written:\n\(String(source.text.prefix(2000)))")
        return
      }
    }
    #expect(read > 20, "\(read) mutants of \(format) were read")
  }
}
