package import Compliance
package import LegalText

/// What a page is about. Pages are found by key, never by a path written by hand.
package indirect enum PageKey: Hashable, Sendable {
  case home
  case instruments
  case instrument(InstrumentIdentifier)
  /// A section of an instrument, with all below it.
  case section(ProvisionAddress)
  /// A section of a superseded edition whose number no current section has.
  case former(ProvisionAddress)
  /// From an edition of an instrument to a later one.
  case redline(InstrumentIdentifier, from: EditionIdentifier, to: EditionIdentifier)
  /// The text of an edition that is not current.
  case edition(InstrumentIdentifier, EditionIdentifier)
  case obligations
  case obligation(ObligationIndex)
  case vendors
  case vendor(VendorIndex)
  /// What was disclosed in twelve months, and what is declared.
  case disclosures
  case matrix
  /// When contracts and assessments are to be looked at again.
  case reviews
  case actions
  case rules
  case prose(String)
  case search
  /// All defined terms.
  case terms
  /// Every provision on which something rests.
  case authorities
  /// What the handbook was made from.
  case about
  /// What a server shows where there is no page.
  case notFound
  /// What a new edition of an instrument asks of the organization.
  case update(InstrumentIdentifier, from: EditionIdentifier, to: EditionIdentifier)
  /// What changed from release to release.
  case changes
  /// A block of a matrix that is too large for one page: a row and a column of blocks, from 0.
  case matrixBlock(Int, Int)
  /// What obligations ask of an engagement, each question once with the obligations that ask it.
  case scopes
  /// The whole text of an instrument on one page.
  case print(InstrumentIdentifier)
  /// The whole handbook on one page.
  case handbookPrint
  /// A later part of a page that is too long, counted from 2.
  case part(PageKey, Int)

  /// The entry of the navigation that the page belongs to; `nil` for what nobody reads in order: the search, and what is not found,
  /// and what has all on one page.
  package var area: NavigationArea? {
    switch self {
    case .home, .changes, .about: .home
    case .instruments, .instrument, .section, .redline, .edition, .update, .terms, .authorities: .law
    case .obligations, .obligation, .scopes: .obligations
    case .vendors, .vendor, .disclosures: .vendors
    case .matrix, .matrixBlock: .matrix
    case .actions, .rules, .reviews: .actions
    case .prose: .guide
    case .search, .notFound, .former, .print, .handbookPrint: nil
    case .part(let whole, _): whole.area
    }
  }

  /// The forms in which the page is made. Markdown runs no script, so it has no search, and no server, so nothing is not found;
  /// who prints it has a program for that.
  package var formats: [PageFormat] { area == nil ? [.html] : PageFormat.allCases }
}

/// The entries of the navigation, in order.
package enum NavigationArea: String, Hashable, Sendable, CaseIterable {
  case home, law, obligations, vendors, matrix, actions, guide

  package var label: String {
    switch self {
    case .home: "Home"
    case .law: "Law"
    case .obligations: "Obligations"
    case .vendors: "Vendors"
    case .matrix: "Matrix"
    case .actions: "Actions"
    case .guide: "Guide"
    }
  }
}
