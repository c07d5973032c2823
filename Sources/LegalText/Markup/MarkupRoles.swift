/// What an element is to the readers of one format, told by its name.
protocol MarkupElement {
  init(_ name: MarkupName)
  /// Emphasis and whatever a later schema may add: words of the text around.
  static var inline: Self { get }
}

/// What the elements of one document are, within a text and outside: each name is classified once.
protocol MarkupRoles {
  associatedtype Element: MarkupElement
  var document: MarkupDocument { get }
  /// By the offset of their name.
  var elements: [Element] { get }
  init(document: MarkupDocument, elements: [Element])
  /// What an element within a text is to it.
  func role(_ node: Int) -> InlineRole
}

extension MarkupRoles {
  init(_ document: MarkupDocument) { self.init(document: document, elements: document.names.map(Element.init)) }

  func element(_ node: Int) -> Element { document.nameIndex(of: node).map { elements[$0] } ?? .inline }
}
