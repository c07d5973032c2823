extension Markdown {
  /// The element to which links with an anchor lead; escaped as raw HTML, where backslashes are no escapes.
  init(anchor: String) {
    self.init(source: "<a id=\"\(anchor.escapedForHTML)\"></a>")
  }

  /// Text as a double-quoted YAML scalar, for front matter.
  ///
  /// A renderer that knows no front matter reads it as Markdown, so what could begin a link or an element is escaped too.
  init(yaml text: String) {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20 || "[]<`".unicodeScalars.contains(scalar) || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    self.init(source: quoted + "\"")
  }
}
