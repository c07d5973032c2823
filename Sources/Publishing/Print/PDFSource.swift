/// A print page as it is given to a browser that makes a PDF of it.
package enum PDFSource {
  /// Nothing runs, and nothing but style sheets and images of the same folder is loaded, whatever stands on the page.
  static let policy = "default-src 'none'; style-src file:; img-src file:"

  /// The page without scripts, and with links that hold wherever the PDF is read: those within the page stay, those to other pages lead
  /// to the published handbook, or, where nobody knows its address, are words.
  ///
  /// A relative link would become one to a folder of the machine that made the PDF.
  ///
  /// - Complexity: linear in the bytes of the page.
  package static func html(of page: OutputFile, baseURL: BaseURL?) -> [UInt8] {
    let folder = page.path.lastIndex(of: "/").map { String(page.path[...$0]) } ?? ""
    let base = baseURL.map { Array(($0.text + folder).utf8) }
    let bytes = page.bytes
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 200)
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      result += bytes[index..<start]
      // Attributes' values have no raw ">", and text has no raw "<": both are escaped.
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
      let tag = bytes[start..<end]
      index = end
      if tag.starts(with: "<script".utf8) {
        index = closing(of: "</script>", in: bytes, from: end)
      } else if tag.starts(with: "<a ".utf8) {
        append(anchor: tag, base: base, to: &result)
      } else {
        result += tag
        if tag.elementsEqual("<head>".utf8) { result += "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">".utf8 }
      }
    }
    return result + bytes[index...]
  }

  /// Behind the closing tag; the end where there is none.
  private static func closing(of tag: String, in bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[next...].starts(with: tag.utf8) { return next + tag.utf8.count }
      index = next + 1
    }
    return bytes.count
  }

  private static func append(anchor tag: ArraySlice<UInt8>, base: [UInt8]?, to result: inout [UInt8]) {
    let name = Array(" href=\"".utf8)
    guard let start = tag.indices.first(where: { tag[$0] == UInt8(ascii: " ") && tag[$0...].starts(with: name) }) else {
      result += tag
      return
    }
    let value = tag[(start + name.count)...].prefix { $0 != UInt8(ascii: "\"") }
    let isWhole = value.first == UInt8(ascii: "#") || ["https:", "http:", "mailto:"].contains { value.starts(with: $0.utf8) }
    if isWhole {
      result += tag
    } else if let base {
      // Paper shows the address of what is on the web, but the words alone of what is in the handbook.
      result += "<a data-page".utf8
      result += tag[(tag.startIndex + 2)..<value.startIndex]
      result += base
      result += tag[value.startIndex...]
    } else {
      result += tag[..<start]
      result += tag[min(value.endIndex + 1, tag.endIndex)...]
    }
  }
}
