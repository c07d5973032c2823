internal import Diagnostics
internal import Publishing

/// Reads the key `publishing` of `handbook.yaml`, and `redirects.yaml`.
enum PublishingReader {
  private enum Robots: String, CaseIterable { case noindex, index }

  static func read(_ value: RecordValue) -> Checked<PublishingOptions> {
    var reader = RecordReader(value, describing: "mapping of publishing options")
    var options = PublishingOptions()
    options.isIndexed = reader.choice("robots", Robots.self)?.value == .index
    if let text = reader.text("base-url") {
      options.baseURL = BaseURL(text.value)
      if options.baseURL == nil {
        reader.report(
          Diagnostic(
            "wrong-value", .error,
            "Key 'base-url' takes the address of the published folder, such as https://handbook.example.com/privacy/, not '\(text.value)'",
            at: text.position))
      }
    }
    return Checked(options, reader.finish())
  }

  static func readRedirects(_ value: RecordValue) -> Checked<[Redirect]> {
    guard case .list(let entries) = value.content else {
      return Checked([], [Diagnostic("wrong-shape", .error, "Redirects are a list of 'from' and 'to', not \(value.kindInWords)", at: value.position)])
    }
    var diagnostics: [Diagnostic] = []
    let redirects = entries.compactMap { entry -> Redirect? in
      var reader = RecordReader(entry, describing: "redirect")
      let from = reader.text("from", .required)
      let to = reader.text("to", .required)
      diagnostics += reader.finish()
      guard let from, let to else { return nil }
      guard let redirect = Redirect(from: from, to: to) else {
        diagnostics.append(
          Diagnostic(
            "wrong-value", .error,
            "Key 'from' takes a page's old path below the handbook, such as law/old.html, not '\(from.value)'", at: from.position))
        return nil
      }
      return redirect
    }
    return Checked(redirects, diagnostics + Redirect.loops(in: redirects))
  }
}
