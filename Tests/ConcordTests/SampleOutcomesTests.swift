import Compliance
import Concord
import Diagnostics
import Publishing
import Testing

/// Every outcome that the sample is there to show, each held to its reason.
@Suite struct SampleOutcomesTests {
  private func assess() async throws -> Handbook {
    let project = Project(
      folder: ProjectFolder(root: Golden.packageRoot), asOf: try #require(CalendarDate(iso: "2026-11-23")), width: 2)
    return try #require(await project.assess().value)
  }

  private struct Outcome {
    var handbook: Handbook
    var engagement: EngagementIndex

    var organization: AssessedOrganization { handbook.organization }
    var role: String { organization.roleWords(of: engagement) }

    func status(_ obligation: String) throws -> Status? {
      organization.determination(try index(obligation), engagement)?.status
    }

    func reason(_ obligation: String) throws -> String {
      organization.reason(for: try #require(organization.determination(try index(obligation), engagement)), of: try index(obligation))
    }

    func index(_ obligation: String) throws -> ObligationIndex {
      try #require(handbook.linked.obligations.firstIndex { $0.record.id.value == obligation })
    }

    var rules: [String] { handbook.findings.filter { $0.engagement == engagement }.map(\.rule.name) }

    func messages(_ rule: any FindingRule.Type) -> [String] {
      handbook.findings.filter { $0.engagement == engagement && $0.rule == rule.identifier }.map(\.message)
    }
  }

  private func outcome(_ key: String) async throws -> Outcome {
    let handbook = try await assess()
    let engagement = try #require(
      handbook.linked.engagements.indices.first { EngagementKey(in: handbook.linked, $0).description == key })
    return Outcome(handbook: handbook, engagement: engagement)
  }

  @Test func completeServiceProvider() async throws {
    let northbeam = try await outcome("northbeam/hosting")
    #expect(northbeam.role == "service provider")
    let states = northbeam.organization.clauseRequirements(of: northbeam.engagement).map(\.state)
    #expect(states.count == 12 && states.allSatisfy { $0 == .present })
    let statuses = northbeam.organization.determinations.flatMap { $0 }.filter { $0.engagement == northbeam.engagement }.map(\.status)
    #expect(statuses.allSatisfy { $0 == .met })
    #expect(northbeam.rules == [])
  }

  @Test func missingClause() async throws {
    let mailwave = try await outcome("mailwave/campaigns")
    #expect(try mailwave.status("stop-and-remediate") == .notMet)
    #expect(try mailwave.status("direct-relationship") == .partial)
    #expect(
      mailwave.messages(ClauseMissing.self) == [
        "MailWave, Inc. (Email campaigns): the clause that § 7051(a)(9) asks for is missing (Let the business stop and remediate unauthorized use)"
      ])
  }

  @Test func genericPurpose() async throws {
    let ledgerline = try await outcome("ledgerline/payroll")
    #expect(try ledgerline.status("specific-purposes") == .notMet)
    #expect(try ledgerline.reason("specific-purposes") == "The required clause is missing.")
    let derivation = ledgerline.organization.derivation(of: try ledgerline.index("specific-purposes"), ledgerline.engagement)
    #expect(derivation.steps.contains { $0.text.contains("names no specific purpose") && $0.position?.file == "content/vendors/ledgerline.yaml" })
  }

  @Test func contractorWithoutCertification() async throws {
    let tessellate = try await outcome("tessellate/warehouse-analysis")
    #expect(tessellate.role == "contractor")
    #expect(try tessellate.status("contractor-certification") == .notMet)
    #expect(try tessellate.status("contractor-monitoring") == .met)
    #expect(try await outcome("northbeam/hosting").status("contractor-certification") == nil)
  }

  @Test func permittedUseIsNoGap() async throws {
    let sablegate = try await outcome("sablegate/fraud-screening")
    #expect(try sablegate.status("sp-use-limit") == .met)
    #expect(try sablegate.reason("sp-use-limit").contains("§ 7050(a)(4) permits it"))
    let permission = try sablegate.index("security-and-fraud")
    #expect(sablegate.organization.derivation(of: permission, sablegate.engagement).conclusion == .permitted)
  }

  @Test func declaredServiceProviderThatIsAThirdParty() async throws {
    let pinwheel = try await outcome("pinwheel/retargeting")
    #expect(pinwheel.role == "third party")
    #expect(try pinwheel.status("third-party-contract") == .notMet)
    #expect(try pinwheel.status("sp-use-limit") == nil)
    #expect(pinwheel.rules.contains("role-changed") && pinwheel.rules.contains("prohibited-purpose"))
    let derivation = pinwheel.organization.derivation(of: try pinwheel.index("sp-use-limit"), pinwheel.engagement)
    #expect(derivation.conclusion == .doesNotApply)
    #expect(derivation.steps.contains { $0.kind == .rule && $0.provision?.description == "ccpa-regulations/7050/b" })
    // The same vendor is a service provider for its other service.
    #expect(try await outcome("pinwheel/contextual-ads").role == "service provider")
  }

