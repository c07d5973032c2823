import Concord
import Foundation
import Publishing
import Testing

@Suite struct OSCALExportTests {
  private func sample() async throws -> (documents: [String: [String: Any]], handbook: [String: Any]) {
    let rendered = await Project(folder: ProjectFolder(root: Golden.packageRoot), asOf: try #require(.init(iso: "2026-11-23")), width: 2).render()
    let files = try #require(rendered.value).files
    var documents: [String: [String: Any]] = [:]
    for file in files where file.path.hasPrefix("data/oscal/") {
      documents[file.path] = try #require(try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
    }
    let data = try #require(files.first { $0.path == "data/handbook.json" }).bytes
    return (documents, try #require(try JSONSerialization.jsonObject(with: Data(data)) as? [String: Any]))
  }

  @Test func writesDocumentsThatTheModelsAllow() async throws {
    let (documents, _) = try await sample()
    #expect(documents.count == 7)
    for (path, document) in documents { #expect(OSCALDocument(document).problems == [], "\(path)") }
    // The check finds what is wrong.
    var broken = try #require(documents["data/oscal/civil-code/catalog-2024-01-01.json"])
    broken["catalog"] = ["uuid": "1", "groups": [["title": "", "colour": "red"]]]
    #expect(OSCALDocument(broken).problems.count >= 4)
  }

  @Test func givesEveryDeterminationOnceAndNoPassThatIsNone() async throws {
    let (documents, handbook) = try await sample()
    var found: [String: String] = [:]
    for (path, document) in documents where path.hasSuffix("assessment-results.json") {
      let results = try #require((document["assessment-results"] as? [String: Any])?["results"] as? [[String: Any]])
      for result in results {
        for finding in result["findings"] as? [[String: Any]] ?? [] {
          let properties = Self.properties(of: finding)
          let target = try #require(finding["target"] as? [String: Any])
          let state = (target["status"] as? [String: Any])?["state"] as? String
          #expect((state == "satisfied") == (properties["status"] == "met"), "\(properties)")
          let objective = try #require(target["target-id"] as? String).replacing("obligation-", with: "")
          #expect(found.updateValue(properties["status"] ?? "", forKey: "\(properties["vendor"] ?? "")/\(properties["engagement"] ?? "") \(objective)") == nil)
        }
      }
    }
    var expected: [String: String] = [:]
    for determination in try #require(handbook["determinations"] as? [[String: Any]]) {
      func text(_ key: String) -> String { determination[key] as? String ?? "" }
      if text("status") != "notApplicable" { expected["\(text("vendor"))/\(text("engagement")) \(text("obligation"))"] = text("status") }
    }
    #expect(found == expected)
    #expect(found.values.contains("notAssessed") && found.values.contains("met") && found.values.contains("partial"))
  }

  @Test func leadsFromCatalogToCatalogWhereTheLawCites() async throws {
    let (documents, _) = try await sample()
    var identifiers: [String: Set<String>] = [:]
    for (path, document) in documents { identifiers[path] = Set(Self.all("id", in: document)) }
    var others = 0
    for (path, document) in documents {
      for href in Self.all("href", in: document) where !href.hasPrefix("#") {
        let parts = href.split(separator: "#")
        let target = try #require(URL(string: "/" + path)).deletingLastPathComponent().appending(path: String(parts[0])).standardized.path.dropFirst()
        let known = try #require(identifiers[String(target)], "\(path): \(href)")
        if parts.count == 2 { #expect(known.contains(String(parts[1])), "\(path): \(href)") }
        if href.hasPrefix("../") { others += 1 }
      }
    }
    #expect(others > 5)
  }

  private static func properties(of object: [String: Any]) -> [String: String] {
    let pairs = (object["props"] as? [[String: Any]] ?? []).map { ($0["name"] as? String ?? "", $0["value"] as? String ?? "") }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The texts of a key, wherever it stands.
  private static func all(_ key: String, in value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap { all(key, in: $0) } }
    guard let object = value as? [String: Any] else { return [] }
    return object.flatMap { name, value in (name == key ? (value as? String).map { [$0] } ?? [] : []) + all(key, in: value) }
  }
}
