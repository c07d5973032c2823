internal import Diagnostics

/// Reads a template as swift-mustache 2.1 does, with a place for each tag; a test holds what is printed to that library.
///
/// It goes by `Character`, as swift-mustache does, so that both see the same tags whatever combining marks stand about.
struct TemplateParser {
  /// Deeper sections are refused: both parsers, the check and rendering recurse into them.
  static let depthLimit = 64

  private let source: SourceText
  private let characters: [Character]
  /// UTF-8 offsets of the characters, and of the end.
  private let offsets: [Int]
  private var index = 0
  private var nodes: [TemplateNode] = []
  private var open: [OpenSection] = []
  /// Whether nothing but blanks stands between the start of the line and `index`.
  private var isLineStart = true
  /// These blanks, until it is known whether a tag stands alone on its line.
  private var blanks = ""
  private var diagnostics: [Diagnostic] = []

  private struct OpenSection {
    var name: TemplateName
    var isInverted: Bool
    /// UTF-8 offset of the opening tag.
    var offset: Int
    /// Whether the opening tag has a line of its own.
    var isAlone: Bool
    /// The nodes before it.
    var outerNodes: [TemplateNode]

    var tag: String { "{{\(isInverted ? "^" : "#")\(name.text)}}" }
  }

  /// The tags of a template as a tree; what is wrong is left out and reported.
  static func parse(_ source: SourceText) -> Checked<[TemplateNode]> {
    var parser = TemplateParser(source)
    parser.parse()
    return Checked(parser.nodes, parser.diagnostics)
  }

  private init(_ source: SourceText) {
    self.source = source
    characters = Array(source.text)
    var offset = 0
    var offsets: [Int] = []
    offsets.reserveCapacity(characters.count + 1)
    for character in characters {
      offsets.append(offset)
      offset += character.utf8.count
    }
    offsets.append(offset)
    self.offsets = offsets
  }

  private mutating func parse() {
    while index < characters.count {
      if isLineStart { blanks = readBlanks() }
      let text = readText()
      if let current, current.isLineEnd {
        index += 1
        add(blanks + text + String(current))
        blanks = ""
        isLineStart = true
        continue
      }
      if !text.isEmpty {
        add(blanks + text)
        blanks = ""
        isLineStart = false
      }
      if index < characters.count { parseTag() }
    }
    while let section = open.popLast() {
      reportUnclosed(section, before: "the end of the template")
      nodes = section.outerNodes
    }
  }

  /// Up to the next tag or line end.
  private mutating func readText() -> String {
    let start = index
    while let character = current, !character.isLineEnd {
      if character == "{" {
        if index + 1 == characters.count {
          report(.strayBrace, at: index)
        } else if characters[index + 1] == "{" {
          break
        }
      }
      index += 1
    }
    return String(characters[start..<index])
  }

  private mutating func readBlanks() -> String {
    let start = index
    while let character = current, character == " " || character == "\t" { index += 1 }
    return String(characters[start..<index])
  }

  private mutating func add(_ text: String) {
    guard !text.isEmpty else { return }
    if case .text(let before) = nodes.last {
      nodes[nodes.count - 1] = .text(before + text)
    } else {
      nodes.append(.text(text))
    }
  }

  /// Adds the blanks before a tag that prints something or shares its line.
  private mutating func addBlanks() {
    add(blanks)
    blanks = ""
  }

  /// Whether the tag before `index` has its line to itself; what is left of the line is skipped then.
  private mutating func takeRestOfLine() -> Bool {
    guard isLineStart else { return false }
    guard index < characters.count else { return true }
    var next = index
    while next < characters.count, characters[next] == " " || characters[next] == "\t" { next += 1 }
    guard next < characters.count, characters[next].isNewline else { return false }
    index = next + 1
    return true
  }

  private mutating func parseTag() {
    let start = index
    index += 2
    switch current {
    case "!":
      skipTag(from: start)
      isLineStart = takeRestOfLine()
    case "#", "^":
      let isInverted = current == "^"
      index += 1
      guard let name = readName(tagStart: start) else { return }
      guard open.count < Self.depthLimit else { return stopTooDeep(at: start) }
      let isAlone = takeRestOfLine()
      if !isAlone { addBlanks() }
      open.append(OpenSection(name: name, isInverted: isInverted, offset: offsets[start], isAlone: isAlone, outerNodes: nodes))
      nodes = []
      blanks = ""
      isLineStart = isAlone
    case "/":
      index += 1
      guard let name = readName(tagStart: start) else { return }
      close(name, tagStart: start)
    case "{":
      index += 1
      guard let name = readName(tagStart: start) else { return }
      guard current == "}" else { return report(.malformedTag, at: start) }
      index += 1
      addBlanks()
      nodes.append(.variable(name, isRaw: true))
      isLineStart = false
    case ">":
      index += 1
      parsePartial(tagStart: start)
    case "&": refuse(.ampersand, tagStart: start)
    case "<", "$": refuse(.inheritance, tagStart: start)
    case "=": refuse(.delimiters, tagStart: start)
    case "%": refuse(.pragma, tagStart: start)
    default:
      guard let name = readName(tagStart: start) else { return }
      addBlanks()
      nodes.append(.variable(name, isRaw: false))
      isLineStart = false
    }
  }

