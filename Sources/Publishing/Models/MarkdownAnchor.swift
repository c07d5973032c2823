extension Markdown {
  /// The element to which links with an anchor lead; escaped as raw HTML, where backslashes are no escapes.
  init(anchor: String) {
    self.init(source: "<a id=\"\(anchor.escapedForHTML)\"></a>")
  }
}
