internal import Compliance
internal import LegalText

/// The whole text of an edition that the handbook does not read as the law, cut into pages.
///
/// Counsel want such a text now and then, and seldom more than a few sections of it: so sections share pages, and an old edition costs a
/// few pages and not as many as it has sections.
struct EditionText: Sendable {
  let loaded: LoadedEdition
  /// What stands in a page one after another: divisions (their own words alone), sections with all below them, and what stands
  /// in no section.
  let units: [ProvisionIndex]
  /// Of each page its offsets in `units`.
  let pages: [Range<Int>]
  /// The page of each section, from 1, by its number.
  private let pageOfSection: [String: Int]

  var edition: Edition { loaded.edition }

  /// Bytes of text in a page, and what each provision costs beside its words: so that a page stays below 100 KB of HTML.
  private static let limit = 36_000
  private static let costOfProvision = 450

  init(_ loaded: LoadedEdition) {
    self.loaded = loaded
    let edition = loaded.edition
    var units: [ProvisionIndex] = []
    var index = 0
    while index < edition.provisions.count {
      units.append(index)
      index = edition.provisions[index].kind == .division ? index + 1 : max(index + 1, edition.provisions[index].end)
    }
    var pages: [Range<Int>] = []
    var ofSection: [String: Int] = [:]
    var start = 0
    var weight = 0
    for (offset, unit) in units.enumerated() {
      let provision = edition.provisions[unit]
      let range = provision.kind == .division ? unit..<(unit + 1) : edition.subtree(of: unit)
      let own = range.reduce(0) { $0 + edition.ownText(of: $1).utf8.count + Self.costOfProvision }
      // A heading stays with what follows it.
      if weight > 0, weight + own > Self.limit, edition.provisions[units[offset - 1]].kind != .division {
        pages.append(start..<offset)
        start = offset
        weight = 0
      }
      weight += own
      if provision.kind == .section { ofSection[provision.address.section] = pages.count + 1 }
    }
    pages.append(start..<units.count)
    self.units = units
    self.pages = pages
    pageOfSection = ofSection
  }

  /// The page on which a section of the edition stands, from 1; the first for what is in no section.
  func page(of address: ProvisionAddress) -> Int { pageOfSection[address.section] ?? 1 }
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
