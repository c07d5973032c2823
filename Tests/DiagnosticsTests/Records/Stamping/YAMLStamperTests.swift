import Diagnostics
import Testing

/// Stamps in the forms in which people write records.
@Suite struct YAMLStamperTests {
  private static let entries: [RecordStamp.Entry] = [
    .init("on", .text("2026-11-23")), .init("by", .text("counsel")), .init("reason", .text("Same duty: the words moved")),
  ]

  /// Stamps the record that begins at `‸` below `key`.
  private func stamp(
    _ marked: String, _ change: RecordStamp.Change = .set(entries, removing: ["next"]), key: String = "reviewed"
  ) throws -> Checked<YAMLStamper.Stamped?> {
    let parts = marked.components(separatedBy: "‸")
    let source = SourceText(path: "a.yaml", text: parts.joined())
    let stamps = (1..<parts.count).map { count in
      RecordStamp(record: source.position(at: parts.prefix(count).joined().utf8.count), key: key, change: change)
    }
    return YAMLStamper.apply(stamps, to: source)
  }

  private func text(_ marked: String, _ change: RecordStamp.Change = .set(entries, removing: ["next"]), key: String = "reviewed") throws -> String {
    let result = try stamp(marked, change, key: key)
    #expect(result.diagnostics.map(\.description) == [])
    return try #require(result.value).text
  }

