internal import Diagnostics

/// What a file is, told by its content and never by its name.
enum FileKind: Equatable {
  case edition(EditionFormat)
  /// Something else: what it seems to be, "an HTML page", and what to do.
  case other(String, advice: String)

  /// - Complexity: linear in the text at most; most formats show in the first lines.
  init(_ source: SourceText) {
    self = source.withBytes { Self.kind($0, source) }
  }

  private static func kind(_ bytes: UnsafeBufferPointer<UInt8>, _ source: SourceText) -> FileKind {
    guard let start = bytes.firstIndex(where: { $0 > 0x20 }) else {
      return .other("a file of blanks", advice: "get it again from its publisher")
    }
    let next = bytes[(start + 1)...].first { $0 > 0x20 }
    switch bytes[start] {
    case UInt8(ascii: "<"): return MarkupKind.kind(bytes, from: start)
    case UInt8(ascii: "{") where next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") || next == nil:
      return JSONKind.kind(bytes, from: start)
    case UInt8(ascii: "[") where next != UInt8(ascii: "^"):
      return .other("a JSON list", advice: "an OSCAL catalog and GDPRtEXT are mappings; name another file")
    default: return TextKind.kind(source)
    }
  }

  /// What is said of bytes that are no text; `nil` for what may be text.
  static func binary(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: "%PDF-".utf8) {
      return "File is a PDF; extract its text, for example with 'pdftotext -layout', and read that"
    }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
      return "File is a ZIP archive, perhaps of a word processor; unpack it, or save its text"
    }
    if bytes.starts(with: [0x1F, 0x8B]) { return "File is a gzip archive; unpack it" }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "File is a document of an old word processor; save its text" }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) || bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      return "File is a picture; the text of a law is needed"
    }
    return nil
  }
}

extension EditionFormat {
  /// In words, for messages: "an OSCAL catalog in JSON" without the article.
  package var name: String {
    switch self {
    case .outline: "outline form"
    case .pageText: "text of pages"
    case .uslm: "USLM"
    case .ecfr: "eCFR XML"
    case .akomaNtoso: "Akoma Ntoso"
    case .regml: "RegML"
    case .oscalJSON: "OSCAL catalog in JSON"
    case .oscalXML: "OSCAL catalog in XML"
    case .cisoLibrary: "CISO Assistant library"
    case .gdprText: "GDPRtEXT"
    }
  }
}
