import CommonMark
import Diagnostics
import Testing

@testable import Publishing

@Suite struct TemplateRenderingTests {
  @Test func absentValuesHideOuterFieldsOfTheirName() throws {
    let entry = EntryModel(due: "OUTER", items: [ItemModel(label: "a", due: "inner"), ItemModel(label: "b")])
    #expect(
      try render(entry, "{{#items}}{{label}}:{{#due}}{{due}}{{/due}}{{^due}}none{{/due}} {{/items}}")
        == "a:inner b:none ")
  }

  @Test func falseAndEmptyListsAndRecordsHideOuterFieldsOfTheirName() throws {
    struct Inner: TemplateModel {
      static let fields: [TemplateField<Inner>] = [
        .flag("flag") { _ in false },
        .list("list") { _ in [OwnerModel]() },
        .textList("texts") { _ in [] },
        .optionalRecord("record") { _ in OwnerModel?.none },
        .optionalHTML("html") { _ in nil },
        .optionalText("text") { _ in " \n" },
      ]
    }
    struct Outer: TemplateModel {
      static let fields: [TemplateField<Outer>] = [
        .record("inner") { _ in Inner() },
        .flag("flag") { _ in true },
        .list("list") { _ in [OwnerModel(name: "OUTER")] },
        .textList("texts") { _ in ["OUTER"] },
        .optionalRecord("record") { _ in OwnerModel(name: "OUTER") },
        .optionalHTML("html") { _ in HTML(escaping: "OUTER") },
        .optionalText("text") { _ in "OUTER" },
      ]
    }
    let sections = ["flag", "list", "texts", "record", "html", "text"]
      .map { "{{#\($0)}}OUTER{{/\($0)}}{{^\($0)}}no \($0);{{/\($0)}}" }.joined()
    #expect(
      try render(Outer(), "{{#inner}}\(sections){{/inner}}") == "no flag;no list;no texts;no record;no html;no text;")
  }

  @Test func aTextSectionDoesNotHideTheRecordAroundIt() throws {
    #expect(
      try render(EntryModel(due: "May"), "{{#due}}{{.}}, {{due}}, {{title}}{{/due}}") == "May, May, Entry")
    #expect(
      try render(
        EntryModel(aliases: ["a", "<b>"]), "{{#aliases}}{{.}} of {{title}}{{^last()}}; {{/last()}}{{/aliases}}")
        == "a of Entry; &lt;b&gt; of Entry")
    #expect(try render(EntryModel(), "{{^aliases}}{{title}} has none{{/aliases}}") == "Entry has none")
  }

  @Test func escapesTextInElementsAndAttributes() throws {
    let entry = EntryModel(title: #"<b a='1'>"R&D" "# + "\"\u{301}>")
    #expect(
      try render(entry, #"<p title="{{title}}">{{title}}</p>"#)
        == #"<p title="&lt;b a=&#39;1&#39;&gt;&quot;R&amp;D&quot; &quot;"# + "\u{301}&gt;\">"
        + "&lt;b a=&#39;1&#39;&gt;&quot;R&amp;D&quot; &quot;\u{301}&gt;</p>")
  }

  @Test func printsHTMLOnceEscaped() throws {
    let library = try #require(loadTemplates(["page": "<b>{{title}}</b>"]).value)
    let inner = library.renderHTML(EntryModel(title: "<R&D>"), with: "page")
    let document = HTML(rendering: Document(parsing: "*a* & <i>b</i>"))
    let body = [inner, HTML(escaping: "<'>"), document].joined() + .empty
    #expect(
      try render(EntryModel(body: body, note: inner), "{{{body}}}{{#note}}{{{.}}}{{/note}}")
        == "<b>&lt;R&amp;D&gt;</b>&lt;&#39;&gt;"
        + "<p><em>a</em> &amp; <!-- raw HTML omitted -->b<!-- raw HTML omitted --></p>\n"
        + "<b>&lt;R&amp;D&gt;</b>")
  }

  @Test func rendersRecordsListsAndFlags() throws {
    let entry = EntryModel(
      isOverdue: true, items: [ItemModel(label: "a"), ItemModel(label: "b")],
      owner: OwnerModel(name: "Ann", phone: "1"))
    let template = """
      {{page.name}}
      {{#owner}}
      {{name}} {{#phone}}({{phone}}){{/phone}} {{owner.name}}
      {{/owner}}
      {{#isOverdue}}
      late
      {{/isOverdue}}
      {{^isOverdue}}
      in time
      {{/isOverdue}}
      {{#items}}
      {{#first()}}
      first:
      {{/first()}}
      - {{label}}{{#odd()}} (odd){{/odd()}}
      {{/items}}
      """
    #expect(
      try render(entry, template) == """
        Page owner
        Ann (1) Ann
        late
        first:
        - a
        - b (odd)

        """)
  }

  @Test func indentsStandalonePartials() throws {
    // As swift-mustache does: what begins a line of the partial is indented, but neither the second line of a value nor
    // the second item of a list.
    let entry = EntryModel(body: HTML(trusted: "x\ny"), items: [ItemModel(label: "a"), ItemModel(label: "b")])
    let text = try render(
      entry,
      [
        "page": "<ul>\n  {{> rows}}\n</ul>\n{{> rows}}",
        "rows": "{{#items}}\n<li>{{label}}\n{{/items}}\n{{{body}}}\n",
      ])
    #expect(text == "<ul>\n  <li>a\n<li>b\n  x\ny\n</ul>\n<li>a\n<li>b\nx\ny\n")
  }

  @Test func escapesForMarkdownInPartialsToo() throws {
    let entry = EntryModel(title: "a*b | <c>", prose: Markdown(source: "*kept* & <raw>"))
    #expect(
      try render(
        entry, ["page": "# {{title}}\n\n{{> row}}", "row": "| {{title}} |\n\n{{{prose}}}\n"], dialect: .markdown)
        == "# a\\*b \\| &lt;c\\>\n\n| a\\*b \\| &lt;c\\> |\n\n*kept* & <raw>\n")
  }
}
