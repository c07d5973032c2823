internal import Compliance
internal import Diagnostics

/// When contracts and assessments are to be looked at again: what is overdue, and how the rest is spread over the months.
struct ReviewsPage: TemplateModel {
  var frame: FrameModel
  var isFirstPart: Bool
  var standfirst: String
  var counts: String
  var figures: [FigureModel]
  var overdue: [ReviewModel]
  var overdueWords: String
  var months: [ReviewMonthModel]
  var monthWords: String
  var upcoming: [ReviewModel]
  var upcomingWords: String
  var parts: PartsModel?

  static let fields: [TemplateField<ReviewsPage>] = [
    .record("frame") { $0.frame }, .text("standfirst") { $0.standfirst }, .text("counts") { $0.counts },
    .list("figures") { $0.figures }, .list("overdue") { $0.overdue }, .flag("hasOverdue") { !$0.overdue.isEmpty },
    .text("overdueWords") { $0.overdueWords }, .list("months") { $0.months }, .flag("hasMonths") { !$0.months.isEmpty },
    .text("monthWords") { $0.monthWords }, .list("upcoming") { $0.upcoming }, .flag("hasUpcoming") { !$0.upcoming.isEmpty },
    .text("upcomingWords") { $0.upcomingWords }, .flag("isFirstPart") { $0.isFirstPart }, .optionalRecord("parts") { $0.parts },
  ]

  /// So many months are shown, from the day on.
  private static let mostMonths = 36

  static func outline(_ outlines: PageOutlines) -> PageOutline {
    // Months stand between what is overdue and what is due later.
    let late = outlines.index.reviews.prefix { $0.next < outlines.organization.asOf }.count
    let row = PageItem(bytes: 410)
    let months = [PageItem(bytes: mostMonths * 330)]
    return PageOutline(
      items: Array(repeating: row, count: late) + months + Array(repeating: row, count: outlines.index.reviews.count - late))
  }

  init(_ context: PageContext) {
    let asOf = context.organization.asOf
    let reviews = context.index.reviews
    let schedule = ReviewSchedule.coverage(of: context.organization)
    let late = reviews.prefix { $0.next < asOf }
    let ahead = reviews.dropFirst(late.count)
    frame = context.frame(crumbs: [.actions])
    isFirstPart = context.isFirstPart
    var reader = context.partReader
    standfirst =
      reviews.isEmpty
      ? "No review has a day on which it is due again. A review names its next day, or 'review-months' of handbook.yaml sets one for all."
      : "\(late.count) of \(reviews.count.counted("review")) \(late.count == 1 ? "is" : "are") overdue. The others come up as the months below show."
    counts =
      "\(schedule.scheduled) of \((schedule.contracts + schedule.assessments).counted("review")) have a day on which they are due again: those of \(schedule.contracts.counted("contract")) in force and \(schedule.assessments.counted("assessment")). \(schedule.unreviewed.counted("contract")) in force \(schedule.unreviewed == 1 ? "has" : "have") no review on record. Obligations: \(context.index.total.assessedInWords). \(context.asOfWords)."
    figures = [
      FigureModel(label: "overdue", value: "\(late.count)", status: late.isEmpty ? nil : .notMet),
      FigureModel(label: "due later", value: "\(ahead.count)"),
      FigureModel(label: "not scheduled", value: "\(schedule.unscheduled)", status: schedule.unscheduled > 0 ? .notAssessed : nil),
    ]
    overdue = reader.take(late).map { ReviewModel(context, $0) }
    overdueWords = late.count.counted("review")
    let all = ReviewSchedule.months(Array(ahead))
    let shown = all.prefix(Self.mostMonths)
    let largest = shown.map(\.reviews.count).max() ?? 0
    months = reader.takeOne() ? shown.map { ReviewMonthModel($0, largest: largest) } : []
    let busiest = shown.max { ($0.reviews.count, -$0.year, -$0.month) < ($1.reviews.count, -$1.year, -$1.month) }
    let later = all.dropFirst(shown.count).reduce(0) { $0 + $1.reviews.count }
    monthWords =
      (busiest.map { "\(ahead.count.counted("review")) in \(shown.count { !$0.reviews.isEmpty }) of \(shown.count.counted("month")), at most \($0.reviews.count) in one (\(CalendarDate.monthName($0.month)) \($0.year))" }
        ?? "none") + (later > 0 ? "; \(later) later" : "")
    upcoming = reader.take(ahead).map { ReviewModel(context, $0) }
    upcomingWords = ahead.count.counted("review")
    parts = PartsModel(context) { range in
      range.lowerBound == late.count ? "by month" : "from \(reviews[range.lowerBound - (range.lowerBound > late.count ? 1 : 0)].next.inShortWords)"
    }
  }
}

