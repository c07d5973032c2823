import Concord
import Foundation
import Testing

/// Finding the browser, and how it is called.
@Suite struct ChromiumTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "concord-\(UUID().uuidString)").path

  private func put(_ path: String, mode: Int = 0o755) throws {
    let url = URL(fileURLWithPath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("#!/bin/sh\n".utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
  }

  private func found(_ environment: [String: String]) -> Result<String, PrintingProblem> { found(nil, environment) }

  private func found(_ name: String?, _ environment: [String: String]) -> Result<String, PrintingProblem> {
    do throws(PrintingProblem) { return .success(try Chromium.find(named: name, environment: environment).path) } catch { return .failure(error) }
  }

  @Test func takesTheFirstKnownNameFromTheSearchPath() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try put("one/google-chrome")
    try put("two/chromium")
    try put("two/google-chrome")
    #expect(found(["PATH": "\(folder)/one:\(folder)/two"]) == .success("\(folder)/two/chromium"))
    #expect(found(["PATH": "\(folder)/one"]) == .success("\(folder)/one/google-chrome"))
  }

  @Test func takesWhatIsNamedBeforeWhatIsInstalled() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try put("one/chromium")
    try put("one/mine")
    let path = ["PATH": "\(folder)/one"]
    #expect(found("mine", path) == .success("\(folder)/one/mine"))
    #expect(found("\(folder)/one/mine", [:]) == .success("\(folder)/one/mine"))
    #expect(found(path.merging([Chromium.variable: "mine"]) { $1 }) == .success("\(folder)/one/mine"))
    #expect(found("chromium", path.merging([Chromium.variable: "mine"]) { $1 }) == .success("\(folder)/one/chromium"))
    #expect(found(path.merging([Chromium.variable: ""]) { $1 }) == .success("\(folder)/one/chromium"))
  }

  /// A program of that name in the folder that is worked on is a file of the content, and not to be run.
  @Test func looksInNoFolderThatIsNotAbsolute() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try put("one/chromium")
    let relative = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in ".." }.joined(separator: "/") + "\(folder)/one"
    #expect(FileManager.default.isExecutableFile(atPath: relative + "/chromium"))
    for path in [relative, ":\(relative)", "", ".", "\(relative):"] { #expect(throws: PrintingProblem.self) { try found(["PATH": path]).get() } }
  }

  @Test func saysWhatWasLookedFor() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try put("one/chromium", mode: 0o644)
    try FileManager.default.createDirectory(atPath: "\(folder)/two/chromium", withIntermediateDirectories: true)
    let environment = ["PATH": "\(folder)/one:\(folder)/two"]
    #expect(found(environment) == .failure(.notFound(names: Chromium.names)))
    #expect(found("\(folder)/one/chromium", environment) == .failure(.notRunnable("\(folder)/one/chromium")))
    #expect(
      PrintingProblem.notFound(names: ["chromium", "chrome"]).diagnostic.description
        == "error: Chromium is not in the search path under any of the names 'chromium', 'chrome'; install it, or name the program with "
        + "--chromium or in CONCORD_CHROMIUM [no-pdf]")
    #expect(
      PrintingProblem.notRunnable("mine").diagnostic.description
        == "error: Program 'mine' is not there or may not be run; name an installed Chromium with --chromium or in CONCORD_CHROMIUM [no-pdf]")
  }

  @Test func leavesTheSandboxOnForAllButRoot() {
    func arguments(isRoot: Bool) -> [String] { Chromium.arguments(page: "/work folder/print.html", pdf: "/pdf/x.pdf", profile: "/profile", isRoot: isRoot) }
    #expect(!arguments(isRoot: false).contains("--no-sandbox"))
    #expect(arguments(isRoot: true).contains("--no-sandbox"))
    #expect(arguments(isRoot: false).last == "file:///work%20folder/print.html")
    for flag in ["--headless=new", "--generate-pdf-document-outline", "--print-to-pdf=/pdf/x.pdf", "--user-data-dir=/profile", "--host-resolver-rules=MAP * ~NOTFOUND"] {
      #expect(arguments(isRoot: false).contains(flag))
    }
  }
}
