internal import Foundation

/// The files that come with the program: the built-in theme and the project that `init` writes.
///
/// They stand in SwiftPM's resource folder. `Bundle.module` is not used: it ends the program where that folder is missing, and
/// otherwise looks at the place of the build, so that a copied program would seem to work on the machine that built it only.
package enum ProgramResources {
  /// The resource folder's name, beside the program.
  package static let folderName = "concord_Concord.resources"

  /// The resource folder as the operating system names it; `nil` when it is not beside the program, nor where packages
  /// install such files: `bin/concord` and `share/concord/`.
  static let folder: String? = {
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return nil }
    let beside = program.deletingLastPathComponent()
    let candidates = [
      beside.appendingPathComponent(folderName),
      beside.appendingPathComponent("concord_Concord.bundle"),
      beside.appendingPathComponent("concord_Concord.bundle/Contents/Resources"),
      beside.deletingLastPathComponent().appendingPathComponent("share/concord/" + folderName),
    ]
    return candidates.map(\.path).first { FileManager.default.fileExists(atPath: $0 + "/html/home.mustache") }
  }()

  /// What to say where the folder is missing.
  static func missing(for what: String) -> String {
    "\(what) is not there: it stands in the folder '\(folderName)', which belongs beside the program; copy it there with the program"
  }
}
