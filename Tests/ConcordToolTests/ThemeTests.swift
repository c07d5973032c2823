import Foundation
import Testing

/// The built-in theme, seen from an installed program.
@Suite struct ThemeTests {
  private static let build = ["build", "--as-of", "2026-11-23"]

  private func projectWithoutTemplates() throws -> TemporaryFolder {
    let folder = try SmallProject.make()
    try FileManager.default.removeItem(at: folder.url.appending(path: "templates"))
    return folder
  }

  @Test func buildsWithoutTemplatesOfItsOwn() throws {
    let folder = try projectWithoutTemplates()
    let run = try CommandRun(Self.build, in: folder.url)
    #expect(run.errors == "")
    #expect(run.exitCode == 0)
    #expect(folder.has("public/assets/concord.css"))
    #expect(try folder.text(of: "public/manifest.json").contains("\"built-in:templates/html/home.mustache\""))
  }

  @Test func overridesOneFileAtATime() throws {
    let folder = try projectWithoutTemplates()
    try folder.write("<p>Ours: {{#frame}}{{handbookTitle}}{{/frame}}</p>\n", to: "templates/html/rules.mustache")
    try folder.write("/* ours */\n", to: "templates/assets/theme.js")
    try folder.write("<svg/>", to: "templates/assets/images/seal.svg")
    let run = try CommandRun(Self.build, in: folder.url)
    #expect(run.errors == "")
    #expect(try folder.text(of: "public/rules.html") == "<p>Ours: Small Handbook</p>\n")
    #expect(try folder.text(of: "public/actions.html").hasPrefix("<!doctype html>"))
    #expect(folder.has("public/assets/images/seal.svg"))
  }

  @Test func warnsOfWhatTheBrowserWillHoldOff() throws {
    let folder = try projectWithoutTemplates()
    try folder.write(
      """
      <p style="color: red">{{#frame}}{{handbookTitle}}{{/frame}}</p>
      <script>alert(1)</script><script src="{{#frame}}{{root}}{{/frame}}assets/own.js"></script>
      <a title="1 > 0" onclick="go()">x</a><img src="https://example.com/x.png" alt="">
      <p data-style="x">style="y" onclick="z"</p>

      """, to: "templates/html/rules.mustache")
    try folder.write("", to: "templates/assets/own.js")
    let run = try CommandRun(Self.build, in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    let warnings = run.errors.split(separator: "\n").filter { $0.contains("[held-off]") }
    #expect(
      warnings == [
        "templates/html/rules.mustache:1:1: warning: Attribute 'style' stands in a template; write a class, and its rule in a file below 'assets'; the policy under which pages are served holds it off [held-off]",
        "templates/html/rules.mustache:2:1: warning: Inline script stands in a template; put it in a file below 'assets'; the policy under which pages are served holds it off [held-off]",
        "templates/html/rules.mustache:3:1: warning: Attribute 'onclick' runs a script; add the listener in a file below 'assets'; the policy under which pages are served holds it off [held-off]",
        "templates/html/rules.mustache:3:38: warning: Element 'img' loads from another host; put the file below 'assets'; the policy under which pages are served holds it off [held-off]",
      ])
  }

  @Test func saysWhatIsWrongWithAnOverride() throws {
    let folder = try projectWithoutTemplates()
    try folder.write("{{#frame}}{{handbokTitle}}{{/frame}}\n", to: "templates/html/rules.mustache")
    try folder.write("x", to: "templates/html/vendr.mustache")
    try folder.write("x", to: "templates/home.mustache")
    try folder.write("x", to: "templates/html/notes.txt")
    let run = try CommandRun(Self.build, in: folder.url)
    #expect(run.exitCode == 2)
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(
      lines.contains {
        $0.hasPrefix("templates/html/rules.mustache:1:13: error: Field 'handbokTitle' is not in this record; ")
          && $0.hasSuffix("did you mean 'handbookTitle'? [unknown-field]")
      })
    #expect(
      lines.contains(
        "templates/html/vendr.mustache:1:1: warning: Template 'vendr' is used by no page; include it with {{> vendr}} or delete it; "
          + "did you mean 'vendor'? [unused-template]"))
    #expect(
      lines.contains(
        "templates/home.mustache:1:1: error: File 'home.mustache' stands outside of 'html', 'markdown' and 'assets' and overrides "
          + "nothing; did you mean 'html/home.mustache' or 'markdown/home.mustache'? [misplaced-template]"))
    #expect(
      lines.contains(
        "templates/html/notes.txt:1:1: warning: File 'html/notes.txt' is no template and is not read; templates end in '.mustache' "
          + "[misplaced-template]"))
  }

  @Test func refusesAFolderOfOverridesThatIsNamedAndNotThere() throws {
    let folder = try projectWithoutTemplates()
    let run = try CommandRun(Self.build + ["--templates", "look"], in: folder.url)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("error: Folder 'look' does not exist; name it with --templates [missing-folder]"))
  }

  @Test func worksAsACopyWithItsFilesAndSaysSoWithoutThem() throws {
    let folder = try projectWithoutTemplates()
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let resources = "concord_Concord.resources"
    let copy = folder.url.appending(path: "bin")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: program.appending(path: "concord"), to: copy.appending(path: "concord"))
    let alone = try CommandRun(program: copy.appending(path: "concord"), Self.build, in: folder.url)
    #expect(alone.exitCode == 2)
    #expect(
      alone.errors.contains(
        "error: The built-in theme is not there: it stands in the folder '\(resources)', which belongs beside the program; copy it there "
          + "with the program [missing-theme]"))
    try FileManager.default.copyItem(at: program.appending(path: resources), to: copy.appending(path: resources))
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "link"), withDestinationURL: copy.appending(path: "concord"))
    let linked = try CommandRun(program: folder.url.appending(path: "link"), Self.build, in: folder.url)
    #expect(linked.errors == "")
    #expect(linked.exitCode == 0)
  }
}
