internal import Diagnostics
internal import Foundation
internal import FoundationXML
internal import LegalText

/// Measures the readers of XML against a bare pass of FoundationXML's parser over the same bytes, in the same process.
///
/// `concord-benchmark reading FOLDER` prints for each `.xml` file below the folder the ratio of times, and the peak of memory as a
/// multiple of the file, taken in a process of its own. The targets are 3 and 12.
struct MarkupReadingMeasurement {
  private typealias Reader = @Sendable (SourceText, InstrumentIdentifier, Bool) -> Checked<EditionReading>

  /// How often each is timed; the shortest counts, since these machines are noisy.
  private static let rounds = 5

  static func run(_ arguments: [String]) {
    if arguments.first == "--memory", arguments.count == 2 { return printMemory(of: arguments[1]) }
    guard let folder = arguments.first else { return print("usage: concord-benchmark reading FOLDER") }
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }.filter { $0.hasSuffix(".xml") } ?? []
    for name in names.sorted() { measure(folder + "/" + name, name) }
  }

  private static func measure(_ path: String, _ name: String) {
    guard let data = FileManager.default.contents(atPath: path), let source = MarkupEncoding.decode(data, path: name).value else {
      return print("\(name): not read")
    }
    let bare = shortest { barePass(data) }
    let document = shortest { _ = MarkupDocument.read(source) }
    var line = "\(name): \(data.count / 1000) kB, bare pass \(milliseconds(bare)) ms, document \(ratio(document, bare))"
    if let (reader, format) = reader(for: source) {
      let plain = shortest { _ = reader(source, InstrumentIdentifier("law"), false) }
      let accounting = shortest { _ = reader(source, InstrumentIdentifier("law"), true) }
      line += ", \(format) \(ratio(plain, bare)), with account \(ratio(accounting, bare))"
    }
    print("\(line) times the bare pass; peak memory \(memory(of: path)) times the file")
  }

  private static func reader(for source: SourceText) -> (reader: Reader, format: String)? {
    let head = source.text.prefix(2000)
    if head.contains("/uslm") { return ({ USLMReader.read($0, instrument: $1, accounting: $2) }, "USLM") }
    if head.contains("<DLPSTEXTCLASS") || head.contains("<ECFR") { return ({ ECFRReader.read($0, instrument: $1, accounting: $2) }, "eCFR") }
    return nil
  }

  private static func barePass(_ data: Data) {
    let parser = XMLParser(data: data)
    let delegate = BareDelegate()
    parser.shouldProcessNamespaces = true
    parser.delegate = delegate
    _ = parser.parse()
  }

  // MARK: Time

  private static func shortest(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<rounds).map { _ in
      let parts = clock.measure(body).components
      return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }.min() ?? 0
  }

  private static func milliseconds(_ seconds: Double) -> Double { (seconds * 10_000).rounded() / 10 }
  private static func ratio(_ seconds: Double, _ bare: Double) -> Double { (seconds / bare * 100).rounded() / 100 }

  // MARK: Memory

  /// The program reads one file in a fresh process, since memory that an earlier file freed would hide what this one needs.
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
    // One small document first, so that what the libraries need once is not charged to the file.
    _ = MarkupDocument.read(SourceText(path: "a", text: "<a>b</a>"))
    let before = resident("VmRSS:")
    guard let data = FileManager.default.contents(atPath: path), let source = MarkupEncoding.decode(data, path: "file").value else { return }
    let reading = reader(for: source)?.reader(source, InstrumentIdentifier("law"), false)
    let document = reading == nil ? MarkupDocument.read(source).value : nil
    let peak = Double(resident("VmHWM:") - before) * 1024 / Double(data.count)
    print((peak * 10).rounded() / 10, (reading?.value.parsed.edition.provisions.count ?? document?.count ?? 0) > 0 ? "" : "(nothing read)")
  }

  private static func resident(_ field: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    return status.split(separator: "\n").first { $0.hasPrefix(field) }.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}

/// Takes every event and does nothing with it.
private final class BareDelegate: NSObject, XMLParserDelegate {
  func parser(_ parser: XMLParser, didStartElement: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]) {}
  func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {}
  func parser(_ parser: XMLParser, foundCharacters string: String) {}
}
