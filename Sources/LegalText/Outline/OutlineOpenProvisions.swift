/// The provisions that are open below a heading while an outline is read or written; both sides use it, so that they agree on
/// what is open.
struct OutlineOpenProvisions {
  struct Entry {
    var index: ProvisionIndex
    var level: Int
    /// The last component of the address.
    var label: String
    /// Its last paragraph announces illustrative examples.
    var announcesExamples = false
  }

  /// Outermost first.
  private(set) var entries: [Entry] = []
  var headingAnnouncesExamples = false

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
    let announces = Self.announcesExamples(text)
    if entries.isEmpty {
      headingAnnouncesExamples = announces
    } else {
      entries[entries.count - 1].announcesExamples = announces
    }
  }

  /// Whether a provision opened now stands below an announcement of examples.
  var isExampleAnnounced: Bool { entries.last?.announcesExamples ?? headingAnnouncesExamples }

  /// "Illustrative examples follow." and "An illustrative example follows." at the end of a text.
  static func announcesExamples(_ text: String) -> Bool {
    let tail = String(decoding: text.utf8.suffix(40), as: UTF8.self).lowercased()
    return ["illustrative examples follow", "illustrative example follows"].contains { phrase in
      tail.hasSuffix(phrase + ".") || tail.hasSuffix(phrase + ":")
    }
  }
}

/// What a reader infers from the words of a provision, unless an attribute says otherwise.
enum OutlineInference {
  /// The kind of an enumerated provision.
  static func kind(below parent: ProvisionKind?, isExampleAnnounced: Bool) -> ProvisionKind {
    parent == .example || isExampleAnnounced ? .example : .subdivision
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

  private static func state(in text: String, asWhole: Bool) -> ProvisionState? {
    guard !asWhole || text.utf8.count <= 12 else { return nil }
    let tail = String(decoding: text.utf8.suffix(12), as: UTF8.self).lowercased()
    for (word, state) in [("[reserved]", ProvisionState.reserved), ("[repealed]", .repealed)] {
      for ending in [word, word + ".", word.dropLast() + ".]"] {
        if asWhole ? tail == ending : tail.hasSuffix(ending) { return state }
      }
    }
    return nil
  }

  /// The label of a provision without an enumerator.
  static func label(kind: ProvisionKind, designation: String) -> String {
    if kind == .note { return "note" }
    return designation.isEmpty ? "unnumbered" : OutlineHeading.slug(designation)
  }
}
