/// Writes stamps into a YAML file in place: comments, order and formatting stay byte for byte wherever no stamp is.
package enum YAMLStamper {
  /// A file with its stamps.
  package struct Stamped: Sendable {
    package var text: String
    package var edits: [TextEdit]
  }

  /// Makes the changes of all stamps, which are for different places, and reads the result back.
  ///
  /// - Parameter corrections: texts that take the place of others, by the place where these stand.
  /// - Returns: `nil`, with the reason, when a record is written in a form in which a stamp has no place; nothing is guessed.
  package static func apply(
    _ stamps: [RecordStamp], correcting corrections: [Located<String>] = [], to source: SourceText
  ) -> Checked<Stamped?> {
    // A last line without its end gets one when lines are added, and with it a block of text that ends there: no difference.
    let before = YAMLDocument.read(SourceText(path: source.path, text: source.text + "\n"))
    guard let record = before.value, let root = YAMLNode.read(source) else { return Checked(nil, before.diagnostics) }
    let bytes = YAMLBytes(Array(source.text.utf8), start: root.start)
    var edits: [TextEdit] = []
    for stamp in stamps {
      let offset = source.offset(ofLine: stamp.record.line) + stamp.record.column - 1
      guard let found = root.mapping(at: offset, before: bytes.end, in: bytes) else { return refuse(stamp) }
      let editor = StampEditor(bytes: bytes, record: found.node, limit: found.end)
      guard let made = editor.edits(for: stamp) else { return refuse(stamp) }
      edits += made
    }
    // Where a record and one inside it end at one place, the inner one's lines come first.
    edits.sort { ($0.range.lowerBound, -$0.indentation) < ($1.range.lowerBound, -$1.indentation) }
    guard let first = stamps.first else { return Checked(nil) }
    for correction in corrections {
      let offset = source.offset(ofLine: correction.position.line) + correction.position.column - 1
      guard let range = root.scalar(at: offset, before: bytes.end, inFlow: false, in: bytes) else { return refuse(first) }
      edits.append(TextEdit(range, RecordWriter.scalar(correction.value)))
    }
    guard let text = edits.applied(to: source.text) else { return refuse(first) }
    let texts = Dictionary(corrections.map { ($0.position, $0.value) }) { first, _ in first }
    let expected = stamps.reduce(record.correcting(texts)) { $0.applying($1) }
    let after = YAMLDocument.read(SourceText(path: source.path, text: text + "\n"))
    guard let written = after.value, written.saysTheSame(as: expected) else { return refuse(first) }
    return Checked(Stamped(text: text, edits: edits.inOrder))
  }

  private static func refuse(_ stamp: RecordStamp) -> Checked<Stamped?> {
    Checked(
      nil,
      [
        Diagnostic(
          "unusual-yaml", .error,
          "Key '\(stamp.key)' cannot be written into this record without touching the rest of it; write the record without anchors, tags and '?'",
          at: stamp.record)
      ])
  }
}

/// Finds where a stamp goes in one record.
private struct StampEditor {
  let bytes: YAMLBytes
  let record: YAMLNode
  /// Where the text of the record ends at the latest.
  let limit: Int

  private var ending: String { bytes.lineEnding(near: record.start) }

  func edits(for stamp: RecordStamp) -> [TextEdit]? {
    guard case .mapping(let pairs) = record.content, !pairs.isEmpty else { return nil }
    guard let offset = pairs.firstIndex(where: { $0.key.text == stamp.key }) else {
      let value: RecordStamp.Value
      switch stamp.change {
      case .set(let entries, _): value = .record(entries)
      case .append(let entries): return [adding(stamp.key, listOf: entries)]
      }
      return [adding(RecordStamp.Entry(stamp.key, value), to: record, before: limit)]
    }
    let (key, value) = pairs[offset]
    let end = self.limit(of: offset, in: pairs, before: limit)
    // An alias has its value elsewhere, and an anchor or a tag stands before it.
    guard value.start > key.start, value.isEmpty || !"&*!".utf8.contains(bytes.bytes[value.start]) else { return nil }
    switch stamp.change {
    case .set(let entries, let removed):
      if value.isEmpty { return [filling(value, key, YAMLText(ending).lines(of: entries, at: column(of: key) + 2), flow: YAMLText.flow(entries))] }
      return setting(entries, removing: removed, in: value, before: end)
    case .append(let entries):
      if value.isEmpty {
        return [filling(value, key, YAMLText(ending).item(entries, at: column(of: key) + 2), flow: "[\(YAMLText.flow(entries))]")]
      }
      return appending(entries, to: value, before: end).map { [$0] }
    }
  }

