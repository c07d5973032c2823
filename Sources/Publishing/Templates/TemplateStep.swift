/// What a template does, with every name resolved: printing it needs no name and no type.
indirect enum TemplateStep: Sendable {
  case text([UInt8])
  case print(TemplateValue)
  /// `{{.}}`: the text of the section around it.
  case printCurrent
  case section(TemplateValue, hides: Int?, content: [TemplateStep])
  /// `{{^name}}`.
  case without(TemplateValue, content: [TemplateStep])
  case place(ListPlace, isInverted: Bool, content: [TemplateStep])
  /// A program by its number.
  case partial(Int, indentation: [UInt8])
}

/// Where a value comes from.
struct TemplateValue: Sendable {
  /// The record on the stack, from the outermost.
  var frame: Int
  /// The records from there to the one that has the field: of `a.b.c` those of `a` and `b`.
  var path: [FieldReader]
  var reader: FieldReader
}

/// Resolves the names of checked templates.
///
/// A template has a program for each stack of record types on which it is printed. As in `TemplateScope`, a record hides
/// an outer one of its own type for good, so stacks are finite in number even when models nest in themselves.
struct TemplateCompiler {
  private struct Key: Hashable {
    var template: String
    var frames: [ObjectIdentifier]
  }

  private let templates: [String: ParsedTemplate]
  private var fields: [ObjectIdentifier: [String: FieldDescription]] = [:]
  private var numbers: [Key: Int] = [:]
  private var keys: [Key] = []
  private(set) var programs: [[TemplateStep]] = []

  /// - Precondition: the templates were checked without errors.
  init(_ templates: [String: ParsedTemplate]) { self.templates = templates }

  /// The number of the program that prints a model with a template.
  mutating func compile(_ root: TemplateRoot) -> Int {
    meet(root.record)
    let number = number(of: Key(template: root.template, frames: [root.record.id]))
    while programs.count < keys.count {
      let key = keys[programs.count]
      programs.append(steps(templates[key.template]?.nodes ?? [], key.frames))
    }
    return number
  }

  private mutating func meet(_ type: RecordType) {
    guard fields[type.id] == nil else { return }
    fields[type.id] = Dictionary(type.fields().map { ($0.name, $0) }) { first, _ in first }
  }

  private mutating func number(of key: Key) -> Int {
    if let number = numbers[key] { return number }
    numbers[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  private mutating func steps(_ nodes: [TemplateNode], _ frames: [ObjectIdentifier]) -> [TemplateStep] {
    nodes.compactMap { node in
      switch node {
      case .text(let text): return .text(Array(text.utf8))
      case .variable(let name, _):
        guard case .path(let path, let isLocal) = name.meaning else { return .printCurrent }
        return resolve(path, isLocal: isLocal, frames).map { .print($0.value) }
      case .section(let name, let isInverted, let content):
        return section(name, isInverted: isInverted, content, frames)
      case .partial(let name, let indentation):
        return .partial(number(of: Key(template: name.text, frames: frames)), indentation: Array(indentation.utf8))
      }
    }
  }

  private mutating func section(
    _ name: TemplateName, isInverted: Bool, _ content: [TemplateNode], _ frames: [ObjectIdentifier]
  ) -> TemplateStep? {
    switch name.meaning {
    case .current: return nil
    case .place(let place): return .place(place, isInverted: isInverted, content: steps(content, frames))
    case .path(let path, let isLocal):
      guard let (value, type) = resolve(path, isLocal: isLocal, frames) else { return nil }
      if isInverted { return .without(value, content: steps(content, frames)) }
      switch type {
      case .record(let record, _), .list(let record):
        meet(record)
        let hidden = frames.firstIndex(of: record.id)
        let inner = frames.filter { $0 != record.id } + [record.id]
        return .section(value, hides: hidden, content: steps(content, inner))
      case .content, .flag, .textList: return .section(value, hides: nil, content: steps(content, frames))
      }
    }
  }

  private mutating func resolve(
    _ path: [String], isLocal: Bool, _ frames: [ObjectIdentifier]
  ) -> (value: TemplateValue, type: FieldType)? {
    let candidates = isLocal ? frames.indices.suffix(1) : frames.indices[...]
    guard let frame = candidates.last(where: { fields[frames[$0]]?[path[0]] != nil }), var field = fields[frames[frame]]?[path[0]]
    else { return nil }
    var readers: [FieldReader] = []
    for component in path.dropFirst() {
      guard case .record(let record, _) = field.type else { return nil }
      meet(record)
      guard let child = fields[record.id]?[component] else { return nil }
      readers.append(field.reader)
      field = child
    }
    return (TemplateValue(frame: frame, path: readers, reader: field.reader), field.type)
  }
}
