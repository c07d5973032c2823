internal import Concord
internal import Diagnostics
internal import FlyingFox

/// The handbook as it was when its content was last in order, built again whenever a file changes.
actor Preview {
  private let project: Project
  private var site = PreviewSite([])
  private var stamps: [ProjectFolder.Stamp] = []

  init(_ project: Project) { self.project = project }

  func response(to path: String) -> HTTPResponse { site.response(to: path) }

  /// Builds once; `false` when the content has errors, and the last site stays.
  func build() async -> Checked<Bool> {
    stamps = project.stamps()
    let rendered = await project.render()
    guard let files = rendered.value?.files else { return Checked(false, rendered.diagnostics) }
    site = PreviewSite(files)
    return Checked(true, rendered.diagnostics)
  }

  /// Whether a file of content or templates was added, changed or removed since the last build.
  var isStale: Bool { project.stamps() != stamps }
}