  private func column(of node: YAMLNode) -> Int { node.start - bytes.lineStart(of: node.start) }

  /// Where the value of a pair ends at the latest.
  private func limit(of offset: Int, in pairs: [(key: YAMLNode, value: YAMLNode)], before limit: Int) -> Int {
    offset + 1 < pairs.count ? bytes.boundary(before: pairs[offset + 1].key.start, after: pairs[offset].value.start) : limit
  }

  /// Behind a colon that nothing follows: on lines of its own in a block, else on the line.
  private func filling(_ value: YAMLNode, _ key: YAMLNode, _ lines: String, flow: String) -> TextEdit {
    if record.isFlow { return TextEdit(value.start..<value.start, " " + flow) }
    let place = bytes.lineEnd(from: value.start)
    return TextEdit(place..<place, lines)
  }

  /// A new key behind the last of a mapping.
  private func adding(_ entry: RecordStamp.Entry, to mapping: YAMLNode, before limit: Int) -> TextEdit {
    if mapping.isFlow { return inserting(YAMLText.flow(entry), into: mapping) }
    let place = bytes.lineEnd(from: bytes.end(of: mapping, before: limit, inFlow: false))
    return TextEdit(place..<place, YAMLText(ending).lines(of: [entry], at: column(of: mapping)))
  }

  private func adding(_ key: String, listOf entries: [RecordStamp.Entry]) -> TextEdit {
    if record.isFlow { return inserting("\(key): [\(YAMLText.flow(entries))]", into: record) }
    let place = bytes.lineEnd(from: bytes.end(of: record, before: limit, inFlow: false))
    let column = column(of: record)
    return TextEdit(
      place..<place, ending + String(repeating: " ", count: column) + "\(key):" + YAMLText(ending).item(entries, at: column + 2))
  }

  /// Before the closing brace or bracket, behind what is there.
  private func inserting(_ text: String, into node: YAMLNode) -> TextEdit {
    let extent = bytes.flowEnd(from: node.start)
    let isFirst = extent.contentEnd <= node.start + 1
    let inserted = isFirst ? text : extent.endsWithComma ? " \(text)," : ", \(text)"
    return TextEdit(extent.contentEnd..<extent.contentEnd, inserted)
  }

  private func appending(_ entries: [RecordStamp.Entry], to list: YAMLNode, before limit: Int) -> TextEdit? {
    guard case .sequence = list.content else { return nil }
    if list.isFlow { return inserting(YAMLText.flow(entries), into: list) }
    let place = bytes.lineEnd(from: bytes.end(of: list, before: limit, inFlow: false))
    return TextEdit(place..<place, YAMLText(ending).item(entries, at: column(of: list)))
  }

