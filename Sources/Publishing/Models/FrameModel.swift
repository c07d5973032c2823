internal import Compliance
internal import Diagnostics

/// What every page has around its content.
struct FrameModel: TemplateModel {
  var title: String
  var handbookTitle: String
  var organization: String
  /// The way up to the site's folder: "", "../".
  var root: String
  var homeHref: String
  /// `nil` on the search page, which has a larger box of its own.
  var searchHref: String?
  var navigation: [NavigationModel]
  var crumbs: [CrumbModel]
  var asOf: String
  var source: String?
  /// On the home page alone: it differs with every byte of input, and a page is to change only when what it says does.
  var contentVersion: String?
  var owner: String
  var notice: String
  var logo: LogoModel?
  /// The style sheet of the handbook's own colours.
  var brandHref: String?
  /// The handbook's own words at the head and foot of every page.
  var header: RichText?
  var footer: RichText?
  var isIndexed: Bool
  var aboutHref: String
  var authoritiesHref: String
  /// The page's address on the web, where the handbook knows it.
  var address: String?
  /// For whom the handbook is built and what is left out, when not for everybody.
  var audience: String?
  /// In the order of the handbook.
  var previous: LinkModel?
  var next: LinkModel?

  static let fields: [TemplateField<FrameModel>] = [
    .text("title") { $0.title }, .markdown("titleYAML") { Markdown(yaml: $0.title) },
    .markdown("ownerYAML") { Markdown(yaml: $0.owner) }, .optionalMarkdown("sourceYAML") { $0.source.map(Markdown.init(yaml:)) },
    .text("handbookTitle") { $0.handbookTitle }, .text("organization") { $0.organization },
    .link("root") { $0.root }, .link("homeHref") { $0.homeHref },
    .optionalLink("searchHref") { $0.searchHref }, .list("navigation") { $0.navigation },
    .list("crumbs") { $0.crumbs }, .flag("hasCrumbs") { !$0.crumbs.isEmpty }, .text("asOf") { $0.asOf },
    .optionalText("source") { $0.source },
    .optionalText("contentVersion") { $0.contentVersion }, .text("owner") { $0.owner }, .text("notice") { $0.notice },
    .optionalRecord("logo") { $0.logo }, .optionalLink("brandHref") { $0.brandHref },
    .optionalHTML("header") { $0.header?.html }, .optionalMarkdown("headerMarkdown") { $0.header?.markdown },
    .optionalHTML("footer") { $0.footer?.html }, .optionalMarkdown("footerMarkdown") { $0.footer?.markdown },
    .link("aboutHref") { $0.aboutHref }, .link("authoritiesHref") { $0.authoritiesHref },
    .flag("isIndexed") { $0.isIndexed }, .optionalLink("address") { $0.address },
    .optionalText("audience") { $0.audience },
    .optionalRecord("previous") { $0.previous }, .optionalRecord("next") { $0.next },
    .flag("hasNeighbours") { $0.previous != nil || $0.next != nil },
  ]
}

struct LogoModel: TemplateModel {
  var href: String
  var width: Int
  var height: Int
  static let fields: [TemplateField<LogoModel>] = [
    .link("href") { $0.href }, .text("width") { "\($0.width)" }, .text("height") { "\($0.height)" },
  ]
}

struct NavigationModel: TemplateModel {
  var label: String
  var href: String
  /// `page` on the page itself, `true` on its area's entry.
  var current: String?
  static let fields: [TemplateField<NavigationModel>] = [
    .text("label") { $0.label }, .link("href") { $0.href }, .optionalText("current") { $0.current },
  ]
}

struct CrumbModel: TemplateModel {
  var label: String
  /// `nil` for the page itself, which comes last.
  var href: String?
  static let fields: [TemplateField<CrumbModel>] = [
    .text("label") { $0.label }, .optionalLink("href") { $0.href },
  ]
}

extension PageContext {
  /// - Parameters:
  ///   - crumbs: pages between the home page and this one, outermost first.
  ///   - source: the edition that the page rests on, in words.
  ///   - owner: who answers for the page, when not the handbook's owner.
  func frame(crumbs: [PageKey], source: String? = nil, owner: String? = nil) -> FrameModel {
    let information = handbook.information
    let (branding, publishing) = (information.branding, information.publishing)
    let neighbours = plan.neighbours(of: page.key, in: format)
    let links = links.toPages
    func link(_ page: PlannedPage?) -> LinkModel? { page.map { page in
        LinkModel(label: page.key == .home ? page.shortTitle : page.title.withNoBreakSections, href: links.href(page.key))
      }
    }
    var crumbs = crumbs
    if page.key.whole != page.key { crumbs.append(page.key.whole) }
    return FrameModel(
      title: page.title == information.title ? "Home" : page.title, handbookTitle: information.title,
      organization: information.organization, root: links.root, homeHref: links.href(.home),
      searchHref: page.key == .search || format != .html ? nil : links.href(.search), navigation: navigation,
      crumbs: page.key == .home ? [] : crumbModels(crumbs, links), asOf: organization.asOf.inWords, source: source,
      contentVersion: page.key == .home || page.key == .about ? index.contentVersion : nil, owner: owner ?? information.owner ?? "Not recorded",
      notice: information.notice ?? "A documentation aid, not legal advice.",
      logo: branding.logo.map { LogoModel(href: links.root + $0.file.path, width: $0.width, height: $0.height) },
      brandHref: branding.colors.map { _ in links.root + Branding.styleSheetPath },
      header: words(branding.header), footer: words(branding.footer), isIndexed: publishing.isIndexed && page.key.printPage == nil,
      aboutHref: links.href(.about), authoritiesHref: links.href(.authorities),
      address: page.key == .notFound ? nil : publishing.baseURL.map { $0.text + page.path + format.fileExtension },
      audience: information.audience?.words, previous: link(neighbours.previous), next: link(neighbours.next))
  }

  /// CommonMark of `handbook.yaml`, with its links made relative to this page.
  private func words(_ text: Located<String>?) -> RichText? {
    text.map { ProseLinks(handbook: handbook).words($0.value, on: self) }
  }

  private var navigation: [NavigationModel] {
    let links = links.toPages
    let own = handbook.information.branding.navigation.map { PageKey.prose($0.value) }
    let area = own.contains(page.key) ? nil : page.key.area
    return areas(current: area, links) + own.compactMap { key in
      plan.page(key).map { NavigationModel(label: $0.shortTitle, href: links.href(key), current: key == page.key ? "page" : nil) }
    }
  }

  private func areas(current: NavigationArea?, _ links: Links) -> [NavigationModel] {
    NavigationArea.allCases.compactMap { area in
      let key: PageKey
      switch area {
      case .home: key = .home
      case .law: key = .instruments
      case .obligations: key = .obligations
      case .vendors: key = .vendors
      case .matrix: key = .matrix
      case .actions: key = .actions
      case .guide:
        let own = Set(handbook.information.branding.navigation.map(\.value))
        guard let first = handbook.prose.first(where: { !own.contains($0.slug) }) else { return nil }
        key = .prose(first.slug)
      }
      return NavigationModel(
        label: area.label, href: links.href(key), current: area != current ? nil : key == page.key ? "page" : "true")
    }
  }

  private func crumbModels(_ keys: [PageKey], _ links: Links) -> [CrumbModel] {
    ([.home] + keys).compactMap { plan.page($0) }.map { CrumbModel(label: $0.shortTitle, href: links.href($0.key)) }
      + [CrumbModel(label: page.shortTitle, href: nil)]
  }
}
