internal import ArgumentParser
internal import Concord
internal import Diagnostics

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a small working project to begin with.",
    discussion: """
      The project has an invented standard with a few provisions, three obligations, a vendor and a page of prose, and builds at \
      once. A folder that has files is left as it is.
      """)

  @Argument(help: "The folder to write to; new or empty.")
  var folder = "."

  func run() throws {
    let project = StarterProject.make(today: .today)
    Console.report(project.diagnostics)
    guard let starter = project.value else { throw ExitCode.files }
    if let problem = starter.write(to: folder, name: folder) {
      Console.report([problem])
      throw ExitCode.files
    }
    let option = folder == "." ? "" : " --project \(folder)"
    let place = folder == "." ? "" : folder + "/"
    Console.print("Wrote \(starter.files.count) files to '\(folder)'. Next: concord build\(option), then open \(place)public/index.html")
  }
}
