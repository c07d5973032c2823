import Compliance
import Concord
import Diagnostics
import Testing

@testable import Publishing

@Suite struct VendorImportTests {
  private static let none = Vocabularies(
    roles: Vocabulary(kind: .roles, terms: []), purposes: Vocabulary(kind: .purposes, terms: []),
    dataCategories: Vocabulary(kind: .dataCategories, terms: []))

  private func make(_ text: String, path: String = "r.csv") throws -> VendorImport {
    let made = VendorImport.make(
      from: Array(text.utf8), path: path, configuration: RegisterConfiguration(), vocabularies: Self.none, content: "content")
    #expect(made.diagnostics.filter { $0.severity == .error } == [])
    return try #require(made.value)
  }

  /// Everything that a register says of a vendor, without places.
  private func summary(_ vendor: Vendor) -> [String] {
    let head = [
      vendor.id.value, vendor.name, vendor.legalName, vendor.url, vendor.status, vendor.risk, vendor.owner, vendor.summary,
      vendor.terminated.map { "\($0)" },
    ].map { $0 ?? "-" }
    let engagements = vendor.engagements.map { engagement in
      let contract = engagement.contracts(of: vendor).first
      let words = (engagement.recorded + engagement.extra.sorted { $0.name < $1.name }).map { "\($0.name)=\($0.text)" }
      return
        "\(engagement.id.value) \(engagement.service) \(engagement.role?.value ?? "-") \(engagement.purposes.map(\.value)) \(engagement.locations) \(contract.map { "\($0.id.value) \($0.title ?? "-") \($0.signed.map { "\($0)" } ?? "-") \($0.ends.map { "\($0)" } ?? "-")" } ?? "-") \(words)"
    }
    return head + engagements
  }

  @Test func writesAFileForEachVendor() throws {
    let made = try make("Vendor,Service,Purpose,Colour,DPA\n\"A: \"\"B\"\"\nC\",Mail,x;y,- red,yes\n../../etc,,,,\n")
    #expect(made.files.map(\.path) == ["content/vendors/a-b-c.yaml", "content/vendors/etc.yaml"])
    #expect(
      made.files[0].text == #"""
        id: a-b-c
        name: "A: \"B\"\nC"
        engagements:
          - id: mail
            service: Mail
            contract: contract
            recorded:
              purposes: [x, y]
            extra:
              Colour: "- red"
              DPA: yes
        contracts:
          - id: contract

        """#)
    #expect(made.duplicates == [])
  }

  private static let pieces = [
    "a", "B", "é", "\"", "'", ",", ";", "|", "\n", " ", "=", "-", "@", ":", "#", "&amp;", "\u{200B}", "\u{A0}", "😀", "7", "\\", "[", "}",
    "null", "yes", "\t",
  ]

  /// Registers that say anything whatever.
  private func randomRegister(_ seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func cell() -> String { (0..<next(6)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined() }
    func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
    let columns = ["Vendor name", "Service", "Purposes", "Role", "Risk", "Status", "Contract ref", "End date", "Location", "Start date", "=odd", "Notes"]
    let rows = (0...next(6)).map { number in
      columns.enumerated().map { index, _ in
        switch index {
        case 0: "V\(number % 3)" + cell()
        case 7: ["", "2027-01-31", "9999-12-31", "soon"][next(4)]
        default: next(3) == 0 ? "" : cell()
        }
      }
    }
    return ([columns] + rows).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  @Test func readsBackWhatItExportsAndWrites() throws {
    for seed in 0..<150 {
      let made = try make(randomRegister(UInt64(seed)))
      let vendors = made.vendors.map(summary)
      let export = RegisterExport.table(made.vendors).bytes
      let again = try make(String(decoding: export, as: UTF8.self), path: "vendors.csv")
      #expect(again.vendors.map(summary) == vendors, "seed \(seed)")
      for (file, expected) in zip(made.files, vendors) {
        let record = YAMLDocument.read(SourceText(path: file.path, text: file.text))
        #expect(record.diagnostics == [])
        let read = VendorReader.read(try #require(record.value))
        #expect(read.diagnostics == [])
        #expect(read.value.map(summary) == expected, "seed \(seed)")
      }
    }
  }
}
