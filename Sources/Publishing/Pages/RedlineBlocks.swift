internal import Compliance
internal import LegalText

/// A piece of a redline: a provision that differs, one that shows where it stands, or a line about what is the same.
struct RedlineBlockModel: TemplateModel {
  /// "§ 3.1 is unchanged"; then there is nothing else.
  var same: String?
  var anchor: String?
  var level = 0
  /// "added", "removed", "modified", "moved", "editorial"; `nil` for what is there for its place alone.
  var operation: String?
  var kind: String?
  var heading: RichText?
  var paragraphs: [ParagraphModel] = []
  var pinpoint: String?
  var copy = ""
  /// "Amended".
  var label: String?
  var words: String?
  /// To the provision in the handbook, and to obligations that rest on it.
  var links: [LinkModel] = []

  static let fields: [TemplateField<RedlineBlockModel>] = [
    .optionalText("same") { $0.same }, .optionalText("anchor") { $0.anchor },
    .optionalMarkdown("anchorMarkdown") { $0.anchor.map(Markdown.init(anchor:)) }, .text("level") { "\($0.level)" },
    .optionalText("operation") { $0.operation }, .optionalText("kind") { $0.kind }, .optionalHTML("heading") { $0.heading?.html },
    .optionalMarkdown("headingMarkdown") { $0.heading?.markdown }, .list("paragraphs") { $0.paragraphs },
    .flag("isProvision") { $0.same == nil && ($0.pinpoint != nil || !$0.paragraphs.isEmpty) },
    .optionalText("pinpoint") { $0.pinpoint }, .text("copy") { $0.copy }, .optionalText("label") { $0.label },
    .optionalText("words") { $0.words }, .list("links") { $0.links },
    .flag("hasLinks") { !$0.links.isEmpty },
  ]
}

/// Lays a redline out, piece by piece.
struct RedlineBlocks {
  let context: PageContext
  let instrument: Instrument
  let step: EditionStep

  private var comparison: EditionComparison { step.comparison }
  private var text: RedlineText { RedlineText(format: context.format) }

  func block(_ item: InstrumentRedline.Item) -> RedlineBlockModel {
    switch item {
    case .unchanged(let run): RedlineBlockModel(same: same(run))
    case .context(let index): place(index)
    case .change(let offset): changed(comparison.changes[offset])
    }
  }

  /// The provision that an item is about; of several the first.
  func name(of item: InstrumentRedline.Item) -> String {
    switch item {
    case .unchanged(let run): run.first.map { name($0, in: comparison.new) } ?? ""
    case .context(let index): name(index, in: comparison.new)
    case .change(let offset): name(of: comparison.changes[offset])
    }
  }

  /// The anchor of a change on its redline page: the new provision's, or that of the old one with a prefix.
  static func anchor(of change: ProvisionChange, in comparison: EditionComparison) -> String? {
    if let index = change.new.first { return comparison.new.provisions[index].address.anchor }
    return change.old.first.map { "old-" + comparison.old.provisions[$0].address.anchor }
  }

  /// "VDS § 3.2", "Part 3. Retention", "VDS § 3.3 of edition 1" for what is gone.
  func name(of change: ProvisionChange) -> String {
    if let index = change.new.first { return name(index, in: comparison.new) }
    return change.old.first.map { "\(name($0, in: comparison.old)) of \(step.old.information.id.inWords)" } ?? ""
  }

