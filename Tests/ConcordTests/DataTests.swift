import Foundation
import Testing

@testable import Concord

@Suite struct DataTests {
  @Test func publishesDataThatItsSchemaAllows() async throws {
    let (files, diagnostics) = await (try MemoryProject()).render()
    #expect(diagnostics == [])
    let schema = try JSONSerialization.jsonObject(with: Data((files["data/handbook.schema.json"] ?? "").utf8))
    let data = try JSONSerialization.jsonObject(with: Data((files["data/handbook.json"] ?? "").utf8))
    let validator = SchemaValidator(root: try #require(schema as? [String: Any]))
    #expect(validator.problems(of: data) == [])
    let document = try #require(data as? [String: Any])
    #expect((document["determinations"] as? [[String: Any]])?.count == 3)
    #expect((document["vendors"] as? [[String: Any]])?.first?["page"] as? String == "vendors/helpdesk.html")
    // The validator finds what is wrong.
    var broken = document
    broken["format"] = 2
    broken["counts"] = ["inScope": 1]
    broken["more"] = true
    #expect(validator.problems(of: broken).count >= 3)
    #expect(files["data/findings.sarif"]?.contains("\"version\" : \"2.1.0\"") == true)
  }

  @Test func writesTheSampleAsItsSchemaAllows() async throws {
    let rendered = await Project(folder: ProjectFolder(root: Golden.packageRoot), asOf: try #require(.init(iso: "2026-11-23")), width: 2).render()
    let files = try #require(rendered.value).files
    func json(_ path: String) throws -> Any {
      try JSONSerialization.jsonObject(with: Data(try #require(files.first { $0.path == path }).bytes))
    }
    let validator = SchemaValidator(root: try #require(json("data/handbook.schema.json") as? [String: Any]))
    #expect(validator.problems(of: try json("data/handbook.json")) == [])
  }

  @Test func listsEveryProvisionOnWhichSomethingRests() async throws {
    let (files, _) = await (try MemoryProject()).render()
    let page = try #require(files["authorities.html"])
    #expect(page.contains("4 provisions of 1 of 1 instrument are relied on"))
    #expect(!page.contains("§ 1(a)"))
    #expect(page.contains("<p>Obligations: <a href=\"obligations/name-the-purposes.html\">Name the purposes in the contract</a></p>"))
    #expect(page.contains("<p>Contracts of: <a href=\"vendors/helpdesk.html\">Helpdesk Ltd.</a></p>"))
    #expect(page.contains("<p>Guide: <a href=\"guide/about.html\">About this handbook</a></p>"))
  }

  @Test func saysWhatItWasMadeFrom() async throws {
    let (files, _) = await (try MemoryProject()).render()
    let page = try #require(files["edition.html"])
    #expect(page.contains("a documentation aid, not legal advice"))
    #expect(page.contains("<code>content/regulations/vendor-handling-standard/edition-1.md</code><span class=\"quiet\">SHA-256 <code>"))
    #expect(page.contains("Written by Privacy") && page.contains("23 November 2026"))
  }
}

/// As much of JSON Schema 2020-12 as the published schema uses.
private struct SchemaValidator {
  let root: [String: Any]

  func problems(of value: Any) -> [String] { problems(of: value, root, "") }

  private func problems(of value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.dropFirst("#/$defs/".count))
      guard let definition = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else { return ["\(path): no definition \(name)"] }
      return problems(of: value, definition, path)
    }
    var result: [String] = []
    if let type = schema["type"] as? String, !matches(value, type) { return ["\(path) is not \(type)"] }
    if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") { result.append("\(path) is not in the enum") }
    if let constant = schema["const"] as? NSObject, value as? NSObject != constant { result.append("\(path) is not \(constant)") }
    if let pattern = schema["pattern"] as? String, (value as? String)?.range(of: pattern, options: .regularExpression) == nil {
      result.append("\(path) does not match \(pattern)")
    }
    if let object = value as? [String: Any] {
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      for name in schema["required"] as? [String] ?? [] where object[name] == nil { result.append("\(path)/\(name) is missing") }
      for (name, member) in object {
        if let property = properties[name] {
          result += problems(of: member, property, "\(path)/\(name)")
        } else if schema["additionalProperties"] as? Bool == false {
          result.append("\(path)/\(name) is not allowed")
        }
      }
    }
    if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (offset, item) in list.enumerated() { result += problems(of: item, items, "\(path)/\(offset)") }
    }
    return result
  }

  private func matches(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer", "boolean": value is NSNumber
    default: false
    }
  }
}
