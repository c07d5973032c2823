internal import Compliance

extension PageContext {
  /// The title of an obligation; on the handbook's print page behind the number that it has there, by which a reader of paper finds it.
  func title(of obligation: ObligationIndex) -> String {
    let title = linked.obligations[obligation].record.title
    return page.key == .handbookPrint ? "\(plan.print.handbook.obligationNumbers[obligation]) \(title)" : title
  }
}
