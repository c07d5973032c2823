internal import Compliance
internal import Diagnostics
internal import Publishing

/// Reads `handbook.yaml`.
enum HandbookReader {
  /// What is missing is reported and stands empty, so that the problems of all other files are found in the same run.
  static func read(_ value: RecordValue) -> Checked<HandbookInformation> {
    var reader = RecordReader(value, describing: "handbook")
    let title = reader.text("title", .required)
    let organization = reader.text("organization", .required)
    let summary = reader.text("summary")
    let owner = reader.text("owner")
    let notice = reader.text("notice")
    let defaultRegulation = reader.text("default-regulation")
    let settings = settings(&reader)
    let diagnostics = reader.finish()
    return Checked(
      HandbookInformation(
        title: title?.value ?? "", organization: organization?.value ?? "", summary: summary?.value, owner: owner?.value,
        notice: notice?.value, defaultRegulation: defaultRegulation, settings: settings),
      diagnostics)
  }

  private static func settings(_ reader: inout RecordReader) -> ComplianceSettings {
    var settings = ComplianceSettings()
    guard let text = reader.text("contract-expiring-days") else { return settings }
    if let days = Int(text.value), (0...3650).contains(days) {
      settings.expiringWithinDays = days
    } else {
      reader.report(
        Diagnostic(
          "wrong-value", .error, "Key 'contract-expiring-days' takes a number of days from 0 to 3650, not '\(text.value)'",
          at: text.position))
    }
    return settings
  }
}
