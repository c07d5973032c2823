internal import CommonMark
internal import Compliance
internal import Diagnostics
internal import LegalText

/// What a unit is made from. Units have the order of their subjects, which is the order of the handbook: what is equally good
/// is found in this order.
enum SearchSubject: Sendable {
  case instrument(Int)
  /// The offset in `Corpus.instruments`, and the place in its current edition. All provisions of an edition follow each other.
  case provision(Int, ProvisionIndex)
  case obligation(ObligationIndex)
  case vendor(VendorIndex)
  case engagement(EngagementIndex)
  case term(TermOffset)
  case page(Int)

  static func all(in handbook: Handbook) -> [SearchSubject] {
    var result: [SearchSubject] = []
    for (offset, instrument) in handbook.corpus.instruments.enumerated() {
      result.append(.instrument(offset))
      for index in instrument.current.edition.provisions.indices { result.append(.provision(offset, index)) }
    }
    result += handbook.linked.obligations.indices.map { .obligation($0) }
    for (index, vendor) in handbook.linked.vendors.enumerated() {
      result.append(.vendor(index))
      for engagement in vendor.engagements { result.append(.engagement(engagement)) }
    }
    result += handbook.terms.terms.indices.map { .term($0) }
    return result + handbook.prose.indices.map { .page($0) }
  }
}

/// Makes units from what they are about.
struct SearchUnits: Sendable {
  let handbook: Handbook
  let index: HandbookIndex
  /// From the search page, which stands in the site's folder.
  let links: Links
  private let offsets: [InstrumentIdentifier: Int]

