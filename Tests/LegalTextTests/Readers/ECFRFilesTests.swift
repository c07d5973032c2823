import Diagnostics
import Foundation
import LegalText
import TestSupport
import Testing

/// The real files. Counts are those of `../shared/data/ecfr/README.md`, measured on the raw XML; where they differ the reason is
/// said.
@Suite struct ECFRFilesTests {
  private static let current = "ecfr/ECFR-title1.2024-current.xml"
  private static let updated = "ecfr/ECFR-title1.2024-updated-ndash.xml"

  private func read(_ path: String) throws -> Edition {
    let source = try sharedSource(path)
    let result = ECFRReader.read(source, instrument: InstrumentIdentifier("law"), accounting: true)
    expectWholeAccount(result.value, of: source)
    #expect(result.diagnostics.isEmpty)
    return result.value.parsed.edition
  }

  @Test(.enabled(if: SharedData.has(current), SharedData.skipped(current)))
  func readsATitle() throws {
    let edition = try read(Self.current)
    // One title, 6 chapters, 5 subchapters, 36 parts, 23 subparts, 9 subject groups.
    #expect(edition.count(.division) == 1 + 6 + 5 + 36 + 23 + 9)
    #expect(edition.count(.section) == 288)
    // 1,323 paragraphs begin with one number and 5 with two; 21 more numbers stand behind an italic heading.
    #expect(edition.count(.subdivision) == 1323 + 2 * 5 + 21)
    #expect(edition.count(.example) == 3)
    // 97 histories, 32 authorities, 28 sources, 5 footnotes.
    #expect(edition.count(.note) == 97 + 32 + 28 + 5)
    let sections = edition.sections.map { edition.provisions[$0] }
    #expect(sections.count { $0.state == .reserved } == 17)
    #expect(sections.count { $0.designation.hasPrefix("§§") } == 14)
    #expect(edition.provision("457.104-457.109")?.state == .reserved)
    #expect(edition.provision("1.1/agency")?.kind == .definition)
    #expect(edition.provision("304.3/b")?.heading == "Description of records sought.")
    #expect(edition.text(at: "304.3/b/1")?.hasPrefix("You must describe") == true)
    #expect(edition.provision("17.2/c")?.content.contains { $0.isTable } == true)
    #expect(edition.provision("17.2/c")?.continuation.isEmpty == true)
    #expect(edition.provision("2.2/b/1") != nil)
    let numbers = NumberingCheck(edition)
    #expect(numbers.gaps == [])
    expectRoundTrip(edition)
  }

  @Test(.enabled(if: SharedData.has(updated), SharedData.skipped(updated)))
  func givesTheSameLawWhereOnlyDashesDiffer() throws {
    let current = try read(Self.current)
    let updated = try read(Self.updated)
    #expect(current.provisions.map(\.address) == updated.provisions.map(\.address))
    let differing = current.provisions.indices.filter { current.fingerprint(of: $0) != updated.fingerprint(of: $0) }
    #expect(differing.isEmpty)
    #expect(current != updated)
  }
}

/// Finds items of one list whose numbers do not follow each other: what a wrong nesting leaves.
struct NumberingCheck {
  private(set) var gaps: [String] = []

  init(_ edition: Edition) {
    for provision in edition.provisions {
      let labels = provision.children.map { edition.provisions[$0] }.filter { !$0.designation.isEmpty && [.subdivision, .definition].contains($0.kind) }
        .map { $0.address.components.last ?? "" }
      for (first, second) in zip(labels, labels.dropFirst()) where !Self.follows(first, second) {
        gaps.append("\(provision.address) \(first) \(second)")
      }
      if let first = labels.first, !["a", "1", "i", "A", "I"].contains(first) { gaps.append("\(provision.address) begins with \(first)") }
    }
  }

  private static func follows(_ first: String, _ second: String) -> Bool {
    if let one = Int(first), let other = Int(second) { return other == one + 1 }
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
    if let one = romans.firstIndex(of: first.lowercased()), romans.indices.contains(one + 1), romans[one + 1] == second.lowercased() { return true }
    guard first.count == second.count, let one = letters.firstIndex(of: Character(first.lowercased().prefix(1) + "")),
      let other = letters.firstIndex(of: Character(second.lowercased().prefix(1) + ""))
    else { return first == "z" && second == "aa" }
    return letters.index(after: one) == other
  }
}