  private func setting(
    _ entries: [RecordStamp.Entry], removing removed: [String], in mapping: YAMLNode, before limit: Int
  ) -> [TextEdit]? {
    guard case .mapping(let pairs) = mapping.content else { return nil }
    let column = column(of: mapping)
    var edits: [TextEdit] = []
    var missing: [RecordStamp.Entry] = []
    for entry in entries {
      guard let offset = pairs.firstIndex(where: { $0.key.text == entry.key }) else {
        missing.append(entry)
        continue
      }
      let value = pairs[offset].value
      let end = bytes.end(of: value, before: self.limit(of: offset, in: pairs, before: limit), inFlow: mapping.isFlow)
      guard value.start > pairs[offset].key.start, value.isEmpty || !"&*!".utf8.contains(bytes.bytes[value.start]) else { return nil }
      if value.isEmpty {
        edits.append(TextEdit(end..<end, " " + YAMLText.flow(entry.value)))
      } else if case .record(let inner) = entry.value, !mapping.isFlow, !value.isFlow {
        // The value's own indentation stands before it already.
        let lines = YAMLText(ending).lines(of: inner, at: self.column(of: value))
        edits.append(TextEdit(value.start..<end, String(lines.dropFirst(1 + self.column(of: value)))))
      } else {
        edits.append(TextEdit(value.start..<end, YAMLText.flow(entry.value)))
      }
    }
    for (offset, pair) in pairs.enumerated() where removed.contains(pair.key.text ?? "") {
      let end = bytes.end(of: pair.value, before: self.limit(of: offset, in: pairs, before: limit), inFlow: mapping.isFlow)
      if !mapping.isFlow {
        edits.append(TextEdit(bytes.lineStart(of: pair.key.start)..<bytes.nextLine(after: end), ""))
      } else if offset + 1 < pairs.count {
        edits.append(TextEdit(pair.key.start..<pairs[offset + 1].key.start, ""))
      } else if offset > 0 {
        edits.append(TextEdit(bytes.end(of: pairs[offset - 1].value, before: limit, inFlow: true)..<end, ""))
      } else {
        return nil
      }
    }
    guard !missing.isEmpty else { return edits }
    if mapping.isFlow {
      edits.append(inserting(missing.map(YAMLText.flow).joined(separator: ", "), into: mapping))
    } else {
      guard let last = pairs.lastIndex(where: { !removed.contains($0.key.text ?? "") }) else { return nil }
      let end = bytes.end(of: pairs[last].value, before: self.limit(of: last, in: pairs, before: limit), inFlow: false)
      let place = bytes.lineEnd(from: end)
      edits.append(TextEdit(place..<place, YAMLText(ending).lines(of: missing, at: column)))
    }
    return edits
  }
}

extension TextEdit {
  /// How far the first line that it adds is indented.
  fileprivate var indentation: Int {
    replacement.drop { $0.isNewline }.prefix { $0 == " " }.count
  }
}

extension YAMLNode {
  fileprivate var text: String? { if case .scalar(let text, _) = content { text } else { nil } }
}

/// Stamps as text.
private struct YAMLText {
  let ending: String

  init(_ ending: String) { self.ending = ending }

  /// Each key on a line of its own, each line with the line end before it.
  func lines(of entries: [RecordStamp.Entry], at column: Int) -> String {
    let indentation = String(repeating: " ", count: column)
    return entries.map { entry in
      let start = ending + indentation + RecordWriter.scalar(entry.key) + ":"
      if case .record(let inner) = entry.value { return start + lines(of: inner, at: column + 2) }
      return start + " " + Self.flow(entry.value)
    }.joined()
  }

  /// An element of a list, its hyphen in a column.
  func item(_ entries: [RecordStamp.Entry], at column: Int) -> String {
    let text = lines(of: entries, at: column + 2)
    return ending + String(repeating: " ", count: column) + "- " + text.dropFirst(1 + column + 2)
  }

  static func flow(_ entries: [RecordStamp.Entry]) -> String { "{ " + entries.map(flow).joined(separator: ", ") + " }" }

  static func flow(_ entry: RecordStamp.Entry) -> String { "\(RecordWriter.scalar(entry.key)): \(flow(entry.value))" }

  static func flow(_ value: RecordStamp.Value) -> String {
    switch value {
    case .text(let text): RecordWriter.scalar(text)
    case .texts(let texts): "[\(texts.map(RecordWriter.scalar).joined(separator: ", "))]"
    case .record(let entries): flow(entries)
    }
  }
}