/// A review that is due again.
struct ReviewModel: TemplateModel {
  var iso: String
  var day: String
  var what: String
  var subject: LinkModel
  var last: String
  var owner: String
  /// "12 days overdue"; `nil` for what is not.
  var late: String?

  static let fields: [TemplateField<ReviewModel>] = [
    .text("iso") { $0.iso }, .text("day") { $0.day }, .text("what") { $0.what }, .record("subject") { $0.subject },
    .text("last") { $0.last }, .text("owner") { $0.owner }, .optionalText("late") { $0.late },
  ]

  init(_ context: PageContext, _ review: ReviewDue) {
    let vendor = context.linked.vendors[review.vendor].record
    let asOf = context.organization.asOf
    iso = review.next.description
    day = review.next.inShortWords
    last = review.last.inShortWords
    late = review.next < asOf ? (asOf.dayNumber - review.next.dayNumber).counted("day") + " overdue" : nil
    switch review.subject {
    case .contract(let id):
      let title = vendor.contracts.first { $0.id.value == id }?.title
      what = "Contract \(title ?? id)"
      subject = LinkModel(label: vendor.name, href: context.links.href(.vendor(review.vendor)))
      owner = vendor.owner ?? context.handbook.information.owner ?? "Not recorded"
    case .subcontract(let name, let engagement):
      what = "Contract with \(name)"
      let id = context.linked.engagements[engagement].record.id.value
      subject = LinkModel(label: context.organization.name(of: engagement), href: context.links.href(.vendor(review.vendor), anchor: id))
      owner = context.organization.owner(of: engagement) ?? context.handbook.information.owner ?? "Not recorded"
    case .assessment(let obligation, let engagement):
      let record = context.linked.obligations[obligation]
      what = "Assessment of \(context.shortCitation(record.address)), \(record.record.title)"
      let id = context.linked.engagements[engagement].record.id.value
      subject = LinkModel(label: context.organization.name(of: engagement), href: context.links.href(.vendor(review.vendor), anchor: id))
      owner = context.organization.owner(of: engagement) ?? context.handbook.information.owner ?? "Not recorded"
    }
  }
}

/// A month with its reviews, drawn as a bar beside its numbers.
struct ReviewMonthModel: TemplateModel {
  var label: String
  var contracts: Int
  var assessments: Int
  /// Out of 100, of the month with the most.
  var width: Int

  static let fields: [TemplateField<ReviewMonthModel>] = [
    .text("label") { $0.label }, .text("contracts") { "\($0.contracts)" }, .text("assessments") { "\($0.assessments)" },
    .text("total") { "\($0.contracts + $0.assessments)" }, .text("width") { "\($0.width)" }, .flag("hasAny") { $0.width > 0 },
  ]

  init(_ month: ReviewMonth, largest: Int) {
    label = "\(CalendarDate.monthName(month.month)) \(month.year)"
    assessments = month.reviews.count { if case .assessment = $0.subject { true } else { false } }
    contracts = month.reviews.count - assessments
    width = largest == 0 ? 0 : month.reviews.count * 100 / largest
  }
}
