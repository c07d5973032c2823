/// An edition made ready to be compared: the words of each provision itself, and what the matching asks of it.
struct ComparedEdition: Sendable {
  let edition: Edition
  /// The paragraphs and cells of each provision without those below it: paragraphs and rows end in a line break, cells in a tab.
  let texts: [String]
  let words: [WordSequence]
  /// The address of each provision with the dashes of its labels folded as those of texts are.
  let addresses: [ProvisionAddress]
  private let indices: [ProvisionAddress: ProvisionIndex]
  /// For each provision the section that it stands in or is; -1 outside.
  let sections: [ProvisionIndex]
  /// Numbers kept free and provisions struck: what they say is no law.
  let isStub: [Bool]
  let bearings: [ProvisionBearing]
  /// For each provision the words in it and everything below it.
  let weights: [Int]

  var count: Int { texts.count }
  func provision(_ index: ProvisionIndex) -> Provision { edition.provisions[index] }
  func parent(_ index: ProvisionIndex) -> ProvisionIndex { edition.provisions[index].parent ?? -1 }
  func label(_ index: ProvisionIndex) -> String { addresses[index].components.last ?? "" }
  func index(of address: ProvisionAddress) -> ProvisionIndex? { indices[address] }
  func hasWords(_ index: ProvisionIndex) -> Bool { !isStub[index] && words[index].count > 0 }

  /// - Complexity: O(*n*) in the edition's text.
  init(_ edition: Edition, table: inout WordTable) {
    self.edition = edition
    let provisions = edition.provisions
    texts = provisions.map(\.ownText)
    var words: [WordSequence] = []
    words.reserveCapacity(provisions.count)
    for text in texts { words.append(WordScanner.scan(text, into: &table)) }
    var sections = [ProvisionIndex](repeating: -1, count: provisions.count)
    var bearings = [ProvisionBearing](repeating: .operative, count: provisions.count)
    var weights = words.map(\.count)
    for (index, provision) in provisions.enumerated() {
      let parent = provision.parent
      sections[index] = provision.kind == .section ? index : parent.map { sections[$0] } ?? -1
      bearings[index] = ProvisionBearing(of: provision, below: parent.map { bearings[$0] } ?? .operative)
    }
    for (index, provision) in provisions.enumerated().reversed() {
      if let parent = provision.parent { weights[parent] += weights[index] }
    }
    self.words = words
    self.sections = sections
    self.bearings = bearings
    self.weights = weights
    isStub = provisions.map(\.isStub)
    addresses = provisions.map { provision in
      ProvisionAddress(provision.address.instrument, provision.address.components.map { NormalizedText.normalize($0) })
    }
    indices = Dictionary(addresses.enumerated().map { ($1, $0) }) { first, _ in first }
  }
}

extension Provision {
  /// The provision's paragraphs and tables, without what stands below it: as `EditionComparison` compares them.
  package var ownText: String {
    content.compactMap { item in
      switch item {
      case .paragraph(let paragraph): paragraph.text
      case .table(let table): table.rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
      case .child: nil
      }
    }.joined(separator: "\n")
  }

  /// Whether it only keeps a number: by its state, or by a text such as "[Reserved]" or "[Repealed by Stats. 2020]".
  var isStub: Bool {
    if state != .inForce { return true }
    let text = paragraphs.first?.text ?? heading ?? ""
    guard children.isEmpty, content.count <= 1, !text.isEmpty, text.utf8.count <= 120 else { return false }
    let plain = text.lowercased()
    let bare = plain.filter { $0.isLetter || $0 == " " }
    if ["reserved", "repealed", "removed", "deleted", "vacant", "omitted", "intentionally omitted"].contains(bare) { return true }
    return ["[repealed", "[reserved", "[removed", "[renumbered", "[deleted"].contains { plain.hasPrefix($0) } && plain.hasSuffix("]")
  }
}
