import TestSupport
import Diagnostics

@testable import LegalText

/// Makes editions of every shape that the model allows, from a seed.
struct RandomEdition {
  private var generator: SeededGenerator
  private var builder = EditionBuilder(instrument: InstrumentIdentifier("test"))
  private var labels: [String] = []
  private let nowhere = SourcePosition(startOf: "random")

  private static let texts = [
    "A business shall not.", "(a)", "(a) text", "(1)(A) text", "# heading", "{kind: note}", "{", "Note: not a note", "NOTE:",
    "\\", "\\\\", "\\(a)", "C:\\dir", "\\# x", "[^1]", "see [^1] there", "a\\[^x]", "12. text", "a) text", "| cell |", "|",
    "é § ’ 漢字 \u{1F600}", "\u{A0}text", " leading", "trailing ", "  ", "\ttab\t", "", "two  blanks", "[Reserved]", "[Repealed].",
    "Illustrative examples follow.", "An illustrative example follows:", "[^1]: note", ": colon", "ends with \\", "---", "i. x",
    "\u{200B}zero", "e\u{301}", "\u{301}combining", "<b>&amp;*_`", "{a} b", "\"quoted\"", "Article 4. Titles", "§ 5. Title",
  ]
  private static let headings: [String?] = [
    nil, "", "Service Providers", "Article 4. X", "§ 7. Y", "[Reserved]", " blank", "blank ", "\\x", "[^1] x", "§", "Rights of 3",
    "Chapter III Rights", "\"a, b\" }", "é", "\u{301}x", "{x}", "# x", "Title\u{A0}5",
  ]
  private static let designations = [
    "(a)", "(b)", "(c)", "(h)", "(i)", "(ii)", "(j)", "(1)", "(2)", "(A)", "(B)", "(I)", "(aa)", "1.", "2.", "a)", "(1.5)", "(a-1)",
    "(a)", "(1)", "(A)", "(i)", "", "Note:", "Rule 3", "“(a)”", "(a)–(c)", "NOTE:", "§ 7", "\\", "#",
  ]
  private static let numbers = [
    "§ 7050.", "§ 7051.", "11 C.C.R. § 7028.", "Article 4.", "Chapter III", "Part 5", "", "Article 6", "§§ 1-2", "Appendix A", "\\",
    "Standard 3.", "1016—", "Sec. 4", "(a)", "§ 7050.",
  ]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func number(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
  private mutating func pick<Element>(_ list: [Element]) -> Element { list[number(list.count)] }
  private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }

  mutating func make() -> Edition {
    for _ in 0...number(3) { addHeading(depth: 0) }
    for label in labels { builder.add(EditorNote(label: label, text: pick(Self.texts))) }
    return builder.finish().value.edition
  }

  private mutating func addHeading(depth: Int) {
    let kind: ProvisionKind = chance(15) ? pick(ProvisionKind.allCases) : pick([.division, .section, .section])
    let designation = pick(Self.numbers)
    let label = chance(20) ? pick(["x", "c~2", "7050", "odd label", ".", "#"]) : OutlineHeading(designation, kind: kind).label
    open(kind, label: label, designation: designation, heading: pick(Self.headings), level: chance(5) ? number(3) : 0)
    addContent(depth: depth, level: 0)
    builder.close()
  }

  private mutating func open(_ kind: ProvisionKind, label: String, designation: String, heading: String?, level: Int) {
    let index = builder.open(kind, label: label, designation: designation, heading: heading, level: level, at: nowhere)
    let state: ProvisionState = chance(10) ? pick(ProvisionState.allCases) : .inForce
    let isIncomplete = chance(8)
    let isSummary = chance(10)
    builder.update(index) { provision in
      provision.state = state
      provision.isIncomplete = isIncomplete
      provision.isSummary = isSummary
    }
  }

  private mutating func addContent(depth: Int, level: Int) {
    for _ in 0..<number(depth < 2 ? 7 : 4) {
      switch number(10) {
      case 0..<4: addParagraph()
      case 4: addTable()
      case 5 where depth < 4 && chance(level == 0 ? 60 : 5): addHeading(depth: depth + 1)
      default: if depth < 7 { addSubdivision(depth: depth, level: level) }
      }
    }
  }

  private mutating func addSubdivision(depth: Int, level: Int) {
    let designation = pick(Self.designations)
    let kind: ProvisionKind = chance(25) ? pick([.definition, .example, .note, .recital, .subdivision]) : .subdivision
    let own = chance(90) ? level + 1 : number(4)
    let label = chance(85) ? Enumerator(designation)?.label ?? "note" : pick(["c~2", "stable", "b/c", "x y", ".", "~"])
    open(kind, label: label, designation: designation, heading: chance(90) ? nil : pick(Self.headings), level: own)
    addContent(depth: depth + 1, level: own)
    builder.close()
  }

  private mutating func addParagraph() {
    let text = pick(Self.texts) + (chance(30) ? pick(Self.texts) : "")
    var offsets: [Int] = []
    for _ in 0..<(chance(15) ? 1 + number(2) : 0) {
      let boundaries = Array(text.unicodeScalars.indices) + [text.endIndex]
      offsets.append(text.utf8.distance(from: text.startIndex, to: pick(boundaries)))
    }
    let marks = offsets.sorted().map { offset in
      let label = labels.isEmpty || chance(70) ? "n\(labels.count + 1)" : pick(labels)
      if !labels.contains(label) { labels.append(label) }
      return EditorMark(offset: offset, label: label)
    }
    builder.add(Paragraph(text, marks: marks), origin: TextOrigin())
  }

  private mutating func addTable() {
    let rows = (0..<number(4)).map { _ in (0..<number(4)).map { _ in pick(Self.texts) } }
    builder.add(LegalTable(headerRows: number(rows.count + 1), rows: rows), origin: TextOrigin())
  }
}
