package import Compliance
package import LegalText

/// What a page is about. Pages are found by key, never by a path written by hand.
package enum PageKey: Hashable, Sendable {
  case home
  case instruments
  case instrument(InstrumentIdentifier)
  /// A section of an instrument, with all below it.
  case section(ProvisionAddress)
  /// From an edition of an instrument to the next.
  case redline(InstrumentIdentifier, from: EditionIdentifier, to: EditionIdentifier)
  case obligations
  case obligation(ObligationIndex)
  case vendors
  case vendor(VendorIndex)
  /// What was disclosed in twelve months, and what is declared.
  case disclosures
  case matrix
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

  /// The entry of the navigation that the page belongs to; `nil` for what nobody reads in order: the search, and what is not found.
  package var area: NavigationArea? {
    switch self {
    case .home, .about: .home
    case .instruments, .instrument, .section, .redline, .terms, .authorities: .law
    case .obligations, .obligation: .obligations
    case .vendors, .vendor, .disclosures: .vendors
    case .matrix: .matrix
    case .actions, .rules: .actions
    case .prose: .guide
    case .search, .notFound: nil
    }
  }

  /// The forms in which the page is made. Markdown runs no script, so it has no search, and no server, so nothing is not found.
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
