internal import ArgumentParser
internal import Concord
internal import Diagnostics
internal import Foundation

/// Options that every command on a project has.
struct ProjectOptions: ParsableArguments {
  @Option(help: "The project's folder.")
  var project = "."

  @Option(help: "The content folder, below the project's.")
  var content = "content"

  @Option(help: "The day from which everything is seen, such as 2026-11-23. Default: today, in UTC.")
  var asOf: CalendarDate?

  @Option(help: "How many tasks to run at once. Default: the number of cores.")
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 up, not \(jobs)") }
    for path in [content] where path.hasPrefix("/") || path.split(separator: "/").contains("..") {
      throw ValidationError("--content names a folder below the project's, not '\(path)'")
    }
  }

  func makeProject(templates: String = "templates", audience: String? = nil) -> Project {
    Project(
      folder: ProjectFolder(root: project), content: content, templates: templates, asOf: asOf ?? .today,
      width: jobs ?? ProcessInfo.processInfo.activeProcessorCount, audience: audience)
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads `2026-11-23`.
  public init?(argument: String) { self.init(iso: argument) }
}

extension CalendarDate {
  /// The only reading of the clock in the program.
  static var today: CalendarDate {
    CalendarDate(dayNumber: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)) + unixEpochDayNumber)
  }
}
