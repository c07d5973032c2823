/// A piece of a text as references are made of them.
struct CitationToken: Sendable {
  enum Kind: Sendable {
    case word
    /// A run that starts with a digit: `7050`, `1798.140`, `552a`, `2002/58/EC`.
    case number
    /// An enumerator in parentheses: `(a)`, `(ii)`, `(1.5)`, `(c)~2`.
    case label
    case sectionSign
    case comma, period, semicolon, colon, dash, open, close, other
  }

  var kind: Kind
  /// UTF-8 offsets in the text.
  var start: Int
  var end: Int
  /// Whether a blank stands before it.
  var followsBlank: Bool
  var keyword: CitationKeyword?
}

/// Words that references are built with.
enum CitationKeyword: Hashable, Sendable {
  case section(plural: Bool)
  case article(plural: Bool)
  /// A level below a section, in the singular: "subdivision".
  case level(String)
  /// A level above a section, in the singular: "chapter".
  case division(String)
  case title
  /// "thereof": of the instrument named before.
  case thereof
  case and, or, through, of, the, this, that, ordinal, inclusive, et, seq

  static let all: [String: CitationKeyword] = {
    var result: [String: CitationKeyword] = [
      "section": .section(plural: false), "sections": .section(plural: true), "sec": .section(plural: false),
      "secs": .section(plural: true), "article": .article(plural: false), "articles": .article(plural: true),
      "art": .article(plural: false), "arts": .article(plural: true), "title": .title, "titles": .title, "and": .and,
      "or": .or, "to": .through, "through": .through, "thru": .through, "of": .of, "the": .the, "this": .this,
      "these": .this, "that": .that, "such": .that, "said": .that, "inclusive": .inclusive, "et": .et, "seq": .seq, "thereof": .thereof,
      "subd": .level("subdivision"), "subds": .level("subdivision"), "subdiv": .level("subdivision"),
      "par": .level("paragraph"), "para": .level("paragraph"), "paras": .level("paragraph"),
      "subpar": .level("subparagraph"), "subsec": .level("subsection"), "subsecs": .level("subsection"),
    ]
    for level in [
      "subsection", "subdivision", "paragraph", "subparagraph", "clause", "subclause", "item", "subitem", "point",
    ] {
      result[level] = .level(level)
      result[level + "s"] = .level(level)
    }
    result["sub-paragraph"] = .level("subparagraph")
    result["sub-paragraphs"] = .level("subparagraph")
    for division in ["chapter", "subchapter", "part", "subpart", "division", "subtitle", "annex", "appendix", "recital"] {
      result[division] = .division(division)
      result[division + "s"] = .division(division)
    }
    for ordinal in ["first", "second", "third", "fourth", "fifth", "sixth", "last", "introductory"] {
      result[ordinal] = .ordinal
    }
    return result
  }()
}

/// The words that references are built with, by what they do: for another reader of references to be generated from.
package enum CitationVocabulary {
  /// Each list sorted.
  package static let sections = words { if case .section = $0 { true } else { false } }
  package static let articles = words { if case .article = $0 { true } else { false } }
  package static let levels = words { if case .level = $0 { true } else { false } }
  /// Of levels above a section, titles among them; singular and plural.
  package static let divisions = words { keyword in
    switch keyword {
    case .division, .title: true
    default: false
    }
  }
  /// Words that join the parts of one reference.
  package static let joints = words { $0 == .of || $0 == .the }

  private static func words(_ isWanted: (CitationKeyword) -> Bool) -> [String] {
    CitationKeyword.all.filter { isWanted($0.value) }.keys.sorted()
  }
}
