internal import Diagnostics

/// Puts together the texts of a catalog: prose with its markup resolved and its parameters inserted.
struct OSCALTextReader {
  /// A paragraph or table with the links in it.
  enum Block {
    case paragraph(SourcedText, links: [(range: Range<Int>, target: String)])
    case table(LegalTable)
  }

  /// Most bytes that one parameter may insert: choices may insert parameters, which grow fast when they are hostile.
  static let longestInsertion = 16_384
  /// Deepest insertion of parameters in the choices of others.
  static let deepestInsertion = 8

  /// How many unknown parameters get a suggestion.
  static let mostSuggestions = 20

  private let parameters: [String: RecordValue]
  private let origins: ScalarOrigin
  var account: ScalarAccount
  private(set) var diagnostics: [Diagnostic] = []
  private var resolved: [String: SourcedText] = [:]
  private var resolving: [String] = []
  private var reported: Set<String> = []
  /// How many bytes insertions may still add to the edition.
  private var remaining: Int

  init(parameters: [String: RecordValue], origins: ScalarOrigin, accounting: Bool, size: Int) {
    self.parameters = parameters
    self.origins = origins
    account = ScalarAccount(isAsked: accounting)
    remaining = 4_000_000 + 4 * size
  }

  mutating func blocks(of value: RecordValue) -> [Block] {
    guard let text = value.text else { return [] }
    let bytes = Array(text.utf8)
    let origin = origins.origin(of: value)
    account.keep(value)
    return OSCALBlocks.blocks(in: bytes).map { block in
      switch block {
      case .paragraph(let range):
        let text = inline(value, bytes, range, origin)
        return .paragraph(text.text, links: text.links)
      case .table(let range, let rows, let headerRows):
        let cells = rows.map { row in row.map { inline(value, bytes, $0, origin).text.text } }
        markTable(value, range, rows)
        return .table(LegalTable(headerRows: headerRows, rows: cells))
      }
    }
  }

  /// The text of a value on one line.
  mutating func line(of value: RecordValue) -> SourcedText {
    guard let text = value.text else { return SourcedText() }
    account.keep(value)
    let bytes = Array(text.utf8)
    guard let range = OSCALBlocks.trimmed(bytes, 0..<bytes.count) else { return SourcedText() }
    return inline(value, bytes, range, origins.origin(of: value)).text
  }

  /// The bars and dashes of a table are markup.
  private mutating func markTable(_ value: RecordValue, _ range: Range<Int>, _ rows: [[Range<Int>]]) {
    var offset = range.lowerBound
    for cell in rows.joined() where !cell.isEmpty {
      account.mark(value, offset..<cell.lowerBound, as: .removed(.markup))
      offset = cell.upperBound
    }
    account.mark(value, offset..<range.upperBound, as: .removed(.markup))
  }

  private mutating func inline(
    _ value: RecordValue, _ bytes: [UInt8], _ range: Range<Int>, _ origin: TextOrigin
  ) -> (text: SourcedText, links: [(range: Range<Int>, target: String)]) {
    let prose = OSCALProse(bytes, range)
    var result = SourcedText()
    var links: [(Range<Int>, String)] = []
    /// Where pieces of the value went, to find the text of a link.
    var placed: [(source: Int, offset: Int)] = []
    var offset = range.lowerBound
    func add(_ piece: Range<Int>) {
      placed.append((piece.lowerBound, result.count))
      appendFolded(bytes, piece, origin, to: &result)
    }
    for (editRange, edit) in prose.edits where editRange.lowerBound >= offset {
      add(offset..<editRange.lowerBound)
      offset = editRange.upperBound
      switch edit {
      case .markup: account.mark(value, editRange, as: .removed(.markup))
      case .link(let textStart, let target):
        account.mark(value, editRange, as: .removed(.linkTarget))
        if let start = placed.last(where: { $0.source <= textStart }) {
          links.append((min(start.offset + textStart - start.source, result.count)..<result.count, String(decoding: bytes[target], as: UTF8.self)))
        }
      case .insertion(let id):
        let position = origin.position(of: editRange.lowerBound) ?? value.position
        guard let inserted = insertion(of: id, at: position) else {
          add(editRange)
          continue
        }
        result.append(inserted)
        account.mark(value, editRange, as: .replaced(by: inserted.text))
        // The blank that conversions leave between a parameter and the mark behind it.
        if offset + 1 < range.upperBound, bytes[offset] == 0x20, ";,.:)".utf8.contains(bytes[offset + 1]) { offset += 1 }
      }
    }
    add(offset..<range.upperBound)
    result.removeTrailingBlanks()
    return (result, links)
  }

