internal import Yams

/// Reads YAML files into record values.
///
/// Vendor files are untrusted: depth, size and the expansion of aliases are bounded, and nothing is ever constructed from
/// a tag.
package enum YAMLDocument {
  /// Deepest nesting of lists and mappings; records of this project need fewer than ten levels.
  package static let maximumDepth = 64
  /// Most values in one file after aliases are expanded; a register of 10,000 vendors has about 200,000.
  package static let maximumValues = 2_000_000

  /// Reads the only document of a file; `nil` when the file is empty or is not YAML, with a diagnostic in the latter case.
  package static func read(_ source: SourceText) -> Checked<RecordValue?> {
    guard !source.text.utf8.contains(0) else {
      return Checked(
        nil,
        [
          Diagnostic(
            "yaml-syntax", .error, "A NUL character is not allowed in YAML; save the file as UTF-8 text",
            at: source.position(at: source.text.utf8.prefix { $0 != 0 }.count))
        ])
    }
    do {
      // `.basic` resolves no tags: every scalar stays the text that was written, and no regular expression is run.
      let parser = try Parser(yaml: source.text, resolver: .basic)
      guard let root = try parser.singleRoot() else { return Checked(nil) }
      var converter = Converter(source: source)
      return Checked(try converter.convert(root, depth: 0))
    } catch let problem as Converter.Problem {
      return Checked(nil, [problem.diagnostic])
    } catch let error as YamlError {
      return Checked(nil, [diagnostic(for: error, in: source)])
    } catch {
      return Checked(nil, [Diagnostic("yaml-syntax", .error, "File is not YAML", at: SourcePosition(startOf: source.path))])
    }
  }

  private static func diagnostic(for error: YamlError, in source: SourceText) -> Diagnostic {
    func make(_ message: String, _ mark: Mark?) -> Diagnostic {
      Diagnostic(
        "yaml-syntax", .error, message,
        at: mark.map { mark in
          var columns = ScalarColumns(source)
          return columns.position(line: mark.line, column: mark.column)
        } ?? SourcePosition(startOf: source.path))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      return make("YAML syntax: \(problem)", mark)
    case .reader(let problem, let offset, _, _):
      let line = offset.map { source.position(at: source.text.prefix($0).utf8.count) }
      return Diagnostic(
        "yaml-syntax", .error, "YAML cannot be read: \(problem)", at: line ?? SourcePosition(startOf: source.path))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "'\($0)'" }.joined(separator: ", ")
      return make("Key \(names) stands twice in one mapping; keep one", context.mark)
    default:
      return make("File is not YAML", nil)
    }
  }
}

/// Turns a parsed tree into record values within the bounds.
private struct Converter {
  struct Problem: Error { var diagnostic: Diagnostic }

  /// libYAML counts columns in Unicode scalars, this project in UTF-8 bytes.
  var columns: ScalarColumns
  var remaining = YAMLDocument.maximumValues
  var lastPosition: SourcePosition

  init(source: SourceText) {
    columns = ScalarColumns(source)
    lastPosition = SourcePosition(startOf: source.path)
  }

  mutating func convert(_ node: Node, depth: Int) throws(Problem) -> RecordValue {
    let position = node.mark.map { columns.position(line: $0.line, column: $0.column) } ?? lastPosition
    lastPosition = position
    remaining -= 1
    guard remaining > 0, depth <= YAMLDocument.maximumDepth else {
      let limit = remaining > 0 ? "\(YAMLDocument.maximumDepth) levels deep" : "\(YAMLDocument.maximumValues) values"
      throw Problem(
        diagnostic: Diagnostic(
          "yaml-limit", .error, "YAML may hold at most \(limit), aliases expanded; split the file", at: position))
    }
    switch node {
    case .scalar(let scalar):
      let isEmpty = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      return RecordValue(isEmpty ? .empty : .scalar(scalar.string), at: position)
    case .sequence(let sequence):
      var values: [RecordValue] = []
      for element in sequence { values.append(try convert(element, depth: depth + 1)) }
      return RecordValue(.list(values), at: position)
    case .mapping(let mapping):
      var entries: [RecordEntry] = []
      for (key, value) in mapping {
        let keyValue = try convert(key, depth: depth + 1)
        guard case .scalar(let name) = keyValue.content else {
          throw Problem(
            diagnostic: Diagnostic("yaml-syntax", .error, "A key is text, not \(keyValue.kindInWords)", at: keyValue.position))
        }
        let converted = try convert(value, depth: depth + 1)
        entries.append(RecordEntry(key: Located(name, at: keyValue.position), value: converted))
      }
      return RecordValue(.mapping(entries), at: position)
    case .alias:
      throw Problem(
        diagnostic: Diagnostic("yaml-syntax", .error, "An alias must name an anchor of the same file", at: position))
    }
  }
}
