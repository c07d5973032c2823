internal import Ccmark

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A parsed CommonMark document that owns its cmark tree.
///
/// Noncopyable because a `cmark_node` has one owner, and not `Sendable`: parse and render inside one task.
package struct Document: ~Copyable {
  private let root: OpaquePointer

  /// Parses CommonMark; every text is a document.
  ///
  /// - Complexity: O(*n*) in the bytes of `text`.
  package init(parsing text: String) {
    var text = text
    root = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let node = cmark_parse_document(characters.baseAddress, characters.count, CMARK_OPT_DEFAULT) else {
          preconditionFailure("cmark_parse_document returned NULL")  // only when memory is exhausted
        }
        return node
      }
    }
  }

  deinit { cmark_node_free(root) }

  /// HTML without raw HTML and without unsafe URLs; both are left out, the rest of the document stays.
  package borrowing func html() -> String {
    guard let rendered = cmark_render_html(root, CMARK_OPT_DEFAULT) else {
      preconditionFailure("cmark_render_html returned NULL")  // only when memory is exhausted
    }
    defer { free(rendered) }
    return String(cString: rendered)
  }

  /// Links and images in document order, with the place of the block that they stand in.
  package borrowing func links() -> [Link] {
    var result: [Link] = []
    forEachNode { node in
      let type = cmark_node_get_type(node)
      guard type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE else { return }
      let url = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
      result.append(
        Link(destination: url, isImage: type == CMARK_NODE_IMAGE, line: Int(cmark_node_get_start_line(enclosingBlock(node)))))
    }
    return result
  }

  /// Raw HTML blocks and inlines, which rendering leaves out, in document order.
  package borrowing func rawHTML() -> [RawHTML] {
    var result: [RawHTML] = []
    forEachNode { node in
      let type = cmark_node_get_type(node)
      guard type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE else { return }
      let text = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
      result.append(RawHTML(text: text, line: Int(cmark_node_get_start_line(enclosingBlock(node)))))
    }
    return result
  }

  /// Replaces the destination of each link and image, in document order.
  package mutating func rewriteLinks(_ transform: (Link) -> String) {
    forEachNode { node in
      let type = cmark_node_get_type(node)
      guard type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE else { return }
      let url = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
      let link = Link(
        destination: url, isImage: type == CMARK_NODE_IMAGE, line: Int(cmark_node_get_start_line(enclosingBlock(node))))
      let replacement = transform(link)
      if replacement != url { cmark_node_set_url(node, replacement) }
    }
  }

  /// The plain text of the first heading of the document, if it begins with one; the heading is taken out of the tree.
  ///
  /// Pages print their title themselves, so the document's own first heading would stand twice.
  package mutating func removeLeadingHeading() -> String? {
    guard let first = cmark_node_first_child(root), cmark_node_get_type(first) == CMARK_NODE_HEADING,
      cmark_node_get_heading_level(first) == 1
    else { return nil }
    let text = plainText(first)
    cmark_node_unlink(first)
    cmark_node_free(first)
    return text
  }

  /// Makes every heading so many levels lower, at most the sixth, for a document that stands below headings of a page.
  package mutating func lowerHeadings(by levels: Int) {
    forEachNode { node in
      guard cmark_node_get_type(node) == CMARK_NODE_HEADING else { return }
      cmark_node_set_heading_level(node, CInt(min(6, Int(cmark_node_get_heading_level(node)) + levels)))
    }
  }

  /// The words of the document without markup: one line for each paragraph, heading and code block.
  package borrowing func text() -> String {
    var lines: [String] = []
    forEachNode { node in
      switch cmark_node_get_type(node) {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: lines.append(plainText(node))
      case CMARK_NODE_CODE_BLOCK: lines.append(cmark_node_get_literal(node).map { String(cString: $0) } ?? "")
      default: break
      }
    }
    return lines.joined(separator: "\n")
  }

  private borrowing func forEachNode(_ body: (OpaquePointer) -> Void) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { body(node) }
    }
  }

  /// cmark 0.30 tracks lines of blocks reliably, of inlines only in part.
  private borrowing func enclosingBlock(_ node: OpaquePointer) -> OpaquePointer {
    var current = node
    while cmark_node_get_type(current).rawValue > CMARK_NODE_LAST_BLOCK.rawValue, let parent = cmark_node_parent(current) {
      current = parent
    }
    return current
  }

  private borrowing func plainText(_ node: OpaquePointer) -> String {
    guard let iterator = cmark_iter_new(node) else { return "" }
    defer { cmark_iter_free(iterator) }
    var result = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return result }
      guard event == CMARK_EVENT_ENTER, let current = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(current) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        result += cmark_node_get_literal(current).map { String(cString: $0) } ?? ""
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: result += " "
      default: break
      }
    }
  }
}

/// A link or image of a document.
package struct Link: Hashable, Sendable {
  /// As written, with backslash escapes and entities resolved.
  package var destination: String
  package var isImage: Bool
  /// 1-based line at which the block that holds the link begins; 0 when cmark does not know.
  package var line: Int
}

/// Raw HTML found in a document.
package struct RawHTML: Hashable, Sendable {
  package var text: String
  /// 1-based line at which the block that holds it begins; 0 when cmark does not know.
  package var line: Int
}
