internal import Compliance
package import Diagnostics
package import LegalText
package import Publishing

/// A project folder and how to build it.
package struct Project: Sendable {
  package var folder: ProjectFolder
  /// Below the project folder.
  package var content: String
  package var templates: String
  /// The day from which everything is seen: the only clock.
  package var asOf: CalendarDate
  /// How many cores to use.
  package var width: Int
  /// The audience for which to build, by its name in `handbook.yaml`; `nil` for those who may see everything.
  package var audience: String?

  package init(
    folder: ProjectFolder, content: String = "content", templates: String = "templates", asOf: CalendarDate, width: Int,
    audience: String? = nil
  ) {
    self.audience = audience
    self.folder = folder
    self.content = content
    self.templates = templates
    self.asOf = asOf
    self.width = width
  }

  /// load, parse, link, assess: everything but laying it out.
  ///
  /// `nil` when content has errors: a handbook is made of content that can be trusted, or not at all. Findings are part of
  /// the handbook, not errors of the content.
  ///
  /// - Parameter reading: an edition of an instrument that is read as the law although it is not in force on the day, to see what it will
  ///   make suspect.
  package func assess(reading: (instrument: InstrumentIdentifier, edition: EditionIdentifier)? = nil) async -> Checked<Handbook?> {
    var diagnostics: [Diagnostic] = []
    var loader = ContentLoader(folder: folder, content: content, asOf: asOf, width: width)
    guard var content = await loader.load().reporting(to: &diagnostics) else { return Checked(nil, diagnostics.sorted()) }
    if let audience {
      guard content.withhold(for: audience, reportingTo: &diagnostics) else { return Checked(nil, diagnostics.sorted()) }
    }
    if let reading { content.corpus = content.corpus.reading(reading.edition, of: reading.instrument) }
    let references = ReferenceReader(corpus: content.corpus, defaultInstrument: content.defaultInstrument)
    let law = await LinkedLaw.link(content.corpus, width: width)
    let terms = await LinkedTerms.link(content.corpus, law: law, width: width).reporting(to: &diagnostics)
    let basis = await content.corpus.instruments.concurrentMap(width: width) { TextBasis($0, law: law, terms: terms) }
    let recorded = content.organization.counting(asOf: asOf)
    let lawChanges = await LawChanges.read(recorded, references: references, current: basis, width: width)
    let carried = recorded.carried(by: references, lawChanges)
    let linked = Linker(references: references)
      .link(carried.organization, carried: carried.carried, vendorsFolder: self.content + "/vendors", asOf: asOf)
      .reporting(to: &diagnostics)
    var organization = AssessedOrganization(
      linked, corpus: content.corpus, asOf: asOf, settings: content.information.settings, lawChanges: lawChanges)
    let findings = FindingRules.findings(in: &organization, law: law)
    var handbook = Handbook(
      information: content.information, organization: organization, law: law, terms: terms, findings: findings,
      prose: content.prose, sources: content.sources)
    handbook.releases = content.releases
    handbook.followEditions()
    diagnostics += handbook.checkProse()
    diagnostics = Consequences(content: self.content).leavingOut(diagnostics).sorted()
    return Checked(diagnostics.contains { $0.severity == .error } ? nil : handbook, diagnostics)
  }

  /// What the editions around the current ones ask of the organization: from the one before it, and to the next.
  private func updates(of organization: AssessedOrganization) async -> [Impact] {
    var updates: [Impact] = []
    for instrument in organization.corpus.instruments {
      let order = instrument.editionsInOrder
      let current = order.firstIndex { $0.information.id == instrument.current.information.id } ?? 0
      for new in [current, current + 1] where new > 0 && new < order.count {
        let (old, next) = (order[new - 1], order[new])
        let known = next.information.id == instrument.current.information.id ? organization.lawChanges[instrument.id, old.information.id.rawValue] : nil
        let law: LawChange
        if let known { law = known } else { law = await read(instrument, from: old, to: next, organization) }
        updates.append(Impact(organization, instrument, old: old.information, new: next.information, law: law))
      }
    }
    return updates
  }

  /// What changed from one edition to another, with what the old one rests on.
  func read(_ instrument: Instrument, from old: LoadedEdition, to new: LoadedEdition, _ organization: AssessedOrganization) async -> LawChange {
    let known = organization.lawChanges.basis(instrument.id, old.information.id.rawValue)
    let basis: TextBasis
    if let known { basis = known } else { basis = await TextBasis.read(old, of: instrument, in: organization.corpus, width: width) }
    return LawChange.read(instrument, from: old, to: new, basis: basis)
  }

  /// plan, render: every file of the site, checked, in memory. `nil` when something is wrong with content, templates or a link.
  package func render() async -> Checked<RenderedSite?> {
    let memory = SiteFiles()
    let made = await make(into: memory)
    return Checked(made.value.map { RenderedSite(handbook: $0.handbook, outputs: $0.outputs, files: memory.files) }, made.diagnostics)
  }

  /// plan, render: hands every file of the site on as it is made, so that no more than a few are in memory at once, and then
  /// checks all links. `nil` when something is wrong with content, templates or a link: what was handed on is of no use then.
  ///
  /// - Parameters:
  ///   - identity: names the program, the day and the audience, when the next build is to know what this one made.
  ///   - published: the site from which pages that would be the same are kept; only with the same identity.
  package func make(
    into sink: some SiteSink, identity: String? = nil, keeping published: PublishedPages? = nil
  ) async -> Checked<MadeSite?> {
    let published = published?.identity == identity ? published : nil
    var diagnostics: [Diagnostic] = []
    let templates = TemplateLoader.load(folder: folder, templates: templates).reporting(to: &diagnostics)
    let assessed = await assess().reporting(to: &diagnostics)
    guard let templates, var handbook = assessed else { return Checked(nil, diagnostics.sorted()) }
    handbook.updates = await updates(of: handbook.organization)
    handbook.sources += templates.digests
    handbook.sources.sort { $0.path < $1.path }
    let plan = PagePlan.plan(handbook).reporting(to: &diagnostics)
    let renderer = PageRenderer(handbook, plan: plan, templates: templates.site)
    var account = SiteAccount()
    let basePath = handbook.information.publishing.baseURL?.path
    account.add(
      await renderer.render(width: width, identity: identity, kept: { SiteAccount.kept($0, key: $1, of: published, in: sink) }) {
        SiteAccount.entry(of: $0, key: $1, to: sink, basePath: basePath)
      })
    let search = await renderer.searchIndex(width: width)
    account.add((templates.site.assetFiles + search.files).map { SiteAccount.entry(of: $0, to: sink) })
    let others = renderer.feed + renderer.printStyleSheets + Delivery.files(handbook, plan: plan) + renderer.redirects().reporting(to: &diagnostics)
    account.add(others.map { SiteAccount.entry(of: $0, to: sink) })
    var makers: [@Sendable () -> Checked<[OutputFile]>] = [{ renderer.findingsData() }, { Checked(renderer.handbookData()) }]
    for make in DataExport.makers(handbook) { makers.append { Checked(make()) } }
    let data = await makers.concurrentMap(width: width) { make in
      let files = make()
      return Checked(files.value.map { SiteAccount.entry(of: $0, to: sink) }, files.diagnostics)
    }
    for entries in data { account.add(entries.reporting(to: &diagnostics)) }
    diagnostics += await account.problems(searched: search.links, in: sink, keptFrom: published, basePath: basePath, width: width)
    if let failure = account.failure { diagnostics.append(failure.diagnostic) }
    diagnostics.sort()
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return Checked(nil, diagnostics) }
    return Checked(
      MadeSite(
        handbook: handbook, outputs: account.outputs, printPages: plan.printPaths, records: account.records,
        searched: SiteAccount.digest(search.links)), diagnostics)
  }
}

/// A site whose files were handed on.
package struct MadeSite: Sendable {
  package var handbook: Handbook
  /// Without the manifest.
  package var outputs: [Manifest.File]
  /// The paths of the pages that are made to be printed: the whole handbook, then the instruments.
  package var printPages: [String]
  /// What the next build may know of them.
  package var records: [PageRecord]
  /// A digest of what the search leads to.
  package var searched: UInt64

  package func manifest() throws -> OutputFile { try Manifest(handbook, outputs: outputs).file() }
}

/// A site that is ready to be written.
package struct RenderedSite: Sendable {
  package var handbook: Handbook
  package var outputs: [Manifest.File]
  /// Without the manifest, by path.
  package var files: [OutputFile]

  /// All files, the manifest last.
  package func filesWithManifest() throws -> [OutputFile] {
    files + [try Manifest(handbook, outputs: outputs).file()]
  }
}