  /// Adds a piece with each line break and the blanks around it as one blank.
  private func appendFolded(_ bytes: [UInt8], _ range: Range<Int>, _ origin: TextOrigin, to result: inout SourcedText) {
    guard bytes[range].contains(where: { $0 < 0x20 }) else { return result.append(bytes, range, from: origin) }
    var start = range.lowerBound
    while start < range.upperBound {
      guard let stop = bytes[start..<range.upperBound].firstIndex(where: { $0 < 0x20 }) else { break }
      var end = stop
      while end < range.upperBound, bytes[end] <= 0x20 { end += 1 }
      var last = stop
      while last > start, bytes[last - 1] == 0x20 { last -= 1 }
      result.append(bytes, start..<last, from: origin)
      result.append(" ", at: origin.position(of: stop))
      start = end
    }
    result.append(bytes, start..<range.upperBound, from: origin)
  }
}

// MARK: - Parameters

extension OSCALTextReader {
  /// The words of a parameter at the place of an insertion; `nil` when they cannot be inserted, which is reported.
  private mutating func insertion(of id: String, at position: SourcePosition) -> SourcedText? {
    guard let text = words(of: id, at: position) else { return nil }
    remaining -= text.count
    guard remaining > 0 else {
      report("parameter-limit", .error, "Parameters insert more text than a catalog of this size can mean; it is cut here", "", at: position)
      return nil
    }
    return text
  }

  private mutating func words(of id: String, at position: SourcePosition) -> SourcedText? {
    if let known = resolved[id] { return known }
    guard let parameter = parameters[id] else {
      reportUnknown(id, at: position)
      return nil
    }
    guard !resolving.contains(id), resolving.count < Self.deepestInsertion else {
      report("parameter-cycle", .error, "Parameter '\(id)' inserts itself or nests more than \(Self.deepestInsertion) deep; left as written", id, at: position)
      return nil
    }
    resolving.append(id)
    defer { resolving.removeLast() }
    let result = put(together: parameter, id)
    guard result.count <= Self.longestInsertion else {
      report("parameter-limit", .error, "Parameter '\(id)' inserts more than \(Self.longestInsertion) bytes; left as written", id, at: position)
      return nil
    }
    resolved[id] = result
    return result
  }

  /// A value that is set stands as it is; otherwise what is to be chosen or assigned stands in brackets.
  private mutating func put(together parameter: RecordValue, _ id: String) -> SourcedText {
    let values = (parameter["values"]?.elements ?? []) + [parameter["value"]].compactMap(\.self).filter { $0.text != nil }
    let choices = (parameter["select"] ?? parameter["selection"]).flatMap { $0["choice"] ?? $0["alternatives"] }?.elements ?? []
    var result = SourcedText()
    if !values.isEmpty {
      join(values, by: ", ", into: &result)
    } else if !choices.isEmpty {
      let count = (parameter["select"] ?? parameter["selection"])?["how-many"]
      let isSeveral = count?.text?.hasPrefix("one-or-more") ?? count?.text?.hasPrefix("one or more") ?? false
      let lead = isSeveral ? "[Selection (one or more): " : "[Selection: "
      if let count { account.mark(count, as: .replaced(by: isSeveral ? "(one or more)" : "")) }
      result.append(lead, at: parameter.position)
      join(choices, by: "; ", into: &result)
      result.append("]", at: parameter.position)
    } else {
      result.append("[Assignment: ", at: parameter.position)
      let label = parameter["label"].map { line(of: $0) }
      if let label, !label.isEmpty { result.append(label) } else { result.append(id, at: parameter.position) }
      result.append("]", at: parameter.position)
    }
    return result
  }

  private mutating func join(_ values: [RecordValue], by separator: String, into result: inout SourcedText) {
    for (offset, value) in values.enumerated() {
      if offset > 0 { result.append(separator, at: value.position) }
      result.append(line(of: value))
      if result.count > Self.longestInsertion { return }
    }
  }

  /// Names near it are looked for a few times only: a hostile catalog can hold thousands of parameters and of unknown ones.
  private mutating func reportUnknown(_ id: String, at position: SourcePosition) {
    guard !reported.contains("unknown-parameter \(id)") else { return }
    let suggestion = reported.count < Self.mostSuggestions ? NearMiss.suggestion(for: id, among: parameters.keys.sorted()) : ""
    report("unknown-parameter", .warning, "Parameter '\(id)' is not in this catalog\(suggestion)", id, at: position)
  }

  private mutating func report(_ rule: RuleIdentifier, _ severity: Severity, _ message: String, _ id: String, at position: SourcePosition) {
    guard reported.insert("\(rule) \(id)").inserted else { return }
    diagnostics.append(Diagnostic(rule, severity, message, at: position))
  }
}
