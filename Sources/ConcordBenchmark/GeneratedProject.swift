internal import Foundation

/// A deterministic project of any size: 2,000 sections of 12 provisions, 500 obligations and 7,500 engagements at scale 100.
///
/// At every size 25 obligations apply to an engagement, so that ten times the input is about ten times the pairs, and not a hundred times.
/// A third of the obligations ask for a clause, of which a contract records nine tenths; the others ask for an assessment that is
/// not made yet.
struct GeneratedProject {
  let sections: Int
  let obligations: Int
  let engagements: Int

  init(scale: Int) {
    sections = max(2, 20 * scale)
    obligations = max(2, 5 * scale)
    engagements = max(3, 75 * scale)
  }

  /// As many as it takes for 25 obligations to share one.
  private var purposes: Int { max(1, obligations / 25) }
  private static let data = ["identifiers", "commercial", "internet", "geolocation", "employment", "inferences"]
  private static let roles = ["service-provider", "contractor", "third-party"]

  /// Writes the project's content beside a link to the templates.
  func write(to folder: String, templates: String) throws -> GeneratedProject {
    let manager = FileManager.default
    for name in ["regulations/act", "vocabularies", "obligations", "vendors"] {
      try manager.createDirectory(atPath: "\(folder)/content/\(name)", withIntermediateDirectories: true)
    }
    try manager.copyItem(atPath: templates, toPath: folder + "/templates")
    try put("content/handbook.yaml", "title: Benchmark\norganization: Benchmark\ndefault-regulation: act\n", folder)
    try put(
      "content/regulations/act/regulation.yaml",
      """
      title: The Act
      citation: { full: "Act § {}", short: "§ {}", aliases: [Act] }
      editions: [{ id: "2024-01-01", file: text.md, effective: 2024-01-01 }]

      """, folder)
    try put("content/regulations/act/text.md", law, folder)
    try writeVocabularies(folder)
    try put("content/obligations/all.yaml", (0..<obligations).map(obligation).joined(), folder)
    for number in 0..<engagements { try put("content/vendors/vendor-\(number).yaml", vendor(number), folder) }
    return self
  }

  /// Another service for one vendor.
  func changeVendor(in folder: String) throws {
    let number = engagements / 2
    try put("content/vendors/vendor-\(number).yaml", vendor(number).replacing("Service \(number)", with: "Other service \(number)"), folder)
  }

  /// Other words in one section that no obligation quotes.
  func changeSection(in folder: String) throws {
    try put("content/regulations/act/text.md", law.replacing("record \(sections / 2 + 1) of kind 1", with: "note \(sections / 2 + 1) of kind 1"), folder)
  }

  private func put(_ path: String, _ text: String, _ folder: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(path)"))
  }

  private var law: String {
    var text = ""
    for section in 0..<sections {
      if section % 50 == 0 { text += "# Article \(section / 50 + 1). Part \(section / 50 + 1)\n\n" }
      let number = 1000 + section
      text += "## § \(number). Duties of handlers, part \(section)\n\n"
      for (index, letter) in ["a", "b", "c"].enumerated() {
        text +=
          "(\(letter)) A service provider shall not retain, use, or disclose record \(section) of kind \(index) except as section \(1000 + (section + 7) % sections), subdivision (a)(2) allows:\n\n"
        for item in 1...3 {
          text += "(\(item)) For the purpose numbered \(item), where the contract that this part requires names it and the person agrees to follow it in full.\n\n"
        }
      }
    }
    return text
  }

  private func writeVocabularies(_ folder: String) throws {
    func terms(_ names: [String]) -> String { names.map { "  - { id: \($0), label: \($0) }\n" }.joined() }
    let purposes = (0..<purposes).map { "purpose-\($0)" }
    for (kind, names) in [("roles", Self.roles), ("purposes", purposes), ("data-categories", Self.data)] {
      try put("content/vocabularies/\(kind).yaml", "vocabulary: \(kind)\nterms:\n" + terms(names), folder)
    }
  }

  /// Each applies to the engagements with one of the purposes.
  private func obligation(_ number: Int) -> String {
    let section = section(of: number)
    let evidence = number % 3 == 0 ? "clauses: [§ \(section)(b)(1)], assessment: false" : "assessment: true"
    return """
      - id: duty-\(number)
        title: Duty number \(number)
        modality: \(number % 3 == 0 ? "prohibition" : "obligation")
        bearer: [\(Self.roles[number % 3])]
        cite: § \(section)(a)
        quote: shall not retain, use, or disclose
        applies-to: { purpose: purpose-\(number % purposes), data: [\(Self.data.joined(separator: ", "))] }
        satisfied-by: { \(evidence) }

      """
  }

  private func section(of obligation: Int) -> Int { 1000 + obligation * sections / obligations }

  private func vendor(_ number: Int) -> String {
    let purpose = number % purposes
    let asked = stride(from: purpose, to: obligations, by: purposes).filter { $0 % 3 == 0 }
    let clauses = asked.filter { (number + $0) % 10 != 0 }.enumerated().map { place, obligation in
      "      - { meets: § \(section(of: obligation))(b)(1), at: \"§ \(place + 1)\", quote: shall keep record }\n"
    }
    return """
      id: vendor-\(number)
      name: Vendor \(number), Inc.
      owner: Owner \(number % 12)
      engagements:
        - id: main
          service: Service \(number)
          role: \(Self.roles[number % 3])
          purposes: [purpose-\(purpose)]
          data: [\(Self.data[number % 6]), \(Self.data[(number / 7 + number % 5 + 1) % 6])]
          contract: main
      contracts:
        - id: main
          signed: 2024-02-01
          clauses:\(clauses.isEmpty ? " []" : "\n" + clauses.joined())
      """
  }
}
