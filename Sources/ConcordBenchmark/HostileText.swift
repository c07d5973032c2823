internal import LegalText

/// A text that somebody wrote to make a reader slow: one shape in two sizes shows whether its cost grows with its bytes.
struct HostileText {
  var format: EditionFormat
  var shape: String
  /// - Parameter count: how often the shape repeats.
  var text: (_ count: Int) -> String

  static var all: [HostileText] {
    markup + records + plain
  }

  private static func repeated(_ piece: String) -> (Int) -> String { { String(repeating: piece, count: $0) } }
  private static func numbered(_ piece: @escaping (Int) -> String) -> (Int) -> String { { count in (0..<count).map(piece).joined() } }

  // MARK: XML

  /// How each format writes a document around paragraphs, a paragraph, a note, a level and a section.
  private struct Dialect {
    var format: EditionFormat
    var head: String
    var tail: String
    var paragraph: (String) -> String
    var note: (Int) -> String
    var level: (String) -> String
    var section: (Int) -> String
  }

  private static var dialects: [Dialect] {
    [
      Dialect(
        format: .ecfr, head: "<ECFR><DIV5 N='1'><HEAD>PART 1</HEAD><DIV8 N='1.1'><HEAD>§ 1.1 Duties.</HEAD>", tail: "</DIV8></DIV5></ECFR>",
        paragraph: { "<P>\($0)</P>" }, note: { "<FTNT><P><SU>\($0)</SU> note</P></FTNT>" }, level: { "<EXTRACT>\($0)</EXTRACT>" },
        section: { "</DIV8><DIV8 N='1.\($0)'><HEAD>§ 1.\($0) Duties.</HEAD>" }),
      Dialect(
        format: .uslm,
        head: "<lawDoc xmlns='http://schemas.gpo.gov/xml/uslm'><main><section identifier='/s1'><num value='1'>§ 1.</num><heading>Duties</heading><content>",
        tail: "</content></section></main></lawDoc>", paragraph: { "<p>\($0)</p>" }, note: { "<note>note \($0)</note>" },
        level: { "<paragraph><num value='a'>(a)</num><content>x</content>\($0)</paragraph>" },
        section: { "</content></section><section identifier='/s\($0)'><num value='\($0)'>§ \($0).</num><content>" }),
      Dialect(
        format: .akomaNtoso,
        head: "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act><body><section eId='s1'><num>1</num><content>",
        tail: "</content></section></body></act></akomaNtoso>", paragraph: { "<p>\($0)</p>" },
        note: { "<p>x<authorialNote marker='\($0)'><p>note</p></authorialNote></p>" },
        level: { "<paragraph><num>(a)</num>\($0)</paragraph>" },
        section: { "</content></section><section eId='s\($0)'><num>\($0)</num><content>" }),
      Dialect(
        format: .regml, head: "<regulation xmlns='eregs'><part label='1'><content><section label='1-1'><subject>§ 1.1 Duties</subject><paragraph label='1-1-p'><content>",
        tail: "</content></paragraph></section></content></part></regulation>", paragraph: { "\($0)" }, note: { "<def term='t\($0)'>t</def>" },
        level: { "<paragraph label='a' marker='(a)'><content>x</content>\($0)</paragraph>" },
        section: { "</content></paragraph></section><section label='1-\($0)'><subject>§ 1.\($0) D</subject><paragraph label='1-\($0)-p'><content>" }),
      Dialect(
        format: .oscalXML,
        head: "<catalog xmlns='http://csrc.nist.gov/ns/oscal/1.0'><metadata><title>T</title></metadata><control id='s1'><title>Duties</title><part name='statement'>",
        tail: "</part></control></catalog>", paragraph: { "<p>\($0)</p>" }, note: { "<part name='guidance'><p>note \($0)</p></part>" },
        level: { "<part name='item'><prop name='label' value='a.'/><p>x</p>\($0)</part>" },
        section: { "</part></control><control id='s\($0)'><title>Duties</title><part name='statement'>" }),
    ]
  }

