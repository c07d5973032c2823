import Compliance
import Diagnostics
import Testing

@Suite struct IdentifierTests {
  @Test(arguments: [("acme", true), ("a-2-b", true), ("Acme", false), ("a--2", false), ("-a", false), ("a-", false), ("a b", false)])
  func haveNoRoomForTheNamesThatPagesGiveThemselves(id: String, isValid: Bool) throws {
    let source = SourceText(path: "vendor.yaml", text: "id: \(id)\nname: A\n")
    let messages = VendorReader.read(try #require(YAMLDocument.read(source).value)).diagnostics.filter { $0.rule == "invalid-identifier" }.map(\.message)
    #expect(
      messages == (isValid ? [] : ["Identifier '\(id)' of this vendor may hold only a-z, 0-9 and single inner hyphens, at most 80; rename it"]))
  }
}
