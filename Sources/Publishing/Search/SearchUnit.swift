internal import Compliance

/// What is found: a provision, an obligation, a vendor, one of its engagements, a defined term, an instrument or a page.
struct SearchUnit: Sendable {
  enum Kind: Int, Sendable, CaseIterable {
    case instrument, provision, obligation, vendor, engagement, term, page

    var label: String {
      switch self {
      case .instrument: "Instrument"
      case .provision: "Provision"
      case .obligation: "Obligation"
      case .vendor: "Vendor"
      case .engagement: "Engagement"
      case .term: "Defined term"
      case .page: "Guide page"
      }
    }
  }

  var kind: Kind
  /// The offset in `Corpus.instruments` of the instrument that it belongs to or rests on.
  var instrument: Int?
  /// The most urgent of its statuses.
  var status: Status?
  /// From the site's folder.
  var href: String
  /// The title; of a provision its heading, since its citation is made from `pinpoint`.
  var title: String
  /// "7050(a)(3)": what stands in the places of the instrument's citation style. Empty for what is not cited by number.
  var pinpoint = ""
  /// Where it stands: "CCPA Regulations / Article 4".
  var path: String
  /// What is shown of it, and searched.
  var text: String
  /// Whether `text` is the official text of a law.
  var isLaw = false
  /// The part of `title` that is a vendor's name, which counts for more.
  var name = ""
  /// Other names under which it is looked for.
  var aliases: [String] = []

  /// How much of a text is kept to be shown, in characters; all of it is searched.
  private static let shownLimit = 4000

  /// Adds the words of the unit.
  ///
  /// - Returns: how many of them are its title's.
  func index(in postings: inout SearchPostings, as number: Int) -> Int {
    let field: SearchField = kind == .term ? .term : .title
    // Of the pinpoint the section's number: labels are read as citations, and as words would find half of the law.
    let section = String(pinpoint.prefix { $0 != "(" && $0 != "," })
    var count = postings.add(title, field: field, unit: number) + postings.add(section, field: .title, unit: number)
    count += postings.add(name, field: .name, unit: number)
    for alias in aliases { postings.add(alias, field: field, unit: number) }
    postings.add(text, field: .text, unit: number)
    return count
  }

  /// The title with the vendor's name before it.
  var shownTitle: String { name.isEmpty ? title : title.isEmpty ? name : "\(name): \(title)" }

  /// The record that the script shows.
  ///
  /// - Parameter samePath: leaves out the path, which is that of the record before.
  func write(to script: inout SearchScript, samePath: Bool) {
    script.raw("[")
    for field in [href, shownTitle, samePath ? "" : path, String(text.prefix(Self.shownLimit)), pinpoint] {
      script.string(field)
      script.raw(",")
    }
    script.raw(isLaw ? "1]" : "0]")
  }
}
