import Diagnostics
import Testing

@testable import LegalText

@Suite struct ProvisionMappingTests {
  private static let oldText = """
    ## § 1. Use

    (a) A provider shall keep a copy of every record for a year.

    (b) A contractor gives notice of a breach without delay, and repairs the harm that it has done.

    ## § 2. Fees

    (a) A fee is due for the second copy.
    """
  private static let newText = """
    ## § 5. Use

    (a) A provider shall keep a copy of every record for a year.

    (b) A contractor gives notice of a breach without delay,

    (c) and repairs the harm that it has done.

    ## § 6. Charges

    (a) Nothing costs anything here, whoever asks and for whatever reason.
    """
  private let from = EditionIdentifier("2020")
  private let to = EditionIdentifier("2024-01-01")
  private var old: Edition { outline(Self.oldText) }
  private var new: Edition { outline(Self.newText) }

  private func address(_ text: String) -> ProvisionAddress {
    ProvisionAddress(InstrumentIdentifier("act"), text.split(separator: "/").map(String.init))
  }

  private func read(_ text: String) -> Checked<ProvisionMapping?> {
    let value = YAMLDocument.read(SourceText(path: "m.yaml", text: text))
    guard let root = value.value else { return Checked(nil, value.diagnostics) }
    return ProvisionMappingReader.read(root, instrument: InstrumentIdentifier("act"), from: from, old, to: to, new)
  }

