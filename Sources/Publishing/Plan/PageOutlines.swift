internal import Compliance
internal import LegalText

/// Says before a page is made what it will hold, so that the plan knows its parts and where each anchor stands.
///
/// The weights are those of the templates that come with the program, with a margin.
struct PageOutlines {
  let handbook: Handbook
  let index: HandbookIndex
  /// The words and flags that a row gives for its status, in bytes, by obligation: the longest of a few, since to make them all takes as
  /// long as the pages.
  private let reasons: [Int]

  init(_ handbook: Handbook, _ index: HandbookIndex) {
    (self.handbook, self.index) = (handbook, index)
    reasons = handbook.organization.determinations.enumerated().map { obligation, determinations in
      stride(from: 0, to: determinations.count, by: max(1, determinations.count / 8))
        .map { offset in
          let flags = FlagModel.flags(handbook.organization.flags(of: obligation, determinations[offset].engagement))
          return handbook.organization.reason(for: determinations[offset], of: obligation).utf8.count
            + flags.reduce(0) { $0 + 50 + $1.label.utf8.count + $1.title.utf8.count }
        }.max() ?? 120
    }
  }

  var linked: LinkedOrganization { handbook.linked }
  var organization: AssessedOrganization { handbook.organization }

  /// An empty outline for a page that cannot grow.
  func outline(of key: PageKey) -> PageOutline {
    switch key {
    case .instrument(let id): handbook.corpus[id].map { InstrumentPage.outline(self, $0) } ?? PageOutline()
    case .section(let address): SectionPage.outline(self, address)
    case .edition(let id, let edition): index.text(of: id, edition)?.outline ?? PageOutline()
    case .redline(let id, let old, let new): index.step(id, from: old, to: new).map { RedlinePage.outline($0) } ?? PageOutline()
    case .update(let id, let old, let new):
      handbook.updates.first { $0.regulation.id == id && $0.old.id == old && $0.new.id == new }.map(UpdatePage.outline) ?? PageOutline()
    case .obligations: rows(linked.obligations.count, bytes: 680)
    case .obligation(let index): rows(handbook.rowCount(of: index), bytes: rowBytes(of: index))
    case .vendors: rows(linked.engagements.count, bytes: 740)
    case .vendor(let index): VendorPage.outline(self, index)
    case .reviews: ReviewsPage.outline(self)
    case .actions: rows(index.actions.count, bytes: 1_060)
    case .scopes: ScopesPage.outline(self)
    case .terms: TermsPage.outline(self)
    case .authorities: AuthoritiesPage.outline(self)
    default: PageOutline()
    }
  }

  private func rows(_ count: Int, bytes: Int) -> PageOutline {
    PageOutline(items: Array(repeating: PageItem(bytes: bytes), count: count))
  }

  func reasonBytes(of obligation: ObligationIndex) -> Int { reasons[obligation] }

  /// A row of an obligation's page.
  private func rowBytes(of obligation: ObligationIndex) -> Int { 820 + reasonBytes(of: obligation) * 6 / 5 }
}

extension Provision {
  /// About what its own words and heading weigh.
  var bytes: Int { paragraphs.reduce(heading?.utf8.count ?? 0) { $0 + $1.text.utf8.count } }
}
