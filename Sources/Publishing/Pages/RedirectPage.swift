internal import Diagnostics
internal import LegalText

/// A page that stands at an old path and leads to a new one, with the fragment that it was asked for.
struct RedirectPage: TemplateModel {
  var handbookTitle: String
  var organization: String
  var root: String
  /// Relative, or an address on the web.
  var href: String

  static let fields: [TemplateField<RedirectPage>] = [
    .text("handbookTitle") { $0.handbookTitle }, .text("organization") { $0.organization }, .link("root") { $0.root },
    .link("href") { $0.href },
  ]

  /// `nil`, with a diagnostic, where the new path is nothing of this handbook.
  static func make(_ redirect: Redirect, handbook: Handbook, plan: PagePlan) -> Checked<RedirectPage?> {
    let page = PlannedPage(key: .notFound, path: String(redirect.from.value.dropLast(".html".count)), title: "", shortTitle: "")
    let links = Links(from: page, plan: plan, corpus: handbook.corpus, fileExtension: PageFormat.html.fileExtension, isRelative: true)
    var diagnostics: [Diagnostic] = []
    let to = redirect.to.value
    let path = to.prefix { $0 != "#" && $0 != "?" }
    let href: String?
    if path.hasSuffix(".html"), !to.contains(":") {
      href = links.root + (to.hasPrefix("/") ? String(to.dropFirst()) : to)
    } else {
      href = ProseLinks(handbook: handbook).target(of: redirect.to, links: links).reporting(to: &diagnostics)
    }
    guard let href else { return Checked(nil, diagnostics) }
    return Checked(
      RedirectPage(
        handbookTitle: handbook.information.title, organization: handbook.information.organization, root: links.root, href: href))
  }
}
