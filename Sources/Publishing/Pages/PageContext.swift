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
///
/// A class with its parts side by side: a page passes it on thousands of times, and every copy of a value would count
/// references to all that a handbook holds, on which all cores would wait for each other.
final class PageContext: Sendable {
  let handbook: Handbook
  let organization: AssessedOrganization
  let linked: LinkedOrganization
  let corpus: Corpus
  let index: HandbookIndex
  let plan: PagePlan
  let page: PlannedPage
  let format: PageFormat
  let links: Links

  init(handbook: Handbook, index: HandbookIndex, plan: PagePlan, page: PlannedPage, format: PageFormat) {
    self.handbook = handbook
    organization = handbook.organization
    linked = handbook.linked
    corpus = handbook.corpus
    self.index = index
    self.plan = plan
    self.page = page
    self.format = format
    links = Links(from: page, plan: plan, corpus: handbook.corpus, fileExtension: format.fileExtension)
  }

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