  @Test func subcontractorsWithoutFlowDown() async throws {
    let quillhouse = try await outcome("quillhouse/web-analytics")
    #expect(try quillhouse.status("subcontract-terms") == .notMet)
    #expect(
      quillhouse.messages(FlowDownMissing.self) == ["Quillhouse Insights, Inc. (Web analytics): subcontractor Bright Tern Labs: no contract"])
    let pinwheel = try await outcome("pinwheel/contextual-ads")
    let tree = try #require(pinwheel.organization.flowDown[pinwheel.engagement])
    #expect(pinwheel.organization.hopReviews(of: tree).map(\.status) == [.met, .notAssessed, .notMet])
    #expect(pinwheel.messages(SubcontractorExceedsPurposes.self).count == 1)
  }

  @Test func staleReviewIsSuspect() async throws {
    let harborlight = try await outcome("harborlight/support-desk")
    let flags = harborlight.organization.flags(of: try harborlight.index("sp-use-limit"), harborlight.engagement)
    #expect(try harborlight.status("sp-use-limit") == .met)
    #expect(
      flags.suspect.map(\.inWords) == [
        "the review of contract 'services-2021' of 14 June 2021 names no edition; edition 'deskbook' is current",
        "the assessment of 14 June 2021 names no edition; edition 'deskbook' is current",
      ])
  }

  /// The standard's second edition: one period is shorter, one duty repealed, one only renumbered.
  @Test func anotherEditionMakesSuspectExactlyWhatRestsOnChangedWords() async throws {
    let day = try #require(CalendarDate(iso: "2027-02-01"))
    let project = Project(folder: ProjectFolder(root: Golden.packageRoot), asOf: day, width: 2)
    let checked = await project.assess()
    let organization = try #require(checked.value).organization
    let before = try await assess().organization
    var suspect: Set<String> = []
    for (index, obligation) in organization.linked.obligations.enumerated() {
      guard obligation.address.instrument.rawValue == "vendor-data-standard" else { continue }
      let old = try #require(before.linked.obligations.firstIndex { $0.record.id.value == obligation.record.id.value })
      for determination in organization.determinations[index] {
        #expect(before.determination(old, determination.engagement)?.status == determination.status)
        let reasons = organization.flags(of: index, determination.engagement).suspect
        if !reasons.isEmpty { suspect.insert(obligation.record.id.value) }
        for reason in reasons { #expect(reason.inWords.contains("to be looked at by")) }
      }
    }
    #expect(suspect.sorted() == ["vds-confirmation", "vds-incident-notice", "vds-retention"])
  }

  @Test func expiredContract() async throws {
    let cartwell = try await outcome("cartwell/parcel-delivery")
    #expect(cartwell.organization.contracts.coverage[cartwell.engagement] == .lapsed)
    #expect(try cartwell.status("no-other-purpose") == .notMet)
    #expect(try cartwell.reason("no-other-purpose") == "No contract is in force.")
    #expect(
      cartwell.messages(ContractExpired.self) == [
        "Cartwell Logistics, Inc. (Parcel delivery): contract 'carriage-2023' ended on 31 August 2026, so none of 12 required clauses binds"
      ])
    // Accepted for a time, and still there.
    let expired = try #require(cartwell.handbook.findings.first { $0.rule == ContractExpired.identifier })
    #expect(expired.waiver?.inWords == "waived until 31 December 2026")
    let obligation = try cartwell.index("no-other-purpose")
    #expect(cartwell.organization.flags(of: obligation, cartwell.engagement).waivedUntil?.description == "2026-12-31")
    #expect(!cartwell.rules.contains("waiver-orphaned"))
  }

  @Test func contractThatNobodyHasFound() async throws {
    let fernwick = try await outcome("fernwick/product-reviews")
    #expect(fernwick.role == "not determined; it may be service provider or third party")
    #expect(try fernwick.status("sp-use-limit") == .notAssessed)
    #expect(fernwick.rules.contains("role-not-determined"))
  }

  @Test func policyThatHasNotKeptUp() async throws {
    let handbook = try await assess()
    func subjects(_ rule: any FindingRule.Type) -> [String] { handbook.findings.filter { $0.rule == rule.identifier }.map(\.subject).sorted() }
    #expect(
      subjects(DisclosureUndeclared.self) == [
        "business-purpose geolocation recipient analytics-providers", "sold-or-shared identifiers", "sold-or-shared internet-activity",
      ])
    #expect(
      handbook.findings.filter { $0.rule == DisclosureNotFound.identifier && $0.severity == .warning }.map(\.subject)
        == ["business-purpose precise-geolocation"])
    #expect(subjects(DisclosureNotRecorded.self) == ["fernwick/product-reviews"])
    // Brindle was terminated within the twelve months.
    let rollUp = DisclosureRollUp(handbook.organization)
    let loyalty = try #require(handbook.linked.vocabularies.recipients.index(of: "loyalty-program-providers"))
    #expect(rollUp.entries.filter { $0.recipient == loyalty }.count == 2)
  }

  @Test func reviewsThatAreOverdueOrSpreadOverTheMonths() async throws {
    let organization = try await assess().organization
    let reviews = ReviewSchedule.reviews(of: organization)
    let late = reviews.filter { $0.next < organization.asOf }
    #expect(Set(late.map { organization.linked.vendors[$0.vendor].record.id.value }) == ["harborlight"])
    let contracts = reviews.filter { if case .contract = $0.subject { $0.next > organization.asOf } else { false } }
    #expect(ReviewSchedule.months(contracts).map(\.reviews.count) == [2, 1, 0, 2, 1, 1, 1, 1])
    #expect(ReviewSchedule.coverage(of: organization).unscheduled == 0)
  }
}
