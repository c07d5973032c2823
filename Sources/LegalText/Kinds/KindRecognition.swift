internal import Foundation

/// Recognizes by its words what a provision is, where the source's form does not say.
///
/// A stage of its own behind every reader: what a reader returns, and what the outline form writes, stay as the source has
/// them. Only plain subdivisions change, so what a source or an author says is never overruled; recognizing twice changes
/// nothing more.
package enum KindRecognition {
  /// The edition with examples, definitions, notes and reserved or repealed provisions told from operative ones.
  ///
  /// - Parameters:
  ///   - levelNames: names of the levels below a section, outermost first.
  ///   - marked: terms that the source marks up.
  ///   - excluded: names that are no terms, so that what "defines" them stays operative.
  package static func recognize(
    _ edition: Edition, levelNames: [String], marked: [MarkedTerm] = [], excluding excluded: [String] = []
  ) -> Edition {
    var provisions = edition.provisions
    for index in provisions.indices {
      if let state = PlainState(provisions[index]) { provisions[index].state = state.state }
      guard provisions[index].kind == .subdivision else { continue }
      if isExample(index, provisions) {
        provisions[index].kind = .example
      } else if isNote(provisions[index]) {
        provisions[index].kind = .note
      }
    }
    let told = edition.replacing(provisions)
    let definitions = DefinitionFinder(edition: told, levelNames: levelNames)
      .find(marked: marked, excluding: Set(excluded.map { $0.lowercased() }))
    for index in definitions.definingProvisions where provisions[index].kind == .subdivision {
      provisions[index].kind = .definition
    }
    return edition.replacing(provisions)
  }

  private static func isExample(_ index: ProvisionIndex, _ provisions: [Provision]) -> Bool {
    let provision = provisions[index]
    if let heading = provision.heading, startsLikeExample(heading) { return true }
    if let first = provision.openingParagraphs.first?.text, startsLikeExample(first) || first.hasPrefix("For example,") { return true }
    guard let parent = provision.parent, let chapeau = provisions[parent].openingParagraphs.last?.text else { return false }
    return announcesExamples(chapeau)
  }

  /// "Example.", "Examples of reasonable opt out means", "Illustrative examples follow:".
  private static func startsLikeExample(_ text: String) -> Bool {
    var rest = text[...]
    if let first = rest.firstIndex(of: " "), rest[..<first].lowercased() == "illustrative" { rest = rest[rest.index(after: first)...] }
    let word = rest.prefix { $0.isLetter }.lowercased()
    guard word == "example" || word == "examples" else { return false }
    // "Examples shall be given" would be a rule.
    let next = rest.dropFirst(word.count).prefix(8).trimmingPrefix(" ").prefix { $0.isLetter }.lowercased()
    return !["may", "must", "shall"].contains(next)
  }

  /// Whether a chapeau ends in "Illustrative examples follow."
  static func announcesExamples(_ text: String) -> Bool {
    let tail = text.suffix(48).lowercased().drop { $0 != "i" }
    guard let start = tail.range(of: "illustrative example")?.lowerBound else { return false }
    let announcement = tail[start...].filter { $0.isLetter || $0 == " " }
    return ["illustrative examples follow", "illustrative example follows"].contains(String(announcement))
  }

  private static func isNote(_ provision: Provision) -> Bool {
    guard let first = provision.openingParagraphs.first?.text else { return false }
    return ["Note: Authority cited:", "NOTE: Authority cited:", "Authority cited:"].contains { first.hasPrefix($0) }
  }
}

/// The state that a provision whose whole text is "[Reserved]" or "[Repealed]" has.
private struct PlainState {
  var state: ProvisionState

  init?(_ provision: Provision) {
    guard provision.state == .inForce, provision.children.isEmpty, provision.kind != .division else { return nil }
    let paragraphs = provision.paragraphs
    let said: String
    switch paragraphs.count {
    case 0: said = provision.heading.map { String($0.suffix(10)) } ?? ""
    case 1: said = paragraphs[0].text
    default: return nil
    }
    switch said.lowercased().trimmingPrefix(" ") {
    case "[reserved]", "[reserved].", "(reserved)", "reserved", "reserved.": state = .reserved
    case "[repealed]", "[repealed].", "(repealed)", "repealed.": state = .repealed
    default: return nil
    }
  }
}
