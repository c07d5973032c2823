internal import Foundation

/// An installed Chromium, or a browser that is made from it.
package struct Chromium: Hashable, Sendable {
  package let path: String

  /// The environment variable that names it.
  package static let variable = "CONCORD_CHROMIUM"

  /// In the order of preference.
  package static let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "chrome-headless-shell", "microsoft-edge"]
  private static let applications = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ]

  package init(path: String) { self.path = path }

  /// The program that is named, else the first of the known names in the search path.
  ///
  /// - Parameters:
  ///   - name: a path, or a name in the search path; `nil` for what the environment names, if anything.
  ///   - environment: has `PATH`. Only its absolute folders count: others would lead into the folder that is worked on, whose files
  ///     are not to be run.
  package static func find(named name: String?, environment: [String: String]) throws(PrintingProblem) -> Chromium {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    func inPath(_ name: String) -> String? { folders.map { "\($0)/\(name)" }.first(where: isRunnable) }
    if let name = name ?? environment[variable].flatMap({ $0.isEmpty ? nil : $0 }) {
      guard let path = name.contains("/") ? (isRunnable(name) ? name : nil) : inPath(name) else { throw .notRunnable(name) }
      return Chromium(path: path)
    }
    guard let path = names.lazy.compactMap(inPath).first ?? applications.first(where: isRunnable) else { throw .notFound(names: names) }
    return Chromium(path: path)
  }

  private static func isRunnable(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: path)
  }

  /// How a page is printed.
  ///
  /// - Parameters:
  ///   - page: the file of the page; an absolute path.
  ///   - pdf: the file to make.
  ///   - profile: a folder for what the browser keeps, which nobody needs afterwards.
  ///   - isRoot: its sandbox does not work for root, as whom programs run in many containers; for anybody else it stays on.
  package static func arguments(page: String, pdf: String, profile: String, isRoot: Bool) -> [String] {
    [
      "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-sync", "--disable-component-update",
      "--disable-background-networking", "--disable-default-apps", "--no-first-run", "--no-default-browser-check", "--no-pings",
      "--hide-scrollbars",
      // No name is looked up, and what has no name goes to a port where nothing answers.
      "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
      "--export-tagged-pdf", "--generate-pdf-document-outline", "--no-pdf-header-footer",
    ] + (isRoot ? ["--no-sandbox"] : []) + [
      "--user-data-dir=\(profile)", "--print-to-pdf=\(pdf)", URL(fileURLWithPath: page).absoluteString,
    ]
  }

  /// What the browser sees of the environment: nothing that may be secret, and folders of its own for what it keeps.
  ///
  /// - Parameter temporary: for files that it makes and removes; its name is short, since that of a socket in it may have no more than
  ///   some hundred bytes.
  static func environment(from environment: [String: String], home: String, temporary: String) -> [String: String] {
    let kept = ["PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_DATA_DIRS", "CHROME_DEVEL_SANDBOX"]
    var result = environment.filter { kept.contains($0.key) }
    result["TMPDIR"] = temporary
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] { result[name] = home }
    return result
  }
}
