internal import Compliance
internal import Diagnostics
internal import Foundation
internal import LegalText

/// Measures assessment alone, on one core: roles, applicability, flow-down and determinations of what is linked already.
enum AssessmentMeasure {
  static func run(_ linked: LinkedOrganization, _ corpus: Corpus, asOf: CalendarDate) {
    let all = linked.obligations.count * linked.engagements.count
    let whole = seconds { AssessedOrganization(linked, corpus: corpus, asOf: asOf) }
    let pairs = whole.value.determinations.reduce(0) { $0 + $1.count }
    // Kept at once, so that memory which loading freed, and which serves again, is used up by the first of them.
    let kept = 20
    let growth = PeakMemory.growth {
      let organizations = (0..<kept).map { _ in AssessedOrganization(linked, corpus: corpus, asOf: asOf) }
      precondition(organizations.allSatisfy { $0.determinations.count == linked.obligations.count })
    } / kept
    // The same with every second obligation in scope of nothing, and with all of them so: what is left is the cost that
    // does not depend on the pairs that apply.
    let half = seconds { AssessedOrganization(emptied(linked) { $0 % 2 == 0 }, corpus: corpus, asOf: asOf) }
    let none = seconds { AssessedOrganization(emptied(linked) { _ in true }, corpus: corpus, asOf: asOf) }
    let halfPairs = half.value.determinations.reduce(0) { $0 + $1.count }
    print("assess alone: \(rounded(whole.seconds)) s of one core for \(pairs) pairs that apply of \(all), \(growth / 1_000_000) MB")
    print("assess alone, \(halfPairs) pairs: \(rounded(half.seconds)) s; no pair: \(rounded(none.seconds)) s")
  }

  private static func emptied(_ linked: LinkedOrganization, where isEmptied: (Int) -> Bool) -> LinkedOrganization {
    var copy = linked
    for index in copy.obligations.indices where isEmptied(index) { copy.obligations[index].appliesTo = .unknown }
    return copy
  }

  /// Processor time of this thread, so that what else the machine does is not counted.
  private static func seconds<Value>(_ body: () -> Value) -> (value: Value, seconds: Double) {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    let value = body()
    return (value, now() - start)
  }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
}