  @Test func proposesWhatTheAddressesDoNotSay() {
    let proposal = EditionComparison.compare(old, new).proposedMapping(from: from, to: to)
    #expect(
      ProvisionMappingWriter.write(proposal).split(separator: "\n").drop { $0.hasPrefix("#") } == [
        "from: 2020", "to: 2024-01-01", "provisions:",
        "  - { change: renumbered, from: 1, to: 5 }",
        "  - { change: split, from: 1/b, to: [5/b, 5/c] }",
        "  - { change: repealed, from: 2 }",
      ])
  }

  @Test func readsBackWhatItWrites() throws {
    var mapping = EditionComparison.compare(old, new).proposedMapping(from: from, to: to)
    mapping.entries[0].note = "asked \"A: B\", #1\n\tyes \\ é \u{7F}\u{2028} {x}"
    mapping.entries[1].confirmed = .init(by: "Counsel, C. # 2", on: try #require(CalendarDate(iso: "2026-11-24")))
    mapping.entries.append(.init(.added, from: [], to: [address("6"), address("6/a")]))
    let result = read(ProvisionMappingWriter.write(mapping))
    #expect(result.diagnostics.isEmpty)
    #expect(result.value == mapping)
  }

  @Test func obeysWhatAPersonConfirmed() throws {
    let text = """
      from: 2020
      to: 2024-01-01
      confirmed: { by: counsel, on: 2026-11-24 }
      provisions:
        - { change: renumbered, from: 2, to: 6 }
        - { change: renumbered, from: 2/a, to: 6/a }
        - { change: repealed, from: 1/a }
        - { change: added, to: 5/a }
      """
    let mapping = try #require(read(text).value)
    let comparison = EditionComparison.compare(old, new, mapping: mapping)
    #expect(comparison.misplacedProvision == nil)
    #expect(
      comparison.lines == [
        "renumbered 1 -> 5", "repealed 1/a", "added 5/a", "split 1/b -> 5/b + 5/c", "renumbered 2 -> 6", "amended (carried) 2/a -> 6/a",
      ])
    #expect(comparison.changes.filter(\.isConfirmed).count == 4)
    #expect(mapping.successors(of: address("2/a/1")) == [address("6/a/1")])
    #expect(mapping.successors(of: address("1/a")).isEmpty)
    #expect(mapping.successors(of: address("1/b")) == [address("1/b")])
  }

  @Test func doesNotObeyAProposal() throws {
    let mapping = try #require(read("from: 2020\nto: 2024-01-01\nprovisions: [{ change: repealed, from: 1/a }]\n").value)
    #expect(EditionComparison.compare(old, new, mapping: mapping).changes == EditionComparison.compare(old, new).changes)
  }

  @Test func keepsWhatWasConfirmedWhenItProposesAgain() throws {
    let text = "from: 2020\nto: 2024-01-01\nprovisions: [{ change: repealed, from: 1/b, confirmed: { by: counsel, on: 2026-11-24 } }]\n"
    let mapping = try #require(read(text).value)
    let again = EditionComparison.compare(old, new, mapping: mapping).proposedMapping(from: from, to: to, keeping: mapping)
    #expect(again.entries.first == mapping.entries.first)
    #expect(!again.entries.dropFirst().contains { $0.from.contains(address("1/b")) })
  }

  @Test func leadsOldAddressesToTheirSuccessors() {
    let comparison = EditionComparison.compare(old, new)
    #expect(comparison.redirects.map { "\($0.from) \($0.to)" } == ["act/1 act/5", "act/1/a act/5/a", "act/1/b act/5/b"])
    #expect(comparison.successors(of: address("1/b")) == [address("5/b"), address("5/c")])
    #expect(comparison.successors(of: address("2/a")).isEmpty)
  }

  @Test(arguments: [
    ("- { change: renumbered, from: 1/x, to: 5 }", "m.yaml:4:31: error: Provision '1/x' is not in edition '2020'; did you mean '1/a'? [unknown-provision]"),
    ("- { change: renumberd, from: 1, to: 5 }", "m.yaml:4:13: error: Value 'renumberd' of key 'change' is not one of renumbered, moved, split, merged, amended, added, repealed; did you mean 'renumbered'? [unknown-value]"),
    ("- { change: split, from: 1, to: 5 }", "m.yaml:4:13: error: Change 'split' takes provisions under 'from' and two or more under 'to' [wrong-shape]"),
    ("- { change: repealed, form: 1 }", "m.yaml:4:23: error: Key 'form' is not known in a mapping entry; did you mean 'from'? [unknown-key]"),
    ("- { change: repealed, from: [1, 1] }", "m.yaml:4:33: error: Provision '1' of edition '2020' is already mapped in line 4; keep one entry [duplicate-mapping]"),
    ("- { change: repealed, from: 1, confirmed: { by: me } }", "m.yaml:4:43: error: Key 'on' is missing in this confirmation; add it [missing-key]"),
  ])
  func reportsWhatCannotBeObeyed(entry: String, expected: String) {
    let result = read("from: 2020\nto: 2024-01-01\nprovisions:\n\(entry)\n")
    #expect(result.diagnostics.map(\.description).contains(expected), "\(result.diagnostics)")
    #expect(result.value?.entries.isEmpty == true)
  }

  @Test func refusesAMappingOfOtherEditions() {
    let result = read("from: 2019\nto: 2024-01-01\n")
    #expect(result.value == nil)
    #expect(result.diagnostics.map(\.message) == ["Edition '2019' is not the '2020' of the file's name; make them agree"])
  }

  @Test func dividesSeveralProvisionsAnewAmongSeveral() throws {
    let mapping = try #require(
      read("from: 2020\nto: 2024-01-01\nconfirmed: { by: counsel, on: 2026-11-24 }\nprovisions:\n  - { change: split, from: [1/a, 1/b], to: [5/a, 5/b, 5/c] }\n").value)
    let comparison = EditionComparison.compare(old, new, mapping: mapping)
    for part in ["1/a", "1/b"] {
      #expect(comparison.successors(of: address(part)) == ["5/a", "5/b", "5/c"].map(address))
      #expect(comparison.change(ofOld: address(part))?.kind == .split)
      #expect(comparison.change(ofOld: address(part))?.isConfirmed == true)
    }
    #expect(comparison.misplacedProvision == nil)
    let told = ChangeSummary(comparison, style: CitationStyle(full: "Act § {}", short: "§ {}", aliases: [], selfReferences: [])).lines.map(\.text)
    #expect(told.contains { $0.hasPrefix("§ 1(a) and § 1(b) were divided anew into § 5(a), ") }, "\(told)")
  }
}
