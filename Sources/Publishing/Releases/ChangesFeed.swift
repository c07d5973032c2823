internal import Diagnostics

/// The releases as an Atom feed (RFC 4287): one entry for the law and one for the organization of each.
///
/// Its links are absolute where the handbook knows its address: readers of feeds keep entries far from the feed.
///
/// Identifiers come from the organization's name and the release's, and days from the release: the same releases give the same bytes
/// wherever and whenever they are published.
enum ChangesFeed {
  static let path = "changes.atom"
  /// A feed is for what is new; the page has all.
  private static let mostEntries = 40

  static func file(_ handbook: Handbook, _ history: ReleaseHistory) -> OutputFile {
    let information = handbook.information
    let base = information.publishing.baseURL?.text ?? ""
    var entries: [String] = []
    for step in history.steps {
      guard let release = step.release else { continue }
      for side in StateChange.Side.allCases {
        let changes = step.changes.filter { $0.side == side }
        guard !changes.isEmpty else { continue }
        entries.append(entry(release, step, side, changes, information))
      }
    }
    let updated = history.lastDay ?? handbook.organization.asOf
    let text = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
      <id>\(identifier(information, ""))</id>
      <title>\(escaped("\(information.title): changes"))</title>
      <updated>\(time(updated))</updated>
      <author><name>\(escaped(information.organization))</name></author>
      <link rel="alternate" type="text/html" href="\(base)changes.html"/>
      <link rel="self" type="application/atom+xml" href="\(base)\(path)"/>
      \(entries.prefix(mostEntries).joined(separator: "\n"))
      </feed>

      """
    return OutputFile(path: path, text: text)
  }

  private static func entry(
    _ release: Release, _ step: ReleaseStep, _ side: StateChange.Side, _ changes: [StateChange], _ information: HandbookInformation
  ) -> String {
    let subject = side == .law ? "law" : "organization"
    let lines = changes.map { "<li>\(escaped($0.text))</li>" }.joined()
    let note = release.note.map { "<p>\(escaped($0))</p>" } ?? ""
    return """
      <entry>
      <id>\(identifier(information, "\(release.name) \(side.rawValue)"))</id>
      <title>\(escaped("\(step.title): \(changes.count.counted("change")) in the \(subject)"))</title>
      <updated>\(time(release.on))</updated>
      <category term="\(side.rawValue)"/>
      <link rel="alternate" type="text/html" href="\(information.publishing.baseURL?.text ?? "")changes.html#\(Links.encoded(step.anchor))"/>
      <content type="html">\(escaped("\(note)<ul>\(lines)</ul>"))</content>
      </entry>
      """
  }

  private static func time(_ day: CalendarDate) -> String { "\(day)T00:00:00Z" }

  /// A UUID of version 8 (RFC 9562) out of a digest: stable without a domain of one's own.
  private static func identifier(_ information: HandbookInformation, _ subject: String) -> String {
    let digest = Array(Digest.sha256(Array("concord feed\n\(information.organization)\n\(subject)".utf8)).prefix(32))
    var digits = digest
    digits[12] = "8"
    digits[16] = ["8", "9", "a", "b"][Int(digits[16].hexDigitValue ?? 0) % 4]
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return "urn:uuid:" + groups.joined(separator: "-")
  }

  private static func escaped(_ text: String) -> String { text.withVisibleControlCharacters.escapedForHTML }
}
