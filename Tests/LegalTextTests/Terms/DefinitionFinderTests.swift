import Testing

@testable import LegalText

@Suite struct DefinitionFinderTests {
  @Test(arguments: [
    ("“Agency” means the privacy agency.", ["1: Agency"]),
    ("\"Agency\" means the privacy agency.", ["1: Agency"]),
    ("‘controller’ means the person who decides;", ["1: controller"]),
    ("“Sell,” “selling,” “sale,” or “sold,’’ means renting or disclosing.", ["1: Sell (selling, sale, sold)"]),
    ("The term “former President”, when used with respect to records, means the President who made them.", ["1: former President"]),
    ("the term “records” has the meaning given it by section 3;", ["1: records"]),
    ("“Covered entity” has the same meaning as defined in Section 160.", ["1: Covered entity"]),
    ("“Patient information” shall mean private information.", ["1: Patient information"]),
    ("‘consent’ of the data subject means any freely given indication;", ["1: consent"]),
    ("For purposes of this section, “reidentify” means the reversal of it.", ["1: reidentify"]),
    ("For purposes of this paragraph, “treatment,” and “payment” have the same meaning as in section 4.", ["1: treatment", "1: payment"]),
    ("“Privacy policy,” as referred to in section 3, subdivision (a)(5), means the statement.", ["1: Privacy policy"]),
    ("Affiliate means any company that controls another.", ["1: Affiliate"]),
    ("Control of a company means: ownership of its shares.", ["1: Control"]),
    ("Clear and conspicuous means that a notice is understandable.", ["1: Clear and conspicuous"]),
    ("Necessary to effect, administer, or enforce a transaction means that it is required.", ["1: Necessary to effect, administer, or enforce a transaction"]),
    ("For purposes of this section, joint agreement means a written contract.", ["1: joint agreement"]),
    ("You must give it. Annually means at least once a year.", ["1: Annually"]),
    ("For purposes of this paragraph, “you” is limited to credit unions.", ["1: you"]),
    ("It is established (the ‘Board’).", ["1: Board"]),
    ("It runs a service (hereafter in this section referred to as the “Service”), which shall list all.", ["1: Service"]),
    ("It relates to a natural person (‘data subject’) who can be found.", ["1: data subject"]),
    ("It binds the Bureau of Records (“BR” or “the agency”) and all.", ["1: BR (agency)"]),
    ("He may by notice (a “retention notice”) require it.", ["1: retention notice"]),
    ("Sections 2 and 3 apply, except that for the purposes of this chapter “the Convention” shall mean the treaty.", ["1: Convention"]),
    ("Mitigation means, as defined in 4 XYZ 15, avoiding harm.", ["1: Mitigation"]),
    ("Notice means for purposes of the review a letter.", ["1: Notice"]),
    ("Collect means to obtain information.", ["1: Collect (Collects, Collected, Collecting)"]),
  ])
  func findsADefinition(text: String, expected: [String]) {
    #expect(TermFixtures.definitions("## § 1. Rules\n\n\(text)\n") == expected)
  }

  @Test(arguments: [
    "Provide an electronic means to opt out.",
    "Reasonable opt out means. You provide it if you ask.",
    "You provide a reasonable means to exercise the right.",
    "The purposes and means of the processing.",
    "Issuing regulations to further define “intentionally interacts,” with care.",
    "Updating the definitions of “deidentified” as needed. The authority shall not apply to more.",
    "Information that is “publicly available” shall not be considered sensitive.",
    "A title (commonly referred to as the “Privacy Act”).",
    "Disclosure table (“Reasons we can share your information”).",
    "The order shall signify the “usual number” of copies.",
    "“Specific pieces” do not include generated data.",
    "Payment may be made under the “Printing Office” without more.",
    "A rule means nothing.",
    "Use all practicable means to protect it.",
    "Authorized means to achieve this goal include a letter.",
    "“37 FR 6803” refers to material on that page.",
    "Where not otherwise expressed, terms shall have the meanings ascribed in this section.",
    "Listings shall refer to the section.",
    "Reserved. The rest follows.",
    "It means that the business shall not charge.",
  ])
  func findsNoDefinition(text: String) {
    #expect(TermFixtures.definitions("## § 1. Rules\n\n\(text)\n") == [])
  }

