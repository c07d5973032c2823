import Compliance
import Diagnostics
import Testing

@Suite struct RegisterReaderTests {
  private func read(_ text: String, path: String = "vendors/r.csv", configuration: String? = nil) -> (register: Register?, problems: [String]) {
    RegisterFixtures.read(text, path: path, configuration: configuration)
  }

  @Test func makesAVendorWithOneEngagementOfARow() throws {
    let read = read(
      """
      Vendor ID,Vendor Name*,Service Provided,Role,Purposes,Data types,Data location,Owner,Website,Notes,Contract reference,DPA date,End date
      V 23,"Acme, Inc.",Mail,Service Provider,Email marketing;storage,identifiers,United States|eba_GA:FR,Ann,acme.com,ok,MSA 7,2024-02-01,9999-12-31
      """)
    #expect(read.problems == [])
    let vendor = try #require(read.register?.vendors.first)
    #expect(vendor.id.value == "v-23")
    #expect(vendor.name == "Acme, Inc.")
    #expect(vendor.owner == "Ann")
    #expect(vendor.url == "acme.com")
    #expect(vendor.summary == "ok")
    let engagement = try #require(vendor.engagements.first)
    #expect(engagement.id.value == "mail")
    #expect(engagement.service == "Mail")
    #expect(engagement.role?.value == "service-provider")
    #expect(engagement.purposes.map(\.value) == ["email-marketing", "storage"])
    #expect(engagement.data.map(\.value) == ["identifiers"])
    #expect(engagement.locations == ["US", "FR"])
    let contract = try #require(engagement.contracts(of: vendor).first)
    #expect(contract.id.value == "msa-7")
    #expect(contract.title == "MSA 7")
    #expect(contract.signed?.description == "2024-02-01")
    #expect(contract.ends == nil)
    #expect(engagement.purposes.first?.position.description == "vendors/r.csv:2:41")
  }

