internal import LegalText

/// What the print pages have, settled before one is made.
struct PrintPlan: Sendable {
  let texts: [InstrumentIdentifier: PrintedText]
  let handbook: HandbookPrintScope

  init(_ handbook: Handbook) {
    let texts = Dictionary(uniqueKeysWithValues: handbook.corpus.instruments.map { ($0.id, PrintedText($0.current.edition, limit: handbook.printLimits.textBytes)) })
    self.texts = texts
    self.handbook = HandbookPrintScope(handbook, texts: texts)
  }

  /// Of a text that is very long; print pages have a limit of their own.
  func division(of page: PageKey) -> PageDivision? { if case .print(let id) = page { texts[id]?.division } else { nil } }

  /// Where a provision of a current edition stands on a print page, or on another part of it; `nil` where it has no place on either.
  func place(of index: ProvisionIndex, in instrument: InstrumentIdentifier, from page: PageKey) -> (page: PageKey, anchor: String)? {
    guard let text = texts[instrument] else { return nil }
    switch page {
    case .print(instrument): return (page.part(text.part(of: index)), text.anchors[index])
    case .handbookPrint where handbook.hasText: return (page, HandbookPrintScope.prefix(of: instrument) + text.anchors[index])
    default: return nil
    }
  }

  /// Where what has a page of its own stands on a print page.
  func place(of key: PageKey, anchor: String?, from page: PageKey) -> (page: PageKey, anchor: String)? {
    guard page == .handbookPrint else { return nil }
    return handbook.anchor(of: key, anchor: anchor).map { (page, $0) }
  }
}

extension PageKey {
  /// The print page that this is, or is a part of; `nil` for any other page.
  var printPage: PageKey? {
    switch self {
    case .print, .handbookPrint: self
    case .part(let whole, _): whole.printPage
    default: nil
    }
  }
}
