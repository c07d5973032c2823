internal import CommonMark
internal import Compliance
package import Diagnostics
internal import LegalText

/// The links that prose may have: `cite:`, `obligation:`, `vendor:`, `page:`, and addresses on the web.
struct ProseLinks {
  let handbook: Handbook
  private let references: ReferenceReader

  init(handbook: Handbook) {
    self.handbook = handbook
    references = ReferenceReader(
      corpus: handbook.corpus, defaultInstrument: handbook.defaultInstrument)
  }

  private enum Destination {
    case provision(ProvisionAddress)
    /// A provision under another number than the one that is written, with what is to be said of it.
    case carried(ProvisionAddress, Diagnostic)
    case page(PageKey)
    case outside
    case problem(Diagnostic)
  }

  /// The relative link for a destination of this project's own schemes; `nil` for any other.
  func href(of destination: String, links: Links) -> String? {
    switch resolve(destination, at: SourcePosition(startOf: "pages")) {
    case .provision(let address), .carried(let address, _): links.href(to: address)
    case .page(let key): links.href(key)
    case .outside, .problem: nil
    }
  }

  /// CommonMark that stands on a page, with its links made relative to it.
  func words(_ text: String, on context: PageContext) -> RichText {
    switch context.format {
    case .html:
      var document = Document(parsing: text)
      document.rewriteLinks { href(of: $0.destination, links: context.links) ?? $0.destination }
      return RichText(html: HTML(rendering: document))
    case .markdown:
      let page = ProsePage(slug: "", source: SourceText(path: "", text: text))
      return RichText(markdown: Markdown(source: rewritten(page, links: context.links)))
    }
  }

  /// The provisions to which a page links, in its order.
  func citations(in page: ProsePage) -> [ProvisionAddress] {
    Document(parsing: page.source.text).links().compactMap { link in
      if case .provision(let address) = resolve(link.destination, at: SourcePosition(startOf: page.source.path)) { address } else { nil }
    }
  }

  /// What a redirect leads to: a page of the plan, as a link from `links`, or an address on the web.
  func target(of destination: Located<String>, links: Links) -> Checked<String?> {
    switch resolve(destination.value, at: destination.position) {
    case .provision(let address): Checked(links.href(to: address))
    case .carried(let address, let diagnostic): Checked(links.href(to: address), [diagnostic])
    case .page(let key): Checked(links.href(key))
    case .outside: Checked(destination.value)
    case .problem(let problem): Checked(nil, [problem])
    }
  }

  /// What is wrong with the links, images and markup of a page, each at its place.
  func check(_ page: ProsePage) -> [Diagnostic] {
    let document = Document(parsing: page.source.text)
    var diagnostics: [Diagnostic] = []
    var searchFrom: [Int: Int] = [:]
    for link in document.links() {
      let position = position(of: link.destination, fromLine: link.line, in: page.source, &searchFrom)
      if link.isImage {
        diagnostics.append(
          Diagnostic(
            "image-not-allowed", .error,
            "Image '\(link.destination)' would have to be fetched from elsewhere; pages may not have images yet", at: position))
        continue
      }
      switch resolve(link.destination, at: position) {
      case .problem(let diagnostic), .carried(_, let diagnostic): diagnostics.append(diagnostic)
      case .provision, .page, .outside: break
      }
    }
    searchFrom = [:]
    for raw in document.rawHTML() {
      let first = raw.text.split(separator: "\n").first.map(String.init) ?? ""
      diagnostics.append(
        Diagnostic(
          "raw-html", .error, "Raw HTML '\(first.prefix(40))' is not allowed in prose; write CommonMark",
          at: position(of: first, fromLine: raw.line, in: page.source, &searchFrom)))
    }
    return diagnostics
  }

  /// The source with this project's own links replaced by relative ones and without its first heading. Every other byte
  /// stays as written.
  func rewritten(_ page: ProsePage, links: Links) -> String {
    var text = ""
    var isBeforeTitle = true
    for line in page.source.lines {
      if isBeforeTitle, line.text.hasPrefix("# ") {
        isBeforeTitle = false
        continue
      }
      text += replacingLinks(in: String(line.text), links: links) + "\n"
    }
    let trimmed = text.drop { $0 == "\n" }
    return String(trimmed.reversed().drop { $0 == "\n" }.reversed()) + "\n"
  }

  private func replacingLinks(in line: String, links: Links) -> String {
    var result = ""
    var rest = line[...]
    while let start = rest.firstRange(of: "](") {
      result += rest[..<start.upperBound]
      rest = rest[start.upperBound...]
      guard let end = Self.destinationEnd(rest) else { break }
      let written = rest[..<end]
      let destination = written.hasPrefix("<") ? String(written.dropFirst().dropLast()) : String(written)
      result += href(of: destination, links: links) ?? String(written)
      rest = rest[end...]
    }
    return result + rest
  }

