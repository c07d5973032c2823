/// Finds vendors that may be the same one.
enum DuplicateVendors {
  enum Reason: String, Comparable {
    case name = "the same name"
    case legalEntity = "the same legal entity"
    case domain = "the same domain"
    case abbreviation = "one name abbreviates the other"
    case beginning = "one name begins the other"

    private var rank: Int { Self.all.firstIndex(of: self) ?? 0 }
    private static let all: [Reason] = [.name, .legalEntity, .domain, .abbreviation, .beginning]
    static func < (left: Reason, right: Reason) -> Bool { left.rank < right.rank }
  }

  struct Pair: Hashable {
    /// Offsets among the vendors, ascending.
    var first: Int
    var second: Int
  }

  /// Pairs with their reasons. Of three vendors with one name two pairs are found, each with the first.
  ///
  /// - Complexity: O(*n* log *n*) in the vendors: only vendors that share a key are compared.
  static func find(_ vendors: [Vendor]) -> [(pair: Pair, reasons: [Reason])] {
    var reasons: [Pair: Set<Reason>] = [:]
    func add(_ one: Int, _ other: Int, _ reason: Reason) {
      guard one != other else { return }
      reasons[Pair(first: min(one, other), second: max(one, other)), default: []].insert(reason)
    }
    let keys = vendors.map { VendorNameKey($0.name) }
    func pairUp(_ reason: Reason, by key: (Int) -> String?) {
      var firstOfKey: [String: Int] = [:]
      for index in vendors.indices {
        guard let key = key(index), !key.isEmpty else { continue }
        if let first = firstOfKey[key] { add(first, index, reason) } else { firstOfKey[key] = index }
      }
    }
    pairUp(.name) { keys[$0].joined }
    pairUp(.legalEntity) { vendors[$0].legalName.map { VendorNameKey($0).joined } }
    pairUp(.domain) { vendors[$0].url.flatMap(domain) }
    pairAbbreviations(keys) { add($0, $1, .abbreviation) }
    pairBeginnings(keys) { add($0, $1, .beginning) }
    return reasons.map { (pair: $0.key, reasons: $0.value.sorted()) }
      .sorted { ($0.pair.first, $0.pair.second) < ($1.pair.first, $1.pair.second) }
  }

  /// Pairs a short form with the first name that it abbreviates, and every such name with the first short form.
  private static func pairAbbreviations(_ keys: [VendorNameKey], _ add: (Int, Int) -> Void) {
    var short: [String: [Int]] = [:]
    var long: [String: [Int]] = [:]
    for (index, key) in keys.enumerated() {
      if let initials = key.initials { long[initials, default: []].append(index) }
      if let bracketed = key.bracketed, bracketed != key.initials { long[bracketed, default: []].append(index) }
      // "Amazon AWS" is the first word and the initials of "Amazon Web Services".
      if let initials = key.initials, let first = key.words.first { long[first + " " + initials, default: []].append(index) }
      if key.words.count <= 2, key.joined.count >= 2 { short[key.joined, default: []].append(index) }
    }
    for name in short.keys.sorted() {
      guard let shorts = short[name], let longs = long[name], let firstShort = shorts.first, let firstLong = longs.first else { continue }
      for index in shorts { add(index, firstLong) }
      for index in longs { add(index, firstShort) }
    }
  }

  /// In the order of their words, names that begin with another stand right behind it.
  private static func pairBeginnings(_ keys: [VendorNameKey], _ add: (Int, Int) -> Void) {
    let order = keys.indices.sorted { left, right in
      let words = (keys[left].words, keys[right].words)
      return words.0 == words.1 ? left < right : words.0.lexicographicallyPrecedes(words.1)
    }
    var open: [Int] = []
    for index in order {
      while let last = open.last, !keys[index].words.starts(with: keys[last].words) { open.removeLast() }
      if let last = open.last, keys[last].words.count < keys[index].words.count { add(last, index) }
      // Of equal names the first stands for all.
      if keys[index].isTelling, open.last.map({ keys[$0].words != keys[index].words }) ?? true { open.append(index) }
    }
  }

  /// The host of an address without `www.`; `nil` for what has none.
  static func domain(_ url: String) -> String? {
    var rest = url.lowercased()[...]
    if let scheme = rest.range(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { !"/?#: ".contains($0) }
    if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
    return rest.contains(".") ? String(rest) : nil
  }
}
