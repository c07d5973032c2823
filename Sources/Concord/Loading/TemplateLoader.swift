package import Diagnostics
package import Publishing

/// Loads the templates of both dialects and the assets: the built-in theme, with a project's own files in place of those that
/// have the same path below `templates/`.
package enum TemplateLoader {
  /// The folder that a project may have, and need not.
  package static let defaultFolder = "templates"
  /// What stands for the project folder in the paths of the built-in theme's files.
  static let builtInPrefix = "built-in:templates/"
  private static let rooms = ["html", "markdown", "assets"]

  /// - Parameter templates: the folder of overrides below the project's; it must exist unless it is the default one.
  package static func load(folder: ProjectFolder, templates: String) -> Checked<LoadedTemplates?> {
    load(folder: folder, templates: templates, builtIn: ProgramResources.folder.map(ProjectFolder.init(root:)))
  }

  /// - Parameter builtIn: the folder that has the built-in theme's three folders; `nil` where it is missing.
  static func load(folder: ProjectFolder, templates: String, builtIn: ProjectFolder?) -> Checked<LoadedTemplates?> {
    let hasOverrides = folder.isFolder(templates)
    guard hasOverrides || templates == defaultFolder else {
      return Checked(
        nil, [Diagnostic("missing-folder", .error, "Folder '\(templates)' does not exist; name it with --templates", at: nil)])
    }
    guard hasOverrides || builtIn != nil else {
      return Checked(nil, [Diagnostic("missing-theme", .error, ProgramResources.missing(for: "The built-in theme"), at: nil)])
    }
    var diagnostics: [Diagnostic] = []
    var files: [String: ThemeFile] = [:]
    if let builtIn {
      for path in rooms.flatMap({ builtIn.files(below: $0, endings: []) }) {
        files[path] = ThemeFile(folder: builtIn, path: path, name: builtInPrefix + path)
      }
    }
    let themePaths = files.keys.sorted()
    if hasOverrides {
      for path in folder.files(below: templates, endings: []) {
        let below = String(path.dropFirst(templates.count + 1))
        if let problem = misplaced(below, path: path, theme: themePaths) { diagnostics.append(problem) }
        files[below] = ThemeFile(folder: folder, path: path, name: path)
      }
    }
    let loaded = read(files, reportingTo: &diagnostics)
    if loaded == nil, builtIn == nil {
      diagnostics.append(Diagnostic("missing-theme", .error, ProgramResources.missing(for: "The built-in theme"), at: nil))
    }
    return Checked(loaded, diagnostics)
  }

  /// A file of the theme or a project's own in its place.
  private struct ThemeFile {
    var folder: ProjectFolder
    /// Below `folder`.
    var path: String
    /// In messages and in the manifest.
    var name: String
  }

  private static func read(_ files: [String: ThemeFile], reportingTo diagnostics: inout [Diagnostic]) -> LoadedTemplates? {
    var digests: [SourceDigest] = []
    var sources: [String: [SourceText]] = [:]
    var assets: [OutputFile] = []
    for path in files.keys.sorted() {
      guard let file = files[path], let room = rooms.first(where: { path.hasPrefix($0 + "/") }) else { continue }
      let isAsset = room == "assets"
      guard isAsset || path.hasSuffix(".mustache"), let bytes = file.folder.bytes(of: file.path).reporting(to: &diagnostics) else { continue }
      digests.append(SourceDigest(path: file.name, bytes: bytes))
      if isAsset {
        assets.append(OutputFile(path: path, bytes: bytes))
      } else if let text = SourceText.decoding(bytes, path: file.name).reporting(to: &diagnostics) {
        if room == "html", !file.name.hasPrefix(builtInPrefix) { diagnostics += TemplatePolicy.check(text) }
        sources[room, default: []].append(text)
      }
    }
    let site = SiteTemplates.load(html: sources["html"] ?? [], markdown: sources["markdown"] ?? [], assets: assets)
    // A partial of the theme that only an overridden template included is nobody's mistake.
    diagnostics += site.diagnostics.filter { $0.rule != "unused-template" || $0.position?.file.hasPrefix(builtInPrefix) != true }
    return site.value.map { LoadedTemplates(site: $0, digests: digests) }
  }

  /// A file of a project's templates that can override nothing, with the place where it might belong.
  private static func misplaced(_ below: String, path: String, theme: [String]) -> Diagnostic? {
    guard let slash = below.firstIndex(of: "/"), rooms.contains(String(below[..<slash])) else {
      let sameName = theme.filter { $0.split(separator: "/").last == below.split(separator: "/").last }
      let hint = sameName.isEmpty ? "" : "; did you mean \(sameName.map { "'\($0)'" }.joined(separator: " or "))?"
      return Diagnostic(
        "misplaced-template", below.hasSuffix(".mustache") || !sameName.isEmpty ? .error : .warning,
        "File '\(below)' stands outside of 'html', 'markdown' and 'assets' and overrides nothing\(hint)", at: SourcePosition(startOf: path))
    }
    guard !below.hasPrefix("assets/"), !below.hasSuffix(".mustache") else { return nil }
    return Diagnostic(
      "misplaced-template", .warning, "File '\(below)' is no template and is not read; templates end in '.mustache'",
      at: SourcePosition(startOf: path))
  }
}

package struct LoadedTemplates: Sendable {
  package var site: SiteTemplates
  package var digests: [SourceDigest]
}
