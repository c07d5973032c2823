internal import Compliance
internal import LegalText

/// The whole text of an edition that the handbook does not read as the law, cut into pages.
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
  /// Of each page its offsets in `pieces`.
  let pages: [Range<Int>]
  /// The page of each provision, from 1, by its address.
  private let pageOfProvision: [ProvisionAddress: Int]

  var edition: Edition { loaded.edition }

  /// Bytes of text in a page, and what each piece and each section cost beside their words: so that a page stays below 100 KB of HTML.
  private static let limit = 60_000
  private static let costOfPiece = 450
  private static let costOfSection = 500

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
    let weights = pieces.map { Self.weight($0, edition) }
    var pages: [Range<Int>] = []
    var start = 0
    var weight = 0
    for (offset, piece) in pieces.enumerated() {
      // A section goes to the next page as a whole where it fits one; a heading stays with what follows it.
      var own = weights[offset]
      if piece.isFirst {
        own = pieces[offset...].prefix { $0.root == piece.root }.indices.reduce(0) { $0 + weights[$1] }
        if own > Self.limit { own = weights[offset] }
      }
      if weight > 0, weight + own > Self.limit, offset > start, pieces[offset - 1].place != nil {
        pages.append(start..<offset)
        start = offset
        weight = 0
      }
      weight += weights[offset]
    }
    pages.append(start..<pieces.count)
    var ofProvision: [ProvisionAddress: Int] = [:]
    for (number, range) in pages.enumerated().dropFirst() {
      for piece in pieces[range] where piece.place?.isFirst != false {
        ofProvision[edition.provisions[piece.place?.index ?? piece.root].address] = number + 1
      }
    }
    self.pieces = pieces
    self.pages = pages
    pageOfProvision = ofProvision
  }

  private static func weight(_ piece: Piece, _ edition: Edition) -> Int {
    let content = edition.provisions[piece.place?.index ?? piece.root].content
    let bytes = content[piece.place?.items ?? content.indices].reduce(0) { sum, item in
      switch item {
      case .paragraph(let paragraph): sum + 30 + paragraph.text.utf8.count
      case .table(let table): sum + table.rows.reduce(300) { $0 + $1.reduce(20) { $0 + 12 + $1.utf8.count } }
      case .child: sum
      }
    }
    return bytes + costOfPiece + (piece.isFirst ? costOfSection : 0)
  }

  /// The page on which a provision of the edition stands, from 1.
  func page(of address: ProvisionAddress) -> Int { pageOfProvision[address] ?? 1 }
}

extension Handbook {
  /// Cuts the editions that are not current into pages.
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
    let key = PageKey.edition(instrument, edition)
    guard let address, text.edition.index(of: address) != nil else { return links.href(key) }
    return links.href(key.part(text.page(of: address)), anchor: address.anchor)
  }
}
