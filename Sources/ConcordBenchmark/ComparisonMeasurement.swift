internal import Diagnostics
internal import LegalText

/// Measures the comparison of two editions of which every number and a seventh of the provisions differ.
enum ComparisonMeasurement {
  /// Prints the time for 2,000 and 20,000 provisions and how they compare.
  static func run() {
    var seconds: [Double] = []
    for count in [2_000, 20_000] {
      let old = edition(count, firstSection: 1, isAmended: false)
      let new = edition(count, firstSection: 5_001, isAmended: true)
      let clock = ContinuousClock()
      // The best of three: others work on the machine as well.
      let runs = (0..<3).map { _ in
        let start = clock.now
        let comparison = EditionComparison.compare(old, new)
        let parts = (clock.now - start).components
        return (seconds: Double(parts.seconds) + Double(parts.attoseconds) * 1e-18, comparison: comparison)
      }
      guard let best = runs.min(by: { $0.seconds < $1.seconds }) else { return }
      seconds.append(best.seconds)
      let amended = best.comparison.counts[.amended] ?? 0
      print("compare: \(count) provisions, \(amended) amended, \((best.seconds * 1000).rounded()) ms, \(best.comparison.steps) steps")
    }
    print("compare: ten times the provisions cost \((seconds[1] / seconds[0] * 10).rounded() / 10) times the time")
  }

  /// Sections of ten provisions each, itself included.
  private static func edition(_ count: Int, firstSection: Int, isAmended: Bool) -> Edition {
    let words = ["record", "notice", "copy", "request", "contract", "register", "agent", "purpose", "breach", "fee", "term", "person"]
    var builder = EditionBuilder(instrument: InstrumentIdentifier("act"))
    let nowhere = SourcePosition(startOf: "made")
    for section in 0..<(count / 10) {
      let number = firstSection + section
      builder.open(.section, label: "\(number)", designation: "§ \(number).", heading: "Duties of handlers, part \(section)", at: nowhere)
      for place in 0..<9 {
        let letter = String(UnicodeScalar(UInt8(97 + place)))
        builder.open(.subdivision, label: letter, designation: "(\(letter))", level: 1, at: nowhere)
        let key = section * 9 + place
        func word(_ salt: Int) -> String { words[(key &* salt &+ key / 7) % words.count] }
        let verb = isAmended && key % 7 == 0 ? "may not" : "shall not"
        builder.add(
          Paragraph(
            "A handler of the \(word(3)) numbered \(key) \(verb) keep, use or disclose the \(word(5)) except as the \(word(7)) and the \(word(11)) allow, and shall answer the \(word(13)) within \(key % 40 + 2) business days."
          ), origin: TextOrigin())
        builder.close()
      }
      builder.close()
    }
    return builder.finish().value.edition
  }
}
