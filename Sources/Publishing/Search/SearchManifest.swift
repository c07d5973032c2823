internal import Compliance
internal import LegalText

/// `search/index.js`: what every query needs.
struct SearchManifest {
  var units: [SearchUnit]
  var titleWords: [Int]
  /// The first unit of each `d-N.js`.
  var chunks: [Int]
  /// The first word of each `t-N.js`.
  var firstWords: [String]
  /// The first key of each `c-N.js`.
  var firstSections: [String]
  var handbook: Handbook

  private static let statuses: [Status] = [.notMet, .partial, .notAssessed, .met]

  func write(to script: inout SearchScript) {
    script.raw("{\"v\":")
    script.string(handbook.contentVersion)
    script.raw(",\"n\":\(units.count),\"t\":")
    script.strings(firstWords)
    script.raw(",\"c\":")
    script.strings(firstSections)
    // Distances between the first units of files, in base 36.
    script.raw(",\"d\":")
    script.string(zip(chunks.dropFirst(), chunks).map { String($0 - $1, radix: 36) }.joined(separator: " "))
    script.raw(",\n\"u\":")
    script.string(runs.map { "\($0.count) \($0.instrument.map(String.init) ?? "")" }.joined(separator: ","))
    // Two characters a unit, each a number in base 36: five times its kind and the place of its status, 0 for none; the words
    // of its title, at most 35.
    script.raw(",\n\"m\":")
    script.string(
      units.indices.map { String(units[$0].kind.rawValue * 5 + status(of: units[$0]), radix: 36) + String(min(titleWords[$0], 35), radix: 36) }
        .joined())
    script.raw(",\n\"k\":")
    script.strings(SearchUnit.Kind.allCases.map(\.label))
    script.raw(",\"s\":")
    script.list(Self.statuses) { $0.strings([$1.name, $1.label]) }
    script.raw(",\n\"i\":")
    script.list(handbook.corpus.instruments, writeInstrument)
    script.raw(",\n\"i0\":\(defaultInstrument),\"x\":")
    script.string(SearchWords.stopWords.sorted().joined(separator: " "))
    script.raw(",\n\"w\":")
    script.strings(vocabulary.map { $0.joined(separator: " ") })
    script.raw("}")
  }

  /// Units of one instrument, or of none, that follow each other.
  private var runs: [(count: Int, instrument: Int?)] {
    var result: [(count: Int, instrument: Int?)] = []
    for unit in units {
      if let last = result.last, last.instrument == unit.instrument {
        result[result.count - 1].count += 1
      } else {
        result.append((1, unit.instrument))
      }
    }
    return result
  }

  private func status(of unit: SearchUnit) -> Int {
    unit.status.flatMap { Self.statuses.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

  /// Short title, the two citation styles, the edition in words, whether its units are articles, and its names, folded.
  private func writeInstrument(_ script: inout SearchScript, _ instrument: Instrument) {
    let regulation = instrument.regulation
    let information = instrument.current.information
    var edition = information.id.inWords
    if let effective = information.effective {
      if effective > handbook.organization.asOf { edition += ", not yet in force" }
    } else {
      edition += ", effective date unknown"
    }
    let names = InstrumentNames([regulation])
    script.raw("[")
    for text in [regulation.shortTitle, regulation.style.short, regulation.style.full, edition] {
      script.string(text.withNoBreakSections)
      script.raw(",")
    }
    script.raw(names.citesArticles(regulation.id) ? "1," : "0,")
    var known: Set<String> = []
    script.strings(InstrumentNames.names(of: regulation).map(InstrumentNames.folded).filter { known.insert($0).inserted })
    script.raw("]")
  }

  /// The offset of the instrument that a citation means when it names none.
  private var defaultInstrument: Int {
    handbook.information.defaultRegulation.flatMap { name in
      handbook.corpus.instruments.firstIndex { $0.id.rawValue == name.value }
    } ?? 0
  }

  /// Words that citations are built with: for sections, articles, levels below them, divisions above them, joints. A recital
  /// is addressed as a division is: `recital-47`.
  private var vocabulary: [[String]] {
    let own = handbook.corpus.instruments.flatMap { $0.regulation.levelNames }.map { $0.lowercased() }.filter { !$0.contains(" ") }
    return [
      CitationVocabulary.sections, CitationVocabulary.articles,
      Set(CitationVocabulary.levels + own).subtracting(CitationVocabulary.articles).sorted(), CitationVocabulary.divisions + ["recital", "recitals"],
      CitationVocabulary.joints,
    ]
  }
}
