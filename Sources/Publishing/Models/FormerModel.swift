internal import Compliance
internal import LegalText

/// An address of a superseded edition, and where what it stood for is now.
struct FormerModel: TemplateModel {
  /// The old anchor; `nil` where the current text has an anchor of that name.
  var anchor: String?
  /// "§ 3.4(c) of edition 1".
  var name: String
  /// "is now", "is now divided into", "was repealed".
  var verb: String
  var targets: [LinkModel]
  /// The superseded words; `nil` where they are not shown.
  var words: String?
  /// Where they stand in the text of their edition.
  var text: LinkModel?

  static let fields: [TemplateField<FormerModel>] = [
    .optionalText("anchor") { $0.anchor }, .optionalMarkdown("anchorMarkdown") { $0.anchor.map(Markdown.init(anchor:)) },
    .text("name") { $0.name }, .text("verb") { $0.verb }, .list("targets") { $0.targets }, .optionalText("words") { $0.words },
    .optionalRecord("text") { $0.text },
  ]

  init(_ context: PageContext, _ former: FormerProvision, isAnchor: Bool, withWords: Bool) {
    let instrument = context.corpus[former.address.instrument]
    let citation = instrument?.regulation.style.shortCitation(of: former.address) ?? former.address.description
    anchor = isAnchor ? former.address.anchor : nil
    name = "\(citation) of \(former.edition.inWords)".withNoBreakSections
    targets = former.successors.map { address in
      LinkModel(label: context.shortCitation(address), href: context.links.href(to: address) ?? context.links.href(.instrument(address.instrument)))
    }
    verb = targets.isEmpty ? "was repealed" : targets.count == 1 ? "is now" : "was divided into"
    text = context.textHref(former.address.instrument, former.edition, at: former.address).map { LinkModel(label: "In its text", href: $0) }
    let edition = withWords ? instrument?.edition(former.edition)?.edition : nil
    words = edition.flatMap { edition in edition.index(of: former.address).map { edition.ownText(of: $0) } }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// A section of a superseded edition whose number no current section has: its text, and where each part of it is now.
struct FormerPage: TemplateModel {
  var frame: FrameModel
  var eyebrow: String
  var title: String
  var banner: BannerModel
  var provisions: [FormerModel]

  static let fields: [TemplateField<FormerPage>] = [
    .record("frame") { $0.frame }, .text("eyebrow") { $0.eyebrow }, .text("title") { $0.title }, .record("banner") { $0.banner },
    .list("provisions") { $0.provisions },
  ]

  init(_ context: PageContext, _ instrument: Instrument, _ formers: [FormerProvision]) {
    let edition = formers.first.flatMap { instrument.edition($0.edition) }
    let name = edition.map { $0.information.id.inWords } ?? ""
    frame = context.frame(crumbs: [.instruments, .instrument(instrument.id)], source: "\(instrument.regulation.title), \(name)")
    eyebrow = "\(instrument.regulation.shortTitle), superseded"
    title = context.page.title
    let current = instrument.current.information
    let first = formers.first?.successors.first
    banner = BannerModel(
      kind: first == nil ? .repealed : .old, claim: "Not current.",
      words: "This is the text of \(name). \(current.id.inWords.capitalizedFirst) is read as the law"
        + (current.effective.map { ", in force since \($0.inWords)" } ?? ", its date of effect is not known") + ".",
      link: first.flatMap { address in
        context.links.href(to: address).map { LinkModel(label: "The same provision now: \(context.shortCitation(address))", href: $0) }
      } ?? LinkModel(label: "What is in force today", href: context.links.href(.instrument(instrument.id))))
    provisions = formers.map { FormerModel(context, $0, isAnchor: true, withWords: true) }
  }
}

extension PageContext {
  /// That the number of a section stood for other words in a superseded edition: who comes by an old link must know.
  func renumberedBanner(of section: ProvisionAddress, in instrument: Instrument) -> BannerModel? {
    guard let former = index.formersOfSection[section]?.first(where: { $0.address == section }), !former.successors.contains(section) else { return nil }
    let number = shortCitation(section).withNoBreakSections
    let now = former.successors.first
    return BannerModel(
      kind: .old, claim: "Another provision had this number.",
      words: "In \(former.edition.inWords) \(number) was what " + (now.map { "is \(shortCitation($0).withNoBreakSections) now." } ?? "was repealed since."),
      link: now.flatMap { address in links.href(to: address).map { LinkModel(label: "Go to \(shortCitation(address))", href: $0) } })
  }
}
