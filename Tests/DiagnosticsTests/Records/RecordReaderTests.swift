import Diagnostics
import Testing

@Suite struct RecordReaderTests {
  private enum Colour: String, CaseIterable { case red, green }

  private func reader(_ text: String, describing subject: String = "vendor") throws -> RecordReader {
    RecordReader(
      try #require(YAMLDocument.read(SourceText(path: "v.yaml", text: text)).value), describing: subject)
  }

  @Test func namesTheNearestKnownKey() throws {
    var reader = try reader("name: Acme\nnmae: Acme\nzzz: 1\n")
    #expect(reader.text("name")?.value == "Acme")
    _ = reader.text("owner")
    #expect(
      reader.finish().map(\.description) == [
        "v.yaml:2:1: error: Key 'nmae' is not known in a vendor; did you mean 'name'? [unknown-key]",
        "v.yaml:3:1: error: Key 'zzz' is not known in a vendor; it may have name, owner [unknown-key]",
      ])
  }

  @Test func asksForWhatIsMissing() throws {
    var reader = try reader("id:\n", describing: "obligation")
    #expect(reader.text("id", .required) == nil)
    #expect(reader.text("title", .required) == nil)
    #expect(
      reader.finish().map(\.description) == [
        "v.yaml:1:1: error: Key 'id' of an obligation has no value; add one [missing-key]",
        "v.yaml:1:1: error: Key 'title' is missing in this obligation; add it [missing-key]",
      ])
  }

  @Test func refusesValuesOfTheWrongShape() throws {
    var reader = try reader("a: [1]\nb: {c: 1}\nd: soon\ne: perhaps\nf: blue\ng: gren\n")
    #expect(reader.text("a") == nil)
    #expect(reader.texts("b").isEmpty)
    #expect(reader.date("d") == nil)
    #expect(reader.flag("e") == nil)
    #expect(reader.choice("f", Colour.self) == nil)
    #expect(reader.choice("g", Colour.self) == nil)
    #expect(
      reader.finish().map(\.description) == [
        "v.yaml:1:4: error: Key 'a' takes text, not a list [wrong-shape]",
        "v.yaml:2:4: error: Key 'b' takes text, not a mapping [wrong-shape]",
        "v.yaml:3:4: error: Key 'd' takes a day such as 2026-11-23, not 'soon' [wrong-value]",
        "v.yaml:4:4: error: Key 'e' takes true or false, not 'perhaps' [wrong-value]",
        "v.yaml:5:4: error: Value 'blue' of key 'f' is not one of red, green [unknown-value]",
        "v.yaml:6:4: error: Value 'gren' of key 'g' is not one of red, green; did you mean 'green'? [unknown-value]",
      ])
  }

  @Test func takesOneValueForAList() throws {
    var reader = try reader("a: x\nb: [y, z]\n")
    #expect(reader.texts("a").map(\.value) == ["x"])
    #expect(reader.texts("b").map(\.value) == ["y", "z"])
    #expect(reader.list("a").count == 1)
    #expect(reader.has("a") && !reader.has("c"))
    #expect(reader.finish().isEmpty)
  }

  @Test func saysWhatAMappingIsFor() throws {
    var reader = try reader("- a\n", describing: "contract")
    #expect(
      reader.finish().map(\.description) == [
        "v.yaml:1:1: error: A contract is a mapping of keys and values, not a list [wrong-shape]"
      ])
  }
}
