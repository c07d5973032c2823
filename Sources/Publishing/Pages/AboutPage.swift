internal import Compliance
internal import Diagnostics
internal import LegalText

/// What the handbook was made from: texts with their sources and digests, records by folder, and what it is not.
struct AboutPage: TemplateModel {
  var frame: FrameModel
  var notice: String
  var facts: [FactModel]
  var editions: [SourceEditionModel]
  var folders: [SourceFolderModel]
  var fileCount: String
  /// The whole handbook on one page; in HTML alone.
  var printHref: String?
  static let fields: [TemplateField<AboutPage>] = [
    .record("frame") { $0.frame }, .text("notice") { $0.notice }, .list("facts") { $0.facts }, .list("editions") { $0.editions },
    .list("folders") { $0.folders }, .text("fileCount") { $0.fileCount },
    .optionalLink("printHref") { $0.printHref },
  ]

  init(_ context: PageContext) {
    let handbook = context.handbook
    frame = context.frame(crumbs: [])
    notice = handbook.information.notice ?? "A documentation aid, not legal advice."
    let owner = handbook.information.owner ?? "Not recorded"
    facts = [
      FactModel(label: "As of", value: context.text(context.organization.asOf.inWords)),
      FactModel(label: "Content version", value: context.text(context.index.contentVersion)),
      FactModel(label: "Audience", value: context.text(handbook.information.audience?.words ?? "Built for everybody who may see everything")),
      FactModel(label: "Owner", value: context.text(owner)),
      FactModel(label: "Determinations", value: context.text(context.index.total.assessedInWords)),
    ]
    let digests = Dictionary(handbook.sources.map { ($0.path, $0.sha256) }) { first, _ in first }
    editions = context.corpus.instruments.flatMap { instrument in
      instrument.editions.map { SourceEditionModel(context, instrument, $0, sha256: digests[$0.information.file.value]) }
    }
    // The theme is not what the handbook says; the manifest lists it.
    let file = context.corpus.instruments.first?.current.information.file.value ?? ""
    let content = file.firstRange(of: "/regulations/").map { String(file[..<$0.lowerBound]) + "/" } ?? ""
    let sources = handbook.sources.filter { $0.path.hasPrefix(content) }
    let groups = Dictionary(grouping: sources) { source -> String in
      let parts = source.path.split(separator: "/")
      return parts.dropLast().joined(separator: "/")
    }
    folders = groups.sorted { $0.key < $1.key }.map { name, files in
      let lines = files.map { "\($0.path) \($0.sha256)\n" }.sorted().joined()
      return SourceFolderModel(name: name.isEmpty ? "." : name, count: files.count.counted("file"), sha256: Digest.sha256(Array(lines.utf8)))
    }
    printHref = context.format == .html ? context.links.href(.handbookPrint) : nil
    fileCount = sources.count.counted("file")
  }
}

/// An edition with where its text comes from.
struct SourceEditionModel: TemplateModel {
  var title: String
  var href: String
  var edition: String
  var effective: String
  var checked: String
  var source: String
  var file: String
  var sha256: String
  var text: String
  static let fields: [TemplateField<SourceEditionModel>] = [
    .text("title") { $0.title }, .link("href") { $0.href }, .text("edition") { $0.edition }, .text("effective") { $0.effective },
    .text("checked") { $0.checked }, .text("source") { $0.source }, .text("file") { $0.file }, .text("sha256") { $0.sha256 },
    .text("text") { $0.text },
  ]

  init(_ context: PageContext, _ instrument: Instrument, _ edition: LoadedEdition, sha256: String?) {
    title = instrument.regulation.title
    href = context.links.href(.instrument(instrument.id))
    self.edition = edition.information.id.rawValue
    effective = edition.information.effective?.inWords ?? "Not known"
    checked = edition.information.checked?.inWords ?? "Not recorded"
    source = edition.information.source ?? "Not recorded"
    file = edition.information.file.value
    self.sha256 = sha256 ?? "Not recorded"
    text = context.textCounts(edition.edition.provisions.filter { $0.kind != .division && $0.kind != .note })
  }
}

/// The files of a folder together.
struct SourceFolderModel: TemplateModel {
  var name: String
  var count: String
  var sha256: String
  static let fields: [TemplateField<SourceFolderModel>] = [
    .text("name") { $0.name }, .text("count") { $0.count }, .text("sha256") { $0.sha256 },
  ]
}
