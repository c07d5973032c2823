internal import CommonMark
internal import Diagnostics
internal import Foundation
internal import Publishing

/// What no build of the same site can avoid: parsing and rendering its Markdown with libcmark, and writing its files.
struct Floor {
  /// The site that was built.
  var site: String
  var width: Int

  struct Result: Sendable {
    var files = 0
    var bytes = 0
    var largestPage = 0
    var largestPath = ""
  }

  /// The files are read some at a time, since all at once would not fit; reading them counts as well, which is little beside
  /// the rest.
  func run(in folder: String) async throws -> Result {
    let paths = (FileManager.default.enumerator(atPath: site)?.allObjects as? [String] ?? []).sorted()
    let writer = SiteWriter(target: folder, name: "floor")
    let staged = try writer.stage()
    let sizes = await paths.concurrentMap(width: width) { path -> Int in
      guard let data = FileManager.default.contents(atPath: site + "/" + path) else { return 0 }
      let bytes = Array(data)
      let rendered = path.hasSuffix(".md") ? Document(parsing: String(decoding: bytes, as: UTF8.self)).html().utf8.count : 1
      precondition(rendered > 0 || bytes.isEmpty)
      try? staged.add(OutputFile(path: path, bytes: bytes))
      return bytes.count
    }
    try writer.finish()
    var result = Result(files: sizes.count { $0 > 0 }, bytes: sizes.reduce(0, +))
    for (path, size) in zip(paths, sizes) where path.hasSuffix(".html") && size > result.largestPage {
      result.largestPage = size
      result.largestPath = path
    }
    return result
  }
}
