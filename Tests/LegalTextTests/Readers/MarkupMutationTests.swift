import Diagnostics
import LegalText
import TestSupport
import Testing

/// Readers of XML on thousands of damaged copies of small files: none crashes, hangs, or loses a character that it does not
/// report.
@Suite struct MarkupMutationTests {
  private typealias Reader = (SourceText) -> Checked<EditionReading>

  private static func mutate(_ text: String, count: Int, _ read: Reader) -> (read: Int, refused: Int) {
    var random = SplitMix(seed: 20_261_124)
    let bytes = Array(text.utf8)
    let pieces = ["<", ">", "&", "</", "/>", "<P>", "<section>", "<num>", "]]>", "<![CDATA[x]]>", "<!--", "<?x?>", "\"", "\0", "é", "&#x41;", "(a) ", "[", "<note>"]
    var outcome = (read: 0, refused: 0)
    for _ in 0..<count * Mutants.factor {
      var mutant = bytes
      for _ in 0...random.next(3) {
        let place = random.next(mutant.count)
        let end = min(mutant.count, place + random.next(40))
        switch random.next(6) {
        case 0: mutant.removeSubrange(place..<end)
        case 1: mutant.insert(contentsOf: pieces[random.next(pieces.count)].utf8, at: place)
        case 2: mutant[place] = UInt8(random.next(128))
        case 3: mutant.insert(contentsOf: Array(mutant[place..<end]), at: random.next(mutant.count))
        case 4: renameTag(in: &mutant, near: place, random.next(pieces.count))
        default: mutant.removeSubrange(place...)
        }
        if mutant.isEmpty { break }
      }
      let source = SourceText(path: "a.xml", text: String(decoding: mutant, as: UTF8.self))
      // The bare pass cannot be trusted with this pair (see there).
      if source.text.contains("<![CDATA["), source.text.contains("?>") { continue }
      let result = read(source)
      let errors = result.diagnostics.filter { $0.severity == .error }
      if result.value.account.isEmpty {
        outcome.refused += 1
        #expect(errors.count == 1)
      } else {
        outcome.read += 1
        let bare = BarePass.read(source)
        // What only the parser refuses, such as a damaged XML declaration, it does not read to the end.
        guard bare.isWellFormed else { continue }
        let texts = result.value.account.filter { $0.disposition != .removed(.processingInstruction) }
        #expect(texts.map(\.text.withoutXMLSpace).joined() == bare.characters)
        let addresses = result.value.parsed.edition.provisions.map(\.address)
        #expect(Set(addresses).count == addresses.count)
      }
    }
    return outcome
  }

  /// Makes an element another one, in both of its tags where they are near: what stays well-formed reaches the reader.
  private static func renameTag(in bytes: inout [UInt8], near place: Int, _ number: Int) {
    let names = ["P", "FP", "DIV8", "HEAD", "EXTRACT", "TABLE", "section", "note", "content", "quotedContent", "paragraph", "toc", "I"]
    guard let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")), open + 1 < bytes.count, bytes[open + 1] != UInt8(ascii: "/"),
      let end = bytes[open...].firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: " ") })
    else { return }
    let name = Array(bytes[open + 1..<end])
    let closing = Array("</".utf8) + name + [UInt8(ascii: ">")]
    guard name.count > 0, let close = (end..<max(end, bytes.count - closing.count)).first(where: { bytes[$0...].starts(with: closing) }) else { return }
    let replacement = Array(names[number % names.count].utf8)
    bytes.replaceSubrange(close + 2..<close + 2 + name.count, with: replacement)
    bytes.replaceSubrange(open + 1..<end, with: replacement)
  }

  @Test func survivesDamagedUSLM() {
    for text in [USLMReaderTests.act, USLMReaderTests.regulation] {
      let outcome = Self.mutate(text, count: 1000) { USLMReader.read($0, instrument: InstrumentIdentifier("law"), accounting: true) }
      #expect(outcome.read > 100 && outcome.refused > 100)
    }
  }

  @Test func survivesDamagedECFR() {
    let outcome = Self.mutate(ECFRReaderTests.title, count: 2000) { ECFRReader.read($0, instrument: InstrumentIdentifier("law"), accounting: true) }
    #expect(outcome.read > 200 && outcome.refused > 200)
  }

  @Test func survivesDamagedAkomaNtoso() {
    let outcome = Self.mutate(AkomaNtosoReaderTests.document, count: 2000) {
      AkomaNtosoReader.read($0, instrument: InstrumentIdentifier("law"), accounting: true)
    }
    #expect(outcome.read > 100 && outcome.refused > 200)
  }

  @Test func survivesDamagedRegML() {
    let outcome = Self.mutate(RegMLReaderTests.document, count: 2000) {
      RegMLReader.read($0, instrument: InstrumentIdentifier("law"), accounting: true)
    }
    #expect(outcome.read > 100 && outcome.refused > 200)
  }

  @Test func survivesDamagedOSCAL() {
    let outcome = Self.mutate(OSCALMarkupReaderTests.catalog, count: 1000) {
      OSCALMarkupReader.read($0, instrument: InstrumentIdentifier("law"), accounting: true)
    }
    #expect(outcome.read > 50 && outcome.refused > 100)
  }
}

/// A small seeded generator, the same on every machine.
private struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number in `0..<limit`.
  mutating func next(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(max(1, limit)))
  }
}
