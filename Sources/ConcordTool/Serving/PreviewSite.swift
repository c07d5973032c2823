internal import FlyingFox
internal import Publishing

/// The files of the last build that succeeded, as a web server answers with them.
struct PreviewSite: Sendable {
  private let files: [String: [UInt8]]

  init(_ files: [OutputFile]) {
    self.files = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
  }

  /// The answer to a request for a path such as `/law/act/1.html`; a folder answers with its `index.html`.
  func response(to path: String) -> HTTPResponse {
    let path = path.removingPercentEncoding ?? path
    guard path.hasPrefix("/") else { return plain(.badRequest, "A path begins with '/'") }
    var name = String(path.dropFirst())
    if name.isEmpty || name.hasSuffix("/") { name += "index.html" }
    if let bytes = files[name] { return answer(.ok, Self.type(of: name), bytes) }
    // Relative links of a folder's page need the slash at the end.
    if files[name + "/index.html"] != nil {
      return HTTPResponse(statusCode: .movedPermanently, headers: [.location: path + "/"])
    }
    if let page = files["404.html"] { return answer(.notFound, "text/html; charset=utf-8", page) }
    return plain(.notFound, "No page '\(name)' in this handbook")
  }

  private func plain(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    answer(status, "text/plain; charset=utf-8", Array(text.utf8))
  }

  /// The headers that a published handbook should have, so that what works here works there.
  private func answer(_ status: HTTPStatusCode, _ type: String, _ bytes: [UInt8]) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: type,
        HTTPHeader("Content-Security-Policy"): "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("X-Robots-Tag"): "noindex",
        HTTPHeader("Cache-Control"): "no-store",
      ],
      body: .init(bytes))
  }

  private static func type(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "csv": "text/csv; charset=utf-8"
    case "xml": "application/atom+xml; charset=utf-8"
    case "md", "txt": "text/plain; charset=utf-8"
    default: "application/octet-stream"
    }
  }
}