  @Test func keepsUnknownColumnsAndListsThem() throws {
    let read = read("Name;Favourite colour;Retention;\nA;blue;30 days;\nB;;;\n")
    #expect(read.problems == [])
    let register = try #require(read.register)
    #expect(register.extra(0) == ["Favourite colour=blue", "Retention=30 days"])
    #expect(register.extra(1) == [])
    #expect(
      register.report.columns.map(\.inWords) == [
        "'Name' is read as name", "'Favourite colour' is not a known column; kept under 'extra'",
        "'Retention' is read as retention; kept under 'extra'",
      ])
  }

  @Test func keepsWordsThatAreNoTermsAsRecorded() throws {
    let read = read("name,role,purposes,data\nA,Processor,Storage;World peace,\nB,Processor,,Health\n")
    #expect(read.problems == [])
    let register = try #require(read.register)
    let engagement = register.vendors[0].engagements[0]
    #expect(engagement.role == nil)
    #expect(engagement.purposes.map(\.value) == ["storage"])
    #expect(engagement.recorded.map { "\($0.name)=\($0.text)" } == ["role=Processor", "purposes=World peace"])
    #expect(register.report.unmatched.map { "\($0.kind) \($0.word) \($0.rows)" } == ["roles Processor 2", "purposes World peace 1"])
  }

  @Test func mapsWordsAndFillsGapsAsConfigured() throws {
    let read = read(
      "Broker;Was;Rolle\nA;Werbung;Auftragsverarbeiter\nB;;\n",
      configuration: """
        columns: { name: Broker, purposes: was, role: Rolle }
        roles: { auftragsverarbeiter: service-provider }
        purposes: { WERBUNG: email-marketing }
        defaults: { role: third-party, purposes: storage }
        id-prefix: de-
        """)
    #expect(read.problems == [])
    let vendors = try #require(read.register?.vendors)
    #expect(vendors.map(\.id.value) == ["de-a", "de-b"])
    #expect(vendors.map { $0.engagements[0].role?.value } == ["service-provider", "third-party"])
    #expect(vendors.map { $0.engagements[0].purposes.map(\.value) } == [["email-marketing"], ["storage"]])
  }

  @Test func namesBothColumnsThatHoldOneField() {
    let read = read("Vendor,Owner,Business owner\nA,x,y\n")
    #expect(
      read.problems == [
        "vendors/r.csv:1:14: error: Columns 'Owner' and 'Business owner' both hold 'owner'; name one under 'columns' in the register's configuration [duplicate-column]"
      ])
    let chosen = self.read("Vendor,Owner,Business owner\nA,x,y\n", configuration: "columns: { owner: Business owner }")
    #expect(chosen.problems == [])
    #expect(chosen.register?.vendors[0].owner == "y")
    #expect(chosen.register?.extra() == ["Owner=x"])
  }

  @Test func findsTheHeaderBelowContactBlocks() throws {
    let read = read("Register of processors\nName,Jane Doe\nEmail,jane@x.org\n\nSupplier,Service,Country\n\"A\nB\",Mail,DE\n")
    #expect(read.problems == [])
    let register = try #require(read.register)
    #expect(register.names == ["A\nB"])
    #expect(register.report.format == "CSV, comma, header in line 5")
  }

  @Test func leavesOutRaggedRowsAndReadsTheRest() {
    let read = read("name,owner\nA,x\nB\nC,y,z\nD,w\n")
    #expect(read.register?.names == ["A", "D"])
    #expect(
      read.problems == [
        "vendors/r.csv:3:1: error: This row has 1 cells and the header in line 1 has 2; it is left out until it has as many [ragged-row]",
        "vendors/r.csv:4:1: error: This row has 3 cells and the header in line 1 has 2; it is left out until it has as many [ragged-row]",
      ])
  }

  @Test func leavesOutTheExampleOfATemplateAndSaysSo() {
    let text = "Company Name*,Status*\nExample Vendor Inc.,Active\nAcme,Active\n"
    let read = read(text)
    #expect(read.register?.names == ["Acme"])
    #expect(
      read.problems == [
        "vendors/r.csv:2:1: warning: This row looks like the example of a template and is left out; remove it, or say 'example-rows: 0' in vendors/r.columns.yaml [example-row]"
      ])
    #expect(self.read(text, configuration: "example-rows: 0").register?.names == ["Example Vendor Inc.", "Acme"])
  }

  @Test func readsOtherDatesOnlyAsConfiguredAndKeepsThem() throws {
    let text = "name,deleted date,expiry\nA,06/17/2020,1/2/2030\nB,,2030-01-02T00:00:00.000Z\n"
    let plain = read(text)
    #expect(plain.problems.first == "vendors/r.csv:2:3: warning: Value '06/17/2020' is not read as a day and kept under 'extra'; write 2026-11-23, or give the form as 'date-format' [unreadable-date]")
    #expect(plain.register?.vendors[0].terminated == .dateNotRecorded)
    #expect(plain.register?.extra() == ["deleted date=06/17/2020", "expiry=1/2/2030"])
    let vendors = try #require(read(text, configuration: "date-format: M/D/YYYY").register?.vendors)
    #expect(vendors[0].terminated == .on(try #require(CalendarDate(iso: "2020-06-17"))))
    #expect(vendors.map { $0.contracts[0].ends?.description } == ["2030-01-02", "2030-01-02"])
  }

  @Test func putsRowsOfOneVendorTogetherWhenRowsAreEngagements() throws {
    let read = read("Vendor,Service,Status\nA,Mail,Active\nA,Storage,Paused\n,Search,\nB,Mail,\n", configuration: "rows: engagements")
    #expect(
      read.problems == [
        "vendors/r.csv:3:11: warning: This row gives its vendor another status than the row in line 2; the first is used, this one is kept under 'extra' [several-values]"
      ])
    let vendors = try #require(read.register?.vendors)
    #expect(vendors.map { $0.engagements.map(\.id.value) } == [["mail", "storage", "search"], ["mail"]])
  }

  @Test func givesEqualNamesTheirOwnIdentifiersAndRefusesEqualIdentifiers() {
    let names = read("vendor\nAcme GmbH\nÄcme GmbH\n株式会社\nacme-gmbh-2\n")
    #expect(names.problems == [])
    #expect(names.register?.ids == ["acme-gmbh", "acme-gmbh-2", "vendor-e6843c6e", "acme-gmbh-2-2"])
    let ids = read("id,vendor\nV1,A\nV2,B\nV1,C\n")
    #expect(ids.register?.names == ["A", "B"])
    #expect(
      ids.problems == [
        "vendors/r.csv:4:1: error: Identifier 'V1' is already that of the vendor at vendors/r.csv:2:1; if each row is a service, say 'rows: engagements' in vendors/r.columns.yaml [duplicate-identifier]"
      ])
  }

  @Test func keepsTerminatedVendorsAsTombstones() throws {
    let read = read("name,status,terminated\nA,Terminated,2024-05-01\nB,gekündigt,\nC,Active,no\nD,,yes\n")
    #expect(read.problems == [])
    #expect(
      read.register?.vendors.map(\.terminated) == [.on(try #require(CalendarDate(iso: "2024-05-01"))), .dateNotRecorded, nil, .dateNotRecorded])
  }

  @Test func takesAContractsStartAndEndForItsFirstAndLastDay() throws {
    let read = read("name,contractStartDate,contractEndDate,dpa date\nA,2024-02-01,2027-01-31,2024-01-15\nB,2025-03-01,9999-12-31,\nC,,,\n")
    #expect(read.problems == [])
    let vendors = try #require(read.register?.vendors)
    #expect(vendors[0].contracts.map { [$0.signed, $0.starts, $0.ends].map { $0?.description } } == [["2024-01-15", "2024-02-01", "2027-01-31"]])
    #expect(vendors[1].contracts.map { [$0.signed, $0.starts, $0.ends].map { $0?.description } } == [[nil, "2025-03-01", nil]])
    #expect(vendors[2].contracts.isEmpty)
  }

  @Test func readsTheNamesOfSubcontractorsAndKeepsLinksToLists() throws {
    let read = read(
      "name,Subprocessors\nA,Amazon Web Services; Twilio\nB,none\nC,https://c.example/subprocessors\nD,yes\nE,\nF,Nein\n")
    #expect(read.problems == [])
    let vendors = try #require(read.register?.vendors)
    func words(_ list: SubcontractorList) -> String {
      switch list {
      case .notRecorded: "not recorded"
      case .none: "none"
      case .listed(let members): members.map(\.name.value).joined(separator: "+")
      }
    }
    #expect(
      vendors.map { words($0.engagements[0].subcontractors) } == [
        "Amazon Web Services+Twilio", "none", "not recorded", "not recorded", "not recorded", "none",
      ])
    #expect(read.register?.extra(2) == ["Subprocessors=https://c.example/subprocessors"])
    #expect(read.register?.extra(0) == [])
  }

  @Test func readsTheContractsOfDORAsTemplateByProvider() throws {
    let text = """
      c0010,c0030,c0040,c0050,c0070,c0080,c0120,c0150
      CA-1,LEI0001,LEI,F1,2024-01-01,9999-12-31,eba_GA:DE,eba_GA:FR
      CA-1,LEI0001,LEI,F2,2024-01-01,9999-12-31,eba_GA:DE,eba_GA:FR
      CA-2,LEI0001,LEI,F1,2025-05-01,2026-04-30,eba_GA:DE,eba_GA:IE
      CA-3,LEI0002,LEI,F3,2023-01-01,2027-12-31,eba_GA:DE,
      """
    let read = read(text, path: "vendors/b_02.02.csv")
    #expect(read.problems == [])
    let vendors = try #require(read.register?.vendors)
    #expect(vendors.map(\.name) == ["LEI0001", "LEI0002"])
    #expect(vendors[0].engagements.count == 3)
    #expect(vendors[0].contracts.map { [$0.title ?? $0.id.value, $0.starts?.description, $0.ends?.description] } == [["CA-1", "2024-01-01", nil], ["CA-2", "2025-05-01", "2026-04-30"]])
    #expect(vendors[0].engagements.map { $0.contracts(of: vendors[0]).map(\.id.value) } == [["ca-1"], ["ca-1"], ["ca-2"]])
    #expect(vendors[0].engagements.map(\.locations) == [["FR"], ["FR"], ["IE"]])
  }

  @Test func readsDORACodesOnlyWithTheirTemplate() throws {
    let text = "c0010;c0030;c0050\nLEI1;Acme;eba_GA:IE\n"
    #expect(
      read(text).problems == [
        "vendors/r.csv:1:1: error: Columns such as 'c0010' mean different things in each template; name it with 'template: b_05.01' in vendors/r.columns.yaml [unknown-template]"
      ])
    #expect(read(text, path: "vendors/B_05.01.csv").register?.names == ["Acme"])
    #expect(read(text, configuration: "template: b_05.01").register?.extra() == ["c0010=LEI1", "c0050=eba_GA:IE"])
  }

  @Test func takesAStateBesideACityForAnAddress() {
    #expect(read("name,state\nA,terminated\n").register?.vendors[0].status == "terminated")
    #expect(read("name,city,state\nA,Austin,TX\n").register?.vendors[0].status == nil)
  }

  @Test func saysWhatIsMissingWhenNoColumnHoldsAName() {
    #expect(
      read("Colour,Size\nred,1\n").problems == [
        "vendors/r.csv:1:1: error: None of the first 60 rows has a column for the vendor's name (the first has 'Colour', 'Size'); name it with 'columns: { name: … }' in vendors/r.columns.yaml [missing-header]"
      ])
    #expect(read("name\n").problems == ["vendors/r.csv:1:1: error: This register has no row; add vendors or remove the file [empty-register]"])
  }

  @Test func reportsMistakesOfTheConfigurationAtTheirPlaces() {
    let read = read(
      "name,owner\nA,x\n",
      configuration: "columns: { owner: ownr }\ndate-format: DD.MM\nroles: { x: service-providr }\ntemplate: b_09\ncolour: red\n")
    #expect(
      read.problems == [
        "vendors/r.columns.yaml:1:19: error: Column 'ownr' is not in the register; did you mean 'owner'? [unknown-column]",
        "vendors/r.columns.yaml:2:14: error: Key 'date-format' takes YYYY, MM or M or MMM, and DD or D, such as DD.MM.YYYY, not 'DD.MM' [wrong-value]",
        "vendors/r.columns.yaml:3:13: error: Value 'service-providr' is not a known role; did you mean 'service-provider'? [unknown-role]",
        "vendors/r.columns.yaml:4:11: error: Key 'template' takes b_02.02 or b_05.01, not 'b_09' [wrong-value]",
        "vendors/r.columns.yaml:5:1: error: Key 'colour' is not known in a register's configuration; it may have columns, data, date-format, defaults, delimiter, example-rows, id-prefix, list-separator, purposes, recipients, records, roles, rows, template [unknown-key]",
      ])
  }

  @Test func readsListsAndMapsOfJSONRecords() throws {
    let list = read(
      #"[{"name": "A", "data": ["identifiers", "toes"], "overflow": {"limit": 3}, "isNew": true, "gone": null}, {"name": "B"}, 7]"#,
      path: "vendors/r.json")
    #expect(list.register?.names == ["A", "B"])
    #expect(list.register?.extra() == ["overflow.limit=3", "isNew=true"])
    #expect(list.register?.vendors[0].engagements[0].recorded.map(\.text) == ["toes"])
    #expect(list.problems.count == 1)
    let map = read(
      #"{"version": 2, "purposes": {"1": {"id": 1, "name": "Storage"}, "2": {"id": 2, "name": "Cake"}}, "vendors": {"8": {"name": "A", "purposes": [1, 2]}}}"#,
      path: "vendors/r.json")
    #expect(map.problems == [])
    let vendor = try #require(map.register?.vendors.first)
    #expect(vendor.id.value == "8")
    #expect(vendor.engagements[0].purposes.map(\.value) == ["storage"])
    #expect(vendor.engagements[0].recorded.map(\.text) == ["2 (Cake)"])
    #expect(read("{\"a\": 1}", path: "vendors/r.json").problems == [
      "vendors/r.json:1:1: error: No list of records is found in this file; name its key with 'records: …' in vendors/r.columns.yaml [missing-records]"
    ])
  }
}
