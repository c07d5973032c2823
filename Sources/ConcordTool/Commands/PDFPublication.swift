internal import ArgumentParser
internal import Concord
internal import Diagnostics
internal import Foundation
internal import Publishing

/// The folder of PDFs beside a published folder: `public.pdf` beside `public`.
///
/// It is apart, since a PDF depends on the browser and the fonts of a machine, and a published folder on its input alone.
struct PDFPublication {
  private let chromium: Chromium
  private let writer: SiteWriter
  /// As it is named in messages.
  let name: String

  /// Finds the browser and refuses a folder that concord did not make, before any work is done.
  init(target: String, name: String, chromium: String?) throws {
    self.name = name + ".pdf"
    writer = SiteWriter(target: (target.hasSuffix("/") ? String(target.dropLast()) : target) + ".pdf", name: self.name)
    do throws(PrintingProblem) {
      self.chromium = try Chromium.find(named: chromium, environment: ProcessInfo.processInfo.environment)
    } catch {
      Console.report([error.diagnostic])
      throw ExitCode.unavailable
    }
    try writer.checkTarget()
  }

  /// Prints all print pages of a site that is not published yet; nothing is published by it either.
  ///
  /// - Returns: how many PDFs there are.
  func make(_ site: MadeSite, from staged: StagedSite, width: Int) async throws -> Int {
    Console.progress("Printing \(site.printPages.count) pages with \(chromium.path) …")
    let printer = HandbookPrinter(
      chromium, asOf: site.handbook.organization.asOf, baseURL: site.handbook.information.publishing.baseURL, width: width,
      environment: ProcessInfo.processInfo.environment)
    let folder = try writer.stage()
    let made = await printer.print(site.printPages, files: site.outputs.map(\.path), of: staged, into: folder)
    guard let documents = made.value else {
      writer.abandon()
      Console.report(made.diagnostics)
      throw made.diagnostics.contains { $0.rule == SiteWriter.Failure.rule } ? ExitCode.files : ExitCode.unavailable
    }
    do {
      try folder.add(try Manifest(site.handbook, outputs: documents).file())
    } catch {
      writer.abandon()
      throw error
    }
    return documents.count
  }

  func publish() throws { try writer.finish() }

  func abandon() { writer.abandon() }
}
