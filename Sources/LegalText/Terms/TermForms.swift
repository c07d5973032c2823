/// The forms of a term that differ from its name by number, or for a verb by person and tense.
enum TermForms {
  /// The name first; singular or plural of its head; for a verb its regular forms. No form twice.
  ///
  /// The head is the last word, and the one before a preposition where there is one: "category of sources", where the last
  /// word has both numbers too. English only: in other languages the name alone is found.
  static func forms(of name: String, isVerb: Bool = false) -> [String] {
    var words = name.split(separator: " " as Character).map { String($0) }
    guard let last = words.last else { return [] }
    var result = [name]
    func add(_ form: String) {
      if !result.contains(form) { result.append(form) }
    }
    if isVerb, words.count == 1 {
      for form in verbForms(last) { add(form) }
      return result
    }
    let head = words.firstIndex { prepositions.contains($0.lowercased()) }.map { $0 - 1 }
    if let head, head >= 0 {
      let heads = [words[head], otherNumber(words[head])].compactMap(\.self)
      // Behind "to" stands a verb: "request to know".
      let takesNoun = words[head + 1].lowercased() != "to" && head + 1 < words.count - 1
      let tails = [last, takesNoun ? otherNumber(last) : nil].compactMap(\.self)
      for form in heads {
        words[head] = form
        for tail in tails {
          words[words.count - 1] = tail
          add(words.joined(separator: " "))
        }
      }
      return result
    }
    if let other = otherNumber(last) {
      words[words.count - 1] = other
      add(words.joined(separator: " "))
    }
    return result
  }

  private static let prepositions: Set<String> = ["about", "as", "at", "by", "for", "from", "in", "of", "on", "to", "with"]
  private static let irregular: [String: String] = [
    "child": "children", "datum": "data", "person": "persons", "man": "men", "woman": "women", "criterion": "criteria",
    "medium": "media", "half": "halves", "wife": "wives", "life": "lives",
  ]
  /// Words that are not nouns, or have no other number.
  private static let invariable: Set<String> = [
    "business", "collected", "consent", "data", "information", "means", "media", "physics", "series", "software", "you", "your",
  ]
  private static let singularEndings = ["ss", "us", "is", "ous"]

  /// The plural of a singular and the singular of a plural; `nil` where there is none to be made.
  static func otherNumber(_ word: String) -> String? {
    let small = word.lowercased()
    if small == "business" { return word + "es" }
    guard small.utf8.count > 2, small.utf8.allSatisfy({ TextBytes.isLetter($0) || $0 == 0x2D }), !invariable.contains(small) else {
      return nil
    }
    if let plural = irregular[small] { return matchingCase(plural, word) }
    if let singular = irregular.first(where: { $0.value == small })?.key { return matchingCase(singular, word) }
    if small.hasSuffix("ies"), small.utf8.count > 4 { return String(word.dropLast(3)) + "y" }
    if small.hasSuffix("sses") || small.hasSuffix("xes") || small.hasSuffix("ches") || small.hasSuffix("shes") {
      return String(word.dropLast(2))
    }
    if small.hasSuffix("s"), !singularEndings.contains(where: small.hasSuffix) { return String(word.dropLast()) }
    if small.hasSuffix("y"), let before = small.dropLast().last, !"aeiou".contains(before) {
      return String(word.dropLast()) + "ies"
    }
    if ["s", "x", "z", "ch", "sh"].contains(where: small.hasSuffix) { return word + "es" }
    return word + "s"
  }

  /// "verify": "verifies", "verified", "verifying".
  private static func verbForms(_ word: String) -> [String] {
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      let stem = word.dropLast()
      return [stem + "ies", stem + "ied", word + "ing"].map { String($0) }
    }
    if word.hasSuffix("e") { return [word + "s", word + "d", String(word.dropLast()) + "ing"] }
    let plural = ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) ? word + "es" : word + "s"
    return [plural, word + "ed", word + "ing"]
  }

  private static func matchingCase(_ form: String, _ model: String) -> String {
    guard let first = model.first, first.isUppercase, let initial = form.first else { return form }
    return initial.uppercased() + form.dropFirst()
  }
}
