import Diagnostics
import TestSupport

@testable import LegalText

/// The two labelled instruments in XML, read as plainly as the labels need.
extension LabelledLaw {
  /// RegML: `1016-3-a-1` is § 1016.3(a)(1).
  static func paragraphs(_ path: String, _ instrument: String) throws -> Edition? {
    guard let document = MarkupDocument.read(SourceText(path: path, text: try SharedData.text(path))).value else { return nil }
    var builder = PathBuilder(instrument)
    for node in 0..<document.count {
      let name = document.localName(of: node)
      guard name == "section" || name == "paragraph", let label = document.attribute("label", of: node) else { continue }
      let parts = label.split(separator: "-" as Character).map { String($0) }
      guard parts.count >= 2, parts[1].first?.isNumber == true else { continue }
      func text(_ child: String) -> String { document.firstChild(of: node, named: child).map(document.plainText) ?? "" }
      let heading = text(name == "section" ? "subject" : "title")
      builder.open(
        [parts[0] + "." + parts[1]] + parts.dropFirst(2), heading: heading.isEmpty ? nil : heading,
        text: name == "section" ? "" : text("content"))
    }
    return builder.finish()
  }

  /// USLM 1.0: `/us/usc/t44/s3502/1/A` is § 3502(1)(A).
  static func levels(_ path: String, _ instrument: String) throws -> Edition? {
    guard let document = MarkupDocument.read(SourceText(path: path, text: try SharedData.text(path))).value else { return nil }
    var builder = PathBuilder(instrument)
    let apart: Set<String> = ["notes", "note", "toc", "quotedContent", "quotedText", "footnote", "sourceCredit"]
    var node = 0
    while node < document.count {
      if apart.contains(document.localName(of: node)) {
        node = document.end(of: node)
        continue
      }
      if let identifier = document.attribute("identifier", of: node), let section = identifier.range(of: "/s"),
        ["section", "subsection", "paragraph", "subparagraph", "clause", "subclause"].contains(document.localName(of: node))
      {
        let path = identifier[section.upperBound...].split(separator: "/" as Character).map { String($0) }
        func text(_ child: String) -> String { document.firstChild(of: node, named: child).map(document.plainText) ?? "" }
        let heading = text("heading")
        if !path.isEmpty {
          builder.open(path, heading: heading.isEmpty ? nil : heading, text: text("chapeau") + text("content"))
        }
      }
      node += 1
    }
    return builder.finish()
  }
}
