internal import Diagnostics
internal import Foundation
internal import LegalText

/// Measures the reading of official files against a bare pass of a kept library over the same bytes, in the same process.
///
/// The targets are 3 times for XML, 2 times for JSON, and at the peak 12 times the file's memory.
struct ReadingMeasurement {
  /// How often each is timed; the shortest counts, since these machines are noisy.
  private static let rounds = 9

  /// - Parameter arguments: a folder of real files, which are no part of the project, or `--memory FILE`, or `--repeat COUNT FILE`,
  ///   which reads one file again and again and prints nothing, for a profiler, or `--hostile`.
  static func run(_ arguments: [String]) {
    switch (arguments.first, arguments.count) {
    case ("--memory", 2): printMemory(of: arguments[1])
    case ("--repeat", 3):
      guard let data = FileManager.default.contents(atPath: arguments[2]) else { return }
      for _ in 0..<(Int(arguments[1]) ?? 1) { _ = read(Array(data), arguments[2], accounting: false) }
    case ("--hostile", 1): HostileMeasurement.run()
    case (let folder?, 1):
      let paths = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).sorted()
      for path in paths { measure("\(folder)/\(path)", path) }
    default: print("usage: concord-benchmark reading FOLDER")
    }
  }

  private static func measure(_ path: String, _ name: String) {
    guard let bare = BarePass(path: path), let data = FileManager.default.contents(atPath: path) else { return }
    let bytes = Array(data)
    guard read(bytes, path, accounting: false), bare.run(data, path: path) else { return }
    var shortest = [Double.infinity, .infinity, .infinity]
    for _ in 0..<rounds {
      // Taken in turns, so that a slow moment of the machine slows all of them.
      shortest[0] = min(shortest[0], seconds { bare.run(data, path: path) })
      shortest[1] = min(shortest[1], seconds { read(bytes, path, accounting: false) })
      shortest[2] = min(shortest[2], seconds { read(bytes, path, accounting: true) })
    }
    print(
      "\(name), \(data.count / 1000) KB: \(bare.rawValue) \(rounded(shortest[0] * 1000)) ms; reading \(rounded(shortest[1] / shortest[0])) times, with an account \(rounded(shortest[2] / shortest[0])) times; memory \(memory(of: path)) times the file"
    )
  }

  /// Whether something was read.
  private static func read(_ bytes: [UInt8], _ path: String, accounting: Bool) -> Bool {
    guard let source = EditionFile.decode(bytes, path: path).value else { return false }
    return !EditionFile.read(source, instrument: InstrumentIdentifier("measured"), accounting: accounting).value.parsed.edition.provisions.isEmpty
  }

  private static func seconds(_ body: () -> Bool) -> Double {
    let parts = ContinuousClock().measure { precondition(body(), "a file that was read once is read again") }.components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  // MARK: Memory

  /// Taken in a process of its own, since memory that an earlier file freed would hide what this one needs.
  private static func memory(of path: String) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["reading", "--memory", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { return "?" }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func printMemory(of path: String) {
    guard let size = FileManager.default.contents(atPath: path)?.count, size > 0 else { return }
    let growth = PeakMemory.growth {
      guard let data = FileManager.default.contents(atPath: path) else { return }
      _ = read(Array(data), path, accounting: false)
    }
    print(rounded(Double(growth) / Double(size)))
  }
}
