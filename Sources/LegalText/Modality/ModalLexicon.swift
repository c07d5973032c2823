/// The words by which modal verbs are told from their look-alikes.
enum ModalLexicon {
  /// "shall apply", "shall take effect": they say how the law works and ask nothing of anybody.
  static let declaratoryVerbs: Set<String> = [
    "accrue", "affect", "alter", "become", "begin", "cease", "commence", "confer", "constitute", "create", "end", "exceed",
    "expire", "govern", "impair", "lapse", "mean", "modify", "override", "preempt", "prejudice", "prevail", "relieve", "remain",
    "signify", "supersede", "terminate",
  ]

  /// "shall be deemed".
  static let declaratoryStates: Set<String> = [
    "binding", "called", "cited", "considered", "construed", "deemed", "effective", "enforceable", "final", "guilty",
    "inapplicable", "interpreted", "invalid", "known", "liable", "applicable", "null", "operative", "presumed", "punishable",
    "read", "regarded", "subject", "tolled", "treated", "understood", "unaffected", "valid", "void",
  ]
  static let forbiddenStates: Set<String> = ["barred", "forbidden", "precluded", "prohibited"]
  static let allowedStates: Set<String> = [
    "allowed", "authorised", "authorized", "eligible", "empowered", "entitled", "free", "permitted",
  ]
  static let requiredStates: Set<String> = ["compelled", "obligated", "obliged", "required"]

  /// "may result in": it can happen, nobody is allowed anything.
  static let possibilityVerbs: Set<String> = [
    "appear", "arise", "apply", "cause", "constitute", "contain", "depend", "differ", "exist", "expect", "happen", "have",
    "indicate", "lead", "occur", "pose", "result", "seem", "suffer", "vary",
  ]
  static let possibleStates: Set<String> = [
    "able", "affected", "appropriate", "available", "guilty", "impossible", "inaccurate", "incomplete", "liable", "likely",
    "necessary", "possible", "reasonable", "relevant", "subject", "unable", "unaware", "unknown",
  ]
  /// "cannot verify": inability, no prohibition.
  static let inabilityVerbs: Set<String> = [
    "be", "calculate", "comply", "demonstrate", "determine", "establish", "identify", "locate", "show", "verify",
  ]

  /// What "nothing in this section shall" lifts.
  static let bindingVerbs: Set<String> = [
    "compel", "forbid", "limit", "oblige", "preclude", "prevent", "prohibit", "require", "restrict",
  ]

  /// Words that "shall apply" is followed by when nobody is asked to apply anything.
  static let applicationTails: Set<String> = [
    "accordingly", "also", "and", "as", "equally", "for", "from", "if", "in", "mutatis", "notwithstanding", "only", "or",
    "regardless", "to", "unless", "until", "when", "where", "whether", "with", "without", "",
  ]

  static let determiners: Set<String> = ["a", "an", "any", "each", "every", "no", "one", "that", "the", "this", "two", "those"]
  /// "The term shall be five years."
  static let numbers: Set<String> = [
    "eight", "eleven", "fifteen", "five", "four", "nine", "seven", "six", "sixty", "ten", "thirty", "three", "twelve", "twenty",
  ]
  /// What can begin a clause's subject behind "that" or "which".
  static let subjects: Set<String> = determiners.union([
    "all", "he", "it", "its", "such", "their", "these", "they", "we", "you", "your",
  ])
  static let adverbs: Set<String> = [
    "also", "always", "at", "both", "either", "each", "first", "further", "furthermore", "hereby", "however", "immediately",
    "in", "instead", "likewise", "neither", "not", "only", "otherwise", "respectively", "so", "then", "thereafter",
    "therefore", "thus", "upon",
  ]

  static let conditions: Set<String> = [
    "although", "because", "before", "if", "once", "unless", "until", "when", "whenever", "where", "wherever", "while",
  ]

  static func isAdverb(_ word: String) -> Bool {
    adverbs.contains(word)
      || (word.hasSuffix("ly") && !["apply", "comply", "imply", "multiply", "rely", "reply", "supply"].contains(word))
  }
}
