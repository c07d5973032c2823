/// What a folder of templates produces, and so how text is escaped in it.
package enum TemplateDialect: Hashable, Sendable {
  case html, markdown

  /// Text made safe to stand in this dialect.
  package func escape(_ text: String) -> String {
    var output: [UInt8] = []
    append(escaping: text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Adds text made safe to stand in this dialect.
  ///
  /// - Complexity: O(*n*); text without special characters is copied as it is.
  func append(escaping text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      switch self {
      case .html: HTMLEscaper.append(bytes, to: &output)
      case .markdown: MarkdownEscaper.append(bytes, to: &output)
      }
    }
  }

  var name: String {
    switch self {
    case .html: "HTML"
    case .markdown: "Markdown"
    }
  }
}
