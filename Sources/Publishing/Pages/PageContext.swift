internal import Compliance
internal import Diagnostics
internal import LegalText

/// In which form a page is made.
package enum PageFormat: String, Hashable, Sendable, CaseIterable {
  case html, markdown

  var fileExtension: String { self == .html ? ".html" : ".md" }
  var dialect: TemplateDialect { self == .html ? .html : .markdown }
}

/// What the making of one page may use.
struct PageContext: Sendable {
  let handbook: Handbook
  let index: HandbookIndex
  let plan: PagePlan
  let page: PlannedPage
  let format: PageFormat
  let links: Links

  init(handbook: Handbook, index: HandbookIndex, plan: PagePlan, page: PlannedPage, format: PageFormat) {
    self.handbook = handbook
    self.index = index
    self.plan = plan
    self.page = page
    self.format = format
    links = Links(from: page, plan: plan, corpus: handbook.corpus, fileExtension: format.fileExtension)
  }

  var organization: AssessedOrganization { handbook.organization }
  var linked: LinkedOrganization { handbook.linked }
  var corpus: Corpus { handbook.corpus }

  /// "§ 7050(a)" with a no-break space after each "§", as pages print it; what is copied has plain spaces.
  func shortCitation(_ address: ProvisionAddress) -> String { corpus.shortCitation(of: address).withNoBreakSections }

  /// "11 C.C.R. § 7050(a)", likewise.
  func citation(_ address: ProvisionAddress) -> String { corpus.citation(of: address).withNoBreakSections }

  func text(_ text: String) -> RichText { RichText(text, format: format) }

  /// "As of 23 November 2026".
  var asOfWords: String { "As of \(handbook.organization.asOf.inWords)" }
}

extension String {
  /// With a no-break space after each "§", so that no line ends between the sign and the number.
  var withNoBreakSections: String { replacingText("§ ", with: "§\u{A0}") }
}
