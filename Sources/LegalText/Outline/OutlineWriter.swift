/// Writes an edition in the outline form. `OutlineReader` gives back the same edition.
///
/// Texts hold no line breaks: one is written as a blank. Provisions nest at most `Nesting.maximumDepth` deep, editor's notes
/// are in the order of their first use and their labels hold no blanks or brackets.
package struct OutlineWriter {
  private let edition: Edition
  private let events: OutlineEvents
  private let plans: [OutlineProvisionPlan]
  private let notes: [String: EditorNote]
  private var output = ""
  private var writtenNotes: Set<String> = []
  private var pendingNotes: [EditorNote] = []

  /// The canonical outline: one paragraph a line, attributes only where a reader would infer something else.
  ///
  /// - Complexity: O(*n*) in the edition's text.
  package static func write(_ edition: Edition) -> String {
    var writer = OutlineWriter(edition)
    writer.write()
    return writer.output
  }

  private init(_ edition: Edition) {
    self.edition = edition
    events = OutlineEvents(edition)
    plans = OutlineProvisionPlan.plans(for: edition, events: events)
    notes = Dictionary(edition.editorNotes.map { ($0.label, $0) }) { first, _ in first }
  }

  private mutating func write() {
    var position = 0
    var current: ProvisionIndex?
    while position < events.events.count {
      let owner = events.heading[events.events[position].provision]
      if case .open(let index) = events.events[position], index == owner {
        writePendingNotes()
        writeHeading(index)
        position += 1
        current = index
        if position == events.events.count || opensHeading(events.events[position]) { continue }
        if events.heading[events.events[position].provision] != index { continue }
      }
      var end = position
      while end < events.events.count, !opensHeading(events.events[end]),
        events.heading[events.events[end].provision] == owner
      {
        end += 1
      }
      writeScope(position..<end, heading: owner, returns: current != owner)
      current = owner
      position = end
    }
    pendingNotes += edition.editorNotes.filter { writtenNotes.insert($0.label).inserted }
    writePendingNotes()
  }

  private func opensHeading(_ event: OutlineEvents.Event) -> Bool {
    if case .open(let index) = event { events.headingDepth[index] > 0 } else { false }
  }

  private mutating func writeHeading(_ index: ProvisionIndex) {
    let plan = plans[index]
    guard case .heading(let text) = plan.form else { return }
    let mark = String(repeating: "#", count: events.headingDepth[index])
    block((plan.number + plan.marks).line + (text.isEmpty ? mark : "\(mark) \(text)"))
  }

  private mutating func block(_ text: String) {
    if !output.isEmpty { output += "\n" }
    output += text
    output += "\n"
  }

  private mutating func writePendingNotes() {
    guard !pendingNotes.isEmpty else { return }
    block(
      pendingNotes.map { "[^\($0.label)]: \(OutlineEscape.write($0.text, start: .other))" }.joined(separator: "\n"))
    pendingNotes = []
  }

  private mutating func text(_ paragraph: Paragraph, _ start: OutlineEscape.Start) -> String {
    for mark in paragraph.marks where writtenNotes.insert(mark.label).inserted {
      if let note = notes[mark.label] { pendingNotes.append(note) }
    }
    return OutlineEscape.write(paragraph.text, marks: paragraph.marks, start: start)
  }
}

// MARK: - Below a heading

extension OutlineWriter {
  /// Writes what stands below one heading without another between. `returns`: other headings stand before it.
  private mutating func writeScope(_ range: Range<Int>, heading: ProvisionIndex, returns: Bool) {
    let scope = scope(range, heading: heading)
    var members = scope.members[...]
    var open = OutlineOpenProvisions()
    var awaitedReturn = returns ? String(repeating: "#", count: events.headingDepth[heading]) : nil
    var line: String?
    var position = range.lowerBound
    while position < range.upperBound {
      let event = events.events[position]
      position += 1
      switch event {
      case .content(let owner, let item):
        flush(&line)
        var attributes = OutlineAttributeWriter()
        let depth = 1 + (open.entries.lastIndex { $0.index == owner } ?? -1)
        if let target = awaitedReturn ?? (depth == open.entries.count ? nil : Self.path(open.entries[..<depth])) {
          attributes.add("continues", target)
        }
        awaitedReturn = nil
        open.close(to: depth)
        write(edition.provisions[owner].content[item], attributes)
      case .open(let index):
        guard let member = members.popFirst() else { return }
        let provision = edition.provisions[index]
        if !member.item.followsParent { flush(&line) }
        open.close(to: 1 + (open.entries.lastIndex { $0.index == provision.parent } ?? -1))
        open.open(.init(index: index, level: provision.level, label: provision.address.components.last ?? ""))
        line = opener(of: index, member.item, continues: awaitedReturn, behind: line)
        awaitedReturn = nil
        guard let paragraph = provision.content.first?.paragraph else { continue }
        position += 1  // its first paragraph stands on the same line
        let isAlone = plans[index].form == .unnumbered
        line = line.map { $0 + (isAlone ? "" : " ") + text(paragraph, isAlone ? .paragraph : .behindOpener) }
        flush(&line)
      }
    }
    flush(&line)
  }