  /// One report is enough: what follows would be reported as unclosed or stray.
  private mutating func stopTooDeep(at start: Int) {
    report(.tooDeep(limit: Self.depthLimit), at: start)
    open = []
    index = characters.count
  }

  private mutating func parsePartial(tagStart: Int) {
    skipWhitespace()
    if current == "*" { return refuse(.dynamicPartial, tagStart: tagStart) }
    guard let (text, offset) = readWord(tagStart: tagStart, isWordCharacter: \.isPartialNameCharacter) else { return }
    let indentation = blanks
    addBlanks()
    isLineStart = takeRestOfLine()
    let name = TemplateName(text: text, meaning: .path([text], isLocal: false), offset: offset)
    nodes.append(.partial(name, indentation: isLineStart ? indentation : ""))
  }

  private mutating func close(_ name: TemplateName, tagStart: Int) {
    guard let number = open.lastIndex(where: { $0.name.text == name.text }) else {
      return report(.strayClose(name.text), at: tagStart)
    }
    if !takeRestOfLine() { addBlanks() }
    while open.count > number, let section = open.popLast() {
      if open.count > number { reportUnclosed(section, before: "{{/\(name.text)}}") }
      nodes = section.outerNodes + [.section(section.name, isInverted: section.isInverted, content: nodes)]
      // As in swift-mustache, whether a line goes on behind a section is up to the line of its opening tag.
      isLineStart = section.isAlone
      blanks = ""
    }
  }

  /// Reads a name and the closing braces; after a report the tag is skipped.
  private mutating func readName(tagStart: Int) -> TemplateName? {
    guard let (text, offset) = readWord(tagStart: tagStart, isWordCharacter: \.isNameCharacter) else { return nil }
    if text == "." { return TemplateName(text: text, meaning: .current, offset: offset) }
    if text.contains("(") || text.contains(")") {
      guard text.hasSuffix("()"), let place = ListPlace(rawValue: String(text.dropLast(2))) else {
        report(.function(text), at: tagStart)
        return nil
      }
      return TemplateName(text: text, meaning: .place(place), offset: offset)
    }
    let isLocal = text.hasPrefix(".")
    let path = text.dropFirst(isLocal ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !path.contains("") else {
      report(.malformedTag, at: tagStart)
      return nil
    }
    return TemplateName(text: text, meaning: .path(path, isLocal: isLocal), offset: offset)
  }

  private mutating func readWord(
    tagStart: Int, isWordCharacter: (Character) -> Bool
  ) -> (text: String, offset: Int)? {
    skipWhitespace()
    let first = index
    while let character = current, isWordCharacter(character) { index += 1 }
    let text = String(characters[first..<index])
    skipWhitespace()
    guard !text.isEmpty, current == "}", index + 1 < characters.count, characters[index + 1] == "}" else {
      report(.malformedTag, at: tagStart)
      return nil
    }
    index += 2
    return (text, offsets[first])
  }

  private var current: Character? { index < characters.count ? characters[index] : nil }

  private mutating func skipWhitespace() {
    while let character = current, character.isWhitespace { index += 1 }
  }

  private mutating func refuse(_ feature: TemplateProblem.Feature, tagStart: Int) {
    report(.unsupportedTag(feature), at: tagStart)
    skipTag(from: tagStart)
  }

  /// Goes on behind the next closing braces.
  private mutating func skipTag(from start: Int) {
    index = start + 2
    while index + 1 < characters.count {
      if characters[index] == "}", characters[index + 1] == "}" {
        index += 2
        return
      }
      index += 1
    }
    index = characters.count
    if diagnostics.last?.position != source.position(at: offsets[start]) { report(.malformedTag, at: start) }
  }

  private mutating func reportUnclosed(_ section: OpenSection, before place: String) {
    let problem = TemplateProblem.unclosedSection(tag: section.tag, name: section.name.text, before: place)
    diagnostics.append(problem.diagnostic(at: source.position(at: section.offset)))
  }

  private mutating func report(_ problem: TemplateProblem, at characterIndex: Int) {
    diagnostics.append(problem.diagnostic(at: source.position(at: offsets[characterIndex])))
  }
}

extension Character {
  fileprivate var isLineEnd: Bool { self == "\n" || self == "\r\n" }

  fileprivate var isNameCharacter: Bool {
    guard let ascii = asciiValue else { return false }
    switch ascii {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return true
    default:
      return ".-_?()*".utf8.contains(ascii)
    }
  }

  fileprivate var isPartialNameCharacter: Bool { self == "/" || isNameCharacter }
}
