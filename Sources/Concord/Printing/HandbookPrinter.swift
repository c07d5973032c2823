package import Diagnostics
internal import Foundation
package import Publishing

/// Makes PDFs of a site's print pages with an installed Chromium.
///
/// The browser sees copies of these pages in a folder that is removed afterwards, without scripts and without the network.
package struct HandbookPrinter: Sendable {
  private let chromium: Chromium
  private let asOf: CalendarDate
  private let baseURL: BaseURL?
  private let width: Int
  private let limit: @Sendable (_ bytes: Int) -> Duration
  private let environment: [String: String]

  /// A browser takes some hundreds of megabytes, whatever the number of cores.
  private static let mostAtOnce = 4

  /// - Parameters:
  ///   - width: how many pages to print at once, at most four.
  ///   - limit: how long one page may take, by its size in bytes.
  package init(
    _ chromium: Chromium, asOf: CalendarDate, baseURL: BaseURL?, width: Int, environment: [String: String],
    limit: @escaping @Sendable (_ bytes: Int) -> Duration = HandbookPrinter.usualLimit
  ) {
    self.chromium = chromium
    self.asOf = asOf
    self.baseURL = baseURL
    self.width = max(1, min(width, Self.mostAtOnce))
    self.environment = environment
    self.limit = limit
  }

  /// A minute for the program to start on a busy machine, and one more for each megabyte.
  package static let usualLimit: @Sendable (Int) -> Duration = { .seconds(60 + 60 * $0 / 1_000_000) }

  /// Where the PDF of a print page stands in the folder of PDFs: `handbook.pdf`, `law/ccpa-regulations.pdf`; of a later part of a long
  /// text `law/ccpa-regulations--2.pdf`.
  package static func path(of page: String) -> String {
    var parts = page.split(separator: "/").map(String.init)
    let name = parts.removeLast().dropLast(".html".count).dropFirst("print".count)
    return (parts.isEmpty ? "handbook" : parts.joined(separator: "/")) + name + ".pdf"
  }

  /// Prints pages and hands each PDF on.
  ///
  /// - Parameters:
  ///   - pages: paths of print pages in the site.
  ///   - files: paths of all files of the site; what a page may load is taken from among them.
  ///   - site: has the site's files.
  ///   - sink: takes the PDFs.
  /// - Returns: the account of the PDFs, in the order of the pages; `nil` with the problems when one could not be made.
  package func print(_ pages: [String], files: [String], of site: some SiteSink, into sink: some SiteSink) async -> Checked<[Manifest.File]?> {
    let work = FileManager.default.temporaryDirectory.appendingPathComponent("concord-\(UUID().uuidString.prefix(8))")
    defer { try? FileManager.default.removeItem(at: work) }
    do {
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      for path in files where Self.isLoaded(path) {
        if let bytes = site.bytes(of: path) { try Self.write(bytes, to: work.appendingPathComponent("site/\(path)")) }
      }
    } catch {
      return Checked(nil, [PrintingProblem.workFolder(error.localizedDescription).diagnostic])
    }
    let results = await pdfs(of: pages, site: site, work: work)
    var account = SiteAccount()
    var diagnostics: [Diagnostic] = []
    for (page, result) in results {
      switch result {
      case .success(let bytes): account.add([SiteAccount.entry(of: OutputFile(path: Self.path(of: page), bytes: bytes), to: sink)])
      case .failure(let problem): diagnostics.append(problem.diagnostic)
      }
    }
    if let failure = account.failure { diagnostics.append(failure.diagnostic) }
    return Checked(diagnostics.isEmpty ? account.outputs : nil, diagnostics)
  }

  /// In the order of the pages. Once a page has failed the others are not begun: what one program cannot do for one page it will
  /// seldom do for the next, and each would take its time.
  private func pdfs(of pages: [String], site: some SiteSink, work: URL) async -> [(page: String, result: Result<[UInt8], PrintingProblem>)] {
    await withTaskGroup(of: (Int, Result<[UInt8], PrintingProblem>).self) { group in
      var results: [Int: Result<[UInt8], PrintingProblem>] = [:]
      var next = 0
      func begin() {
        guard next < pages.count else { return }
        let number = next
        next += 1
        group.addTask {
          do throws(PrintingProblem) { return (number, .success(try await pdf(of: pages[number], number: number, site: site, work: work))) } catch {
            return (number, .failure(error))
          }
        }
      }
      for _ in 0..<width { begin() }
      while let (number, result) = await group.next() {
        results[number] = result
        if case .success = result { begin() } else { next = pages.count }
      }
      return results.sorted { $0.key < $1.key }.map { (pages[$0.key], $0.value) }
    }
  }

  private func pdf(of path: String, number: Int, site: some SiteSink, work: URL) async throws(PrintingProblem) -> [UInt8] {
    guard let bytes = site.bytes(of: path) else { throw .workFolder("page '\(path)' cannot be read") }
    let page = work.appendingPathComponent("site/\(path)")
    let own = work.appendingPathComponent("run-\(number)")
    let pdf = own.appendingPathComponent("page.pdf")
    let profile = own.appendingPathComponent("profile")
    do {
      try Self.write(PDFSource.html(of: OutputFile(path: path, bytes: bytes), baseURL: baseURL), to: page)
      try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .workFolder(error.localizedDescription)
    }
    let process = BoundedProcess(
      program: chromium.path, arguments: Chromium.arguments(page: page.path, pdf: pdf.path, profile: profile.path, isRoot: geteuid() == 0),
      environment: Chromium.environment(from: environment, home: profile.path, temporary: work.path), log: own.appendingPathComponent("log"))
    let allowed = limit(bytes.count)
    let outcome = await process.run(within: allowed)
    switch outcome {
    case .cannotStart(let reason): throw .cannotStart(chromium.path, reason: reason)
    case .timedOut: throw .timedOut(page: path, seconds: Int(allowed.components.seconds))
    case .exited, .signalled:
      guard outcome == .exited(0), let data = try? Data(contentsOf: pdf), let document = PDFDocument.settled(Array(data), asOf: asOf) else {
        throw .failed(page: path, outcome, words: process.lastWords())
      }
      return document
    }
  }

  /// Style sheets and images: all that the policy of `PDFSource` lets a page load.
  private static func isLoaded(_ path: String) -> Bool {
    path.hasSuffix(".css") || (path.hasPrefix("assets/") && !path.hasSuffix(".js"))
  }

  private static func write(_ bytes: [UInt8], to url: URL) throws {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
