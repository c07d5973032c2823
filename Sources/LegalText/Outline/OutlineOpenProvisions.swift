/// The provisions that are open below a heading while an outline is read or written; both sides use it, so that they agree on
/// what is open.
struct OutlineOpenProvisions {
  struct Entry {
    var index: ProvisionIndex
    var level: Int
    /// The last component of the address.
    var label: String
    /// What its last paragraph announces.
    var announced: ProvisionKind?
  }

  /// Outermost first.
  private(set) var entries: [Entry] = []
  /// What the heading's last paragraph announces.
  private var announcedByHeading: ProvisionKind?

  var innermost: Entry? { entries.last }

  /// Closes provisions until one of `level`, or at `depth` below the heading, may be opened.
  mutating func close(forLevel level: Int, depth: Int?) {
    if let depth { return close(to: depth - 1) }
    while let last = entries.last, last.level >= level { entries.removeLast() }
  }

  mutating func close(to count: Int) {
    if entries.count > count { entries.removeLast(entries.count - max(0, count)) }
  }

  mutating func open(_ entry: Entry) { entries.append(entry) }

  /// Notes what the last paragraph of the innermost provision, or of the heading, says about what follows.
  mutating func noteText(_ text: String) {
    let announced = OutlineInference.kindAnnounced(by: text)
    if entries.isEmpty {
      announcedByHeading = announced
    } else {
      entries[entries.count - 1].announced = announced
    }
  }

  /// The kind of a provision opened now, when what it stands below announces one.
  var announced: ProvisionKind? { entries.isEmpty ? announcedByHeading : entries[entries.count - 1].announced }
}

/// What a reader infers from the words of a provision, unless an attribute says otherwise.
enum OutlineInference {
  /// The kind of an enumerated provision.
  static func kind(below parent: ProvisionKind?, announced: ProvisionKind?) -> ProvisionKind {
    announced ?? (parent == .example ? .example : .subdivision)
  }

  /// What the end of a text says of the enumerated provisions below it: "Illustrative examples follow.", "An illustrative
  /// example follows.", and the "Whereas:" before recitals.
  static func kindAnnounced(by text: String) -> ProvisionKind? {
    let tail = String(decoding: text.utf8.suffix(40), as: UTF8.self).lowercased()
    if tail.hasSuffix("whereas:") { return .recital }
    let announcesExamples = ["illustrative examples follow", "illustrative example follows"].contains { phrase in
      // Conversions lose full stops; the phrase at the end of a text means nothing else.
      tail.hasSuffix(phrase + ".") || tail.hasSuffix(phrase + ":") || tail.hasSuffix(phrase)
    }
    return announcesExamples ? .example : nil
  }

  /// Reserved or repealed when the heading ends so, or the whole text says so: "[Reserved]".
  static func state(of provision: Provision) -> ProvisionState {
    if let heading = provision.heading, let state = state(in: heading, asWhole: false) { return state }
    if provision.content.count == 1, let text = provision.content.first?.paragraph?.text,
      let state = state(in: text, asWhole: true)
    {
      return state
    }
    return .inForce
  }

  private static let endings: [(bytes: [UInt8], state: ProvisionState)] = [
    (Array("[reserved]".utf8), .reserved), (Array("[reserved].".utf8), .reserved), (Array("[reserved.]".utf8), .reserved),
    (Array("[repealed]".utf8), .repealed), (Array("[repealed].".utf8), .repealed), (Array("[repealed.]".utf8), .repealed),
  ]

  private static func state(in text: String, asWhole: Bool) -> ProvisionState? {
    let count = text.utf8.count
    // All are 10 or 11 bytes long and end in a bracket or a full stop.
    guard count >= 10, !asWhole || count <= 11, let last = text.utf8.last, last == UInt8(ascii: "]") || last == UInt8(ascii: ".") else { return nil }
    let tail = text.utf8.suffix(11).map { TextBytes.lowercase($0) }
    return endings.first { asWhole ? tail == $0.bytes : tail.suffix($0.bytes.count).elementsEqual($0.bytes) }?.state
  }

  /// The label of a provision without an enumerator.
  static func label(kind: ProvisionKind, designation: String) -> String {
    if kind == .note { return "note" }
    return designation.isEmpty ? "unnumbered" : OutlineHeading.slug(designation)
  }
}
