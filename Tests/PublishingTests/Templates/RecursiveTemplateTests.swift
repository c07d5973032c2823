import Diagnostics
import Testing

@testable import Publishing

@Suite struct RecursiveTemplateTests {
  private static let tree = TreeModel(
    name: "a", children: [TreeModel(name: "b", children: [TreeModel(name: "c")]), TreeModel(name: "d")])

  @Test func rendersTrees() throws {
    #expect(
      try render(
        Self.tree, ["page": "<ul>{{> node}}</ul>", "node": "<li>{{name}}{{#children}}{{> node}}{{/children}}</li>"])
        == "<ul><li>a<li>b<li>c</li></li><li>d</li></li></ul>")
  }

  @Test func rendersDeepTreesInATask() async throws {
    var tree = TreeModel(name: "leaf")
    for depth in 1..<TemplateLibrary.depthLimit { tree = TreeModel(name: "\(depth)", children: [tree]) }
    let library = try #require(
      loadTemplates(["page": "{{name}} {{#children}}{{> page}}{{/children}}"], model: TreeModel.self).value)
    let deep = tree
    let text = await Task { library.render(deep, with: "page") }.value
    #expect(text.hasPrefix("199 198 ") && text.hasSuffix(" 2 1 leaf "))
  }

  @Test(arguments: [
    "{{name}}{{> page}}",
    "{{#hasMark}}{{> page}}{{/hasMark}}",
    "{{^children}}{{> page}}{{/children}}",
  ])
  func reportsPartialThatNeverEnds(template: String) {
    let loaded = loadTemplates(["page": template], model: TreeModel.self)
    #expect(loaded.value == nil)
    #expect(
      loaded.diagnostics.map { $0.description.drop { $0 != " " } } == [
        " error: Partial 'page' would include itself without end; include it inside a list or optional record of the "
          + "innermost record [endless-partial]"
      ])
  }

  @Test func reportsEndlessDetour() {
    let loaded = loadTemplates(["page": "{{> other}}", "other": "{{name}} {{> page}}"], model: TreeModel.self)
    #expect(
      loaded.diagnostics.map { "\($0.position?.description ?? "") \($0.rule)" } == [
        "templates/page.mustache:1:5 endless-partial", "templates/other.mustache:1:14 endless-partial",
      ])
  }

  @Test func reportsRecursionThroughAnOuterRecord() {
    // An owner has no owner: the name leads back to the entry's, and so to the same owner again and again.
    let loaded = loadTemplates([
      "page": "{{#owner}}{{> card}}{{/owner}}", "card": "{{name}}{{#owner}}{{> card}}{{/owner}}",
    ])
    #expect(
      loaded.diagnostics.map(\.description) == [
        "templates/card.mustache:1:23: error: Partial 'card' would include itself without end; "
          + "include it inside a list or optional record of the innermost record [endless-partial]"
      ])
  }

  @Test func followsPartialsThatMeetInSeveralScopes() {
    #expect(
      loadTemplates(
        [
          "page": "{{> left}}{{> right}}", "left": "{{name}}{{#children}}{{> right}}{{> left}}{{/children}}",
          "right": "{{#children}}{{> left}}{{/children}}",
        ], model: TreeModel.self
      ).diagnostics == [])
  }
}
