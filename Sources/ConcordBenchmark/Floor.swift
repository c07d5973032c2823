internal import CommonMark
internal import Diagnostics
internal import Publishing

/// What no build of the same site can avoid: parsing and rendering its Markdown with libcmark, and writing its files.
struct Floor {
  var files: [OutputFile]
  var width: Int

  func run(in folder: String) async throws {
    let markdown = files.filter { $0.path.hasSuffix(".md") }
    let sizes = await markdown.concurrentMap(width: width) { file in
      Document(parsing: String(decoding: file.bytes, as: UTF8.self)).html().utf8.count
    }
    precondition(sizes.count == markdown.count)
    try await SiteWriter(target: folder, name: "floor").publish(files, width: width)
  }
}
