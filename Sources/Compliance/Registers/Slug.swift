internal import LegalText

/// Identifiers made from names.
enum Slug {
  /// Lower-case ASCII words joined by hyphens, cut at a word; empty when the text has no such letter or digit.
  static func make(_ text: String, maximum: Int) -> String {
    var result: [UInt8] = []
    var isAtBreak = false
    for byte in ComparableText.make(text).utf8 {
      let isWord = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      // "Levi's" is one word; every other character ends one.
      if byte == UInt8(ascii: "'") { continue }
      guard isWord else {
        isAtBreak = !result.isEmpty
        continue
      }
      if isAtBreak { result.append(UInt8(ascii: "-")) }
      isAtBreak = false
      result.append(byte)
    }
    guard result.count > maximum else { return String(decoding: result, as: UTF8.self) }
    let cut = result[..<maximum]
    let end = result[maximum] == UInt8(ascii: "-") ? maximum : cut.lastIndex(of: UInt8(ascii: "-")) ?? maximum
    return String(decoding: result[..<end], as: UTF8.self)
  }

  /// The identifier of a vendor by its name. A name without Latin letters gives one that does not change with its place in
  /// the register.
  static func vendor(named name: String) -> String {
    let slug = make(name, maximum: 50)
    return slug.isEmpty ? "vendor-" + Fingerprint(of: name).digest.prefix(8) : slug
  }
}

/// Hands out identifiers, each once: a name that is taken gets `-2`, `-3` and so on.
struct IdentifierRegister {
  private var taken: Set<String> = []
  private var next: [String: Int] = [:]

  mutating func reserve(_ id: String) { taken.insert(id) }

  mutating func take(_ name: String) -> String {
    guard taken.contains(name) else {
      taken.insert(name)
      return name
    }
    var number = next[name] ?? 2
    while taken.contains("\(name)-\(number)") { number += 1 }
    next[name] = number + 1
    taken.insert("\(name)-\(number)")
    return "\(name)-\(number)"
  }
}
