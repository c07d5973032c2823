internal import Foundation

/// The memory of the process as Linux tells it.
enum PeakMemory {
  /// By how many bytes a piece of work raises the resident memory at its peak.
  ///
  /// The work is done once before, so that what libraries and tables need once is not charged to it, and what it freed is given
  /// back to the system. Use a fresh process: memory that other work freed may serve again and hides what this needs.
  static func growth(_ body: () -> Void) -> Int {
    body()
    giveBack()
    // "5" sets the peak back to what is resident now.
    try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    let before = value("VmRSS:")
    body()
    return max(0, value("VmHWM:") - before) * 1024
  }

  /// glibc's `malloc_trim`, which its Swift module does not show.
  private static func giveBack() {
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
  }

  /// A line of the process's status, in KB.
  static func value(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
  }
}
