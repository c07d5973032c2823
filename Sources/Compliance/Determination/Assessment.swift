package import Diagnostics

/// A person's determination for an obligation and an engagement.
package struct Assessment: Sendable {
  package var vendor: Located<String>
  package var engagement: Located<String>
  package var obligation: Located<String>
  /// Never `notAssessed`: who has not determined writes no assessment.
  package var status: Status
  package var reason: String
  package var evidence: [String]
  package var by: String
  package var on: CalendarDate
  /// Editions under which it was made, of one instrument or of several.
  package var editions: [Located<String>]
  /// That somebody looked again later and left the status as it is.
  package var reviewed: Review? = nil
  package var reviewedAhead: Review? = nil
  package var laterReview: Review? = nil
  /// Changes of the law that do not matter to it.
  package var immaterial: [ImmaterialChange] = []
  /// The day by which somebody assesses again, where it is not that of `review-months`.
  package var next: CalendarDate?
  package var position: SourcePosition
}

extension Assessment {
  /// Who looked last, when and under which edition: what a change of the law is held against.
  package var lastLook: Review {
    reviewed ?? Review(on: on, by: by, editions: editions, next: next, position: position)
  }

  /// The edition that the last look names first.
  package var edition: Located<String>? { lastLook.editions.first }
}

/// Reads `assessments/*.yaml`: lists of assessments.
package enum AssessmentReader {
  private enum Written: String, CaseIterable {
    case met
    case partial
    case notMet = "not-met"
    case notApplicable = "not-applicable"

    var status: Status {
      switch self {
      case .met: .met
      case .partial: .partial
      case .notMet: .notMet
      case .notApplicable: .notApplicable
      }
    }
  }

  package static func read(_ file: RecordValue) -> Checked<[Assessment]> {
    guard case .list(let values) = file.content else {
      return Checked(
        [],
        [
          Diagnostic(
            "wrong-shape", .error, "A file of assessments is a list, not \(file.kindInWords)", at: file.position)
        ])
    }
    var diagnostics: [Diagnostic] = []
    let assessments = values.compactMap { assessment($0).reporting(to: &diagnostics) }
    return Checked(assessments, diagnostics)
  }

  private static func assessment(_ value: RecordValue) -> Checked<Assessment?> {
    var reader = RecordReader(value, describing: "assessment")
    let vendor = reader.text("vendor", .required)
    let engagement = reader.text("engagement", .required)
    let obligation = reader.text("obligation", .required)
    let status = reader.choice("status", Written.self, .required)
    let reason = reader.text("reason", .required)
    let evidence = reader.texts("evidence").map(\.value)
    let by = reader.text("by", .required)
    let on = reader.date("on", .required)
    let editions = reader.texts("edition")
    let looks = ReviewKeys(&reader)
    let next = reader.date("next")
    var diagnostics = reader.finish()
    guard let vendor, let engagement, let obligation, let status, let reason, let by, let on else {
      return Checked(nil, diagnostics)
    }
    var assessment = Assessment(
      vendor: vendor, engagement: engagement, obligation: obligation, status: status.value.status, reason: reason.value,
      evidence: evidence, by: by.value, on: on.value, editions: editions, next: next?.value, position: value.position)
    looks.read(into: &assessment, &diagnostics)
    return Checked(assessment, diagnostics)
  }
}
