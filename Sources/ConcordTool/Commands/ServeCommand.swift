internal import ArgumentParser
internal import Concord
internal import Diagnostics
internal import FlyingFox

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Shows the handbook in a browser while you write, and builds it again when a file changes.",
    discussion: """
      Listens on this machine only, writes nothing, and sends the headers that a published handbook should have. While the \
      content has errors, the last handbook that was in order is shown and the errors are printed. Ends with Control-C.
      """)

  @OptionGroup var options: ProjectOptions

  @Option(help: "The folder of templates and assets that override the built-in theme, below the project's; it need not exist.")
  var templates = "templates"

  @Option(help: "The port to listen on.")
  var port: UInt16 = 8080

  @Option(help: "The audience in handbook.yaml for which to build; what it does not see is left out everywhere.")
  var audience: String?

  func run() async throws {
    let preview = Preview(options.makeProject(templates: templates, audience: audience))
    guard await build(preview) else { throw ExitCode.content }
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled)
    // A page of another site must not read the handbook through a name that it points here.
    let hosts: Set<String> = ["127.0.0.1:\(port)", "localhost:\(port)"]
    await server.appendRoute("GET,HEAD *") { request in
      guard hosts.contains(request.headers[.host] ?? "") else { return HTTPResponse(statusCode: .forbidden) }
      return await preview.response(to: request.path)
    }
    Console.print("Serving http://127.0.0.1:\(port)/ until Control-C")
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask {
          while true {
            try await Task.sleep(for: .milliseconds(500))
            if await preview.isStale { _ = await build(preview) }
          }
        }
        try await group.next()
        group.cancelAll()
      }
    } catch {
      Console.printError("Port \(port) cannot be listened on; name another with --port")
      throw ExitCode.files
    }
  }

  private func build(_ preview: Preview) async -> Bool {
    let built = await preview.build()
    Console.report(built.diagnostics)
    Console.printError(built.value ? "Built" : "Content has errors: \(built.diagnostics.countInWords)")
    return built.value
  }
}
