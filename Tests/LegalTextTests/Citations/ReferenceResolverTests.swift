import Diagnostics
import Testing

@testable import LegalText

@Suite struct ReferenceResolverTests {
  private let resolver = ReferenceResolver(editions: [
    InstrumentIdentifier("ccpa-regulations"): CitationFixtures.edition(
      "ccpa-regulations",
      ["7050", "7050/a", "7050/a/1", "7050/a/2", "7050/b", "7051", "7051/a", "7051/a/1", "7051/a/10", "9000"])
  ])

  private func message(_ address: String) -> String? {
    do {
      try resolver.resolve(try #require(ProvisionAddress(parsing: address)))
      return nil
    } catch {
      return (error as? ReferenceProblem)?.message
    }
  }

  @Test func resolvesKnownProvision() throws {
    #expect(try resolver.resolve(#require(ProvisionAddress(parsing: "ccpa-regulations/7050/a/2"))) == 3)
  }

  @Test(arguments: [
    (
      "ccpa-regulations/7050/z",
      "Provision 'ccpa-regulations/7050/z' is not in the corpus; did you mean 'ccpa-regulations/7050/a' or "
        + "'ccpa-regulations/7050'?"
    ),
    (
      "ccpa-regulations/7050/A",
      "Provision 'ccpa-regulations/7050/A' is not in the corpus; did you mean 'ccpa-regulations/7050/a' or "
        + "'ccpa-regulations/7050'?"
    ),
    (
      "ccpa-regulations/7051/a/11",
      "Provision 'ccpa-regulations/7051/a/11' is not in the corpus; did you mean 'ccpa-regulations/7051/a/1' or "
        + "'ccpa-regulations/7051/a'?"
    ),
    (
      "ccpa-regulations/7052",
      "Provision 'ccpa-regulations/7052' is not in the corpus; did you mean 'ccpa-regulations/7050'?"
    ),
    ("gdpr/28", "Provision 'gdpr/28' cannot be checked: no edition of 'gdpr' is loaded"),
  ])
  func reportsUnknownProvisionWithTheNearest(address: String, expected: String) {
    #expect(message(address) == expected)
  }

  @Test func pointsToThePageWhenNothingIsNear() {
    let lone = ReferenceResolver(editions: [
      InstrumentIdentifier("gdpr"): CitationFixtures.edition("gdpr", ["recitals-and-more"])
    ])
    #expect(throws: ReferenceProblem.unknownProvision(address("gdpr/7"), nearest: [])) {
      try lone.resolve(address("gdpr/7"))
    }
    #expect(
      ReferenceProblem.unknownProvision(address("gdpr/7"), nearest: []).diagnostic(at: nil).description
        == "error: Provision 'gdpr/7' is not in the corpus; see the addresses on the page of 'gdpr' [unknown-provision]")
  }

  private func address(_ printed: String) -> ProvisionAddress {
    let parts = printed.split(separator: "/" as Character).map { String($0) }
    return ProvisionAddress(InstrumentIdentifier(parts[0]), Array(parts.dropFirst()))
  }
}
