internal import Diagnostics
internal import Foundation
internal import FoundationXML

/// What a kept library takes for the same bytes without making anything of them.
enum BarePass: String {
  case xml = "XMLParser"
  case json = "JSONSerialization"
  case yaml = "the bare YAML"

  init?(path: String) {
    switch path.split(separator: ".").last {
    case "xml": self = .xml
    case "json": self = .json
    case "yaml", "yml": self = .yaml
    default: return nil
    }
  }

  /// Whether the library took the bytes.
  func run(_ data: Data, path: String) -> Bool {
    switch self {
    case .xml:
      let parser = XMLParser(data: data)
      let delegate = BareDelegate()
      parser.shouldProcessNamespaces = true
      parser.delegate = delegate
      return parser.parse()
    case .json: return (try? JSONSerialization.jsonObject(with: data)) != nil
    case .yaml: return YAMLDocument.read(SourceText(path: path, text: String(decoding: data, as: UTF8.self))).value != nil
    }
  }
}

/// Takes every event and does nothing with it.
private final class BareDelegate: NSObject, XMLParserDelegate {
  func parser(_ parser: XMLParser, didStartElement: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]) {}
  func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {}
  func parser(_ parser: XMLParser, foundCharacters string: String) {}
}
