import Diagnostics
import Testing

@testable import LegalText

@Suite struct TermUseTests {
  private let act = """
    # Chapter 1. General

    ## § 1. Definitions

    (a) “Business” means an undertaking.

    (b) “Business purpose” means a use by the business.

    (c) “Consumer” means a person.

    (d) “Category of source” means a group.

    (e) “Commission” means the privacy authority.

    (f) “CCPA” means this law.

    # Chapter 2. Rules

    ## § 2. Duties

    (a) A business’s use for business purposes binds businesses. The California Consumer Privacy Act and consumers differ.

    (b) The Commission, not the Federal Election Commission, may ask a commission for categories of sources. The ccpa is not the CCPA.

    (c) See section 1, subdivision (a) business.

    ## § 3. Fees

    (a) For purposes of this section, “consumer” means a buyer.

    (b) A consumer pays.
    """

  @Test func findsTheLongestNameInEitherNumber() async {
    let uses = await PrintedUses.link([TermFixtures.instrument(act)])
    #expect(
      uses.uses("act/2/a") == [
        "business > 1/a", "business purposes > 1/b", "businesses > 1/a", "consumers > 1/c",
      ])
  }

  @Test func findsCapitalizedTermsOnlyWhereTheyHaveTheirCapital() async {
    let uses = await PrintedUses.link([TermFixtures.instrument(act)])
    #expect(uses.uses("act/2/b") == ["Commission > 1/e", "categories of sources > 1/d", "CCPA > 1/f"])
  }

  @Test func findsNothingInCitationsAndInPrintedNames() async {
    let uses = await PrintedUses.link([TermFixtures.instrument(act)])
    #expect(uses.uses("act/2/c") == ["business > 1/a"])
    #expect(uses.uses("act/1/a") == [])
    #expect(uses.uses("act/1/b") == ["business > 1/a"])
  }

  @Test func takesTheMeaningWithTheNearestScope() async {
    let uses = await PrintedUses.link([TermFixtures.instrument(act)])
    #expect(uses.uses("act/3/b") == ["consumer > 3/a"])
    #expect(uses.uses("act/2/a").contains("consumers > 1/c"))
  }

  @Test func findsAdoptedTermsAndPrefersItsOwn() async {
    var rules = TermRules()
    rules.adopt = [TermFixtures.located("act")]
    let regulations = """
      ## § 10. Definitions

      (a) “Consumer” means a resident.

      ## § 11. Rules

      A business tells a consumer.
      """
    let uses = await PrintedUses.link([
      TermFixtures.instrument(act), TermFixtures.instrument(regulations, "rules", rules: rules),
    ])
    #expect(uses.uses("rules/11") == ["business > act/1/a", "consumer > 10/a"])
  }

  @Test func doesAsTheAuthorSays() async {
    var rules = TermRules()
    rules.add = [
      TermRules.Addition(
        term: TermFixtures.located("undertaking"), provision: TermFixtures.located("§ 1(a)"), forms: [TermFixtures.located("enterprise")])
    ]
    rules.exclude = [TermFixtures.located("Business purpose")]
    rules.notInside = [TermFixtures.located("consumers differ")]
    rules.scope = [TermRules.Limit(term: TermFixtures.located("Commission"), provisions: [TermFixtures.located("§ 3")])]
    let uses = await PrintedUses.link([TermFixtures.instrument(act, rules: rules)])
    #expect(uses.uses("act/1/a") == ["undertaking > 1/a"])
    #expect(uses.uses("act/2/a") == ["business > 1/a", "business > 1/a", "businesses > 1/a"])
    #expect(uses.uses("act/2/b") == ["categories of sources > 1/d", "CCPA > 1/f"])
  }

  @Test func reportsRulesThatFindNothing() async {
    var rules = TermRules()
    rules.exclude = [TermFixtures.located("Busines")]
    rules.adopt = [TermFixtures.located("acts")]
    rules.add = [TermRules.Addition(term: TermFixtures.located("fee"), provision: TermFixtures.located("§ 9"))]
    rules.scope = [TermRules.Limit(term: TermFixtures.located("fees"), provisions: [TermFixtures.located("§ 2")])]
    let corpus = Corpus(instruments: [TermFixtures.instrument(act, rules: rules)])
    let law = await LinkedLaw.link(corpus, width: 1)
    let diagnostics = await LinkedTerms.link(corpus, law: law, width: 1).diagnostics
    #expect(
      diagnostics.map(\.description) == [
        "act.yaml:1:1: warning: Term 'Busines' of key 'exclude' is not defined in the current edition of 'act'; did you mean 'Business'? [unknown-term]",
        "act.yaml:1:1: error: Provision 'act/9' is not in the corpus; did you mean 'act/1'? [unknown-provision]",
        "act.yaml:1:1: warning: Term 'fees' of key 'scope' is not defined in the current edition of 'act'; remove it [unknown-term]",
        "act.yaml:1:1: error: Value 'acts' of key 'adopt' is not another regulation of this project; there is no other [unknown-regulation]",
      ])
  }

  @Test func givesTheSameWhateverTheNumberOfTasks() async {
    let one = await PrintedUses.link([TermFixtures.instrument(act)], width: 1)
    let many = await PrintedUses.link([TermFixtures.instrument(act)], width: 8)
    #expect(one.terms.terms == many.terms.terms)
    #expect(one.terms.useCounts == many.terms.useCounts)
    #expect(one.uses("act/2/a") == many.uses("act/2/a"))
  }

  @Test func reportsEachTermWithItsScopeAndUses() async throws {
    let uses = await PrintedUses.link([TermFixtures.instrument(act)])
    let section = try #require(TermReport(uses.terms, corpus: uses.corpus).sections.first)
    let rows = section.rows.map { "\($0.name), \($0.definition), \($0.scope): \($0.uses)" }
    #expect(
      rows == [
        "Business, § 1(a), whole instrument: 4", "Business purpose, § 1(b), whole instrument: 1",
        "Category of source, § 1(d), whole instrument: 1", "CCPA, § 1(f), whole instrument: 1",
        "Commission, § 1(e), whole instrument: 1", "Consumer, § 1(c), whole instrument: 1", "consumer, § 3(a), § 3: 1",
      ])
  }
}

@Suite struct TermFormsTests {
  @Test(arguments: [
    ("category", "categories"), ("categories", "category"), ("business", "businesses"), ("process", "processes"), ("box", "boxes"),
    ("consumer", "consumers"), ("agencies", "agency"), ("child", "children"),
  ])
  func makesTheOtherNumber(word: String, other: String) {
    #expect(TermForms.otherNumber(word) == other)
  }

  @Test(arguments: ["information", "consent", "data", "you"])
  func knowsWordsWithoutAnotherNumber(word: String) {
    #expect(TermForms.otherNumber(word) == nil)
  }

  @Test func putsTheHeadBeforeAPrepositionIntoTheOtherNumber() {
    #expect(TermForms.forms(of: "Request to know") == ["Request to know", "Requests to know"])
    #expect(TermForms.forms(of: "verify", isVerb: true) == ["verify", "verifies", "verified", "verifying"])
  }
}
