/// What is known of a published file without reading it.
package struct PageRecord: Sendable {
  /// A key that no page has: the file is made in every build.
  static let noKey = "-"

  /// Below the published folder.
  package var path: String
  /// A digest of everything from which the file was made.
  package var key: String
  package var sha256: String
  package var size: Int
  /// A digest of its anchors and links; 0 for what is no page.
  package var links: UInt64
}

/// The files of the site that was published before, for a build that makes only what may differ.
///
/// A page is taken as it is when it has the same key, and when the system says of its file what it said after the last build.
package struct PublishedPages: Sendable {
  private static let format = "concord pages 1"

  /// What must be the same for anything to be taken: the program, the day, the audience, the folders.
  package var identity: String
  /// A digest of what the search leads to.
  package var searched: UInt64
  package private(set) var records: [String: (record: PageRecord, stamp: String)]

  /// - Parameter stamp: what the system says of a file now, by its path.
  package init(identity: String, searched: UInt64, records: [PageRecord], stamp: (String) -> String?) {
    self.identity = identity
    self.searched = searched
    self.records = [:]
    for record in records {
      if let stamp = stamp(record.path) { self.records[record.path] = (record, stamp) }
    }
  }

  /// `nil` for what no build wrote.
  package init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 3, lines[0] == Self.format, lines.last == "", let searched = UInt64(lines[2]) else { return nil }
    identity = String(lines[1])
    self.searched = searched
    records = [:]
    records.reserveCapacity(lines.count)
    for line in lines[3...].dropLast() {
      let parts = line.split(separator: " ", maxSplits: 5)
      guard parts.count == 6, let size = Int(parts[2]), let links = UInt64(parts[3]) else { return nil }
      let record = PageRecord(path: String(parts[5]), key: String(parts[0]), sha256: String(parts[1]), size: size, links: links)
      records[record.path] = (record, String(parts[4]))
    }
  }

  /// By path, one file a line.
  package var text: String {
    var text = "\(Self.format)\n\(identity)\n\(searched)\n"
    for path in records.keys.sorted() {
      guard let (record, stamp) = records[path] else { continue }
      text += "\(record.key) \(record.sha256) \(record.size) \(record.links) \(stamp) \(record.path)\n"
    }
    return text
  }
}
