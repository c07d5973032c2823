import Diagnostics
import Testing

@Suite struct NearMissTests {
  private let names = ["purposes", "locations", "contract", "contracts", "service-provider", "role"]

  @Test(arguments: [
    ("purpose", "purposes"), ("Contract", "contract"), ("loactions", "locations"), ("sevice-provider", "service-provider"),
    ("contratcs", "contracts"), ("rol", "role"), ("SERVICE-provider", nil), ("obligation", nil), ("x", nil), ("", nil),
  ])
  func namesOnlyPlausibleSlips(name: String, nearest: String?) {
    #expect(NearMiss.nearest(to: name, among: names) == nearest)
  }

  @Test func takesTheFirstOfEqualsWhateverTheirOrder() {
    #expect(NearMiss.nearest(to: "cat", among: ["hat", "bat", "rat"]) == "bat")
    #expect(NearMiss.nearest(to: "cat", among: ["rat", "hat", "bat"]) == "bat")
  }

  @Test func wordsASuggestion() {
    #expect(NearMiss.suggestion(for: "purpose", among: names) == "; did you mean 'purposes'?")
    #expect(NearMiss.suggestion(for: "zzz", among: names) == "")
  }

  @Test func ignoresAParagraph() {
    let paragraph = String(repeating: "a", count: 100_000)
    #expect(NearMiss.nearest(to: paragraph, among: [paragraph + "b"]) == nil)
  }
}
