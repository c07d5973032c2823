/// The whole text of an instrument as one dated version has it.
///
/// A value without places: two editions are equal when their law is. Where each piece was written is in `EditionPlaces`.
package struct Edition: Hashable, Sendable {
  package let instrument: InstrumentIdentifier
  /// In document order, parents before their children.
  package let provisions: [Provision]
  /// In the order of their labels' first use.
  package let editorNotes: [EditorNote]
  /// The indices of the sections, in document order.
  package let sections: [ProvisionIndex]
  private let lookup: Lookup

  private enum Lookup: Sendable {
    /// As the builder kept them.
    case register(AddressRegister)
    case addresses([ProvisionAddress: ProvisionIndex])
  }

  /// - Precondition: `provisions` is as `EditionBuilder` makes it: addresses unique, parents before children.
  package init(instrument: InstrumentIdentifier, provisions: [Provision], editorNotes: [EditorNote] = []) {
    self.instrument = instrument
    self.provisions = provisions
    self.editorNotes = editorNotes
    sections = provisions.indices.filter { provisions[$0].kind == .section }
    var indices: [ProvisionAddress: ProvisionIndex] = [:]
    indices.reserveCapacity(provisions.count)
    for index in provisions.indices.reversed() { indices[provisions[index].address] = index }
    lookup = .addresses(indices)
  }

  init(instrument: InstrumentIdentifier, provisions: [Provision], editorNotes: [EditorNote], register: AddressRegister) {
    self.instrument = instrument
    self.provisions = provisions
    self.editorNotes = editorNotes
    sections = provisions.indices.filter { provisions[$0].kind == .section }
    lookup = .register(register)
  }

  /// The edition with provisions that differ from its own in other things than their addresses.
  func replacing(_ provisions: [Provision]) -> Edition { Edition(self, provisions) }

  private init(_ other: Edition, _ provisions: [Provision]) {
    instrument = other.instrument
    self.provisions = provisions
    editorNotes = other.editorNotes
    sections = provisions.indices.filter { provisions[$0].kind == .section }
    lookup = other.lookup
  }

  /// - Complexity: O(*k*) in the components of the address.
  package func index(of address: ProvisionAddress) -> ProvisionIndex? {
    switch lookup {
    case .register(let register): address.instrument == instrument ? register.index(of: address.components) : nil
    case .addresses(let indices): indices[address]
    }
  }

  package func provision(at address: ProvisionAddress) -> Provision? { index(of: address).map { provisions[$0] } }

  /// A provision and all its descendants.
  package func subtree(of index: ProvisionIndex) -> Range<ProvisionIndex> { index..<provisions[index].end }

  /// The section that a provision stands in, or is.
  package func section(of index: ProvisionIndex) -> ProvisionIndex? {
    var current: ProvisionIndex? = index
    while let candidate = current {
      if provisions[candidate].kind == .section { return candidate }
      current = provisions[candidate].parent
    }
    return nil
  }

  /// Whether a provision asks something of somebody: in force, with text, and neither apparatus, definition, division,
  /// recital nor an example, nor below one of these.
  package func isOperative(_ index: ProvisionIndex) -> Bool {
    guard provisions[index].hasText else { return false }
    var current: ProvisionIndex? = index
    while let candidate = current {
      let provision = provisions[candidate]
      if provision.state != .inForce { return false }
      switch provision.kind {
      case .example, .note, .definition, .recital: return false
      case .division where candidate == index: return false
      default: current = provision.parent
      }
    }
    return true
  }
}

extension Edition {
  /// By the text: how provisions are found does not make editions differ.
  package static func == (left: Edition, right: Edition) -> Bool {
    left.instrument == right.instrument && left.provisions == right.provisions && left.editorNotes == right.editorNotes
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(instrument)
    hasher.combine(provisions)
    hasher.combine(editorNotes)
  }
}

/// What an editor says about the text; never part of the law.
package struct EditorNote: Hashable, Sendable {
  /// Unique in its edition: "1".
  package var label: String
  package var text: String

  package init(label: String, text: String) {
    self.label = label
    self.text = text
  }
}
