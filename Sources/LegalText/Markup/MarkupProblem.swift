internal import Diagnostics

/// Why a file is no XML document that is read.
enum MarkupProblem: Error, Hashable, Sendable {
  case empty
  case notMarkup
  case archive(String)
  case nulByte
  case controlCharacter(UInt32)
  case documentType
  case undeclaredEntity(String)
  case characterReference(String)
  case strayMarkup
  case unterminated(String)
  case unclosed(String, openedAtLine: Int)
  case mismatched(end: String, open: String, openedAtLine: Int)
  case strayEnd(String)
  case outsideRoot
  case tooMany(Limit, Int)
  case malformedTag
  case repeatedAttribute(String)
  case strayDataEnd
  case hyphensInComment
  case undeclaredNamespace

  enum Limit: String, Hashable, Sendable {
    case bytes, nodes, depth, attributes, namespaces, text
  }

  var rule: RuleIdentifier {
    switch self {
    case .tooMany: "markup-limit"
    case .documentType: "markup-document-type"
    case .empty: "empty-file"
    case .archive: "not-text"
    default: "markup-syntax"
    }
  }

  var message: String {
    switch self {
    case .empty: "File is empty; an XML document has one root element"
    case .notMarkup: "File does not begin with '<', so it is no XML document; check that it is the right file"
    case .archive(let kind): "File is \(kind), not XML; unpack it and name the XML file inside"
    case .nulByte: "NUL byte stands in the text; XML allows none, get the file again from its publisher"
    case .controlCharacter(let value):
      "Control character U+\(Self.hexadecimal(value)) stands in the text; XML allows only tab and line ends, remove it"
    case .documentType:
      "Document type declarations are not read, since entities they declare could expand without bound; remove '<!DOCTYPE …>' and write characters themselves"
    case .undeclaredEntity(let name):
      "Entity '&\(name);' is not declared; XML knows amp, lt, gt, quot and apos, write the character itself"
    case .characterReference(let text): "Character reference '&\(text);' names no character that XML allows; write the character itself"
    case .strayMarkup: "'<' begins no tag here; write '&lt;' for the character"
    case .unterminated(let what): "The file ends inside \(what); it is cut off, get it again from its publisher"
    case .unclosed(let name, let line):
      "The file ends before element '\(name)' of line \(line) is closed; it is cut off, get it again from its publisher"
    case .mismatched(let end, let open, let line): "End tag '</\(end)>' does not close '<\(open)>' of line \(line); close that element first"
    case .strayEnd(let name): "End tag '</\(name)>' closes no element; remove it"
    case .outsideRoot: "Text or an element stands behind the root element; an XML document has one root element"
    case .tooMany(let limit, let maximum): Self.message(limit, maximum)
    case .malformedTag: "The tag is malformed; attributes are written name=\"value\", with a blank before each"
    case .repeatedAttribute(let name): "Attribute '\(name)' stands twice in one tag; remove one"
    case .strayDataEnd: "']]>' stands in the text; write ']]&gt;'"
    case .hyphensInComment: "A comment holds '--'; write it otherwise"
    case .undeclaredNamespace: "Namespace prefix is not declared; its names are read as in no namespace"
    }
  }

  private static func message(_ limit: Limit, _ maximum: Int) -> String {
    switch limit {
    case .bytes: "XML files hold at most \(maximum) bytes; split the instrument"
    case .nodes: "XML files hold at most \(maximum) elements and texts; split the instrument"
    case .depth: "Elements nest at most \(maximum) deep; this is no text of a law"
    case .attributes: "An element has at most \(maximum) attributes; this is no text of a law"
    case .namespaces: "At most \(maximum) namespace declarations are in scope at once; this is no text of a law"
    case .text: "A text or attribute holds at most \(maximum) bytes; this is no text of a law"
    }
  }

  /// Four digits at least: "0001".
  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// A problem and the UTF-8 offset in the source at which it stands.
struct MarkupFailure: Error, Sendable {
  var problem: MarkupProblem
  var offset: Int

  func diagnostic(in source: SourceText) -> Diagnostic {
    Diagnostic(problem.rule, .error, problem.message, at: source.position(at: offset))
  }
}
