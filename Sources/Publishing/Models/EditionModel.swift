internal import Compliance
internal import Diagnostics
internal import LegalText

/// Where an edition stands on a day.
enum EditionStanding: Equatable {
  case inForce
  /// In force from a later day.
  case pending(CalendarDate)
  /// A later edition has taken effect.
  case superseded
  /// Nobody recorded when it took effect.
  case unknown

  init(_ edition: LoadedEdition, of instrument: Instrument, asOf day: CalendarDate) {
    guard let effective = edition.information.effective else {
      self = .unknown
      return
    }
    self = effective > day ? .pending(effective) : edition.information.id == instrument.current.information.id ? .inForce : .superseded
  }

  var words: String {
    switch self {
    case .inForce: "In force"
    case .pending: "Not yet in force"
    case .superseded: "Superseded"
    case .unknown: "Effective date unknown"
    }
  }
}

/// An edition in the list of an instrument's page.
struct EditionEntryModel: TemplateModel {
  /// "Edition 2".
  var name: String
  var standing: String
  var adopted: String
  var effective: String
  /// Its text, where that is not what the handbook reads as the law.
  var text: LinkModel?
  /// Redlines against earlier editions, the one before it first.
  var redlines: [LinkModel]
  /// What the edition asks of the organization, where it is the current one or the next.
  var update: LinkModel?
  /// What the redline against the edition before it shows in numbers.
  var counts: String?
  /// The text that this handbook reads as the law.
  var isCurrent: Bool

  static let fields: [TemplateField<EditionEntryModel>] = [
    .text("name") { $0.name }, .text("standing") { $0.standing }, .text("adopted") { $0.adopted }, .text("effective") { $0.effective },
    .optionalRecord("text") { $0.text }, .list("redlines") { $0.redlines }, .optionalRecord("update") { $0.update }, .optionalText("counts") { $0.counts }, .flag("isCurrent") { $0.isCurrent },
  ]
}

extension PageContext {
  /// "on 1 February 2027, in 70 days".
  func takesEffect(_ day: CalendarDate) -> String {
    "on \(day.inWords), in \((day.dayNumber - organization.asOf.dayNumber).counted("day"))"
  }

  func redlineHref(_ step: EditionStep, in instrument: InstrumentIdentifier, anchor: String? = nil) -> String {
    links.href(.redline(instrument, from: step.old.information.id, to: step.new.information.id), anchor: anchor)
  }

  /// The page on what an edition asks of the organization; `nil` where there is none.
  func update(to edition: LoadedEdition, of instrument: Instrument) -> String? {
    let update = handbook.updates.first { $0.regulation.id == instrument.id && $0.new.id == edition.information.id }
    return update.map { links.href(.update(instrument.id, from: $0.old.id, to: $0.new.id)) }
  }

  /// The same, or the instrument's page where there is none.
  func updateHref(to edition: LoadedEdition, of instrument: Instrument) -> String {
    update(to: edition, of: instrument) ?? links.href(.instrument(instrument.id))
  }

  /// All editions of an instrument with more than one, the latest first.
  func editions(of instrument: Instrument) -> [EditionEntryModel] {
    guard instrument.editions.count > 1 else { return [] }
    let steps = index.steps[instrument.id] ?? []
    return instrument.editionsInOrder.reversed().map { edition in
      let information = edition.information
      let step = steps.first { $0.new.information.id == information.id }
      return EditionEntryModel(
        name: information.id.inWords.capitalizedFirst, standing: EditionStanding(edition, of: instrument, asOf: organization.asOf).words,
        adopted: information.adopted?.inWords ?? "Not known", effective: information.effective?.inWords ?? "Not known",
        text: textHref(instrument.id, information.id).map { LinkModel(label: "Text", href: $0) },
        redlines: steps.filter { $0.new.information.id == information.id }.map {
          LinkModel(label: "Redline against \($0.old.information.id.inWords)", href: redlineHref($0, in: instrument.id))
        },
        update: update(to: edition, of: instrument).map { LinkModel(label: "What it asks of us", href: $0) },
        counts: step?.summary.counts, isCurrent: information.id == instrument.current.information.id)
    }
  }

  /// The redlines of an edition with the others, the one before it first.
  func redlines(of edition: EditionIdentifier, in instrument: Instrument) -> [LinkModel] {
    let steps = index.steps[instrument.id] ?? []
    return steps.filter { $0.new.information.id == edition || $0.old.information.id == edition }.map { step in
      let isNew = step.new.information.id == edition
      let other = isNew ? step.old.information.id : step.new.information.id
      let current = other == instrument.current.information.id ? ", read as the law" : ""
      return LinkModel(label: "\(isNew ? "against" : "to") \(other.inWords)\(current)", href: redlineHref(step, in: instrument.id))
    }
  }

  /// That a later edition, not yet in force, changes the instrument.
  func pendingBanner(of instrument: Instrument) -> BannerModel? {
    guard let step = index.pendingStep(of: instrument, asOf: organization.asOf), let day = step.new.information.effective else { return nil }
    return BannerModel(
      kind: .pending, claim: "\(step.new.information.id.inWords.capitalizedFirst) is not yet in force.",
      words: "It takes effect \(takesEffect(day)). Compared with \(step.old.information.id.inWords): \(step.summary.counts).",
      link: LinkModel(label: "Redline", href: redlineHref(step, in: instrument.id)))
  }

  /// That a later edition, not yet in force, changes the words or the number of a section of the current one; `nil` when it does not.
  func pendingBanner(of section: ProvisionIndex, in instrument: Instrument) -> BannerModel? {
    guard let step = index.pendingStep(of: instrument, asOf: organization.asOf), let day = step.new.information.effective else { return nil }
    let changes = step.comparison.changes
    let lines = (step.linesOfSection[section] ?? []).filter { changes[$0.change].kind != .editorial }
    guard let first = lines.first else { return nil }
    let claim =
      lines.allSatisfy { changes[$0.change].isSameWords } ? "Renumbered or moved from \(day.inWords)." : "Other words from \(day.inWords)."
    let wait = (day.dayNumber - organization.asOf.dayNumber).counted("day")
    let edition = "\(step.new.information.id.inWords.capitalizedFirst), not yet in force, takes effect in \(wait)"
    let told = lines.count == 1 ? "\(edition): \(first.text.withNoBreakSections)." : "\(edition); it changes \(lines.count) provisions here."
    return BannerModel(
      kind: .pending, claim: claim, words: told,
      link: LinkModel(
        label: "Redline", href: redlineHref(step, in: instrument.id, anchor: RedlineBlocks.anchor(of: changes[first.change], in: step.comparison))))
  }
}

extension Review {
  /// "edition 'deskbook' and edition 1"; `nil` when none is named.
  var editionsInWords: String? {
    editions.isEmpty ? nil : editions.map { EditionIdentifier($0.value).inWords }.joined(separator: " and ")
  }
}