  init(handbook: Handbook, index: HandbookIndex, links: Links) {
    self.handbook = handbook
    self.index = index
    self.links = links
    offsets = Dictionary(handbook.corpus.instruments.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  func unit(_ subject: SearchSubject) -> SearchUnit {
    switch subject {
    case .instrument(let offset): instrument(offset)
    case .provision(let offset, let index): provision(index, in: offset)
    case .obligation(let index): obligation(index)
    case .vendor(let index): vendor(index)
    case .engagement(let index): engagement(index)
    case .term(let offset): term(offset)
    case .page(let index): page(handbook.prose[index])
    }
  }

  // MARK: The law

  private func instrument(_ offset: Int) -> SearchUnit {
    let regulation = handbook.corpus.instruments[offset].regulation
    return SearchUnit(
      kind: .instrument, instrument: offset, href: links.href(.instrument(regulation.id)), title: regulation.title, path: "Law",
      text: handbook.corpus.instruments[offset].current.information.remarks.joined(separator: " "), aliases: [regulation.shortTitle] + regulation.style.aliases)
  }

  private func provision(_ index: ProvisionIndex, in offset: Int) -> SearchUnit {
    let instrument = handbook.corpus.instruments[offset]
    let provision = instrument.current.edition.provisions[index]
    // Divisions and recitals are cited in words, all else by number.
    let words: String? =
      provision.kind == .division
      ? [provision.designation, provision.heading ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      : provision.address.recital == nil ? nil : handbook.corpus.shortCitation(of: provision.address).capitalizedFirst
    return SearchUnit(
      kind: .provision, instrument: offset,
      href: links.href(to: provision.address) ?? links.href(.instrument(instrument.id)),
      title: words ?? provision.heading ?? "", pinpoint: words == nil ? CitationStyle.pinpoint(provision.address) : "",
      path: path(to: index, in: instrument), text: Self.text(of: provision), isLaw: !provision.isSummary && provision.kind != .note)
  }

  /// "CCPA Regulations / Article 4 / § 7050. Service Providers": instrument, divisions and section above a provision.
  private func path(to index: ProvisionIndex, in instrument: Instrument) -> String {
    let provisions = instrument.current.edition.provisions
    var parts: [String] = []
    var current = provisions[index].parent
    while let ancestor = current {
      let provision = provisions[ancestor]
      current = provision.parent
      switch provision.kind {
      case .division:
        let name = provision.designation.isEmpty ? provision.heading ?? "" : provision.designation
        parts.append(name.hasSuffix(".") ? String(name.dropLast()) : name)
      case .section:
        let citation = handbook.corpus.shortCitation(of: provision.address)
        parts.append((provision.heading.map { "\(citation). \($0)" } ?? citation).withNoBreakSections)
      default: break
      }
    }
    return ([instrument.regulation.shortTitle] + parts.reversed()).joined(separator: " / ")
  }

  private static func text(of provision: Provision) -> String {
    provision.content.compactMap { content -> String? in
      switch content {
      case .paragraph(let paragraph): paragraph.text
      case .table(let table): table.rows.map { $0.joined(separator: " ") }.joined(separator: "\n")
      case .child: nil
      }
    }.joined(separator: "\n")
  }

  private func term(_ offset: TermOffset) -> SearchUnit {
    let term = index.glossary.term(offset)
    let definition = index.glossary.definition(of: offset)
    let place = handbook.corpus.citation(of: term.address).withNoBreakSections
    return SearchUnit(
      kind: .term, instrument: offsets[term.instrument], href: links.href(.terms, anchor: index.glossary.anchors[offset]),
      title: term.name, path: "Defined terms / \(place) \(index.glossary.scopeWords(of: offset))", text: definition?.words ?? "",
      isLaw: definition?.isLaw == true, aliases: term.otherNames)
  }

  // MARK: The organization

  private func obligation(_ index: ObligationIndex) -> SearchUnit {
    let obligation = handbook.linked.obligations[index]
    let record = obligation.record
    let counts = self.index.counts[index]
    let isPermission = record.modality == .permission
    let words = isPermission ? "a permission, never a gap" : counts.inWords
    return SearchUnit(
      kind: .obligation, instrument: offsets[obligation.address.instrument], status: isPermission ? nil : counts.mostUrgent,
      href: links.href(.obligation(index)), title: record.title,
      path: "Obligations / \(handbook.corpus.citation(of: obligation.address).withNoBreakSections) · \(words)",
      text: Self.lines(record.summary, record.quote.map { "“\($0.value)”" }, record.deadline))
  }

  private func vendor(_ index: VendorIndex) -> SearchUnit {
    let vendor = handbook.linked.vendors[index]
    let counts = vendor.engagements.reduce(StatusCounts()) { $0 + self.index.counts(of: $1) }
    return SearchUnit(
      kind: .vendor, status: counts.mostUrgent, href: links.href(.vendor(index)), title: "",
      path: "Vendors / \(vendor.record.owner ?? "Owner not recorded") · \(counts.inWords)",
      text: Self.lines(vendor.record.summary, vendor.record.terminated.map { "Terminated on \($0.inWords)." }), name: vendor.record.name)
  }

  private func engagement(_ index: EngagementIndex) -> SearchUnit {
    let engagement = handbook.linked.engagements[index]
    let record = engagement.record
    let vocabularies = handbook.linked.vocabularies
    let counts = self.index.counts(of: index)
    func labels(_ name: String, _ labels: [String]) -> String? {
      labels.isEmpty ? nil : "\(name): \(labels.joined(separator: "; "))."
    }
    return SearchUnit(
      kind: .engagement, status: counts.mostUrgent, href: links.href(.vendor(engagement.vendor), anchor: record.id.value),
      title: record.service, path: "Vendors / \(handbook.organization.owner(of: index) ?? "Owner not recorded") · \(counts.inWords)",
      text: Self.lines(
        "Effective role: \(handbook.organization.label(ofRole: handbook.organization.roles[index].effective)).", record.note,
        labels("Purposes", engagement.purposes.map { vocabularies.purposes.terms[$0].label }),
        labels("Data", engagement.data.map { vocabularies.dataCategories.terms[$0].label }), labels("Locations", record.locations)),
      name: handbook.linked.vendors[engagement.vendor].record.name)
  }

  private func page(_ page: ProsePage) -> SearchUnit {
    var document = Document(parsing: page.source.text)
    _ = document.removeLeadingHeading()
    return SearchUnit(kind: .page, href: links.href(.prose(page.slug)), title: page.title, path: "Guide", text: document.text())
  }

  private static func lines(_ parts: String?...) -> String { parts.compactMap { $0 }.joined(separator: "\n") }
}

extension StatusCounts {
  /// The most urgent status that anything in scope has; `nil` when nothing is in scope.
  fileprivate var mostUrgent: Status? {
    notMet > 0 ? .notMet : partial > 0 ? .partial : notAssessed > 0 ? .notAssessed : met > 0 ? .met : nil
  }
}
