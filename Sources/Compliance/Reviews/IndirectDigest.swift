package import Diagnostics
package import LegalText

/// A digest of the words of an instrument on which a record rests without citing them.
///
/// It is made of the words alone, whatever their numbers and order, so that a renumbering leaves it. What it covers depends on the rules
/// by which terms and citations are found: a digest of another version says nothing.
package struct IndirectDigest: Hashable, Sendable, CustomStringConvertible {
  /// To be raised with the rules of `NormalizedText`, and with those by which terms or citations are found.
  package static let version = 1

  package let version: Int
  /// 16 lower-case hexadecimal digits.
  package let digest: String

  /// - Parameter texts: the own words of each provision, in any order.
  init(of texts: some Sequence<String>) {
    let words = Set(texts.map { NormalizedText.normalize($0) }).sorted()
    digest = String(Fingerprint(of: words.joined(separator: " ¶ ")).digest.prefix(16))
    version = Self.version
  }

  /// Reads `1:9d20…`; `nil` for anything else.
  package init?(parsing text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let version = Int(parts[0]), parts[1].count == 16, parts[1].allSatisfy(\.isHexDigit) else { return nil }
    self.version = version
    digest = parts[1].lowercased()
  }

  /// `1:9d20…`: version and digest.
  package var description: String { "\(version):\(digest)" }
}

/// Reads `indirect: { act: 1:9d20… }`.
enum IndirectDigestReader {
  static func read(_ value: RecordValue?) -> Checked<[InstrumentIdentifier: IndirectDigest]> {
    guard let value else { return Checked([:]) }
    guard !value.entries.isEmpty else {
      return Checked(
        [:], [Diagnostic("wrong-shape", .error, "Key 'indirect' takes a mapping from regulations to digests", at: value.position)])
    }
    var diagnostics: [Diagnostic] = []
    var result: [InstrumentIdentifier: IndirectDigest] = [:]
    for entry in value.entries {
      guard let text = entry.value.text, let digest = IndirectDigest(parsing: text) else {
        diagnostics.append(
          Diagnostic(
            "wrong-value", .error,
            "Digest '\(entry.value.text ?? "")' is not a version and 16 hexadecimal digits, as 'concord review' writes them",
            at: entry.value.position))
        continue
      }
      result[InstrumentIdentifier(entry.key.value)] = digest
    }
    return Checked(result, diagnostics)
  }
}

extension TextBasis {
  /// What provisions of the edition rest on indirectly, as digests by instrument; other instruments are read in their current editions.
  func digests(of cited: [ProvisionAddress], in corpus: Corpus) -> [InstrumentIdentifier: IndirectDigest] {
    let introductions = Set(cited.compactMap { edition.index(of: $0) }.flatMap { edition.introductions(of: $0) })
    let direct = Set(cited.compactMap { edition.index(of: $0) }.flatMap { edition.subtree(of: $0) })
    var texts: [InstrumentIdentifier: [String]] = [:]
    for address in indirect(of: cited) {
      guard let text = address.instrument == instrument ? edition : corpus[address.instrument]?.current.edition,
        let index = text.index(of: address)
      else { continue }
      let isOwn = address.instrument == instrument
      // Of what introduces the cited words only its own: its other items are not about them.
      let range = isOwn && introductions.contains(index) ? index..<(index + 1) : text.subtree(of: index)
      texts[address.instrument, default: []] += range.filter { text.provisions[$0].kind != .note && !(isOwn && direct.contains($0)) }
        .map { text.ownText(of: $0) }
    }
    return texts.mapValues { IndirectDigest(of: $0.filter { !$0.isEmpty }) }
  }
}
