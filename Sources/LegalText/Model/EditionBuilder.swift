package import Diagnostics

/// Puts an edition together in document order: open a provision, add text, close it.
///
/// Readers of every format use it, so that addresses are made unique and counted in one place. Provisions are kept in a
/// flat list, whatever their depth: a hostile file can nest ten thousand deep without exhausting a stack.
package struct EditionBuilder {
  private let instrument: InstrumentIdentifier
  private var provisions: [Provision] = []
  private var places = EditionPlaces()
  private var notes: [EditorNote] = []
  private var open: [ProvisionIndex] = []
  private var noteLabels: Set<String> = []
  private var register: AddressRegister
  package private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter capacity: how many provisions there will be, where that can be guessed.
  package init(instrument: InstrumentIdentifier, capacity: Int = 0) {
    self.instrument = instrument
    provisions.reserveCapacity(capacity)
    register = AddressRegister(capacity: capacity)
  }

  /// The innermost open provision.
  package var current: ProvisionIndex? { open.last }
  /// The open provisions, outermost first.
  package var openProvisions: [ProvisionIndex] { open }
  package func provision(_ index: ProvisionIndex) -> Provision { provisions[index] }
  package var count: Int { provisions.count }
  /// The level of a provision opened below the innermost open one, where levels follow the nesting of the source.
  package var nestedLevel: Int { open.last.map { provisions[$0].level + 1 } ?? 0 }
  /// A provision's kind, level and heading, without a copy of the provision.
  package func kind(of index: ProvisionIndex) -> ProvisionKind { provisions[index].kind }
  package func level(of index: ProvisionIndex) -> Int { provisions[index].level }
  package func heading(of index: ProvisionIndex) -> String? { provisions[index].heading }
  /// How many paragraphs, tables and sub-provisions a provision has so far.
  package func itemCount(of index: ProvisionIndex) -> Int { provisions[index].content.count }

  /// Opens a provision below the innermost open one and returns its index.
  ///
  /// Its address is made of `label`: a division, section, recital or note as the first component or below its division or section; a
  /// subdivision below the open provision. When the address is taken, `~2`, `~3` … is added and reported.
  @discardableResult
  package mutating func open(
    _ kind: ProvisionKind, label: String, designation: String, heading: String? = nil, level: Int = 0,
    at position: SourcePosition
  ) -> ProvisionIndex {
    let parent = open.last
    let container = container(of: kind)
    let claim = register.claim(component(for: kind, label: label), below: container, for: provisions.count)
    let address = address(claim.label, below: container)
    // Provisions without a number, and notes, repeat by nature.
    if claim.count > 1, !designation.isEmpty, kind != .note {
      diagnostics.append(
        Diagnostic(
          "duplicate-number", .warning,
          "Number '\(designation)' stands \(claim.count) times at this level; this one is addressed as '\(address)'",
          at: position))
    }
    var provision = Provision(kind: kind, address: address, designation: designation, heading: heading)
    provision.parent = parent
    provision.level = level
    let index = provisions.count
    provisions.append(provision)
    places.open(at: position)
    if let parent { provisions[parent].content.append(.child(index)) }
    open.append(index)
    return index
  }

  /// The address that a provision opened now would get.
  package func nextAddress(of kind: ProvisionKind, label: String) -> ProvisionAddress {
    let container = container(of: kind)
    return address(register.next(component(for: kind, label: label), below: container).label, below: container)
  }

  private func component(for kind: ProvisionKind, label: String) -> String {
    let label = Self.component(label)
    // Recitals are numbered through the whole act and cited without what they stand in.
    guard kind == .recital, !label.hasPrefix(ProvisionAddress.recitalPrefix) else { return label }
    return ProvisionAddress.recitalPrefix + label
  }

  /// The open provision whose address is continued.
  private func container(of kind: ProvisionKind) -> ProvisionIndex? {
    switch kind {
    case .section, .recital: nil
    case .division: open.last { provisions[$0].kind == .division }
    default: open.last
    }
  }

  private func address(_ component: String, below container: ProvisionIndex?) -> ProvisionAddress {
    container.map { provisions[$0].address.child(component) } ?? ProvisionAddress(instrument, [component])
  }

  /// Closes the innermost open provision.
  package mutating func close() {
    guard let index = open.popLast() else { return }
    provisions[index].end = provisions.count
  }

  /// Closes provisions until `depth` are open.
  package mutating func close(to depth: Int) {
    while open.count > max(0, depth) { close() }
  }

  /// Adds a paragraph to the innermost open provision, or to an open one named.
  package mutating func add(_ paragraph: Paragraph, origin: TextOrigin, to index: ProvisionIndex? = nil) {
    guard let index = index ?? open.last else { return }
    append(.paragraph(paragraph), origin: origin, to: index)
  }

  /// Adds a table to the innermost open provision.
  package mutating func add(_ table: LegalTable, origin: TextOrigin) {
    guard let index = open.last else { return }
    append(.table(table), origin: origin, to: index)
  }

  /// Adds an editor's note; the first of a label wins.
  package mutating func add(_ note: EditorNote) {
    if noteLabels.insert(note.label).inserted { notes.append(note) }
  }

  /// Changes a provision that was opened: its kind, state or marks.
  package mutating func update(_ index: ProvisionIndex, _ change: (inout Provision) -> Void) {
    change(&provisions[index])
  }

  /// Reports a problem of the text.
  package mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Closes all and returns the edition.
  package mutating func finish() -> Checked<ParsedEdition> {
    close(to: 0)
    places.finish()
    let edition = Edition(instrument: instrument, provisions: provisions, editorNotes: notes, register: register)
    return Checked(ParsedEdition(edition: edition, places: places), diagnostics)
  }

  private mutating func append(_ content: ProvisionContent, origin: TextOrigin, to index: ProvisionIndex) {
    places.add(origin, item: provisions[index].content.count, of: index)
    provisions[index].content.append(content)
  }

  /// A component of an address: no white space, no `/`, never empty.
  package static func component(_ label: String) -> String {
    if !label.isEmpty, label.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) { return label }
    let parts = label.split { $0.isWhitespace || $0 == "/" }
    return parts.isEmpty ? "unnumbered" : parts.joined(separator: "-")
  }
}