  /// The attributes and the designation of a provision, behind those of its parent when it stands on the parent's line.
  private func opener(of index: ProvisionIndex, _ item: NestingItem, continues: String?, behind line: String?) -> String {
    let plan = plans[index]
    var level = OutlineAttributeWriter()
    let isUnnumbered = item.enumerator == nil
    if let stated = item.level, !(isUnnumbered && stated == 1 && item.depth == nil) { level.add("level", String(stated)) }
    if let depth = item.depth { level.add("depth", String(depth)) }
    if let continues { level.add("continues", continues) }
    let attributes = (plan.number + level + plan.marks).line
    switch plan.form {
    case .heading: return attributes
    case .note(let designation): return attributes + designation
    case .unnumbered:
      return edition.provisions[index].content.first?.paragraph == nil ? String(attributes.dropLast()) : attributes
    case .enumerator(let enumerator):
      guard item.followsParent, let line else { return attributes + enumerator.designation }
      // "(A)(i)", but "1. (a)": only parentheses tell where the first one ends.
      let isClosed = edition.provisions[index].parent.map { edition.provisions[$0].designation.hasPrefix("(") } ?? false
      return line + (isClosed ? "" : " ") + enumerator.designation
    }
  }

  private mutating func flush(_ line: inout String?) {
    if let text = line { block(text) }
    line = nil
  }

  private mutating func write(_ content: ProvisionContent, _ attributes: OutlineAttributeWriter) {
    switch content {
    case .child: break
    case .paragraph(let paragraph): block(attributes.line + text(paragraph, .paragraph))
    case .table(let table): block(attributes.line + OutlineTableWriter.write(table))
    }
  }

  /// "a/3" for open provisions; "." for the heading.
  private static func path(_ entries: ArraySlice<OutlineOpenProvisions.Entry>) -> String {
    let path = entries.map(\.label).joined(separator: "/")
    if path.isEmpty { return "." }
    return path.hasPrefix("#") || path.hasPrefix(".") ? "./\(path)" : path
  }

  private func scope(_ range: Range<Int>, heading: ProvisionIndex) -> OutlineScope {
    var scope = OutlineScope()
    var open: [ProvisionIndex] = []
    var previous: OutlineEvents.Event?
    for event in events.events[range] {
      let index = event.provision
      let isOpening = if case .open = event { true } else { false }
      let anchor = isOpening ? edition.provisions[index].parent : index
      let depth = 1 + (open.lastIndex { $0 == anchor } ?? -1)
      if !isOpening, depth < open.count { scope.goOn(atDepth: depth) }
      open.removeLast(open.count - depth)
      if isOpening {
        open.append(index)
        scope.open(index, item(index, behind: previous))
      }
      previous = event
    }
    scope.stateLevels(edition, heading: heading)
    return scope
  }

  private func item(_ index: ProvisionIndex, behind previous: OutlineEvents.Event?) -> NestingItem {
    let provision = edition.provisions[index]
    let plan = plans[index]
    guard case .enumerator(let enumerator) = plan.form else { return NestingItem(nil, level: 1) }
    var item = NestingItem(enumerator)
    if case .open(let parent) = previous, parent == provision.parent, enumerator.delimiter == .parentheses,
      case .enumerator = plans[parent].form, plan.number.isEmpty, plan.marks.isEmpty,
      provision.level == edition.provisions[parent].level + 1
    {
      item.followsParent = true
    }
    return item
  }
}
