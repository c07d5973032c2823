import Compliance
import Diagnostics
import Foundation
import TestSupport
import Testing

/// The registers beside the checkout, each with its true counts.
@Suite struct RealRegistersTests {
  private static let folder = "vendors"

  private func read(_ name: String, configuration yaml: String? = nil) throws -> (register: Register, problems: [Diagnostic]) {
    let decoded = SourceText.decoding(Array(try SharedData.data("vendors/\(name)")), path: name)
    var configuration = RegisterConfiguration()
    if let yaml {
      let record = try #require(YAMLDocument.read(SourceText(path: "c.yaml", text: yaml)).value)
      let read = RegisterConfigurationReader.read(record)
      #expect(read.diagnostics == [])
      configuration = read.value
    }
    let read = RegisterReader.read(try #require(decoded.value), configuration, vocabularies: RegisterFixtures.vocabularies)
    return (try #require(read.value), read.diagnostics)
  }

  @Test(
    .enabled(if: SharedData.has("vendors"), SharedData.skipped("vendors")),
    arguments: [("gvl-v2-list44-2020-06-25.json", 389, 776), ("gvl-v2-list45-2020-07-02.json", 402, 780)])
  func readsConsentFrameworkLists(name: String, count: Int, highest: Int) throws {
    let (register, problems) = try read(name)
    #expect(problems == [])
    #expect(register.vendors.count == count)
    #expect(register.ids.compactMap { Int($0) }.max() == highest)
    let ended = register.vendors.filter { $0.terminated != nil }
    #expect(ended.map { "\($0.name) \($0.terminated?.inWords ?? "")" } == ["AdMaxim Inc. on 17 June 2020", "Adnami Aps on 17 March 2020"])
    #expect(register.vendors.contains { $0.name == "Mirando GmbH &amp; Co KG" })
    #expect(register.vendors.contains { $0.name == "DoubleVerify Inc." })
    #expect(register.vendors.contains { $0.name == "ADCELL | Firstlead GmbH" })
    let emerse = try #require(register.vendors.first { $0.id.value == "8" })
    #expect(
      emerse.engagements[0].recorded.first?.values == [
        "1 (Store and/or access information on a device)", "3 (Create a personalised ads profile)", "4 (Select personalised ads)",
      ])
    #expect(emerse.engagements[0].extra.contains { $0.name == "policyUrl" && $0.text == "https://www.emerse.com/privacy-policy/" })
  }

  @Test(.enabled(if: SharedData.has("vendors"), SharedData.skipped("vendors")))
  func tellsWhatChangedBetweenTwoLists() throws {
    let old = try read("gvl-v2-list44-2020-06-25.json").register
    let new = try read("gvl-v2-list45-2020-07-02.json").register
    let added = Set(new.ids).subtracting(old.ids).compactMap { Int($0) }.sorted()
    #expect(added == [34, 77, 84, 134, 160, 200, 343, 382, 455, 730, 777, 778, 779, 780])
    #expect(Set(old.ids).subtracting(new.ids) == ["726"])
    let names = Dictionary(old.vendors.map { ($0.id.value, $0.name) }) { first, _ in first }
    #expect(new.vendors.filter { vendor in names[vendor.id.value].map { $0 != vendor.name } ?? false }.count == 2)
  }

  @Test(.enabled(if: SharedData.has("vendors"), SharedData.skipped("vendors")))
  func readsTheCaliforniaRegistry() throws {
    let (register, problems) = try read("california-data-broker-registry.csv")
    #expect(problems == [])
    #expect(register.vendors.count == 484)
    #expect(Set(register.ids).count == 484)
    #expect(Set(register.names).count == 482)
    #expect(register.ids.contains("lexisnexis-risk-solutions") && register.ids.contains("lexisnexis-risk-solutions-2"))
    #expect(register.report.columns.compactMap(\.field) == [.name, .url])
    #expect(register.vendors[0].engagements[0].service == "Service not recorded")
    #expect(register.vendors[0].engagements[0].extra.contains { $0.name == "Date Added" && $0.text == "01/29/2020" })
  }

  @Test(.enabled(if: SharedData.has("vendors"), SharedData.skipped("vendors")))
  func readsTheSubprocessorRegister() throws {
    let (rows, problems) = try read("heatzig-subprocessors.csv")
    #expect(problems.filter { $0.severity == .error } == [])
    #expect(rows.report.rows == 771)
    #expect(rows.vendors.count == 771)
    #expect(rows.vendors.filter { $0.engagements[0].recordedService == nil }.count == 37)
    let grouped = try read("heatzig-subprocessors.csv", configuration: "rows: engagements").register
    #expect(grouped.vendors.count == 411)
    #expect(grouped.vendors.map(\.engagements.count).reduce(0, +) == 771)
    #expect(Set(grouped.vendors.flatMap(\.engagements).flatMap(\.extra).filter { $0.name == "Company" }.map(\.text)).count == 47)
  }

  @Test(.enabled(if: SharedData.has("vendors"), SharedData.skipped("vendors")))
  func readsTheRiskSample() throws {
    let (register, problems) = try read("cybercorrect-vendor-risk-sample.csv", configuration: "list-separator: ','")
    #expect(problems == [])
    #expect(register.vendors.count == 10)
    #expect(register.vendors[0].engagements[0].recorded.map(\.values) == [["Personal data", "Financial data"]])
    #expect(register.vendors[0].contracts.first?.ends?.description == "2025-01-14")
    #expect(register.vendors[5].risk == "critical")
    #expect(register.vendors[1].engagements[0].extra.contains { $0.name == "dpaSigned" && $0.text == "false" })
  }
}
