internal import Diagnostics

/// The names under which the instruments of a project are cited.
///
/// Case, blanks and full stops do not matter: "11 C.C.R." is "11 CCR". When two instruments claim one name, the first
/// in the order given has it.
package struct InstrumentNames: Sendable {
  private var identifiers: [InstrumentIdentifier] = []
  private var articleInstruments: Set<InstrumentIdentifier> = []
  private var spelled: [String] = []
  private var names = NameTrie()
  private var selfReferences: [InstrumentIdentifier: NameTrie] = [:]

  /// Names are the identifier, the title, the short title and the aliases of each, in this order.
  package init(_ regulations: [Regulation]) {
    for (index, regulation) in regulations.enumerated() {
      identifiers.append(regulation.id)
      for name in Self.names(of: regulation) {
        names.insert(name, value: index)
        spelled.append(name)
      }
      var own = NameTrie()
      for phrase in regulation.style.selfReferences { own.insert(phrase, value: index) }
      selfReferences[regulation.id] = own
      if Self.citesArticles(regulation.style) { articleInstruments.insert(regulation.id) }
    }
  }

  /// The identifier, the title, the short title and the aliases of an instrument.
  package static func names(of regulation: Regulation) -> [String] {
    [regulation.id.rawValue, regulation.title, regulation.shortTitle] + regulation.style.aliases
  }

  /// A name as names are compared: ASCII letters in lower case, no blanks, no full stops.
  package static func folded(_ name: String) -> String { String(decoding: NameTrie.fold(name), as: UTF8.self) }

  /// The instrument that a name means, in any of its spellings.
  package func instrument(named name: some StringProtocol) -> InstrumentIdentifier? {
    names.value(of: name).map { identifiers[$0] }
  }

  /// The known name that an unknown one was probably meant to be.
  package func nearest(to name: String) -> String? { NearMiss.nearest(to: name, among: spelled) }

  /// Whether the instrument's units are articles ("Art. {}"), as in European law, rather than sections.
  package func citesArticles(_ instrument: InstrumentIdentifier) -> Bool { articleInstruments.contains(instrument) }

  /// The longest name that starts at a UTF-8 offset, with the offset behind it.
  func match(in bytes: [UInt8], at offset: Int) -> (end: Int, instrument: InstrumentIdentifier)? {
    names.longestMatch(in: bytes, at: offset).map { ($0.end, identifiers[$0.value]) }
  }

  /// The longest phrase that starts at a UTF-8 offset and by which `instrument` names itself: "these regulations".
  func matchSelfReference(of instrument: InstrumentIdentifier, in bytes: [UInt8], at offset: Int) -> Int? {
    selfReferences[instrument]?.longestMatch(in: bytes, at: offset)?.end
  }

  private static func citesArticles(_ style: CitationStyle) -> Bool {
    style.full.split(whereSeparator: { $0.isWhitespace || $0 == "." }).contains {
      ["art", "arts", "article"].contains($0.lowercased())
    }
  }
}
