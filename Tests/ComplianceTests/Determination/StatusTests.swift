import Testing

@testable import Compliance

@Suite struct StatusTests {
  private static let clauses: [Status?] = [nil, .met, .partial, .notMet, .notAssessed]
  private static let assessments: [Status?] = [nil, .met, .partial, .notMet, .notApplicable]

  /// Unknown is never a pass, whatever it is combined with.
  @Test(arguments: clauses, assessments)
  func isMetOnlyWhenNothingAskedForIsUnknownOrWrong(clauses: Status?, assessment: Status?) {
    for needsAssessment in [true, false] {
      let status = DeterminationStage.status(clauses: clauses, assessment: assessment, needsAssessment: needsAssessment)
      let isProved =
        (clauses == nil || clauses == .met) && (assessment == .met || (assessment == nil && !needsAssessment && clauses == .met))
      #expect((status == .met) == isProved)
    }
  }

  @Test(arguments: [
    (ClauseTally(present: 2), Status.met), (ClauseTally(present: 1, notRecorded: 1), .notAssessed),
    (ClauseTally(present: 1, unclear: 1), .notAssessed), (ClauseTally(present: 1, absent: 1), .partial),
    (ClauseTally(absent: 2), .notMet), (ClauseTally(absent: 1, notRecorded: 1), .notMet), (ClauseTally(partial: 1), .partial),
    (ClauseTally(partial: 1, notRecorded: 1), .notAssessed),
  ])
  func ranksKnownGapsBeforeTheUnknownAndTheUnknownBeforeOrder(tally: ClauseTally, status: Status) {
    #expect(tally.status == status)
  }

  @Test func countsWithADenominatorThatLeavesOutWhatDoesNotApply() {
    var counts = StatusCounts()
    for status in [Status.met, .met, .partial, .notMet, .notApplicable, .notAssessed] { counts.add(status) }
    #expect(counts.assessed == 4)
    #expect(counts.inScope == 5)
  }
}
