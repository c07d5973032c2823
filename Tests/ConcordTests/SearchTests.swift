import Concord
import Diagnostics
import Foundation
import LegalText
import Publishing
import Testing

/// The index and the script that reads it, held together by the files in `Search/`.
@Suite struct SearchTests {
  private static let folder = Golden.packageRoot + "/Tests/ConcordTests/Search"
  private static let node = ["/usr/bin/node", "/usr/local/bin/node", "/opt/homebrew/bin/node"].first(where: FileManager.default.isExecutableFile)

  private struct Citations: Decodable {
    var written: [[String]]
  }

  private func project(width: Int = 2) throws -> Project {
    Project(
      folder: ProjectFolder(root: Golden.packageRoot), content: "Tests/ConcordTests/Search/content",
      asOf: try #require(CalendarDate(iso: "2026-11-23")), width: width)
  }

  private func site(width: Int = 2) async throws -> RenderedSite {
    let rendered = await (try project(width: width)).render()
    #expect(rendered.diagnostics.filter { $0.severity == .error } == [])
    return try #require(rendered.value)
  }

  private func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name)")))
  }

  /// A pair of a text and its words, which JSON writes as an array of two kinds.
  private struct WordVector: Decodable {
    var text: String
    var words: [String]

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      text = try pair.decode(String.self)
      words = try pair.decode([String].self)
    }
  }

  @Test func cutsTextIntoTheWordsOfTheVectors() throws {
    for vector in try read("words.json", as: [WordVector].self) {
      // Strings that are canonically equivalent are equal in Swift and not in JavaScript.
      #expect(SearchWords.words(in: vector.text).map { Array($0.utf16) } == vector.words.map { Array($0.utf16) }, "\(vector.text)")
    }
  }

  @Test func readsTheWrittenCitationsOfTheVectors() async throws {
    let handbook = try await site().handbook
    let names = InstrumentNames(handbook.corpus.instruments.map(\.regulation))
    for vector in try read("citations.json", as: Citations.self).written {
      let address = try WrittenReference.parse(vector[0], instruments: names, default: InstrumentIdentifier("act"))
      #expect(address.description == vector[1], "\(vector[0])")
      #expect(handbook.corpus.provision(at: address) != nil, "\(vector[0])")
    }
  }

  @Test(.enabled(if: node != nil, "skipped: node is not installed, so the search script is not run"))
  func findsWhatTheVectorsSayInTheScript() async throws {
    let node = try #require(Self.node)
    let site = try await site()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("concord-search-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("search"), withIntermediateDirectories: true)
    for file in site.files where file.path.hasPrefix("search/") {
      try Data(file.bytes).write(to: folder.appendingPathComponent(file.path))
    }
    try JSONEncoder().encode(addresses(site.handbook)).write(to: folder.appendingPathComponent("addresses.json"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: node)
    process.arguments = [
      "\(Self.folder)/vectors.js", Golden.packageRoot + "/templates/assets/find.js", folder.path, "\(Self.folder)/words.json",
      "\(Self.folder)/citations.json", "\(Self.folder)/queries.json",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text == "")
    #expect(process.terminationStatus == 0)
  }

  /// The address of every provision by the link to it.
  private func addresses(_ handbook: Handbook) -> [String: String] {
    let plan = PagePlan.plan(handbook).value
    guard let page = plan.page(.search) else { return [:] }
    let links = Links(from: page, plan: plan, corpus: handbook.corpus, fileExtension: ".html")
    let all = handbook.corpus.instruments.flatMap { $0.current.edition.provisions.map(\.address) }
    return Dictionary(all.compactMap { address in links.href(to: address).map { ($0, address.description) } }) { first, _ in first }
  }

  @Test func writesTheSameIndexWhateverTheNumberOfTasks() async throws {
    let one = try await site(width: 1).files.filter { $0.path.hasPrefix("search/") }
    let many = try await site(width: 7).files.filter { $0.path.hasPrefix("search/") }
    #expect(one == many)
    #expect(one.map(\.path) == ["search/c-0.js", "search/d-0.js", "search/d-1.js", "search/index.js", "search/t-0.js"])
  }

  @Test func offersTheSearchOnEveryPageAndNamesOtherWaysInWithoutScript() async throws {
    let site = try await site()
    for file in site.files where file.path.hasSuffix(".html") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.contains("role=\"search\""), "\(file.path)")
      #expect(text.contains("assets/search.js"), "\(file.path)")
    }
    let page = String(decoding: try #require(site.files.first { $0.path == "search.html" }).bytes, as: UTF8.self)
    for way in ["law/index.html", "obligations/index.html", "vendors/index.html", "matrix.html", "actions.html"] {
      #expect(page.contains("<a href=\"\(way)\">"))
    }
    #expect(!site.files.contains { $0.path == "markdown/search.md" })
  }
}