  /// What the summary says of a change, without the citation where that only names the provision.
  func words(_ change: ProvisionChange) -> String? {
    guard let text = step.summary.text(for: change)?.withNoBreakSections else { return nil }
    let prefix = (change.new.first.map { name($0, in: comparison.new) } ?? "") + ": "
    return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)).capitalizedFirst : text
  }

  private func name(_ index: ProvisionIndex, in edition: Edition) -> String {
    step.summary.citation(index, in: edition).withNoBreakSections
  }

  /// With plain spaces, and with the edition where the handbook does not read it as the law.
  private func copied(_ index: ProvisionIndex, in loaded: LoadedEdition) -> String {
    let provision = loaded.edition.provisions[index]
    let hasNumber = loaded.edition.section(of: index) != nil || provision.kind == .recital
    let citation =
      hasNumber
      ? context.corpus.citation(of: provision.address) : "\(instrument.regulation.shortTitle), \(step.summary.citation(index, in: loaded.edition))"
    let id = loaded.information.id
    return id == instrument.current.information.id ? citation : "\(citation) (\(id.inWords))"
  }

  private func same(_ run: [ProvisionIndex]) -> String {
    guard let first = run.first, let last = run.last else { return "" }
    let name = name(first, in: comparison.new)
    guard first != last else { return "\(name) is unchanged" }
    let provision = comparison.new.provisions[last]
    let end = provision.kind == .division || provision.kind == .recital || provision.kind != comparison.new.provisions[first].kind
      ? self.name(last, in: comparison.new) : CitationStyle.pinpoint(provision.address)
    return "\(name) \(run.count == 2 ? "and" : "to") \(end) are unchanged"
  }

  private func place(_ index: ProvisionIndex) -> RedlineBlockModel {
    let provision = comparison.new.provisions[index]
    let opening = provision.openingParagraphs.map { Redline.Run.equal(old: $0.text, new: $0.text + "\n") }
    return RedlineBlockModel(
      anchor: provision.address.anchor, level: provision.level, kind: kind(provision), heading: heading(provision, nil),
      paragraphs: paragraphs(opening, of: provision))
  }

  private func changed(_ change: ProvisionChange) -> RedlineBlockModel {
    let isGone = change.new.isEmpty
    let loaded = isGone ? step.old : step.new
    let edition = loaded.edition
    guard let index = isGone ? change.old.first : change.new.first else { return RedlineBlockModel() }
    let provision = edition.provisions[index]
    let name = name(index, in: edition)
    return RedlineBlockModel(
      anchor: Self.anchor(of: change, in: comparison), level: provision.level, operation: operation(change), kind: kind(provision),
      heading: heading(provision, change), paragraphs: paragraphs(runs(of: change), of: provision),
      pinpoint: isGone ? "\(loaded.information.id.inWords.capitalizedFirst), \(name)" : name,
      copy: copied(index, in: loaded),
      label: change.kind.rawValue.capitalizedFirst, words: words(change), links: links(change))
  }

  private func operation(_ change: ProvisionChange) -> String {
    switch change.kind {
    case .added: "added"
    case .repealed: "removed"
    case .renumbered, .moved: change.isSameWords ? "moved" : "modified"
    case .amended, .split, .merged: "modified"
    case .reserved: change.new.isEmpty ? "removed" : "modified"
    case .editorial, .unchanged: "editorial"
    }
  }

  private func kind(_ provision: Provision) -> String? {
    if provision.isSummary { return "summary" }
    switch provision.kind {
    case .example: return "example"
    case .note, .recital: return "note"
    default: return nil
    }
  }

  private func heading(_ provision: Provision, _ change: ProvisionChange?) -> RichText? {
    let isNamed = provision.kind == .section || provision.kind == .division
    var runs: [Redline.Run] = []
    if isNamed, !provision.designation.isEmpty {
      let number = provision.designation.withNoBreakSections + " "
      runs.append(.equal(old: number, new: number))
    }
    let own = provision.heading ?? ""
    let differing = change?.differences.compactMap { difference -> Redline? in
      if case .heading(let old, let new) = difference { Redline.between(old, new) } else { nil }
    }.first
    runs += differing?.runs ?? (own.isEmpty ? [] : [.equal(old: own, new: own)])
    guard !runs.isEmpty else { return nil }
    let whole = runs.map(\.newText).joined()
    switch change?.kind {
    case .added: return text.line([.inserted(whole)])
    case .repealed where change?.new.isEmpty == true: return text.line([.deleted(whole)])
    default: return text.line(runs)
    }
  }

  /// The words of a change: as compared, as they are where they are the same, and wholly struck or new where one side has none.
  private func runs(of change: ProvisionChange) -> [Redline.Run] {
    if let wording = change.wording { return wording.redline.runs }
    let old = change.old.map { comparison.old.provisions[$0].ownText }.joined(separator: "\n")
    let new = change.new.map { comparison.new.provisions[$0].ownText }.joined(separator: "\n")
    if change.isSameWords, !change.new.isEmpty { return [.equal(old: old, new: new)] }
    return [Redline.Run.deleted(old), .inserted((old.isEmpty || new.isEmpty ? "" : "\n") + new)]
  }

  private func paragraphs(_ runs: [Redline.Run], of provision: Provision) -> [ParagraphModel] {
    var result = text.paragraphs(runs).map { ParagraphModel(enumerator: nil, text: $0) }
    guard provision.kind != .section, provision.kind != .division, !provision.designation.isEmpty else { return result }
    if result.isEmpty { return [ParagraphModel(enumerator: provision.designation, text: context.text(""))] }
    result[0].enumerator = provision.designation + " "
    return result
  }

  /// To where the provision stands in the handbook, and to the obligations that cite it there.
  private func links(_ change: ProvisionChange) -> [LinkModel] {
    let current = instrument.current.information.id
    let (edition, indices) =
      step.old.information.id == current
      ? (comparison.old, change.old) : step.new.information.id == current ? (comparison.new, change.new) : (comparison.new, [])
    let provisions = indices.compactMap { index in
      context.links.href(to: edition.provisions[index].address).map { LinkModel(label: "\(name(index, in: edition)) in the handbook", href: $0) }
    }
    let obligations = indices.flatMap { context.index.obligations[edition.provisions[$0].address] ?? [] }.map { index in
      LinkModel(label: "Obligation: \(context.linked.obligations[index].record.title)", href: context.links.href(.obligation(index)))
    }
    return provisions + obligations
  }
}
