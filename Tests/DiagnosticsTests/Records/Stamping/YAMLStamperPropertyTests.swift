import Diagnostics
import Testing

/// Files in random forms: what no stamp names keeps its bytes, and the result reads as it was meant.
@Suite struct YAMLStamperPropertyTests {
  private struct Generator {
    var random: SplitMix
    var comments = 0
    var ending: String

    mutating func chance(_ percent: Int) -> Bool { random.next(below: 100) < percent }

    mutating func comment() -> String {
      comments += 1
      return chance(30) ? " # note \(comments): { \"it's\" }" : ""
    }

    mutating func text(inFlow: Bool) -> String {
      let plain = ["one", "a-b c", "it's", "§ 3.1", "2024-01-01", "x'y\"z", "a:b", "a#b"]
      let quoted = ["'# no, comment'", "\"a } ] , b\"", "'it''s'", "\"say \\\"x\\\" # \"", "\"§ 7: a\""]
      return chance(60) ? plain[random.next(below: plain.count)] : quoted[random.next(below: quoted.count)]
    }

    mutating func flowRecord(_ keys: [String], lines: Bool, at column: Int) -> String {
      let separator = lines ? ending + String(repeating: " ", count: column + 1) : " "
      let entries = keys.map { "\($0): \(text(inFlow: true))" }
      return "{" + separator + entries.joined(separator: "," + separator) + (chance(20) ? "," : "") + separator + "}"
    }

    mutating func blockValue(at column: Int) -> String {
      let inner = String(repeating: " ", count: column + 1 + random.next(below: 3))
      switch random.next(below: 6) {
      case 0: return " |" + comment() + ending + inner + "# no comment" + ending + ending + inner + "  more" 
      case 1: return " >-" + ending + inner + "folded" + ending + inner + "text"
      case 2: return " plain" + ending + inner + "goes on" + comment()
      case 3: return " [\(text(inFlow: true)), \(text(inFlow: true))]" + comment()
      case 4: return comment() + ending + inner + "- one" + ending + inner + "- k: v" + comment()
      default: return " " + text(inFlow: false) + comment()
      }
    }

    mutating func record(_ index: Int, at column: Int) -> String {
      let indentation = String(repeating: " ", count: column)
      var keys = ["id", "owner", "reviewed", "title", "note"].filter { _ in chance(70) }
      if keys.isEmpty { keys = ["id"] }
      if chance(25) { return flowRecord(keys.filter { $0 != "reviewed" } + ["last"], lines: chance(40), at: column) }
      var lines: [String] = []
      for (offset, key) in keys.enumerated() {
        var line = offset == 0 ? "" : indentation
        line += key + ":"
        if key != "reviewed" {
          line += blockValue(at: column)
        } else if chance(50) {
          line += " " + flowRecord(["on", "by", "next"].filter { _ in chance(70) } + ["why"], lines: chance(20), at: column) + comment()
        } else {
          let inner = String(repeating: " ", count: column + 2)
          let own = ["on", "next", "by"].filter { _ in chance(60) } + ["why"]
          line += comment() + ending + own.map { inner + $0 + ":" + blockValue(at: column + 2) }.joined(separator: ending)
        }
        lines.append(line)
        if chance(15) { lines.append(indentation + "# between \(index)-\(offset)") }
        if chance(10) { lines.append("") }
      }
      return lines.joined(separator: ending)
    }
  }

  @Test(arguments: 0..<400) func touchesNothingElse(seed: Int) throws {
    var generator = Generator(random: SplitMix(seed: UInt64(seed)), ending: seed % 3 == 0 ? "\r\n" : "\n")
    let column = generator.random.next(below: 4)
    let dash = String(repeating: " ", count: column) + "-" + String(repeating: " ", count: 1 + generator.random.next(below: 3))
    var text = generator.chance(30) ? "# head" + generator.ending + "---" + generator.ending : ""
    for index in 0..<(1 + generator.random.next(below: 4)) {
      text += dash + generator.record(index, at: dash.utf8.count) + generator.ending
      if generator.chance(20) { text += generator.ending + "# after \(index)" + generator.ending }
    }
    if generator.chance(20) { text += "..." + generator.ending }
    if generator.chance(30), text.hasSuffix(generator.ending) { text.removeLast() }
    let source = SourceText(path: "a.yaml", text: text)
    let read = YAMLDocument.read(SourceText(path: "a.yaml", text: text + "\n"))
    try #require(read.value != nil, "seed \(seed): \(read.diagnostics.map(\.description))\n\(text)")
    let records = try #require(read.value).elements
    let target = records[generator.random.next(below: records.count)]
    let stamps = [
      RecordStamp(
        record: target.position, key: "reviewed",
        change: .set([.init("on", .text("STAMP 1")), .init("edition", .texts(["STAMP 2"]))], removing: ["next"])),
      RecordStamp(record: target.position, key: "settled", change: .append([.init("by", .text("STAMP 3")), .init("why", .text("STAMP 4"))])),
    ]
    let result = YAMLStamper.apply(stamps, to: source)
    let stamped = try #require(result.value, "seed \(seed): \(result.diagnostics.map(\.description))\n\(text)")
    let after = try #require(YAMLDocument.read(SourceText(path: "a.yaml", text: stamped.text + "\n")).value)
    for (old, new) in zip(records, after.elements) where old.position != target.position { #expect(old.saysTheSame(as: new)) }
    let new = try #require(after.elements.first { $0["settled"] != nil })
    for entry in target.entries where entry.key.value != "reviewed" { #expect(try #require(new[entry.key.value]).saysTheSame(as: entry.value)) }
    for entry in target["reviewed"]?.entries ?? [] where !["on", "edition", "next"].contains(entry.key.value) {
      #expect(try #require(new["reviewed"]?[entry.key.value]).saysTheSame(as: entry.value))
    }
    #expect(new["reviewed"]?["on"]?.text == "STAMP 1")
    #expect(new["reviewed"]?["next"] == nil)
    // Whatever is not part of an edit stands in the result, in order.
    var place = stamped.text.utf8.startIndex
    var from = 0
    for edit in stamped.edits + [TextEdit(text.utf8.count..<text.utf8.count, "")] {
      let kept = Array(Array(text.utf8)[from..<edit.range.lowerBound])
      let end = stamped.text.utf8.index(place, offsetBy: kept.count)
      #expect(Array(stamped.text.utf8[place..<end]) == kept)
      place = stamped.text.utf8.index(end, offsetBy: edit.replacement.utf8.count)
      from = edit.range.upperBound
    }
    // An edit takes away nothing but the old value of a stamped key and what was removed.
    let removed = stamped.edits.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }.joined()
    #expect(!removed.contains("id:") && !removed.contains("owner:") && !removed.contains("why:") && !removed.contains("note:"), "\(removed)")
    let comments = text.components(separatedBy: "# ").count
    let gone = removed.components(separatedBy: "# ").count - 1
    #expect(stamped.text.components(separatedBy: "# ").count == comments - gone)
    #expect(gone <= 2)
  }
}

/// A small generator, the same everywhere.
struct SplitMix {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