  private static var markup: [HostileText] {
    dialects.flatMap { dialect -> [HostileText] in
      func text(_ shape: String, _ body: @escaping (Int) -> String) -> HostileText {
        HostileText(format: dialect.format, shape: shape) { dialect.head + body($0) + dialect.tail }
      }
      return [
        text("one line") { dialect.paragraph(String(repeating: "word ", count: 2 * $0)) },
        text("references") { dialect.paragraph(String(repeating: "&#233;", count: $0)) },
        text("comments") { dialect.paragraph(String(repeating: "a<!---->", count: $0)) },
        text("enumerators in a paragraph") { dialect.paragraph(String(repeating: "(a) ", count: 2 * $0)) },
        text("enumerated paragraphs", repeated(dialect.paragraph("(a) x"))),
        text("climbing paragraphs", numbered { dialect.paragraph("(\(["a", "1", "i", "A"][$0 % 4])) x:") }),
        text("definitions", numbered { dialect.paragraph("<I>Term \($0)</I> means:") + dialect.paragraph("(\($0 % 999 + 1)) x:") }),
        text("inline elements", repeated("<i>a</i>")),
        text("notes", numbered(dialect.note)),
        text("sections", numbered(dialect.section)),
        text("equal sections", repeated(dialect.section(2))),
        text("names", numbered { "<n\($0)/>" }),
        text("deep elements", numbered { $0.isMultiple(of: 100) ? String(repeating: "<b>", count: 100) + "x" + String(repeating: "</b>", count: 100) : "" }),
        text("deeper than any law") { dialect.paragraph(String(repeating: "<b>", count: $0) + "x" + String(repeating: "</b>", count: $0)) },
        text("deep levels", numbered { $0.isMultiple(of: 60) ? (0..<60).reduce("") { inner, _ in dialect.level(inner) } : "" }),
        text("a wide and long table") { count in
          "<table><tr>" + String(repeating: "<td/>", count: count / 2) + "</tr>" + String(repeating: "<tr><td/></tr>", count: count / 2) + "</table>"
        },
        text("empty instructions", repeated("<?p?>")),
        HostileText(format: dialect.format, shape: "never closed") { dialect.head + String(repeating: "<i>a</i>\n", count: $0) },
      ]
    }
  }

  // MARK: JSON and YAML

