import Concord
import Diagnostics
import Foundation
import Publishing
import Testing

/// Printing with programs that stand for a browser.
@Suite struct HandbookPrinterTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "concord-\(UUID().uuidString)").path

  /// What the scripts have of a browser: they find out where the PDF goes and which page it is of.
  private static let head = "#!/bin/sh\nfor a; do case \"$a\" in --print-to-pdf=*) pdf=${a#*=};; file://*) page=${a#file://};; esac; done\n"
  private static let prints = head + "printf '%%PDF-1.4\\n/CreationDate (D:20240102030405+00'\"'00')\\n\" > \"$pdf\"; cat \"$page\" >> \"$pdf\"; printf '%%%%EOF\\n' >> \"$pdf\"\n"

  private let site: SiteFiles = {
    let site = SiteFiles()
    for path in ["print.html", "law/act/print.html", "law/act/print--2.html"] {
      site.add(OutputFile(path: path, text: "<head><script src=\"a.js\"></script></head><a href=\"../x.html\">\(path)</a>"))
    }
    site.add(OutputFile(path: "assets/concord.css", text: "p{}"))
    site.add(OutputFile(path: "assets/a.js", text: "x()"))
    return site
  }()

  private func print(
    _ script: String, pages: [String] = ["print.html", "law/act/print.html", "law/act/print--2.html"], environment: [String: String] = [:],
    limit: Duration = .seconds(20), into sink: SiteFiles = SiteFiles()
  ) async throws -> (files: [String: String], diagnostics: [String]) {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let program = "\(folder)/browser"
    try Data(script.utf8).write(to: URL(fileURLWithPath: program))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    let printer = HandbookPrinter(
      Chromium(path: program), asOf: try #require(CalendarDate(iso: "2026-11-23")), baseURL: nil, width: 2,
      environment: environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }, limit: { _ in limit })
    let made = await printer.print(pages, files: site.files.map(\.path), of: site, into: sink)
    #expect((made.value == nil) == !made.diagnostics.isEmpty)
    let files = sink.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    return (Dictionary(files) { first, _ in first }, made.diagnostics.map(\.description))
  }

  private func clean() { try? FileManager.default.removeItem(atPath: folder) }

  @Test func namesPDFsForWhatTheyAreOf() async throws {
    defer { clean() }
    let (files, diagnostics) = try await print(Self.prints)
    #expect(diagnostics == [])
    #expect(files.keys.sorted() == ["handbook.pdf", "law/act--2.pdf", "law/act.pdf"])
    #expect(files["law/act--2.pdf"]?.contains("law/act/print--2.html") == true)
    #expect(files["handbook.pdf"]?.contains("/CreationDate (D:20261123000000+00'00')") == true)
  }

  @Test func givesTheBrowserNoScriptNoLinkToThisMachineAndNoSecret() async throws {
    defer { clean() }
    let script = Self.prints + "env >> \"$pdf\"; find \"$(dirname \"$page\")\" -type f >> \"$pdf\"; echo HOME is $HOME, %%EOF >> \"$pdf\"\n"
    let (files, _) = try await print(script, pages: ["print.html"], environment: ["CI_TOKEN": "hunter2", "HOME": "/home/me", "LANG": "C"])
    let text = try #require(files["handbook.pdf"])
    #expect(text.contains("LANG=C"))
    for forbidden in ["hunter2", "/home/me", "<script", "a.js", "href="] { #expect(!text.contains(forbidden), "\(forbidden)") }
    #expect(text.contains("site/assets/concord.css"))
    // What the browser was given is gone.
    let home = try #require(text.firstMatch(of: /HOME is (.*?)\/run-0/)?.1)
    #expect(!FileManager.default.fileExists(atPath: String(home)))
  }

  @Test func endsABrowserThatHangsWithAllThatItStarted() async throws {
    defer { clean() }
    let script = Self.head + "sleep 300 & echo $! > \"\(folder)/child\"; sleep 300\n"
    let started = ContinuousClock.now
    let (files, diagnostics) = try await print(script, pages: ["print.html"], limit: .seconds(1))
    // It would sleep for five minutes.
    #expect(ContinuousClock.now - started < .seconds(200))
    #expect(files.isEmpty)
    #expect(
      diagnostics == [
        "error: Chromium has not printed 'print.html' within 1 seconds and was ended; print the page by hand, or build where the machine has "
          + "less to do [no-pdf]"
      ])
    let child = try String(contentsOfFile: "\(folder)/child", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    // One that was ended and that nobody has asked after is still listed.
    let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
    #expect(state.isEmpty || state.contains(") Z "), "\(state)")
  }

  @Test func saysWhatTheBrowserSaid() async throws {
    defer { clean() }
    let words = "echo 'dbus: no bus' >&2; echo 'FATAL: No usable sandbox!' >&2; echo 'Stack' >&2; exit 3\n"
    let (files, diagnostics) = try await print(Self.head + words, pages: ["print.html"])
    #expect(files.isEmpty)
    #expect(
      diagnostics == [
        "error: Chromium ended with code 3 and made no PDF of 'print.html': FATAL: No usable sandbox!; allow user namespaces, which its sandbox "
          + "needs, or run as root in a container of its own [no-pdf]"
      ])
  }

  @Test(arguments: ["exit 0\n", "printf '%%PDF-1.4 cut' > \"$pdf\"\n", "echo no > \"$pdf\"; kill -KILL $$\n"])
  func refusesWhatIsNoWholePDF(script: String) async throws {
    defer { clean() }
    let (files, diagnostics) = try await print(Self.head + script, pages: ["print.html"])
    #expect(files.isEmpty)
    #expect(diagnostics.count == 1)
    let words = script.contains("KILL") ? "was ended by signal 9" : "ended with code 0"
    #expect(diagnostics.first?.contains(words) == true, "\(diagnostics)")
  }

  @Test func beginsNoOtherPageOnceOneHasFailed() async throws {
    defer { clean() }
    let script = Self.head + "echo x >> \"\(folder)/runs\"; exit 1\n"
    let pages = (1...8).map { "law/act/print--\($0).html" }
    let other = SiteFiles()
    for page in pages { site.add(OutputFile(path: page, text: "<p>")) }
    let (_, diagnostics) = try await print(script, pages: pages, into: other)
    let runs = try String(contentsOfFile: "\(folder)/runs", encoding: .utf8).split(separator: "\n").count
    #expect(runs <= 2)
    #expect(diagnostics.count == runs)
  }

  @Test func saysThatAProgramCannotBeStarted() async throws {
    defer { clean() }
    let (_, diagnostics) = try await print("", pages: ["print.html"])
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.hasPrefix("error: ") == true && diagnostics.first?.hasSuffix("[no-pdf]") == true)
  }
}
