import Compliance
import Diagnostics
import Foundation
import Testing

@testable import Publishing

/// The templates in `templates/markdown`, as a project uses them.
struct MarkdownTemplatesTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("templates/markdown")

  private static func sources() throws -> [SourceText] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".mustache") }.sorted().map { name in
      SourceText(
        path: "templates/markdown/\(name)", text: try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
    }
  }

  private func render(_ provision: ProvisionModel) throws -> String {
    let library = TemplateLibrary.load(
      sources: try Self.sources().filter { $0.path.hasSuffix("/_provision.mustache") },
      roots: [TemplateRoot("_provision", renders: ProvisionModel.self)], dialect: .markdown)
    return try #require(library.value).render(provision, with: "_provision")
  }

  private func provision(
    anchor: String? = nil, kind: String? = nil, _ paragraphs: [ParagraphModel] = [], tables: [LawTableModel] = []
  ) -> ProvisionModel {
    ProvisionModel(
      anchor: anchor, level: 1, kind: kind, heading: nil, paragraphs: paragraphs, tables: tables, pinpoint: "§ 1(a)",
      copy: "11 C.C.R. § 1(a)", kindWords: [], broken: nil, duties: [], cites: [])
  }

  private func paragraph(_ enumerator: String?, _ text: String) -> ParagraphModel {
    ParagraphModel(enumerator: enumerator, text: RichText(text, format: .markdown))
  }

  @Test func printsOnlyFieldsOfTheModels() throws {
    let library = TemplateLibrary.load(sources: try Self.sources(), roots: SiteTemplates.roots, dialect: .markdown)
    #expect(library.diagnostics == [])
    #expect(library.value != nil)
  }

  @Test func writesNoRawHTMLButAnchors() throws {
    for source in try Self.sources() {
      let rest = source.text.replacing("<a id=\"", with: "").replacing("\"></a>", with: "")
      #expect(!rest.contains("<"), "\(source.path)")
    }
  }

  @Test func endsNoLineWithABlank() throws {
    for source in try Self.sources() {
      #expect(!source.text.contains(" \n"), "\(source.path)")
    }
  }

  @Test func setsAProvisionWithItsMargin() throws {
    var model = provision(anchor: "1-a", [paragraph("(a) ", "A vendor shall not *sell*."), paragraph(nil, "1. Nor share.")])
    model.kindWords = ["Definition"]
    model.duties = [
      DutyModel(title: "No sale", href: "no-sale.md", tally: TallyModel(counts: StatusCounts()), words: "Prohibition · nothing in scope")
    ]
    model.cites = [
      CitedModel(label: "§ 1", href: "1.md#1", why: nil), CitedModel(label: "§ 2", href: nil, why: "outside this handbook"),
    ]
    #expect(
      try render(model) == """
        <a id="1-a"></a>[§ 1(a)](#1-a) · Definition

        **(a)** A vendor shall not \\*sell\\*.

        1\\. Nor share.

        - Obligation: [No sale](no-sale.md). Prohibition · nothing in scope.
        - Cites: [§ 1](1.md#1); § 2 (outside this handbook).


        """)
  }

  @Test func namesExamplesAndContinuationsInWords() throws {
    let model = provision(kind: "example", [paragraph(nil, "And so on.")])
    #expect(try render(model) == "§ 1(a), continued · example\n\n> And so on.\n\n")
  }

  @Test func writesAnchorsAsTheyAre() throws {
    #expect(try render(provision(anchor: "3505-c~2")).hasPrefix("<a id=\"3505-c~2\"></a>[§ 1(a)]"))
  }

  @Test func setsATableThatARendererWouldCutAsAList() throws {
    let head = [LawRowModel(cells: ["Data", "Term"])]
    let even = LawTableModel(head: head, body: [LawRowModel(cells: ["a|b", "1 year"])])
    let uneven = LawTableModel(head: head, body: [LawRowModel(cells: ["a", "1 year", "more"])])
    #expect(
      try render(provision(tables: [even])) == "§ 1(a), continued\n\n| Data | Term |\n| --- | --- |\n| a\\|b | 1 year |\n\n")
    #expect(
      try render(provision(tables: [uneven])) == "§ 1(a), continued\n\n- **Data** · **Term**\n- a · 1 year · more\n\n")
  }
}
