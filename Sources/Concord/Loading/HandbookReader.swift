internal import Compliance
internal import Diagnostics
internal import Publishing

/// Reads `handbook.yaml`.
enum HandbookReader {
  /// What is missing is reported and stands empty, so that the problems of all other files are found in the same run.
  ///
  /// - Returns: the information without the logo, and where the logo stands below the content folder.
  static func read(_ value: RecordValue) -> Checked<(information: HandbookInformation, logo: Located<String>?)> {
    var reader = RecordReader(value, describing: "handbook")
    let title = reader.text("title", .required)
    let organization = reader.text("organization", .required)
    let summary = reader.text("summary")
    let owner = reader.text("owner")
    let notice = reader.text("notice")
    let defaultRegulation = reader.text("default-regulation")
    let settings = settings(&reader)
    var diagnostics: [Diagnostic] = []
    var information = HandbookInformation(
      title: title?.value ?? "", organization: organization?.value ?? "", summary: summary?.value, owner: owner?.value,
      notice: notice?.value, defaultRegulation: defaultRegulation, settings: settings)
    information.disclosures = reader.value("disclosures").map { DisclosureDeclarationReader.read($0).reporting(to: &diagnostics) }
    var logo: Located<String>?
    if let value = reader.value("branding") {
      (information.branding, logo) = BrandingReader.read(value).reporting(to: &diagnostics)
    }
    if let value = reader.value("publishing") {
      information.publishing = PublishingReader.read(value).reporting(to: &diagnostics)
    }
    information.audiences = AudienceReader.read(reader.list("audiences")).reporting(to: &diagnostics)
    return Checked((information, logo), reader.finish() + diagnostics)
  }

  private static func settings(_ reader: inout RecordReader) -> ComplianceSettings {
    var settings = ComplianceSettings()
    if let days = number("contract-expiring-days", of: "days", 0...3650, &reader) { settings.expiringWithinDays = days }
    settings.reviewMonths = number("review-months", of: "months", 1...120, &reader)
    return settings
  }

  private static func number(_ key: String, of unit: String, _ range: ClosedRange<Int>, _ reader: inout RecordReader) -> Int? {
    guard let text = reader.text(key) else { return nil }
    if let number = Int(text.value), range.contains(number) { return number }
    reader.report(
      Diagnostic(
        "wrong-value", .error,
        "Key '\(key)' takes a number of \(unit) from \(range.lowerBound) to \(range.upperBound), not '\(text.value)'", at: text.position))
    return nil
  }
}
