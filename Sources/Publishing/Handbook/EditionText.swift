internal import Compliance
internal import LegalText

/// The whole text of an edition that the handbook does not read as the law.
///
/// Counsel want such a text now and then, and seldom more than a few sections of it: so sections share pages, and an old edition costs a
/// few pages and not as many as it has sections.
struct EditionText: Sendable {
  /// A division with its own words alone, or a stretch of what stands in a section or in none.
  struct Piece: Sendable {
    /// The division, the section, or the outermost provision that stands in no section.
    var root: ProvisionIndex
    /// `nil` for a division.
    var place: ProvisionBlocks.Place?
    /// Whether it opens its root.
    var isFirst: Bool
  }

  let loaded: LoadedEdition
  /// In the order of the text.
  let pieces: [Piece]

  var edition: Edition { loaded.edition }

  init(_ loaded: LoadedEdition) {
    self.loaded = loaded
    let edition = loaded.edition
    var pieces: [Piece] = []
    var index = 0
    while index < edition.provisions.count {
      if edition.provisions[index].kind == .division {
        pieces.append(Piece(root: index, place: nil, isFirst: true))
        index += 1
      } else {
        for (offset, place) in ProvisionBlocks.places(of: index, in: edition).enumerated() {
          pieces.append(Piece(root: index, place: place, isFirst: offset == 0))
        }
        index = max(index + 1, edition.provisions[index].end)
      }
    }
    self.pieces = pieces
  }

  /// Of its pieces. A section is torn only where it fits no page, and a heading stays with what follows it.
  var outline: PageOutline {
    PageOutline(
      items: pieces.indices.map { offset in
        let piece = pieces[offset]
        let provision = edition.provisions[piece.place?.index ?? piece.root]
        let isBelowHeading = offset > 0 && pieces[offset - 1].place == nil
        return PageItem(
          bytes: (piece.place.map { ProvisionBlocks.wordBytes($0, in: edition) } ?? provision.bytes) + 450 + (piece.isFirst ? 500 : 0),
          anchors: piece.place?.isFirst == false ? [] : [provision.address.anchor],
          depth: isBelowHeading ? 9 : piece.place == nil ? 0 : piece.isFirst ? 1 : provision.level + 1)
      })
  }
}

extension Handbook {
  /// Lays out the texts of the editions that are not current.
  mutating func layOutEditions() {
    for instrument in corpus.instruments where instrument.editions.count > 1 {
      editionTexts[instrument.id] = instrument.editionsInOrder.filter { $0.information.id != instrument.current.information.id }.map(EditionText.init)
    }
  }
}

extension HandbookIndex {
  /// The text of an edition that is not current; `nil` for the current one.
  func text(of instrument: InstrumentIdentifier, _ edition: EditionIdentifier) -> EditionText? {
    editionTexts[instrument]?.first { $0.loaded.information.id == edition }
  }

  /// Where a provision of an edition stands in the current one, step by step through what is confirmed and compared: forward from an
  /// earlier edition, back from a later one. Empty when it is not there.
  func now(_ address: ProvisionAddress, of edition: EditionIdentifier, in instrument: Instrument) -> [ProvisionAddress] {
    let order = instrument.editionsInOrder.map(\.information.id)
    guard let place = order.firstIndex(of: edition), let current = order.firstIndex(of: instrument.current.information.id) else { return [] }
    var addresses = [address]
    var at = place
    while at != current, !addresses.isEmpty {
      let next = at < current ? at + 1 : at - 1
      guard let step = step(instrument.id, from: order[min(at, next)], to: order[max(at, next)]) else { return [] }
      var seen: Set<ProvisionAddress> = []
      addresses = addresses.flatMap { address -> [ProvisionAddress] in
        if at < current { return step.comparison.successors(of: address) }
        return step.comparison.change(ofNew: address)?.old.map { step.comparison.old.provisions[$0].address } ?? []
      }.filter { seen.insert($0).inserted }
      at = next
    }
    return addresses
  }
}

extension PageContext {
  /// The link to a provision, or to the whole text, of an edition that is not current.
  func textHref(_ instrument: InstrumentIdentifier, _ edition: EditionIdentifier, at address: ProvisionAddress? = nil) -> String? {
    guard let text = index.text(of: instrument, edition) else { return nil }
    let anchor = address.flatMap { text.edition.index(of: $0) == nil ? nil : $0.anchor }
    return links.href(.edition(instrument, edition), anchor: anchor)
  }
}
