/// What a folder of templates produces, and so how text is escaped in it.
package enum TemplateDialect: Hashable, Sendable {
  case html, markdown

  /// Text made safe to stand in this dialect.
  package func escape(_ text: String) -> String {
    switch self {
    case .html: text.escapedForHTML
    case .markdown: text.escapedForMarkdown
    }
  }

  var name: String {
    switch self {
    case .html: "HTML"
    case .markdown: "Markdown"
    }
  }
}
