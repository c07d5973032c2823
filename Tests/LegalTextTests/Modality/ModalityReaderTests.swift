import Testing

@testable import LegalText

@Suite struct ModalityReaderTests {
  /// "prohibition 'shall not'" for each statement, marks for what is no plain one.
  private func statements(_ outline: String, at address: String) -> [String] {
    let edition = TermFixtures.edition(outline)
    guard let index = ProvisionAddress(parsing: "act/" + address).flatMap(edition.index(of:)) else { return ["no such provision"] }
    return ModalityReader.read(edition)[index].statements.map { statement in
      let force = statement.force == .plain ? "" : "\(statement.force) "
      return "\(force)\(statement.modality) '\(edition.words(of: statement))'"
    }
  }

  private func statements(_ text: String) -> [String] { statements("## § 1. Rules\n\n\(text)\n", at: "1") }

  @Test(arguments: [
    ("A business shall give notice.", ["obligation 'shall'"]),
    ("A business must give notice.", ["obligation 'must'"]),
    ("A business shall, at a minimum, give notice.", ["obligation 'shall'"]),
    ("A business is required to give notice.", ["obligation 'is required to'"]),
    ("A business has a duty to give notice.", ["obligation 'has a duty to'"]),
    ("The notice shall be easy to read.", ["obligation 'shall'"]),
    ("The controller shall be responsible for it.", ["obligation 'shall'"]),
    ("A business shall not sell it.", ["prohibition 'shall not'"]),
    ("You may not, directly or through any affiliate, disclose it.", ["prohibition 'may not'"]),
    ("A business must not sell it.", ["prohibition 'must not'"]),
    ("A provider cannot contract for it.", ["prohibition 'cannot'"]),
    ("A business is prohibited from selling it.", ["prohibition 'is prohibited from'"]),
    ("The person shall be prohibited from selling it.", ["prohibition 'shall'"]),
    ("No person shall sell it.", ["prohibition 'shall'"]),
    ("In no event may a business sell it.", ["prohibition 'may'"]),
    ("Neither the business nor a provider may sell it.", ["prohibition 'may'"]),
    ("It is unlawful to sell it.", ["prohibition 'is unlawful'"]),
    ("A member shall neither seek nor take instructions.", ["prohibition 'shall neither'"]),
    ("A business may ask again.", ["permission 'may'"]),
    ("A business is not required to search.", ["permission 'is not required to'"]),
    ("A business need not answer.", ["permission 'need not'"]),
    ("A business does not need to answer.", ["permission 'does not need to'"]),
    ("A business shall not be required to answer.", ["permission 'shall not'"]),
    ("A business may not be required to answer.", ["permission 'may not'"]),
    ("A consumer shall have the right to know.", ["right permission 'shall'"]),
    ("A consumer has the right to know.", ["right permission 'has the right to'"]),
    ("The Commission shall be empowered to adopt acts.", ["right permission 'shall'"]),
    ("A business may sell it only if the consumer consents.", ["restriction prohibition 'may'"]),
    ("A business shall only use it if the consumer consents.", ["restriction prohibition 'shall only'"]),
    ("A business shall only be required to give an address.", ["obligation 'shall only'"]),
    ("A business may ask, but shall not sell.", ["permission 'may'", "prohibition 'shall not'"]),
    ("A business shall not sell unless the consumer consents.", ["prohibition 'shall not'"]),
    ("If a consumer asks, the business shall answer.", ["obligation 'shall'"]),
    ("A business that may sell data shall give notice.", ["obligation 'shall'"]),
    ("Nothing in this section shall require a business to keep data.", ["permission 'shall'"]),
  ])
  func reads(text: String, expected: [String]) {
    #expect(statements(text) == expected)
  }

  @Test(arguments: [
    "Each agency keeps such data as may be held.",
    "“Fee” shall mean money.",
    "The fee shall be deemed paid.",
    "The business may not be able to know.",
    "A failure may result in harm.",
    "This title shall not apply to banks.",
    "This section shall not be construed to require more.",
    "Nothing in this title shall affect other law.",
    "The act is in force from 25 May 2018.",
    "The sign reads “You shall not pass”.",
    "A business should answer.",
    "The act shall take effect on 1 January.",
    "The controller knows that the business must answer.",
    "There are authorized to be appropriated such sums as may be necessary.",
    "For example, a business may write a letter.",
    "A business sells.",
    "The term shall be five years.",
  ])
  func readsNothing(text: String) {
    #expect(statements(text) == [])
  }

  private let listed = """
    ## § 1. Use

    (a) A provider shall not use data except:

    (1) For the contract.

    (2) To hire another. It shall tell the business.

    (b) A provider shall do the following:

    (1) Tell the business; and

    (2) may keep a copy.

    (c) A provider may sell data if all of the following are true:

    (1) It is public.

    (d) Text. Illustrative examples follow.

    (1) A provider shall send letters.

    (e) A business shall have all of the following powers:

    (1) to search; and

    (f) A third party may use the data only:

    (1) to bill.
    """

  @Test(arguments: [
    ("1/a", ["prohibition 'shall not'"]),
    ("1/a/1", ["exception permission 'shall not'"]),
    ("1/a/2", ["exception permission 'shall not'", "obligation 'shall'"]),
    ("1/b/1", ["obligation 'shall'"]),
    ("1/b/2", ["permission 'may'"]),
    ("1/c/1", []),
    ("1/d/1", []),
    ("1/e/1", ["right permission 'shall'"]),
    ("1/f", ["restriction prohibition 'may'"]),
    ("1/f/1", ["exception permission 'may'"]),
  ])
  func readsItemsWithTheirChapeau(address: String, expected: [String]) {
    #expect(statements(listed, at: address) == expected)
  }

  @Test func readsTheSameOnAnyNumberOfCores() async {
    let edition = TermFixtures.edition("# Part 1. A\n\n\(listed)\n\n## § 2. More\n\nA business shall pay.\n")
    let one = ModalityReader.read(edition)
    #expect(await ModalityReader.read(edition, width: 8) == one)
    #expect(one.count == edition.provisions.count)
  }

  @Test func admitsWhatTheWordsDoNotContradict() {
    func reading(_ modality: Modality, _ force: ModalStatement.Force = .plain) -> ProvisionModality {
      ProvisionModality(statements: [ModalStatement(modality: modality, force: force, provision: 0, item: 0, range: 0..<1)])
    }
    #expect(!reading(.permission).admits(.prohibition))
    #expect(!reading(.prohibition).admits(.permission))
    #expect(reading(.permission, .right).admits(.obligation))
    #expect(!reading(.permission, .right).admits(.prohibition))
    #expect(reading(.prohibition, .restriction).admits(.permission))
    #expect(ProvisionModality(statements: []).admits(.prohibition))
    #expect(reading(.permission, .right).binds)
    #expect(!reading(.permission).binds)
  }
}