  @Test func findsTheTermsOfASectionOfDefinitions() {
    let outline = """
      ## § 2. Definitions

      As used in this chapter—

      (1) the term “agency” means a department;

      (2) the term “collection of information”—

      (A) means obtaining facts; and

      (B) does not include a collection under section 3.

      (3) Financial service includes brokerage.

      (4) Member means a person. Member includes a former member.
      """
    #expect(
      TermFixtures.definitions(outline) == [
        "2/1: agency", "2/2: collection of information", "2/3: Financial service", "2/4: Member",
      ])
  }

  @Test func readsListsWithoutVerbsByTheirOrder() {
    let outline = """
      ## § 2. Meaning of terms

      When used in this part, terms are defined as follows.

      Act. 18 U.S.C. Chapter 44.

      Any other weapon. A device that can be concealed.

      Bureau of Records (BR). The office of that name. It does not include branches.

      Distribute. To sell or give.

      Firearm muffler or firearm silencer. A device that deadens a report.

      Frame or receiver. The part that holds the bolt.

      A maintains a home in State X. A travels to State Y.

      Handgun. (a) Any firearm with a short stock.

      U.S.C. The United States Code.
      """
    #expect(
      TermFixtures.definitions(outline) == [
        "2: Act", "2: Any other weapon", "2: Bureau of Records (BR)", "2: Distribute (Distributes, Distributed, Distributing)",
        "2: Firearm muffler (firearm silencer)", "2: Frame or receiver", "2: Handgun", "2: U.S.C",
      ])
    // The same sentences where nothing is defined, and out of any order.
    #expect(TermFixtures.definitions(outline.replacing("Meaning of terms", with: "Conduct").replacing("When used in this part, terms are defined as follows", with: "All of this applies")) == [])
    #expect(
      TermFixtures.definitions("## § 2. Definitions\n\nRecords. Keep them.\n\nNotices. Send them.\n\nAccess. Give it.\n\nZeal. Show it.\n\nCare. Take it.\n")
        == [])
  }

  @Test func takesTheTermsOfASectionsHeadings() {
    let outline = """
      ## § 2. Definitions

      {heading: Agency}
      (1) Any department.

      {heading: Board}
      (2) The term “Board” means the records board.

      {heading: Record}
      (3) Any writing.
      """
    #expect(TermFixtures.definitions(outline) == ["2/1: Agency", "2/2: Board", "2/3: Record"])
  }

  @Test func takesTheTermsOfATable() {
    let table = "| Term | Meaning |\n| --- | --- |\n| “agency” or “bureau” | any department |\n| Notice of Review (NOR) | a letter |\n| Gap | |\n"
    #expect(TermFixtures.definitions("## § 2. Rules\n\nThese hold:\n\n" + table) == ["2: agency (bureau)", "2: Notice of Review (NOR)"])
    #expect(TermFixtures.definitions("## § 2. Rules\n\n" + table.replacing("Meaning", with: "Fee")) == [])
  }

  @Test(arguments: [
    ("Regulation and rule have the same meaning.", ["1: Regulation", "1: rule"]),
    ("Act and FOIA mean the Records Act.", ["1: Act (FOIA)"]),
    ("Adverse Determination or Determination shall include a refusal.", ["1: Adverse Determination (Determination)"]),
    ("Impact Assessment (IA) shall mean a study.", ["1: Impact Assessment (IA)"]),
    ("System of Records or System (SOR or Systems) shall mean a group.", ["1: System of Records (System, SOR, Systems)"]),
    ("Import or importation means bringing in.", ["1: Import (importation)"]),
    ("Purpose and need as described in 4 XYZ 2 means the reason.", ["1: Purpose and need"]),
    ("Non-Federal Agency for purposes of the Policy Act and this part means others.", ["1: Non-Federal Agency"]),
    ("Request for correction of a record means a letter.", ["1: Request for correction of a record"]),
  ])
  func dividesTheHeadsOfDefinitions(text: String, expected: [String]) {
    #expect(TermFixtures.definitions("## § 1. Definitions\n\n\(text)\n") == expected)
  }

  @Test func findsSeveralDefinitionsInOneSentence() {
    let text =
      "As used in this chapter, unless the context otherwise requires— “document” means an order; “Federal agency” or “agency” means the President; and “person” means an individual."
    let edition = TermFixtures.edition("# Chapter 15. Register\n\n## § 1501. Definitions\n\n\(text)\n")
    let terms = DefinitionFinder(edition: edition, levelNames: ["subsection"]).find().terms
    #expect(terms.map(\.names) == [["document"], ["Federal agency", "agency"], ["person"]])
    #expect(Set(terms.map(\.scope)) == [.provisions([edition.provisions[0].address])])
  }

  @Test func readsTheScopeOfADefinition() {
    let outline = """
      # Chapter 1. All

      ## § 1. Definitions

      (a) “Agency” means a department.

      (b) For purposes of this subdivision, “family” means a parent.

      (c) For purposes of this chapter, “fee” means money.

      ## § 2. Rules

      (a) For purposes of this section, all of the following apply:

      (1) “Owner” means a holder.

      (b) Annually means once a year.
      """
    let edition = TermFixtures.edition(outline)
    let terms = DefinitionFinder(edition: edition, levelNames: ["subdivision", "paragraph"]).find().terms
    let scopes = terms.map { term -> String in
      switch term.scope {
      case .instrument: "\(term.name): instrument"
      case .provisions(let addresses): "\(term.name): \(addresses.map(\.description).joined(separator: ", "))"
      }
    }
    #expect(
      scopes == [
        "Agency: instrument", "family: act/1/b", "fee: act/chapter-1", "Owner: act/2", "Annually: act/2",
      ])
  }

  @Test func readsTheScopeOfALongIntroductionOfDefinitions() {
    let words = String(repeating: "Words in the plural form include the singular. ", count: 12)
    let outline = "# Part 4. Licences\n\n## § 1. Meaning of terms\n\nWhen used in this part, terms have the meanings below. \(words)\n\n(a) “Fee” means money.\n"
    let edition = TermFixtures.edition(outline)
    let terms = DefinitionFinder(edition: edition, levelNames: ["paragraph"]).find().terms
    #expect(terms.map(\.name) == ["Fee"])
    #expect(terms.map(\.scope) == [.provisions([edition.provisions[0].address])])
    // Elsewhere so long a paragraph introduces nothing.
    let rule = TermFixtures.edition(outline.replacing("Meaning of terms", with: "Fees"))
    #expect(DefinitionFinder(edition: rule, levelNames: ["paragraph"]).find().terms.map(\.scope) == [.provisions([rule.provisions[1].address])])
  }

  @Test func tellsWhatADefinitionExcludes() throws {
    let outline = """
      ## § 1. Definitions

      (a) “Data” means facts.

      (b) “Data” does not include secrets.

      (c) “Form” means paper but does not include a ticket.

      (d) “List” means a table. The term does not include a figure.
      """
    let edition = TermFixtures.edition(outline)
    let terms = DefinitionFinder(edition: edition, levelNames: ["subdivision"]).find().terms
    let words = terms.map { term in
      term.exclusions.map { place -> String in
        let text = edition.provisions[place.provision].content[place.item].paragraph?.text ?? ""
        return String(decoding: Array(text.utf8)[place.range], as: UTF8.self)
      }
    }
    #expect(terms.map(\.name) == ["Data", "Form", "List"])
    #expect(words == [["does not include secrets."], ["does not include a ticket."], ["does not include a figure."]])
  }

  @Test func takesTermsThatTheSourceMarksUp() {
    let edition = TermFixtures.edition("## § 1. Terms\n\nAct. The Gun Act of 1968.\n")
    let marks = [MarkedTerm(provision: 0, item: 0, range: 0..<3)]
    let terms = DefinitionFinder(edition: edition, levelNames: []).find(marked: marks).terms
    #expect(terms.map(\.name) == ["Act"])
    #expect(terms.map(\.origin) == [.markup])
  }

  @Test func leavesOutExcludedNames() {
    let edition = TermFixtures.edition("## § 1. Definitions\n\n(a) “You” means a bank.\n\n(b) “Bank” means a bank.\n")
    let definitions = DefinitionFinder(edition: edition, levelNames: []).find(excluding: ["you"])
    #expect(definitions.terms.map(\.name) == ["Bank"])
    #expect(definitions.definingProvisions == [2])
  }
}
