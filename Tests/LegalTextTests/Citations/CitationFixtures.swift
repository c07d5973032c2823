import Diagnostics

@testable import LegalText

/// The instruments of the tests: regulations, the code they are made under, a European act and a part of the CFR.
enum CitationFixtures {
  static let regulations = [
    regulation(
      "ccpa-regulations", "California Consumer Privacy Act Regulations", "CCPA Regulations", "11 C.C.R. § {}",
      aliases: ["11 CCR", "California Code of Regulations, title 11"], own: ["these regulations"],
      levels: ["subsection", "paragraph", "subparagraph", "clause"]),
    regulation(
      "civil-code", "California Civil Code", "Civil Code", "Civ. Code § {}", aliases: ["Civ. Code", "Cal. Civ. Code"],
      own: ["this title"], levels: ["subdivision", "paragraph", "subparagraph", "clause", "subclause"]),
    regulation(
      "gdpr", "General Data Protection Regulation", "GDPR", "GDPR Art. {}",
      aliases: ["Regulation (EU) 2016/679", "RGPD"], own: ["this Regulation"], levels: ["paragraph", "point"]),
    regulation(
      "regulation-p", "Privacy of Consumer Financial Information", "Regulation P", "12 CFR § {}",
      aliases: ["12 CFR 1016", "12 CFR part 1016"], own: ["this part"], levels: ["paragraph"]),
  ]

  static let names = InstrumentNames(regulations)

  static func regulation(
    _ id: String, _ title: String, _ shortTitle: String, _ full: String, aliases: [String], own: [String],
    levels: [String]
  ) -> Regulation {
    Regulation(
      id: InstrumentIdentifier(id), title: title, shortTitle: shortTitle, jurisdiction: nil,
      style: CitationStyle(full: full, short: "§ {}", aliases: aliases, selfReferences: own), levelNames: levels,
      editions: [], position: SourcePosition(startOf: "regulation.yaml"))
  }

  /// An edition with the provisions named, parents first, without text.
  static func edition(_ instrument: String, _ addresses: [String]) -> Edition {
    let instrument = InstrumentIdentifier(instrument)
    return Edition(
      instrument: instrument,
      provisions: addresses.map { printed in
        let components = printed.split(separator: "/" as Character).map { String($0) }
        let address = ProvisionAddress(instrument, components)
        return Provision(kind: components.count == 1 ? .section : .subdivision, address: address, designation: printed)
      })
  }
}
