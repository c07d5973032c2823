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
    line("floor (libcmark over all Markdown, writing all files)", floor, floor)
    line("full build", full, floor)
    print("peak memory of the full build: \(peak) MB")
    let unchanged = try await measure { try await Self.build(project, in: folder) }
    ratio("no change", unchanged, full)
    try generated.changeVendor(in: folder)
    ratio("one vendor changed", try await measure { try await Self.build(project, in: folder) }, full)
    try generated.changeSection(in: folder)
    ratio("one section changed", try await measure { try await Self.build(project, in: folder) }, full)

    let assess = try await measure { await project.assess() }
    guard let handbook = assess.value.value else { return }
    line("load, link and assess", assess, floor)
    AssessmentMeasure.run(handbook.linked, handbook.corpus, asOf: asOf)
  }

  /// Builds as the command does. `nil` when there are errors, which are printed.
  private static func build(_ project: Project, in folder: String) async throws -> StagedSite? {
    let writer = SiteWriter(target: folder + "/public", name: "public")
    let state = BuildState(project: project, target: folder + "/public")
    if await state.unchanged() != nil { return StagedSite.none }
    let staged = try writer.stage()
    let made = await project.make(into: staged, identity: state.identity, keeping: state.published())
    guard let site = made.value else {
      for diagnostic in made.diagnostics.prefix(10) { print(diagnostic) }
      return nil
    }
    try staged.add(try site.manifest())
    try writer.finish()
    await state.record(summary: "", diagnostics: made.diagnostics.map(\.description), site: site)
    return staged
  }

  private static func ratio(_ name: String, _ build: Measured<StagedSite?>, _ full: Measured<StagedSite?>) {
    print(
      "\(name): \(rounded(build.seconds)) s, 1/\(tenths(full.seconds / build.seconds)) of a full build, 1/\(tenths(full.processor / build.processor)) of its processor time; \(build.value?.writtenCount ?? 0) files rewritten"
    )
  }

  private static func line<Value, Other>(_ name: String, _ measured: Measured<Value>, _ floor: Measured<Other>) {
    print(
      "\(name): \(rounded(measured.seconds)) s, \(tenths(measured.seconds / floor.seconds)) times the floor; \(rounded(measured.processor)) s of processor time, \(tenths(measured.processor / floor.processor)) times"
    )
  }

  private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
  private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }

  private struct Measured<Value> {
    var value: Value
    /// By the clock on the wall.
    var seconds: Double
    /// Of all cores, in the program and in the system on its behalf: what else the machine does counts less.
    var processor: Double
  }

  private static func measure<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Measured<Value> {
    func now(_ clock: clockid_t) -> Double {
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
    let value = try await body()
    return Measured(value: value, seconds: now(CLOCK_MONOTONIC) - start.0, processor: now(CLOCK_PROCESS_CPUTIME_ID) - start.1)
  }
}
