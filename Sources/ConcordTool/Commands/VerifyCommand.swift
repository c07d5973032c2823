internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Publishing

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Compares a published handbook with its manifest and writes nothing.",
    discussion: """
      Every file is held against the SHA-256 that manifest.json lists. Exits with 1 when a file was changed, is missing, or is \
      not listed.
      """)

  @Argument(help: "The published folder.")
  var folder = "public"

  func run() async throws {
    let verified = await SiteVerification.verify(
      folder: folder, name: folder, width: ProcessInfo.processInfo.activeProcessorCount)
    Console.report(verified.diagnostics)
    guard let result = verified.value else { throw ExitCode.files }
    for finding in result.findings {
      Console.print("\(folder)/\(finding.path): \(finding.difference.inWords)".withVisibleControlCharacters)
    }
    let edition = "as of \(result.asOf), content \(result.contentVersion)"
    guard result.findings.isEmpty else {
      Console.printError("\(result.findings.count) of \(result.listed) files differ from the manifest (\(edition))")
      throw ExitCode.findings
    }
    Console.print("All \(result.listed) files are as they were built (\(edition))")
  }
}

extension SiteVerification.Difference {
  fileprivate var inWords: String {
    switch self {
    case .changed: "was changed after the build"
    case .missing: "is missing"
    case .unexpected: "is not listed in the manifest"
    case .unreadable: "is not a file that can be read"
    }
  }
}