  private static var records: [HostileText] {
    let act = { (contents: String) in #"{"title":"T","recitals":[],"chapters":[{"number":"I","title":"G","type":"chapter","contents":["# + contents + "]}]}" }
    let catalog = { (controls: String) in #"{"catalog":{"metadata":{"title":"T"},"controls":["# + controls + "]}}" }
    let library = { (nodes: String) in "urn: u\nobjects:\n  framework:\n    name: N\n    requirement_nodes:\n" + nodes }
    func list(_ count: Int, _ item: (Int) -> String) -> String { (0..<count).map(item).joined(separator: ",") }
    return [
      HostileText(format: .oscalJSON, shape: "controls") { catalog(list($0) { #"{"id":"a-\#($0)","title":"T"}"# }) },
      HostileText(format: .oscalJSON, shape: "equal controls") { catalog(list($0) { _ in #"{"id":"a","title":"T"}"# }) },
      HostileText(format: .oscalJSON, shape: "unknown parameters") { count in
        catalog(
          #"{"id":"a","title":"T","params":["# + list(count / 2) { #"{"id":"p\#($0)"}"# } + #"],"parts":[{"name":"statement","prose":""#
            + (0..<count / 2).map { "{{ insert: param, q\($0) }}" }.joined() + #""}]}"#)
      },
      HostileText(format: .oscalJSON, shape: "links") { count in
        catalog(#"{"id":"a","title":"T","parts":[{"name":"statement","prose":""# + String(repeating: "[a](#b) ", count: count) + #""}]}"#)
      },
      HostileText(format: .oscalJSON, shape: "stars in a line") { count in
        catalog(#"{"id":"a","title":"T","parts":[{"name":"statement","prose":""# + String(repeating: "*a [", count: count) + #""}]}"#)
      },
      HostileText(format: .oscalJSON, shape: "keys") { "{\"catalog\":{" + list($0) { #""k\#($0)":1"# } + "}}" },
      HostileText(format: .oscalJSON, shape: "escapes") { catalog(#"{"id":"a","title":""# + String(repeating: "\\u00e9", count: $0) + #""}"#) },
      HostileText(format: .oscalJSON, shape: "deeper than any catalog") { count in
        "{\"catalog\":{\"metadata\":{\"title\":\"T\"},\"groups\":" + String(repeating: #"[{"id":"a","title":"T","groups":"#, count: count) + "[]"
          + String(repeating: "}]", count: count) + "}}"
      },
      HostileText(format: .gdprText, shape: "deeper than any act") { count in
        "{\"title\":\"T\",\"recitals\":[],\"chapters\":" + String(repeating: #"[{"number":"1","title":"G","type":"chapter","contents":"#, count: count) + "[]"
          + String(repeating: "}]", count: count) + "}"
      },
      HostileText(format: .cisoLibrary, shape: "deeper than any library") { count in
        "urn: u\nobjects:\n  framework:\n    name: N\n    requirement_nodes: " + String(repeating: "[", count: count)
          + String(repeating: "]", count: count) + "\n"
      },
      HostileText(format: .gdprText, shape: "articles") { act(list($0) { #"{"number":"\#($0)","title":"D","type":"article","contents":[]}"# }) },
      HostileText(format: .gdprText, shape: "equal points") { count in
        act(#"{"number":"1","title":"D","type":"article","contents":["# + list(count) { _ in #"{"number":"1","text":"x","type":"point"}"# } + "]}")
      },
      HostileText(format: .gdprText, shape: "one line") { count in
        act(#"{"number":"1","title":"D","type":"article","contents":[{"number":"1","text":""# + String(repeating: "(a) word ", count: count) + #"","type":"point"}]}"#)
      },
      HostileText(format: .cisoLibrary, shape: "nodes") { library((0..<$0 / 3).map { "    - { urn: u\($0), ref_id: '\($0)', description: x }\n" }.joined()) },
      HostileText(format: .cisoLibrary, shape: "a chain of parents") { count in
        library((0..<count / 3).map { "    - { urn: u\($0), parent_urn: u\($0 - 1), ref_id: '\($0)' }\n" }.joined())
      },
      HostileText(format: .cisoLibrary, shape: "children of one") { count in
        library("    - { urn: a, ref_id: '1' }\n" + (0..<count / 3).map { "    - { urn: u\($0), parent_urn: a, ref_id: 1-a }\n" }.joined())
      },
      HostileText(format: .cisoLibrary, shape: "page furniture") { count in
        library("    - { urn: a, ref_id: '1', description: '" + String(repeating: "x RS Page 1 of 9 ", count: count) + "' }\n")
      },
      HostileText(format: .cisoLibrary, shape: "one line") { library("    - { urn: a, ref_id: '1', description: '" + String(repeating: "(a) word ", count: $0) + "' }\n") },
    ]
  }

  // MARK: Text

  private static var plain: [HostileText] {
    [(EditionFormat.outline, "## § 5. Records\n\n"), (.pageText, "Page 1\n3 X.Y.R. § 41. Notices\n")].flatMap { format, head -> [HostileText] in
      func text(_ shape: String, _ body: @escaping (Int) -> String) -> HostileText {
        HostileText(format: format, shape: shape) { head + body($0) }
      }
      return [
        text("one line", repeated("word word ")),
        text("enumerators in a line", repeated("(a) (a) ")),
        text("enumerated lines", repeated("(a) x\n\n")),
        text("climbing lines", numbered { "(\(["a", "1", "i", "A"][$0 % 4])) x\n\n" }),
        text("sections", numbered { "\n## § \($0 + 6). Records\n\n" }),
        text("equal headings", repeated("\n## § 6. Records\n\n")),
        text("unclosed attributes", repeated("{a\n\n")),
        text("attributes", repeated("{continues: .}\nx\n\n")),
        text("table rows", { "| a |\n| - |\n" + String(repeating: "| x |\n", count: $0) }),
        text("a wide and long table") { count in
          String(repeating: "| a ", count: count / 2) + "|\n" + String(repeating: "| - ", count: count / 2) + "|\n" + String(repeating: "| x |\n", count: count / 2)
        },
        text("notes", numbered { "x[^\($0)]\n\n[^\($0)]: note\n\n" }),
        text("open brackets", repeated("[^[^[^[^")),
        text("blank lines", repeated("\n\n\n\n\n\n\n\n")),
        text("page labels", numbered { "x\nPage \($0)\n" }),
        text("hyphens", repeated("dis-\n")),
        text("articles", numbered { "Article \($0)\nx\n\n" }),
      ]
    }
  }
}