  /// The end of a link's destination: at the parenthesis that closes it, or behind `>`.
  private static func destinationEnd(_ text: Substring) -> String.Index? {
    if text.first == "<" { return text.firstIndex(of: ">").map { text.index(after: $0) } }
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case "(": depth += 1
      case ")" where depth == 0: return index
      case ")": depth -= 1
      case " ": return depth == 0 ? index : nil
      default: break
      }
    }
    return nil
  }

  private func resolve(_ destination: String, at position: SourcePosition) -> Destination {
    guard let colon = destination.firstIndex(of: ":") else {
      if destination.hasPrefix("#") { return .outside }
      return .problem(
        Diagnostic(
          "unknown-link", .error,
          "Link '\(destination)' leads to no page of the handbook; use cite:, obligation:, vendor: or page:", at: position))
    }
    let scheme = destination[..<colon].lowercased()
    let name = Located(Self.percentDecoded(String(destination[destination.index(after: colon)...])), at: position)
    switch scheme {
    case "http", "https", "mailto": return .outside
    case "cite":
      let checked = references.address(name)
      return checked.value.map { .provision($0) } ?? carried(name) ?? .problem(checked.diagnostics[0])
    case "obligation":
      return page(name, "obligation", handbook.linked.obligations.map(\.record.id.value)) { .obligation($0) }
    case "vendor": return page(name, "vendor", handbook.linked.vendors.map(\.record.id.value)) { .vendor($0) }
    case "page":
      return page(name, "page", handbook.prose.map(\.slug)) { .prose(handbook.prose[$0].slug) }
    default:
      return .problem(
        Diagnostic(
          "unknown-link", .error, "Link scheme '\(scheme)' is not allowed; use cite:, obligation:, vendor:, page:, https: or mailto:",
          at: position))
    }
  }

  fileprivate func checkPage(_ slug: Located<String>) -> [Diagnostic] {
    if case .problem(let problem) = resolve("page:" + slug.value, at: slug.position) { [problem] } else { [] }
  }

  /// A number that the current edition has not: followed where an earlier edition had it, pending where a later one has it.
  private func carried(_ name: Located<String>) -> Destination? {
    guard let address = references.parsed(name), let instrument = handbook.corpus[address.instrument] else { return nil }
    func say(_ message: String) -> Diagnostic { Diagnostic("reference-carried", .warning, message, at: name.position) }
    if let former = handbook.formers[address.instrument]?.first(where: { $0.address == address }), let now = former.successors.first {
      let list = former.successors.map { handbook.corpus.shortCitation(of: $0) }.joined(separator: " and ")
      return .carried(
        now, say("Link 'cite:\(name.value)' has a number of edition '\(former.edition)', which is \(list) now; write the new number"))
    }
    guard let pending = instrument.editions.first(where: { instrument.isLater($0) && $0.edition.index(of: address) != nil }) else { return nil }
    return .carried(
      address, say("Link 'cite:\(name.value)' names what only edition '\(pending.information.id)' has, which is not in force yet"))
  }

  private func page(_ name: Located<String>, _ subject: String, _ known: [String], _ key: (Int) -> PageKey) -> Destination {
    if let index = known.firstIndex(of: name.value) { return .page(key(index)) }
    return .problem(
      Diagnostic(
        RuleIdentifier("unknown-\(subject)"), .error,
        "Value '\(name.value)' is not a known \(subject)" + NearMiss.suggestion(for: name.value, among: known), at: name.position))
  }

  /// cmark knows the line of a block; the column is found by looking for the words from there.
  private func position(
    of words: String, fromLine line: Int, in source: SourceText, _ searchFrom: inout [Int: Int]
  ) -> SourcePosition {
    let start = max(source.offset(ofLine: max(1, line)), searchFrom[line] ?? 0)
    let bytes = source.text.utf8
    let from = bytes.index(bytes.startIndex, offsetBy: min(start, bytes.count))
    guard !words.isEmpty, let found = source.text[from...].firstRange(of: words) else {
      return SourcePosition(file: source.path, line: max(1, line), column: 1)
    }
    let offset = bytes.distance(from: bytes.startIndex, to: found.lowerBound)
    searchFrom[line] = offset + words.utf8.count
    return source.position(at: offset)
  }

  private static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Handbook {
  /// What is wrong with the links, images and markup of the prose.
  package func checkProse() -> [Diagnostic] {
    let links = ProseLinks(handbook: self)
    let branding = information.branding
    let words = [branding.header, branding.footer].compactMap { $0 }.flatMap { text in
      // The lines of a text within a YAML file are not those of the file: its own place is what can be said.
      links.check(ProsePage(slug: "", source: SourceText(path: text.position.file, text: text.value))).map { problem in
        Diagnostic(problem.rule, problem.severity, problem.message, at: text.position)
      }
    }
    return prose.flatMap { links.check($0) } + words + branding.navigation.flatMap { links.checkPage($0) }
  }
}
