internal import Compliance
package import Diagnostics
internal import LegalText

/// A page that will be made.
package struct PlannedPage: Hashable, Sendable {
  package var key: PageKey
  /// Below the site's folder, with `/` and without an extension: `law/ccpa-regulations/7050`.
  package var path: String
  package var title: String
  /// A title for breadcrumbs and lists.
  package var shortTitle: String
}

/// All pages of a handbook, settled before one is rendered.
///
/// A class, so that every page's links can hold it at no cost.
package final class PagePlan: Sendable {
  /// In the order in which they are made.
  package let pages: [PlannedPage]
  private let offsets: [PageKey: Int]
  let print: PrintPlan
  /// The path of the published folder on its server; `nil` where the handbook does not know it.
  let basePath: String?
  /// What the pages ask of the handbook; the plan needs it first.
  let index: HandbookIndex
  /// Of the pages that are too long for one file.
  private let divisions: [PageKey: PageDivision]
  /// Offsets of the pages that are read one after another, and the place of each among them.
  private let reading: [Int]
  private let places: [PageKey: Int]

  /// Plans every page and reports two pages with one path.
  package static func plan(_ handbook: Handbook) -> Checked<PagePlan> {
    var pages: [PlannedPage] = []
    let index = HandbookIndex(handbook)
    let outlines = PageOutlines(handbook, index)
    var divisions: [PageKey: PageDivision] = [:]
    let print = PrintPlan(handbook)
    func add(_ key: PageKey, _ path: String, _ title: String, short: String? = nil) {
      pages.append(PlannedPage(key: key, path: path, title: title, shortTitle: short ?? title))
      guard let division = print.division(of: key) ?? PageDivision(outlines.outline(of: key)) else { return }
      divisions[key] = division
      for part in 2...division.ranges.count {
        // Two hyphens stand in no identifier.
        pages.append(
          PlannedPage(key: key.part(part), path: "\(path)--\(part)", title: "\(title), part \(part)", shortTitle: "\(short ?? title), part \(part)"))
      }
    }
    add(.home, "index", handbook.information.title, short: "Handbook")
    add(.instruments, "law/index", "Law")
    for instrument in handbook.corpus.instruments {
      let regulation = instrument.regulation
      add(.instrument(instrument.id), "law/\(instrument.id)/index", regulation.title, short: regulation.shortTitle)
      let edition = instrument.current.edition
      for index in edition.sections {
        let section = edition.provisions[index]
        let citation = regulation.style.shortCitation(of: section.address)
        add(
          .section(section.address), "law/\(instrument.id)/\(fileName(section.address.section))",
          section.heading.map { "\(citation). \($0)" } ?? citation, short: citation)
      }
      add(.print(instrument.id), "law/\(instrument.id)/print", "\(regulation.title), whole text", short: "Whole text")
      let numbers = Set(edition.sections.map { edition.provisions[$0].address.section })
      var formerSections: Set<String> = []
      for former in handbook.formers[instrument.id] ?? [] where !numbers.contains(former.address.section) {
        let section = former.address.section
        guard formerSections.insert(section).inserted else { continue }
        let address = ProvisionAddress(instrument.id, [section])
        let citation = regulation.style.shortCitation(of: address)
        add(
          .former(address), "law/\(instrument.id)/\(fileName(section))", "\(citation), superseded",
          short: "\(citation) of \(former.edition.inWords)")
      }
      for text in handbook.editionTexts[instrument.id] ?? [] {
        let id = text.loaded.information.id
        add(
          .edition(instrument.id, id), "law/\(instrument.id)/edition-\(fileName(id.rawValue))", "\(regulation.shortTitle), \(id.inWords)",
          short: id.inWords.capitalizedFirst)
      }
      for (old, new) in instrument.comparedEditions {
        let (from, to) = (old.information.id, new.information.id)
        add(
          .redline(instrument.id, from: from, to: to),
          "law/\(instrument.id)/redline-\(fileName(from.rawValue))--\(fileName(to.rawValue))",
          "\(regulation.shortTitle): \(from.inWords) against \(to.inWords)", short: "Redline, \(from.inWords) to \(to.inWords)")
      }
      for update in handbook.updates where update.regulation.id == instrument.id {
        let (from, to) = (update.old.id, update.new.id)
        add(
          .update(instrument.id, from: from, to: to),
          "law/\(instrument.id)/update-\(fileName(from.rawValue))--\(fileName(to.rawValue))",
          "\(regulation.shortTitle): what \(to.inWords) asks of us", short: "Update to \(to.inWords)")
      }
    }
    add(.obligations, "obligations/index", "Obligations")
    add(.scopes, "scopes", "What obligations ask of an engagement", short: "Scopes")
    for (index, obligation) in handbook.linked.obligations.enumerated() {
      add(.obligation(index), "obligations/\(portable(fileName(obligation.record.id.value)))", obligation.record.title)
    }
    add(.vendors, "vendors/index", "Vendors")
    for (index, vendor) in handbook.linked.vendors.enumerated() {
      add(.vendor(index), "vendors/\(portable(fileName(vendor.record.id.value)))", vendor.record.name)
    }
    add(.disclosures, "disclosures", "Disclosures of twelve months", short: "Disclosures")
    add(.matrix, "matrix", "Matrix")
    add(.reviews, "reviews", "Reviews", short: "Reviews")
    for (row, blocks) in handbook.matrixBlocks.enumerated() {
      for column in blocks.indices {
        let name = "block \(row + 1)-\(column + 1)"
        add(.matrixBlock(row, column), "matrix--\(row + 1)-\(column + 1)", "Matrix, \(name)", short: name.capitalizedFirst)
      }
    }
    add(.actions, "actions", "Action register", short: "Actions")
    add(.rules, "rules", "Rules and what they mean", short: "Rules")
    add(.changes, "changes", "Changes")
    add(.search, "search", "Search")
    add(.notFound, "404", "Page not found")
    if !handbook.terms.terms.isEmpty { add(.terms, "terms", "Defined terms") }
    add(.authorities, "authorities", "Table of authorities", short: "Authorities")
    for page in handbook.prose { add(.prose(page.slug), "guide/\(portable(page.slug))", page.title, short: page.title) }
    add(.about, "edition", "About this edition")
    add(.handbookPrint, "print", "\(handbook.information.title), whole handbook", short: "Whole handbook")

    var diagnostics: [Diagnostic] = []
    var taken: [String: PlannedPage] = [:]
    for page in pages {
      // Case-insensitive file systems would merge them.
      if let other = taken.updateValue(page, forKey: page.path.lowercased()) {
        diagnostics.append(
          Diagnostic(
            "page-collision", .error, "Pages '\(other.title)' and '\(page.title)' would both be written to '\(page.path)'; rename one",
            at: nil))
      }
    }
    return Checked(
      PagePlan(pages: pages, divisions: divisions, index: index, print: print, basePath: handbook.information.publishing.baseURL?.path), diagnostics)
  }

  private init(pages: [PlannedPage], divisions: [PageKey: PageDivision], index: HandbookIndex, print: PrintPlan, basePath: String?) {
    self.pages = pages
    self.divisions = divisions
    self.index = index
    self.print = print
    self.basePath = basePath
    var places: [PageKey: Int] = [:]
    for page in pages where page.key.area != nil { places[page.key] = places.count }
    reading = pages.indices.filter { pages[$0].key.area != nil }
    self.places = places
    offsets = Dictionary(pages.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }

  func division(of key: PageKey) -> PageDivision? { divisions[key] }

  /// The files of the print pages, the whole handbook first.
  package var printPaths: [String] {
    let own = pages.filter { $0.key.printPage != nil }
    return (own.filter { $0.key == .handbookPrint } + own.filter { $0.key != .handbookPrint }).map { $0.path + PageFormat.html.fileExtension }
  }

  package func page(_ key: PageKey) -> PlannedPage? { offsets[key].map { pages[$0] } }

  /// The pages before and after one in the order of the handbook; none for what stands outside of it.
  func neighbours(of key: PageKey, in format: PageFormat) -> (previous: PlannedPage?, next: PlannedPage?) {
    guard let place = places[key] else { return (nil, nil) }
    return (
      place > 0 ? pages[reading[place - 1]] : nil, place + 1 < reading.count ? pages[reading[place + 1]] : nil
    )
  }

  /// A name that every system can unpack: on Windows "con.html" is a device.
  private static func portable(_ name: String) -> String {
    let stem = name.prefix { $0 != "." }.lowercased()
    let isDevice = ["con", "prn", "aux", "nul"].contains(stem) || (stem.utf8.count == 4 && ["com", "lpt"].contains(stem.prefix(3)) && stem.last?.isNumber == true)
    return isDevice ? "_\(name)" : name
  }

  /// A file name for a component of an address: letters, digits, `.`, `-` and `~` stay, all else becomes `_`.
  private static func fileName(_ component: String) -> String {
    let name = String(
      component.map { character in
        character.isASCII && (character.isLetter || character.isNumber || ".-~".contains(character)) ? character : "_"
      })
    // "index" is a folder's own page, "print" an instrument's, and a name of dots is no name.
    return ["index", "print"].contains(name.lowercased()) || name.lowercased().hasPrefix("print--") || name.allSatisfy { $0 == "." } ? "_\(name)" : name
  }
}

extension ProsePage {
  /// The first heading; the slug in words when there is none.
  package var title: String {
    for line in source.lines.prefix(50) where line.text.hasPrefix("# ") {
      return line.text.dropFirst(2).trimmingBlanks
    }
    return slug.replacing("-", with: " ").capitalizedFirst
  }
}

extension StringProtocol {
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// With its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
