import Diagnostics

@testable import LegalText

/// Small instruments for the tests of terms and modalities.
enum TermFixtures {
  static func edition(_ outline: String, _ instrument: String = "act") -> Edition {
    OutlineReader.read(SourceText(path: "\(instrument).md", text: outline), instrument: InstrumentIdentifier(instrument)).value.edition
  }

  static func instrument(
    _ outline: String, _ id: String = "act", levels: [String] = ["subdivision", "paragraph"], rules: TermRules = TermRules()
  ) -> Instrument {
    let parsed = OutlineReader.read(SourceText(path: "\(id).md", text: outline), instrument: InstrumentIdentifier(id)).value
    let place = SourcePosition(startOf: "\(id).yaml")
    let information = EditionInformation(id: EditionIdentifier("2024"), file: Located("\(id).md", at: place), position: place)
    let regulation = Regulation(
      id: InstrumentIdentifier(id), title: "\(id) of 2024", shortTitle: id.uppercased(), jurisdiction: nil,
      style: CitationStyle(full: "\(id) § {}", short: "§ {}"), levelNames: levels, terms: rules, editions: [information],
      position: place)
    let loaded = LoadedEdition(information: information, edition: parsed.edition, places: parsed.places)
    return Instrument(regulation: regulation, editions: [loaded], asOf: CalendarDate(dayNumber: 740_000))
  }

  /// Names, with their other names, as "a/1: Name (other)".
  static func definitions(_ outline: String, levels: [String] = ["subdivision", "paragraph"]) -> [String] {
    DefinitionFinder(edition: edition(outline), levelNames: levels).find().terms.map { term in
      let others = term.otherNames.isEmpty ? "" : " (\(term.otherNames.joined(separator: ", ")))"
      return "\(term.address.components.joined(separator: "/")): \(term.name)\(others)"
    }
  }

  static func located(_ text: String) -> Located<String> { Located(text, at: SourcePosition(startOf: "act.yaml")) }
}

/// The uses of a corpus in words.
struct PrintedUses {
  let corpus: Corpus
  let terms: LinkedTerms

  static func link(_ instruments: [Instrument], width: Int = 2) async -> PrintedUses {
    let corpus = Corpus(instruments: instruments)
    let law = await LinkedLaw.link(corpus, width: width)
    return PrintedUses(corpus: corpus, terms: await LinkedTerms.link(corpus, law: law, width: width).value)
  }

  private init(corpus: Corpus, terms: LinkedTerms) {
    self.corpus = corpus
    self.terms = terms
  }

  /// "words > where the term is defined", in order.
  func uses(_ address: String) -> [String] {
    guard let address = ProvisionAddress(parsing: address), let instrument = corpus[address.instrument],
      let index = instrument.current.edition.index(of: address)
    else { return ["no such provision"] }
    return terms.uses(of: index, in: instrument.id).map { use in
      let text = instrument.current.edition.provisions[index].content[use.item].paragraph?.text ?? ""
      let definition = terms.terms[use.term].address
      let place = definition.instrument == instrument.id ? definition.components.joined(separator: "/") : definition.description
      return "\(String(decoding: Array(text.utf8)[use.range], as: UTF8.self)) > \(place)"
    }
  }
}
