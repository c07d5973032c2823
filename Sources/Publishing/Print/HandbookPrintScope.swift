internal import Compliance
internal import LegalText

/// How much of each kind of content the handbook's print page has, and the numbers of its chapters.
struct HandbookPrintScope: Sendable {
  enum Detail: Sendable { case full, list, counts }

  enum Chapter: Hashable, Sendable {
    case guide
    case instrument(InstrumentIdentifier)
    case obligations, vendors, actions, terms, sources

    var anchor: String {
      switch self {
      case .guide: "chapter--guide"
      case .instrument(let id): "law--\(id)"
      case .obligations: "chapter--obligations"
      case .vendors: "chapter--vendors"
      case .actions: "chapter--actions"
      case .terms: "chapter--terms"
      case .sources: "chapter--sources"
      }
    }
  }

  let chapters: [Chapter]
  let hasText: Bool
  let obligations: Detail
  let vendors: Detail
  /// By instrument, in the order of their provisions.
  let obligationOrder: [ObligationIndex]
  /// "3.12", by obligation.
  let obligationNumbers: [String]
  /// By name.
  let vendorOrder: [VendorIndex]
  let obligationAnchors: [String]
  let vendorAnchors: [String]

  init(_ handbook: Handbook, texts: [InstrumentIdentifier: PrintedText]) {
    let (linked, limits) = (handbook.linked, handbook.printLimits)
    hasText = texts.values.reduce(0) { $0 + $1.weight } <= limits.handbookTextBytes
    let determinations = handbook.organization.determinations.reduce(0) { $0 + $1.count }
    let isSmall = determinations <= limits.determinations && linked.engagements.count <= limits.engagements
    obligations = isSmall ? .full : .list
    vendors = isSmall ? .full : linked.engagements.count <= limits.engagementRows ? .list : .counts
    var chapters: [Chapter] = handbook.prose.isEmpty ? [] : [.guide]
    chapters += handbook.corpus.instruments.map { .instrument($0.id) }
    chapters += [.obligations, .vendors, .actions]
    if hasText, handbook.terms.terms.count > 0, handbook.terms.terms.count <= limits.terms { chapters.append(.terms) }
    chapters.append(.sources)
    self.chapters = chapters

    let groups = Dictionary(grouping: linked.obligations.indices) { linked.obligations[$0].address.instrument }
    obligationOrder = handbook.corpus.instruments.flatMap { groups[$0.id] ?? [] }
    let chapter = (chapters.firstIndex(of: .obligations) ?? 0) + 1
    var numbers = [String](repeating: "", count: linked.obligations.count)
    for (offset, index) in obligationOrder.enumerated() { numbers[index] = "\(chapter).\(offset + 1)" }
    obligationNumbers = numbers
    let names = linked.vendors.map { $0.record.name.lowercased() }
    vendorOrder = linked.vendors.indices.sorted { (names[$0], $0) < (names[$1], $1) }
    obligationAnchors = linked.obligations.map { "obligation--\($0.record.id.value)" }
    vendorAnchors = linked.vendors.map { "vendor--\($0.record.id.value)" }
  }

  func number(of chapter: Chapter) -> Int { (chapters.firstIndex(of: chapter) ?? 0) + 1 }

  /// What stands before the anchors of an instrument's provisions, since two instruments may have a section 1.
  static func prefix(of instrument: InstrumentIdentifier) -> String { "law--\(instrument)--" }

  /// The anchor of what has a page of its own elsewhere; `nil` for what the print page does not have.
  func anchor(of key: PageKey, anchor: String?) -> String? {
    switch key {
    case .part(let whole, _): self.anchor(of: whole, anchor: anchor)
    case .instrument(let id): anchor == nil ? Chapter.instrument(id).anchor : nil
    case .obligations: Chapter.obligations.anchor
    case .obligation(let index): obligationAnchors[index]
    case .vendors: Chapter.vendors.anchor
    case .vendor(let index):
      switch vendors {
      // The derivations of statuses, whose anchors have two hyphens, are on the vendor's page alone.
      case .full where anchor?.contains("--") == true: nil
      case .full: vendorAnchors[index] + (anchor.map { "--\($0)" } ?? "")
      case .list, .counts: nil
      }
    case .actions: Chapter.actions.anchor
    case .terms: chapters.contains(.terms) ? anchor ?? Chapter.terms.anchor : nil
    case .about: Chapter.sources.anchor
    case .prose(let slug): "guide--\(slug)"
    default: nil
    }
  }
}
