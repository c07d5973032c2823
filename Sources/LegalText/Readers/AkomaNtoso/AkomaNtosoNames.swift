/// The identifiers of levels, each unique within its document: a file can hold several, such as an act and its schedules.
///
/// A reference such as `#art_2` means the level of its own document. Where two documents have an identifier, that of the first
/// keeps its name; references within another are given a name of their own.
struct AkomaNtosoNames {
  /// The element of the document at hand.
  var document = 0
  private var levels: [String: [(document: Int, index: ProvisionIndex)]] = [:]
  /// The document in which each reference stands.
  private var documents: [Int] = []

  /// The first of two equal identifiers of one document wins.
  mutating func add(_ identifier: String, _ index: ProvisionIndex) {
    guard !identifier.isEmpty, !(levels[identifier] ?? []).contains(where: { $0.document == document }) else { return }
    levels[identifier, default: []].append((document, index))
  }

  /// Notes that references were added that stand in the document at hand.
  mutating func note(references count: Int) { documents += Array(repeating: document, count: count) }

  /// By the names with which references name them.
  var identifiers: [String: ProvisionIndex] {
    var result: [String: ProvisionIndex] = [:]
    for (identifier, places) in levels {
      for (number, place) in places.enumerated() { result[Self.name(identifier, number)] = place.index }
    }
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
    guard let places = levels[identifier] else { return target }
    return Self.name(identifier, places.firstIndex { $0.document == document } ?? 0)
  }

  private static func name(_ identifier: String, _ number: Int) -> String {
    number == 0 ? "#" + identifier : "#\(identifier)~\(number + 1)"
  }
}
