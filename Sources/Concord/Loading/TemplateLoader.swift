package import Diagnostics
package import Publishing

/// Loads `templates/`: the templates of both dialects and the assets.
package enum TemplateLoader {
  package static func load(folder: ProjectFolder, templates: String) -> Checked<LoadedTemplates?> {
    guard folder.isFolder(templates) else {
      return Checked(
        nil, [Diagnostic("missing-folder", .error, "Folder '\(templates)' does not exist; name it with --templates", at: nil)])
    }
    var diagnostics: [Diagnostic] = []
    var digests: [SourceDigest] = []
    func sources(_ name: String) -> [SourceText] {
      folder.files(below: "\(templates)/\(name)", endings: [".mustache"]).compactMap { path in
        guard let text = folder.text(of: path).reporting(to: &diagnostics) else { return nil }
        digests.append(text.digest)
        return text.source
      }
    }
    let html = sources("html")
    let markdown = sources("markdown")
    let assets = folder.files(below: templates + "/assets", endings: []).compactMap { path -> OutputFile? in
      guard let bytes = folder.bytes(of: path).reporting(to: &diagnostics) else { return nil }
      digests.append(SourceDigest(path: path, bytes: bytes))
      return OutputFile(path: String(path.dropFirst(templates.count + 1)), bytes: bytes)
    }
    let checked = SiteTemplates.load(html: html, markdown: markdown, assets: assets).reporting(to: &diagnostics)
    return Checked(checked.map { LoadedTemplates(site: $0, digests: digests) }, diagnostics)
  }
}

package struct LoadedTemplates: Sendable {
  package var site: SiteTemplates
  package var digests: [SourceDigest]
}
