internal import Compliance
internal import Concord
internal import Diagnostics
internal import Foundation
internal import Publishing

/// Measures a build of a large deterministic project against the floor: libcmark over all of its Markdown plus writing the
/// same files, in the same run. Ratios count; these machines are noisy.
///
/// `concord-benchmark [SCALE] [TEMPLATES]`: SCALE is the size in hundredths of the full project (100 by default), TEMPLATES
/// the folder of the templates (`templates`). `concord-benchmark compare` measures the comparison of editions alone,
/// `concord-benchmark reading FOLDER` the reading of the official files in a folder, `reading --hostile` that of hostile texts.
@main
struct BenchmarkCommand {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.first != "compare" else {
      ComparisonMeasurement.run()
      return
    }
    guard arguments.first != "reading" else {
      ReadingMeasurement.run(Array(arguments.dropFirst()))
      return
    }
    let scale = arguments.first.flatMap { Int($0) } ?? 100
    let templates = arguments.dropFirst().first ?? "templates"
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("concord-benchmark-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let generated = try GeneratedProject(scale: scale).write(to: folder, templates: templates)
    guard let asOf = CalendarDate(iso: "2026-11-23") else { return }
    let width = ProcessInfo.processInfo.activeProcessorCount
    let project = Project(folder: ProjectFolder(root: folder), asOf: asOf, width: width)
    print("project: \(generated.sections) sections, \(generated.obligations) obligations, \(generated.engagements) engagements; \(width) cores")

    let assess = try await measure { await project.assess() }
    guard let handbook = assess.value.value else {
      for diagnostic in assess.value.diagnostics.prefix(10) { print(diagnostic) }
      return
    }
    guard let templateSite = TemplateLoader.load(folder: project.folder, templates: project.templates).value?.site else { return }
    let search = try await measure {
      await PageRenderer(handbook, plan: PagePlan.plan(handbook).value, templates: templateSite).searchIndex(width: width)
    }
    AssessmentMeasure.run(handbook.linked, handbook.corpus, asOf: asOf)
    let render = try await measure { await project.render() }
    guard let site = render.value.value else {
      for diagnostic in render.value.diagnostics.prefix(10) { print(diagnostic) }
      return
    }
    let files = try site.filesWithManifest()
    let publish = try await measure {
      try await SiteWriter(target: folder + "/public", name: "public").publish(files, width: width)
    }
    let floor = try await measure { try await Floor(files: files, width: width).run(in: folder + "/floor") }
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    print("output: \(files.count) files, \(bytes / 1_000_000) MB")
    line("floor (libcmark over all Markdown, writing all files)", floor.seconds, floor.seconds)
    line("load, link and assess", assess.seconds, floor.seconds)
    line("search index", search.seconds, floor.seconds)
    let units = search.value.unitCount
    print("search: \(units) units, \(search.value.files.count) files, \(search.value.files.reduce(0) { $0 + $1.bytes.count } / max(1, units)) bytes a unit")
    line("load to render", render.seconds, floor.seconds)
    line("publish", publish.seconds, floor.seconds)
    line("full build", render.seconds + publish.seconds, floor.seconds)

    print("peak memory: \(PeakMemory.value("VmHWM:") / 1024) MB")
  }

  private static func line(_ name: String, _ seconds: Double, _ floor: Double) {
    print("\(name): \((seconds * 1000).rounded() / 1000) s, \((seconds / floor * 100).rounded() / 100) times the floor")
  }

  private static func measure<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> (value: Value, seconds: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let value = try await body()
    let parts = (clock.now - start).components
    return (value, Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
  }
}
