internal import LegalText

/// Where the provisions of a section are among the units, by the section's number.
struct SearchSections: Sendable {
  struct Entry: Sendable {
    /// The number in lower case without a distinguishing suffix, since readers know none: `3505` for `3505~2`.
    var key: String
    /// A line for each section of that number, its parts separated by blanks: the key, the offset of the instrument, the
    /// number of the section's unit, and the paths of the provisions below it, whose units follow: `7050 0 3 a a/1 a/1/A b`.
    var text: String
  }

  /// In the order in which the script compares keys; the lines of one in the order of the units.
  let entries: [Entry]

  /// - Complexity: O(*n* log *n*) in the sections.
  init(_ subjects: [SearchSubject], corpus: Corpus) {
    var lines: [String: [String]] = [:]
    func add(_ number: String, _ instrument: Int, _ unit: Int, _ paths: [String]) {
      let key = number.lowercased().split(separator: "~").first.map(String.init) ?? number
      lines[key, default: []].append(([key, "\(instrument)", "\(unit)"] + paths).joined(separator: " "))
    }
    for (number, subject) in subjects.enumerated() {
      guard case .provision(let offset, let index) = subject else { continue }
      let edition = corpus.instruments[offset].current.edition
      let provision = edition.provisions[index]
      // What stands below a section is in its section's line; all else is found by its whole address.
      if provision.kind == .section {
        let below = edition.provisions[edition.subtree(of: index).dropFirst()].map { other in
          other.address.components.dropFirst().joined(separator: "/")
        }
        add(provision.address.section, offset, number, below)
      } else if edition.section(of: index) == nil {
        add(provision.address.components.joined(separator: "/"), offset, number, [])
      }
    }
    entries = lines.map { Entry(key: $0.key, text: $0.value.joined(separator: "\n")) }
      .sorted { $0.key.precedesInScript($1.key) }
  }
}
