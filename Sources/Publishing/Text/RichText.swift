/// Text with links or other markup, in the form that a page needs; the other form is empty.
struct RichText: Hashable, Sendable {
  var html: HTML
  var markdown: Markdown

  init(html: HTML) {
    self.html = html
    markdown = Markdown(source: "")
  }

  init(markdown: Markdown) {
    html = .empty
    self.markdown = markdown
  }

  /// Plain text.
  init(_ text: String, format: PageFormat) {
    switch format {
    case .html: self.init(html: HTML(escaping: text))
    case .markdown: self.init(markdown: Markdown(escaping: text))
    }
  }
}

extension TemplateField {
  /// Two fields under one name for the templates of both dialects: `{{{name}}}` in HTML, `{{{nameMarkdown}}}` in Markdown.
  static func rich(_ name: String, _ get: @escaping @Sendable (Model) -> RichText) -> [Self] {
    [.html(name) { get($0).html }, .markdown(name + "Markdown") { get($0).markdown }]
  }
}
