package import Diagnostics
internal import Compliance
internal import LegalText

/// The templates of both dialects, checked.
package struct SiteTemplates: Sendable {
  let html: TemplateLibrary
  let markdown: TemplateLibrary
  /// Style sheet, scripts and images, as they are published.
  package let assetFiles: [OutputFile]

  /// Every page has a template of its kind's name in each dialect.
  static let roots: [TemplateRoot] = [
    TemplateRoot("home", renders: HomePage.self), TemplateRoot("instruments", renders: InstrumentsPage.self),
    TemplateRoot("instrument", renders: InstrumentPage.self), TemplateRoot("section", renders: SectionPage.self),
    TemplateRoot("obligations", renders: ObligationsPage.self), TemplateRoot("obligation", renders: ObligationPage.self),
    TemplateRoot("vendors", renders: VendorsPage.self), TemplateRoot("vendor", renders: VendorPage.self),
    TemplateRoot("matrix", renders: MatrixPage.self), TemplateRoot("actions", renders: ActionsPage.self),
    TemplateRoot("rules", renders: RulesPage.self), TemplateRoot("scopes", renders: ScopesPage.self),
    TemplateRoot("matrix-overview", renders: MatrixOverviewPage.self), TemplateRoot("prose", renders: ProsePageModel.self),
    TemplateRoot("redline", renders: RedlinePage.self), TemplateRoot("terms", renders: TermsPage.self),
    TemplateRoot("authorities", renders: AuthoritiesPage.self), TemplateRoot("about", renders: AboutPage.self),
    TemplateRoot("disclosures", renders: DisclosuresPage.self), TemplateRoot("reviews", renders: ReviewsPage.self),
    TemplateRoot("changes", renders: ChangesPage.self),
    TemplateRoot("edition", renders: EditionPage.self),
    TemplateRoot("update", renders: UpdatePage.self), TemplateRoot("former", renders: FormerPage.self),
  ]
  /// Pages that are made in HTML alone.
  static let htmlRoots: [TemplateRoot] = [
    TemplateRoot("search", renders: SearchPage.self), TemplateRoot("not-found", renders: NotFoundPage.self),
    TemplateRoot("redirect", renders: RedirectPage.self), TemplateRoot("print-instrument", renders: InstrumentPrint.self),
    TemplateRoot("print-handbook", renders: HandbookPrint.self),
  ]

  /// Loads and checks the templates of both dialects; `nil` when one of them cannot be used.
  package static func load(html: [SourceText], markdown: [SourceText], assets: [OutputFile]) -> Checked<SiteTemplates?> {
    let htmlLibrary = TemplateLibrary.load(sources: html, roots: roots + htmlRoots, dialect: .html)
    let markdownLibrary = TemplateLibrary.load(sources: markdown, roots: roots, dialect: .markdown)
    let diagnostics = htmlLibrary.diagnostics + markdownLibrary.diagnostics
    guard let html = htmlLibrary.value, let markdown = markdownLibrary.value else { return Checked(nil, diagnostics) }
    return Checked(SiteTemplates(html: html, markdown: markdown, assetFiles: assets.map(CompactAssets.compact)), diagnostics)
  }
}

