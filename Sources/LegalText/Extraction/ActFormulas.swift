/// Formulas with which acts of the European Union begin and end their enacting terms, and which stand in no provision before them.
enum ActFormulas {
  private static let enacting = [
    "HAS ADOPTED THIS", "HAVE ADOPTED THIS", "HAS DECIDED", "HAVE DECIDED", "This Regulation shall be binding in its entirety",
    "This Decision shall be binding", "This Directive is addressed to", "This Decision is addressed to",
  ]

  /// "HAVE ADOPTED THIS REGULATION:", "This Regulation shall be binding in its entirety …": text of the preamble or of the last
  /// article itself.
  static func isEnacting(_ text: String) -> Bool { enacting.contains { text.hasPrefix($0) } }

  /// "Done at Brussels, 27 April 2016."
  static func endsAct(_ text: String) -> Bool { text.hasPrefix("Done at ") && text.utf8.count <= 120 }
}
