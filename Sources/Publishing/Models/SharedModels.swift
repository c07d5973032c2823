internal import Compliance
internal import Diagnostics

struct LinkModel: TemplateModel {
  var label: String
  var href: String
  static let fields: [TemplateField<LinkModel>] = [.text("label") { $0.label }, .link("href") { $0.href }]
}

struct FactModel: TemplateModel {
  var label: String
  var value: RichText
  static let fields: [TemplateField<FactModel>] = [.text("label") { $0.label }] + TemplateField.rich("value") { $0.value }
}

/// A status value with its word; the word may be more exact than the status: "Missing", "Not recorded".
struct StatusModel: TemplateModel {
  var status: Status
  var label: String

  init(_ status: Status, label: String? = nil) {
    self.status = status
    self.label = label ?? status.label
  }

  static let fields: [TemplateField<StatusModel>] = [.text("name") { $0.status.name }, .text("label") { $0.label }]
}

struct SeverityModel: TemplateModel {
  var severity: Severity

  static let fields: [TemplateField<SeverityModel>] = [
    .text("name") { $0.severity.rawValue }, .text("label") { $0.severity.rawValue.capitalizedFirst },
    .text("rank") { "\($0.severity == .error ? 0 : $0.severity == .warning ? 1 : 2)" },
  ]
}

/// Counts drawn as a bar of shares, always with the words beside it.
struct TallyModel: TemplateModel {
  var counts: StatusCounts

  /// "5 met, 3 partial, 1 not assessed of 9".
  var words: String { counts.inWords }

  /// Shares of what is in scope, from the left, as integers and quarters out of 100; none when nothing is in scope.
  var shares: [TallyShareModel] {
    guard counts.inScope > 0 else { return [] }
    let parts: [(Status, Int)] = [
      (.met, counts.met), (.partial, counts.partial), (.notMet, counts.notMet), (.notAssessed, counts.notAssessed),
    ]
    var result: [TallyShareModel] = []
    var before = 0
    for (status, count) in parts where count > 0 {
      // Both ends are rounded from the exact share, so that shares meet and the last one ends at 100.
      let start = before * 10000 / counts.inScope
      before += count
      let end = before * 10000 / counts.inScope
      result.append(TallyShareModel(name: status.name, x: Self.decimal(start), width: Self.decimal(end - start)))
    }
    return result
  }

  private static func decimal(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  static let fields: [TemplateField<TallyModel>] = [.list("shares") { $0.shares }, .text("words") { $0.words }]
}

struct TallyShareModel: TemplateModel {
  var name: String
  var x: String
  var width: String
  static let fields: [TemplateField<TallyShareModel>] = [
    .text("name") { $0.name }, .text("x") { $0.x }, .text("width") { $0.width },
  ]
}

/// One of the large numbers at the head of a page.
struct FigureModel: TemplateModel {
  var label: String
  var value: String
  /// The class and icon of a status; `nil` for a plain number.
  var status: Status?
  static let fields: [TemplateField<FigureModel>] = [
    .text("label") { $0.label }, .text("value") { $0.value }, .optionalText("status") { $0.status?.name },
  ]
}

extension StatusCounts {
  /// "5 met, 3 partial, 1 not assessed of 9", or "nothing in scope".
  var inWords: String {
    guard inScope > 0 else { return "nothing in scope" }
    let parts = [(met, "met"), (partial, "partial"), (notMet, "not met"), (notAssessed, "not assessed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.joined(separator: ", ") + " of \(inScope)"
  }

  /// "8 of 9 assessed, 1 not assessed".
  var assessedInWords: String { "\(assessed) of \(inScope) assessed, \(notAssessed) not assessed" }
}
