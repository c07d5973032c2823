/// Prints one model with compiled templates.
struct TemplatePrinter {
  private let programs: [[TemplateStep]]
  private let dialect: TemplateDialect
  /// The records around a place, outermost first.
  private var stack: [TemplateRecord]
  /// What `{{.}}` prints, escaped already.
  private var current: [UInt8] = []
  /// The item that is being repeated, and how many there are.
  private var place = (index: 0, count: 1)

  /// - Parameter record: holds a model of the type for which the program was compiled.
  init(_ programs: [[TemplateStep]], dialect: TemplateDialect, record: TemplateRecord) {
    self.programs = programs
    self.dialect = dialect
    stack = [record]
  }

  mutating func print(program: Int, indentation: [UInt8] = [], to output: inout [UInt8]) {
    print(programs[program], indentation, to: &output)
  }

  private mutating func print(_ steps: [TemplateStep], _ indentation: [UInt8], to output: inout [UInt8]) {
    guard !indentation.isEmpty else {
      for step in steps { print(step, indentation, to: &output) }
      return
    }
    // As in swift-mustache: what begins on a new line is indented, but not the first of what is printed here.
    let start = output.count
    func add(_ printed: some Collection<UInt8>) {
      guard !printed.isEmpty else { return }
      if output.count > start, output.endsWithLineFeed { output += indentation }
      output += printed
    }
    for step in steps {
      if case .text(let bytes) = step {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          add(rest[...end])
          rest = rest[(end + 1)...]
        }
        add(rest)
        continue
      }
      var printed: [UInt8] = []
      print(step, indentation, to: &printed)
      add(printed)
    }
  }

  private mutating func print(_ step: TemplateStep, _ indentation: [UInt8], to output: inout [UInt8]) {
    switch step {
    case .text(let bytes): output += bytes
    case .print(let value): _ = printContent(value, to: &output)
    case .printCurrent: output += current
    case .partial(let number, let own): print(programs[number], own.isEmpty ? indentation : indentation + own, to: &output)
    case .place(let place, let isInverted, let content):
      if holds(place) != isInverted { print(content, indentation, to: &output) }
    case .without(let value, let content):
      if !isPresent(value) { print(content, indentation, to: &output) }
    case .section(let value, let hidden, let content): printSection(value, hidden, content, indentation, to: &output)
    }
  }

  private mutating func printSection(
    _ value: TemplateValue, _ hidden: Int?, _ content: [TemplateStep], _ indentation: [UInt8], to output: inout [UInt8]
  ) {
    guard let holder = record(value) else { return }
    switch value.reader {
    case .flag(let get):
      if get(holder) { print(content, indentation, to: &output) }
    case .text, .link, .source:
      let outer = current
      var text: [UInt8] = []
      guard printContent(value, to: &text) else { return }
      current = text
      print(content, indentation, to: &output)
      current = outer
    case .texts(let get):
      let (outer, outerPlace) = (current, place)
      let texts = get(holder)
      for (index, text) in texts.enumerated() {
        current = []
        dialect.append(escaping: text, to: &current)
        place = (index, texts.count)
        print(content, indentation, to: &output)
      }
      (current, place) = (outer, outerPlace)
    case .record(let get):
      guard let child = get(holder) else { return }
      let outer = hidden.map { stack.remove(at: $0) }
      stack.append(child)
      print(content, indentation, to: &output)
      stack.removeLast()
      if let outer, let hidden { stack.insert(outer, at: hidden) }
    case .list(let get):
      let records = get(holder)
      guard !records.isEmpty else { return }
      let outerPlace = place
      let outer = hidden.map { stack.remove(at: $0) }
      for (index, child) in records.enumerated() {
        place = (index, records.count)
        stack.append(child)
        print(content, indentation, to: &output)
        stack.removeLast()
      }
      place = outerPlace
      if let outer, let hidden { stack.insert(outer, at: hidden) }
    }
  }

  /// The record that has the field; `nil` when one on the way is absent, which checked templates ask for first.
  private func record(_ value: TemplateValue) -> TemplateRecord? {
    var record = stack[value.frame]
    for reader in value.path {
      guard case .record(let get) = reader, let child = get(record) else { return nil }
      record = child
    }
    return record
  }

  /// - Returns: whether there is such a value.
  private func printContent(_ value: TemplateValue, to output: inout [UInt8]) -> Bool {
    guard let record = record(value) else { return false }
    switch value.reader {
    case .text(let get):
      guard let text = get(record) else { return false }
      dialect.append(escaping: text, to: &output)
    case .link(let get):
      guard let link = get(record) else { return false }
      if dialect == .html { dialect.append(escaping: link, to: &output) } else { output.append(contentsOf: link.utf8) }
    case .source(let get):
      guard let source = get(record) else { return false }
      output.append(contentsOf: source.utf8)
    case .flag, .record, .list, .texts: return false
    }
    return true
  }

  private func isPresent(_ value: TemplateValue) -> Bool {
    guard let record = record(value) else { return false }
    switch value.reader {
    case .text(let get), .link(let get), .source(let get): return get(record) != nil
    case .flag(let get): return get(record)
    case .record(let get): return get(record) != nil
    case .list(let get): return !get(record).isEmpty
    case .texts(let get): return !get(record).isEmpty
    }
  }

  private func holds(_ wanted: ListPlace) -> Bool {
    switch wanted {
    case .first: place.index == 0
    case .last: place.index == place.count - 1
    // Counted from 0, as in swift-mustache.
    case .even: place.index % 2 == 0
    case .odd: place.index % 2 == 1
    }
  }
}

extension [UInt8] {
  /// Whether the last character is a line feed; one behind a carriage return is part of another character.
  fileprivate var endsWithLineFeed: Bool {
    last == UInt8(ascii: "\n") && !(count > 1 && self[count - 2] == UInt8(ascii: "\r"))
  }
}
