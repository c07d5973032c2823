internal import Compliance
internal import Concord
internal import Diagnostics
internal import Foundation
internal import Publishing

/// Measures a build of a large deterministic project against the floor: libcmark over all of its Markdown plus writing the
/// same files, in the same run. Ratios count; these machines are noisy.
///
/// `concord-benchmark [SCALE] [TEMPLATES]`: SCALE is the size in hundredths of the full project (100 by default), TEMPLATES
/// the folder of the templates (`templates`). `concord-benchmark assess [SCALE]` measures assessment alone, `compare` the comparison of editions,
/// `reading FOLDER` the reading of the official files in a folder, `reading --hostile` that of hostile texts.
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
    let assessesOnly = arguments.first == "assess"
    let parameters = arguments.dropFirst(assessesOnly ? 1 : 0)
    let scale = parameters.first.flatMap { Int($0) } ?? 100
    let templates = parameters.dropFirst().first ?? "templates"
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("concord-benchmark-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let generated = try GeneratedProject(scale: scale).write(to: folder, templates: templates)
    guard let asOf = CalendarDate(iso: "2026-11-23") else { return }
    let width = ProcessInfo.processInfo.activeProcessorCount
    let project = Project(folder: ProjectFolder(root: folder), asOf: asOf, width: width)
    print("project: \(generated.sections) sections, \(generated.obligations) obligations, \(generated.engagements) engagements; \(width) cores")
    guard !assessesOnly else {
      guard let handbook = await project.assess().value else { return }
      return AssessmentMeasure.run(handbook.linked, handbook.corpus, asOf: asOf)
    }

    let full = try await measure { try await Self.build(project, in: folder) }
    guard full.value != nil else { return }
    let peak = PeakMemory.value("VmHWM:") / 1024
    let floor = try await measure { try await Floor(site: folder + "/public", width: width).run(in: folder + "/floor") }
    print("output: \(floor.value.files) files, \(floor.value.bytes / 1_000_000) MB, largest page \(floor.value.largestPage / 1000) KB (\(floor.value.largestPath))")
    line("floor (libcmark over all Markdown, writing all files)", floor.seconds, floor.seconds)
    line("full build", full.seconds, floor.seconds)
    print("peak memory of the full build: \(peak) MB")
    let unchanged = try await measure { try await Self.build(project, in: folder) }
    ratio("no change", unchanged.seconds, full.seconds, kept: unchanged.value)
    try generated.changeVendor(in: folder)
    let vendor = try await measure { try await Self.build(project, in: folder) }
    ratio("one vendor changed", vendor.seconds, full.seconds, kept: vendor.value)
    try generated.changeSection(in: folder)
    let section = try await measure { try await Self.build(project, in: folder) }
    ratio("one section changed", section.seconds, full.seconds, kept: section.value)

    let assess = try await measure { await project.assess() }
    guard let handbook = assess.value.value else { return }
    line("load, link and assess", assess.seconds, floor.seconds)
    AssessmentMeasure.run(handbook.linked, handbook.corpus, asOf: asOf)
  }

  /// Builds as the command does. `nil` when there are errors, which are printed.
  private static func build(_ project: Project, in folder: String) async throws -> StagedSite? {
    let writer = SiteWriter(target: folder + "/public", name: "public")
    let state = BuildState(project: project, target: folder + "/public")
    if await state.unchanged() != nil { return StagedSite.none }
    let staged = try writer.stage()
    let made = await project.make(into: staged)
    guard let site = made.value else {
      for diagnostic in made.diagnostics.prefix(10) { print(diagnostic) }
      return nil
    }
    try staged.add(try site.manifest())
    try writer.finish()
    await state.record(summary: "", diagnostics: made.diagnostics.map(\.description))
    return staged
  }

  private static func ratio(_ name: String, _ seconds: Double, _ full: Double, kept: StagedSite?) {
    print("\(name): \((seconds * 1000).rounded() / 1000) s, 1/\((full / seconds * 10).rounded() / 10) of a full build; \(kept?.writtenCount ?? 0) files rewritten")
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