/// Renders the pages of a plan.
package struct PageRenderer: Sendable {
  private let handbook: Handbook
  private let index: HandbookIndex
  private let plan: PagePlan
  private let templates: SiteTemplates

  package init(_ handbook: Handbook, plan: PagePlan, templates: SiteTemplates) {
    self.handbook = handbook
    self.plan = plan
    self.templates = templates
    index = plan.index
  }

  /// Makes every page in each of its forms, on `width` cores, and hands it on as soon as it is made.
  ///
  /// - Parameters:
  ///   - identity: names the program, the day and the audience; `nil` when no keys are asked for.
  ///   - kept: takes the path of a page and the digest of all from which it is made; `nil` when the page has to be made.
  ///   - use: takes a page that was made, with its key.
  /// - Returns: what `kept` and `use` make of the pages, those in HTML first, each in the order of the plan.
  package func render<Result: Sendable>(
    width: Int, identity: String? = nil, kept: @escaping @Sendable (_ path: String, _ key: String) -> Result?,
    _ use: @escaping @Sendable (OutputFile, _ key: String?) -> Result
  ) async -> [Result] {
    let keys = identity.map { PageKeys(handbook, index: index, plan: plan, identity: $0) }
    let tasks = PageFormat.allCases.flatMap { format in
      plan.pages.indices.filter { plan.pages[$0].key.formats.contains(format) }.map { (page: $0, format: format) }
    }
    return await tasks.concurrentMap(width: width) { task in
      let page = plan.pages[task.page]
      let path = (task.format == .html ? "" : "markdown/") + page.path + task.format.fileExtension
      let key = keys?.key(of: page)
      if let key, let result = kept(path, key) { return result }
      return use(OutputFile(path: path, bytes: render(page, as: task.format)), key)
    }
  }

  /// What print pages have at the head of every sheet.
  package var printStyleSheets: [OutputFile] { PrintStyleSheet.files(handbook, plan: plan) }

  /// The feed of the releases; none before the first.
  package var feed: [OutputFile] { index.history.releaseCount == 0 ? [] : [ChangesFeed.file(handbook, index.history)] }

  /// The index that the search page and the search box of every page load.
  package func searchIndex(width: Int) async -> SearchIndex {
    guard let page = plan.page(.search) else { return .empty }
    let links = Links(from: page, plan: plan, corpus: handbook.corpus, fileExtension: PageFormat.html.fileExtension)
    return await SearchIndex.make(SearchUnits(handbook: handbook, index: index, links: links), width: width)
  }

  /// `data/handbook.json` with its schema.
  package func handbookData() -> [OutputFile] {
    guard let home = plan.page(.home) else { return [] }
    let links = Links(from: home, plan: plan, corpus: handbook.corpus, fileExtension: PageFormat.html.fileExtension)
    return [HandbookData.file(handbook, index: index, links: links), HandbookSchema.file]
  }

  /// The findings as SARIF.
  package func findingsData() -> Checked<[OutputFile]> {
    let findings = handbook.findings.map { finding in
      SARIFDocument.Entry(diagnostic: finding.diagnostic, severity: finding.severity, finding: finding, isKnown: nil)
    }
    do {
      return Checked([OutputFile(path: "data/findings.sarif", text: try SARIFDocument(findings).json() + "\n")])
    } catch {
      return Checked([], [Diagnostic("cannot-encode", .error, "Findings cannot be written as SARIF: \(error)", at: nil)])
    }
  }

  /// The pages that stand where others stood, with what is wrong with them.
  package func redirects() -> Checked<[OutputFile]> {
    var diagnostics: [Diagnostic] = []
    let paths = Set(plan.pages.map { $0.path.lowercased() + PageFormat.html.fileExtension })
    var taken: Set<String> = []
    let files = handbook.information.publishing.redirects.compactMap { redirect -> OutputFile? in
      let from = redirect.from.value
      guard !paths.contains(from.lowercased()), taken.insert(from.lowercased()).inserted else {
        diagnostics.append(
          Diagnostic(
            "redirect-collision", .error,
            paths.contains(from.lowercased())
              ? "Path '\(from)' is a page of the handbook and cannot lead elsewhere; remove the redirect"
              : "Path '\(from)' is redirected twice; remove one of the redirects", at: redirect.from.position))
        return nil
      }
      let model = RedirectPage.make(redirect, handbook: handbook, plan: plan).reporting(to: &diagnostics)
      return model.map { OutputFile(path: from, bytes: templates.html.bytes(of: $0, with: "redirect")) }
    }
    return Checked(files, diagnostics)
  }

  private func render(_ page: PlannedPage, as format: PageFormat) -> [UInt8] {
    let context = PageContext(handbook: handbook, index: index, plan: plan, page: page, format: format)
    let library = format == .html ? templates.html : templates.markdown
    switch page.key.whole {
    case .part: return []
    case .home: return library.bytes(of: HomePage(context), with: "home")
    case .instruments: return library.bytes(of: InstrumentsPage(context), with: "instruments")
    case .instrument(let id):
      guard let instrument = handbook.corpus[id] else { return [] }
      return library.bytes(of: InstrumentPage(context, instrument), with: "instrument")
    case .section(let address):
      guard let instrument = handbook.corpus[address.instrument], let index = instrument.current.edition.index(of: address)
      else { return [] }
      return library.bytes(of: SectionPage(context, address: address, in: instrument, at: index), with: "section")
    case .print(let id):
      guard let instrument = handbook.corpus[id] else { return [] }
      return library.bytes(of: InstrumentPrint(context, instrument), with: "print-instrument")
    case .handbookPrint: return library.bytes(of: HandbookPrint(context), with: "print-handbook")
    case .former(let address):
      guard let instrument = handbook.corpus[address.instrument] else { return [] }
      return library.bytes(of: FormerPage(context, instrument, index.formersOfSection[address] ?? []), with: "former")
    case .redline(let id, let old, let new):
      guard let instrument = handbook.corpus[id], let step = index.step(id, from: old, to: new) else { return [] }
      return library.bytes(of: RedlinePage(context, instrument, step), with: "redline")
    case .edition(let id, let edition):
      guard let instrument = handbook.corpus[id], let text = index.text(of: id, edition) else { return [] }
      return library.bytes(of: EditionPage(context, instrument, text), with: "edition")
    case .obligations: return library.bytes(of: ObligationsPage(context), with: "obligations")
    case .obligation(let index): return library.bytes(of: ObligationPage(context, index), with: "obligation")
    case .vendors: return library.bytes(of: VendorsPage(context), with: "vendors")
    case .vendor(let index): return library.bytes(of: VendorPage(context, index), with: "vendor")
    case .disclosures: return library.bytes(of: DisclosuresPage(context), with: "disclosures")
    case .reviews: return library.bytes(of: ReviewsPage(context), with: "reviews")
    case .matrix where handbook.isMatrixDivided: return library.bytes(of: MatrixOverviewPage(context), with: "matrix-overview")
    case .matrix: return library.bytes(of: MatrixPage(context, block: nil), with: "matrix")
    case .matrixBlock(let row, let column): return library.bytes(of: MatrixPage(context, block: (row, column)), with: "matrix")
    case .scopes: return library.bytes(of: ScopesPage(context), with: "scopes")
    case .actions: return library.bytes(of: ActionsPage(context), with: "actions")
    case .rules: return library.bytes(of: RulesPage(context), with: "rules")
    case .changes: return library.bytes(of: ChangesPage(context), with: "changes")
    case .update(let id, let old, let new):
      guard let instrument = handbook.corpus[id],
        let update = handbook.updates.first(where: { $0.regulation.id == id && $0.old.id == old && $0.new.id == new })
      else { return [] }
      return library.bytes(of: UpdatePage(context, instrument, update), with: "update")
    case .terms: return library.bytes(of: TermsPage(context), with: "terms")
    case .search: return library.bytes(of: SearchPage(context), with: "search")
    case .authorities: return library.bytes(of: AuthoritiesPage(context), with: "authorities")
    case .about: return library.bytes(of: AboutPage(context), with: "about")
    case .notFound: return library.bytes(of: NotFoundPage(context), with: "not-found")
    case .prose(let slug):
      guard let prose = handbook.prose.first(where: { $0.slug == slug }) else { return [] }
      return library.bytes(of: ProsePageModel(context, prose), with: "prose")
    }
  }
}