  @Test func addsLinesBehindTheLastKey() throws {
    #expect(
      try text("# head\n- ‸id: a   # the first\n  owner: X # who\n  # below\n\n- id: b\n") == """
        # head
        - id: a   # the first
          owner: X # who
          reviewed:
            on: 2026-11-23
            by: counsel
            reason: "Same duty: the words moved"
          # below

        - id: b

        """)
  }

  @Test func setsWhatIsThereAndAddsTheRest() throws {
    #expect(
      try text("contracts:\n    - ‸id: dpa\n      reviewed: { on: 2024-02-01, by: counsel, next: 2026-01-01 } # keep\n      clauses: []\n") == """
        contracts:
            - id: dpa
              reviewed: { on: 2026-11-23, by: counsel, reason: "Same duty: the words moved" } # keep
              clauses: []

        """)
  }

  @Test func setsKeysInABlock() throws {
    #expect(
      try text("‸id: a\nreviewed:\n   # who and when\n   next: 2026-01-01\n   reason: >-\n     Long\n\n     words\n   on: '2024-02-01' # first\nname: A\n") == """
        id: a
        reviewed:
           # who and when
           reason: "Same duty: the words moved"
           on: 2026-11-23 # first
           by: counsel
        name: A

        """)
  }

  @Test func keepsLineEndsAndAMissingLastOne() throws {
    #expect(
      try text("- ‸id: a\r\n  name: A\r\n- id: b\r\n", .append([.init("by", .text("x"))]), key: "notes")
        == "- id: a\r\n  name: A\r\n  notes:\r\n    - by: x\r\n- id: b\r\n")
    #expect(try text("- ‸id: a", .append([.init("by", .text("x"))]), key: "notes") == "- id: a\n  notes:\n    - by: x")
  }

  @Test func writesIntoBraces() throws {
    #expect(
      try text("- ‸{ id: a, name: \"}, #\" }\n- ‸{\n    id: b, # one\n    name: c # two\n  }\n", .set([.init("on", .text("x"))], removing: [])) == """
        - { id: a, name: "}, #", reviewed: { on: x } }
        - {
            id: b, # one
            name: c, reviewed: { on: x } # two
          }

        """)
    #expect(try text("‸{ id: a, reviewed: , }\n", .set([.init("on", .text("x"))], removing: [])) == "{ id: a, reviewed:  { on: x }, }\n")
  }

  @Test func appendsToLists() throws {
    let change = RecordStamp.Change.append([.init("by", .text("x")), .init("words", .texts(["1:a", "none"]))])
    #expect(try text("‸id: a\nnotes:\n- by: y\n# end\nname: A\n", change, key: "notes") == "id: a\nnotes:\n- by: y\n- by: x\n  words: [\"1:a\", none]\n# end\nname: A\n")
    #expect(try text("‸id: a\nnotes: [] # none yet\n", change, key: "notes") == "id: a\nnotes: [{ by: x, words: [\"1:a\", none] }] # none yet\n")
    #expect(try text("‸id: a\nnotes:  # to come\nname: A\n", change, key: "notes") == "id: a\nnotes:  # to come\n  - by: x\n    words: [\"1:a\", none]\nname: A\n")
  }

  @Test func stampsARecordAndOneInsideItThatEndsAtTheSamePlace() throws {
    #expect(
      try text("contracts:\n  - ‸id: a\n    clauses:\n      - ‸meets: x\n        note: |\n          # no comment\n          words\n\n# end\n", .set([.init("on", .text("x"))], removing: [])) == """
        contracts:
          - id: a
            clauses:
              - meets: x
                note: |
                  # no comment
                  words
                reviewed:
                  on: x
            reviewed:
              on: x

        # end

        """)
  }

  @Test func replacesRecordsBelow() throws {
    let change = RecordStamp.Change.set([.init("fingerprints", .record([.init("a/1", .text("1:ff")), .init("a/2", .text("1:ee"))]))], removing: [])
    #expect(
      try text("‸id: a\nreviewed:\n  on: x\n  fingerprints:\n      a/1: \"1:00\"\n  by: c\n", change)
        == "id: a\nreviewed:\n  on: x\n  fingerprints:\n      a/1: \"1:ff\"\n      a/2: \"1:ee\"\n  by: c\n")
  }

  @Test func correctsTextsWhereTheyStand() throws {
    let source = SourceText(path: "a.yaml", text: "- id: a\n  cite: '§ 3.3' # old\n  meets: [§ 1, § 2(a) , \"§ 3\"]\n")
    func at(_ line: Int, _ column: Int, _ text: String) -> Located<String> {
      Located(text, at: SourcePosition(file: "a.yaml", line: line, column: column))
    }
    let stamp = RecordStamp(
      record: SourcePosition(file: "a.yaml", line: 1, column: 3), key: "reviewed", change: .set([.init("on", .text("x"))], removing: []))
    let result = YAMLStamper.apply([stamp], correcting: [at(2, 9, "§ 3.4"), at(3, 17, "act/2/b")], to: source)
    #expect(result.diagnostics.map(\.description) == [])
    #expect(
      result.value?.text == "- id: a\n  cite: \"§ 3.4\" # old\n  meets: [§ 1, act/2/b , \"§ 3\"]\n  reviewed:\n    on: x\n")
  }

  @Test func refusesFormsInWhichAStampHasNoPlace() throws {
    let message = "Key 'reviewed' cannot be written into this record without touching the rest of it; write the record without anchors, tags and '?'"
    let shared = try stamp("- id: a\n  reviewed: &r { on: x, by: c }\n- ‸id: b\n  reviewed: *r\n")
    #expect(shared.diagnostics.map(\.description) == ["a.yaml:3:3: error: \(message) [unusual-yaml]"])
    #expect(shared.value == nil)
    #expect(try stamp("- ‸id: a\n  reviewed: &r { on: x, by: c }\n- id: b\n  reviewed: *r\n").diagnostics.map(\.message) == [message])
  }

  @Test func printsADiff() throws {
    let source = SourceText(path: "a.yaml", text: "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n")
    let edits = [TextEdit(18..<19, "x"), TextEdit(24..<24, "\nd2: 4")]
    #expect(edits.unifiedDiff(of: source) == "--- a.yaml\n+++ a.yaml\n@@ -1,6 +1,7 @@\n a: 1\n b: 2\n c: 3\n-d: 4\n+d: x\n e: 5\n+d2: 4\n f: 6\n")
  }
}
