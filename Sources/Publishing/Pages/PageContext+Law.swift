internal import Compliance
internal import Diagnostics
internal import LegalText

extension PageContext {
  /// "§ 7050. Service Providers and Contractors".
  func title(of section: Provision) -> String {
    let citation = shortCitation(section.address)
    return section.heading.map { "\(citation). \($0)" } ?? citation
  }

  /// Jurisdiction, instrument and division above a section's heading.
  func eyebrow(of index: ProvisionIndex, in instrument: Instrument) -> String {
    var divisions: [String] = []
    var current = instrument.current.edition.provisions[index].parent
    while let ancestor = current {
      let division = instrument.current.edition.provisions[ancestor]
      let name = division.designation.isEmpty ? division.heading ?? "" : division.designation
      divisions.insert(name.hasSuffix(".") ? String(name.dropLast()) : name, at: 0)
      current = division.parent
    }
    return ([instrument.regulation.title] + divisions).joined(separator: " · ")
  }

  /// What holds of the edition, and of these provisions of it.
  func banners(of instrument: Instrument, provisions: Range<ProvisionIndex>) -> [BannerModel] {
    let current = instrument.current
    let own = current.edition.provisions[provisions].filter { $0.kind != .division && $0.kind != .note }
    var result: [BannerModel] = []
    if let effective = current.information.effective, effective > organization.asOf {
      result.append(
        BannerModel(kind: .pending, claim: "Not yet in force.", words: "This edition takes effect on \(effective.inWords)."))
    } else if current.information.effective == nil {
      result.append(
        BannerModel(
          kind: .old, claim: "Effective date unknown.",
          words: "It is not known whether this text, edition \(current.information.id), is in force.",
          link: current.information.remarks.isEmpty || page.key == .instrument(instrument.id)
            ? nil : LinkModel(label: "What is missing", href: links.href(.instrument(instrument.id), anchor: "gaps"))))
    }
    result += operativeBanners(current.information, provisions: own)
    let incomplete = own.filter(\.isIncomplete)
    if !incomplete.isEmpty {
      let places = incomplete.map { shortCitation($0.address) }.joined(separator: ", ")
      result.append(
        BannerModel(kind: .incomplete, claim: "Text incomplete.", words: "The source stops in \(places). \(textCounts(own))"))
    } else if own.contains(where: \.isSummary) {
      result.append(
        BannerModel(
          kind: .summary, claim: own.allSatisfy { $0.isSummary || !$0.hasText } ? "Summary in our words." : "Partly a summary.",
          words: textCounts(own)))
    }
    return result
  }

  /// That text in force binds only from a later day, wholly or in part.
  private func operativeBanners(_ edition: EditionInformation, provisions: [Provision]) -> [BannerModel] {
    let waiting = provisions.compactMap { provision in
      edition.operative(of: provision.address).flatMap { $0 > organization.asOf ? (day: $0, address: provision.address) : nil }
    }
    return Set(waiting.map(\.day)).sorted().map { day in
      let own = waiting.filter { $0.day == day }.map(\.address)
      // What stands below a provision that waits is not named beside it.
      let named = own.filter { address in !own.contains { $0 != address && address.isWithin($0) } }
      let places = named.prefix(6).map { shortCitation($0) }.joined(separator: ", ") + (named.count > 6 ? " and \(named.count - 6) more" : "")
      let isAll = own.count == provisions.count
      return BannerModel(
        kind: .pending, claim: isAll ? "Not yet operative." : "Partly not yet operative.",
        words: isAll ? "It binds from \(day.inWords)." : "\(places) \(named.count == 1 ? "binds" : "bind") from \(day.inWords).")
    }
  }

  /// "9 of 14 provisions have the official text; 5 are summaries."
  func textCounts(_ provisions: some Collection<Provision>) -> String {
    let withText = provisions.filter(\.hasText)
    let summaries = withText.filter(\.isSummary).count
    guard summaries > 0 else { return "\(withText.count) of \(withText.count) provisions have the official text." }
    return
      "\(withText.count - summaries) of \(withText.count) provisions have the official text; \(summaries) \(summaries == 1 ? "is a summary" : "are summaries") and back no quotation."
  }

  func editionFacts(_ edition: LoadedEdition) -> [FactModel] {
    let information = edition.information
    func day(_ date: CalendarDate?) -> String { date?.inWords ?? "Not known" }
    return [
      FactModel(label: "Edition", value: text(information.id.rawValue)),
      FactModel(label: "Adopted", value: text(day(information.adopted))),
      FactModel(label: "Effective", value: text(day(information.effective))),
      FactModel(label: "Operative", value: text(day(information.operative))),
      FactModel(label: "Source", value: text(information.source ?? "Not recorded")),
      FactModel(label: "Last checked", value: text(information.checked?.inWords ?? "Not recorded")),
    ]
  }

  /// The determinations of all obligations that cite a section or anything below it.
  func sectionCounts(of index: ProvisionIndex, in instrument: Instrument) -> StatusCounts {
    let edition = instrument.current.edition
    return edition.subtree(of: index).reduce(StatusCounts()) { sum, descendant in
      (self.index.obligations[edition.provisions[descendant].address] ?? []).reduce(sum) { $0 + self.index.counts[$1] }
    }
  }

  /// How many obligations cite a section or anything below it.
  func obligationCount(of index: ProvisionIndex, in instrument: Instrument) -> Int {
    let edition = instrument.current.edition
    return edition.subtree(of: index).reduce(0) { $0 + (self.index.obligations[edition.provisions[$1].address]?.count ?? 0) }
  }
}
