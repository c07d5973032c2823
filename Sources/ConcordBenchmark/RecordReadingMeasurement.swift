internal import Diagnostics
internal import Foundation
internal import LegalText

/// Measures the reading of official files in JSON and YAML against a bare pass of a kept library over the same bytes, in the same run.
struct RecordReadingMeasurement {
  /// A folder of real files, which are no part of the project.
  var folder: String

  private static let runs = 7

  /// Prints one line a file: time as a ratio to the bare pass, peak memory as a ratio to the file's size.
  func run() {
    let paths = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).sorted()
    for path in paths where path.hasSuffix(".json") || path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)") else { continue }
      measure(path, data)
    }
  }

  private func measure(_ path: String, _ data: Data) {
    let bytes = Array(data)
    guard let source = EditionFile.decode(bytes, path: path).value else { return }
    let instrument = InstrumentIdentifier("measured")
    guard !EditionFile.read(source, instrument: instrument).value.parsed.edition.provisions.isEmpty else { return }
    let isJSON = path.hasSuffix(".json")
    let memory = PeakMemory.growth { _ = read(bytes, path, false) }
    var bare: [Double] = []
    var reading: [Double] = []
    var accounting: [Double] = []
    for _ in 0..<Self.runs {
      // Taken in turns, so that a slow moment of the machine slows all of them.
      bare.append(seconds { isJSON ? (try? JSONSerialization.jsonObject(with: data)) != nil : YAMLDocument.read(source).value != nil })
      reading.append(seconds { read(bytes, path, false) })
      accounting.append(seconds { read(bytes, path, true) })
    }
    let floor = bare.min() ?? 1
    print(
      "reading \(path): \(ratio(reading.min() ?? 0, floor)) times \(isJSON ? "JSONSerialization" : "the bare YAML"), with an account \(ratio(accounting.min() ?? 0, floor)) times; memory \(ratio(Double(memory), Double(bytes.count))) times the file of \(bytes.count / 1000) KB"
    )
  }

  private func read(_ bytes: [UInt8], _ path: String, _ accounting: Bool) -> Bool {
    guard let source = EditionFile.decode(bytes, path: path).value else { return false }
    return !EditionFile.read(source, instrument: InstrumentIdentifier("measured"), accounting: accounting).value.parsed.edition.provisions.isEmpty
  }

  private func seconds(_ body: () -> Bool) -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    let isRead = body()
    precondition(isRead, "a file that was read once is read again")
    let parts = (clock.now - start).components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }

  private func ratio(_ value: Double, _ floor: Double) -> Double { (value / floor * 100).rounded() / 100 }
}

/// The memory of the process as Linux tells it.
enum PeakMemory {
  /// By how many bytes a piece of work raises the resident memory at its peak.
  static func growth(_ body: () -> Void) -> Int {
    // "5" sets the peak back to what is resident now. Memory that earlier work freed may serve again, so the first files of a
    // run tell most.
    try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    let before = value("VmRSS:")
    body()
    return max(0, value("VmHWM:") - before) * 1024
  }

  /// A line of the process's status, in KB.
  static func value(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
  }
}
