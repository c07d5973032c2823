internal import Diagnostics
internal import LegalText

/// Measures how the cost of hostile texts grows: four times the text may cost little more than four times the time.
enum HostileMeasurement {
  /// The smaller of the two sizes, in repetitions of a shape: some hundred KB each.
  private static let count = 30_000

  static func run() {
    for hostile in HostileText.all {
      let (small, large) = (hostile.text(count), hostile.text(4 * count))
      let times = [small, large].map { seconds($0, hostile.format) }
      let growth = times[1] / max(times[0], 0.000_1)
      let mark = growth > 8 && times[1] > 0.05 ? "  GROWS FASTER THAN THE TEXT" : ""
      print(
        "\(hostile.format), \(hostile.shape): \(large.utf8.count / 1000) KB in \((times[1] * 1000).rounded()) ms, \((growth * 10).rounded() / 10) times a quarter of it\(mark)")
    }
  }

  /// The shorter of two runs.
  private static func seconds(_ text: String, _ format: EditionFormat) -> Double {
    let source = SourceText(path: "hostile", text: text)
    return (0..<2).map { _ -> Double in
      let parts = ContinuousClock().measure {
        _ = EditionFile.read(source, instrument: InstrumentIdentifier("hostile"), format: format, accounting: true)
      }.components
      return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }.min() ?? 0
  }
}
