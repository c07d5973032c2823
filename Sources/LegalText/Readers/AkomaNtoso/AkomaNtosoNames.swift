/// The identifiers of levels, each unique within its document: a file can hold several, such as an act and its schedules.
///
/// A reference such as `#art_2` means the level of its own document. Where two documents have an identifier, that of the first
/// keeps its name; references within another are given a name of their own.
struct AkomaNtosoNames {
  /// The element of the document at hand.
  var document = 0
  private struct Key: Hashable {
    var identifier: String
    var document: Int
  }

  private struct Level {
    var index: ProvisionIndex
    /// The place of its document among those that have the identifier.
    var number: Int
  }

  private var levels: [Key: Level] = [:]
  /// How many documents have an identifier.
  private var counts: [String: Int] = [:]
  /// The document in which each reference stands.
  private var documents: [Int] = []

  /// The first of two equal identifiers of one document wins.
  mutating func add(_ identifier: String, _ index: ProvisionIndex) {
    let key = Key(identifier: identifier, document: document)
    guard !identifier.isEmpty, levels[key] == nil else { return }
    levels[key] = Level(index: index, number: counts[identifier, default: 0])
    counts[identifier, default: 0] += 1
  }

  /// Notes that references were added that stand in the document at hand.
  mutating func note(references count: Int) { documents += Array(repeating: document, count: count) }

  /// By the names with which references name them.
  var identifiers: [String: ProvisionIndex] {
    var result: [String: ProvisionIndex] = [:]
    for (key, level) in levels { result[Self.name(key.identifier, level.number)] = level.index }
    return result
  }

  /// References with the names of their own documents' levels.
  func resolved(_ references: [MarkedReference]) -> [MarkedReference] {
    zip(references, documents).map { reference, document in
      var reference = reference
      reference.target = name(reference.target, in: document)
      reference.last = reference.last.map { name($0, in: document) }
      return reference
    }
  }

  /// `#art_2` or, as some drafts of the format write it, `~art_2`.
  private func name(_ target: String, in document: Int) -> String {
    guard target.hasPrefix("#") || target.hasPrefix("~") else { return target }
    let identifier = String(target.dropFirst())
    guard counts[identifier] != nil else { return target }
    return Self.name(identifier, levels[Key(identifier: identifier, document: document)]?.number ?? 0)
  }

  private static func name(_ identifier: String, _ number: Int) -> String {
    number == 0 ? "#" + identifier : "#\(identifier)~\(number + 1)"
  }
}
