internal import Diagnostics

/// How an instrument is cited: by others, by itself, and under which names it is found in texts.
package struct CitationStyle: Hashable, Sendable {
  /// The full form with `{}` for the pinpoint: "11 C.C.R. § {}".
  package var full: String
  /// The form within the handbook where the instrument is plain: "§ {}".
  package var short: String
  /// Names under which texts and authors cite the instrument: "11 CCR", "Civil Code".
  package var aliases: [String]
  /// Phrases by which the instrument names itself: "these regulations".
  package var selfReferences: [String]

  package init(full: String, short: String, aliases: [String] = [], selfReferences: [String] = []) {
    self.full = full
    self.short = short
    self.aliases = aliases
    self.selfReferences = selfReferences
  }

  /// "7050(a)(3)(A)": the section's number and each label in parentheses. A distinguishing suffix is said in words:
  /// "3505(c) [second]". A note is "7028, note" or "7028, note amendments".
  package static func pinpoint(_ address: ProvisionAddress) -> String {
    var result = ""
    var suffix = ""
    for (offset, component) in address.components.enumerated() {
      let parts = component.split(separator: "~", maxSplits: 1)
      let label = parts.first.map(String.init) ?? component
      // A section's note has no number; "note" and "note-amendments" are no enumerators.
      let isNote = label == "note" || label.hasPrefix("note-") || label.hasPrefix("footnote-")
      result += offset == 0 ? label : isNote ? ", " + label.replacing("-", with: " ") : "(\(label))"
      if parts.count == 2, let number = Int(parts[1]) { suffix = " [\(ordinal(number))]" }
    }
    return result + suffix
  }

  /// "11 C.C.R. § 7050(a)(3)(A)", with plain spaces: the form to copy.
  package func citation(of address: ProvisionAddress) -> String {
    full.replacingText("{}", with: Self.pinpoint(address))
  }

  /// "§ 7050(a)(3)(A)", with plain spaces.
  package func shortCitation(of address: ProvisionAddress) -> String {
    short.replacingText("{}", with: Self.pinpoint(address))
  }

  private static func ordinal(_ number: Int) -> String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    return words.indices.contains(number - 1) ? words[number - 1] : "number \(number)"
  }
}
