package import Diagnostics
internal import LegalText

/// An image for the head of every page, checked: it runs nothing, fetches nothing and says how large it is.
package struct Logo: Sendable {
  package enum Format: String, Sendable { case svg, png }

  package let format: Format
  package let bytes: [UInt8]
  /// In pixels or units of the image, both at least 1; pages reserve the room, so that nothing moves when the image comes.
  package let width: Int
  package let height: Int

  /// A logo stands on every page: larger ones are photographs.
  package static let maximumSize = 128 * 1024
  private static let maximumSide = 4096

  /// Where the image is published.
  package var file: OutputFile { OutputFile(path: "assets/logo.\(format.rawValue)", bytes: bytes) }

  /// - Parameters:
  ///   - path: of the image, in messages about what it holds.
  ///   - place: where the handbook names it, in messages about the file as a whole.
  package static func check(_ bytes: [UInt8], path: String, namedAt place: SourcePosition) -> Checked<Logo?> {
    func refuse(_ message: String) -> Checked<Logo?> { Checked(nil, [Diagnostic("wrong-image", .error, message, at: place)]) }
    guard bytes.count <= maximumSize else {
      return refuse("Image '\(path)' has \(bytes.count) bytes; a logo has at most \(maximumSize)")
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      guard let size = sizeOfPNG(bytes) else { return refuse("Image '\(path)' is a PNG without a size; export it again") }
      return sized(size, .png, bytes).map { Checked($0) } ?? refuse(Self.tooLarge(path, size))
    }
    guard path.lowercased().hasSuffix(".svg") else { return refuse("Image '\(path)' is neither SVG nor PNG; export it as one of them") }
    let source = SourceText.decoding(bytes, path: path)
    guard let text = source.value else { return Checked(nil, source.diagnostics) }
    var limits = MarkupLimits()
    limits.nodes = 20_000
    limits.depth = 50
    let document = MarkupDocument.read(text, limits: limits)
    guard let document = document.value else { return Checked(nil, document.diagnostics) }
    let problems = SVGSafety.problems(in: document)
    guard problems.isEmpty else { return Checked(nil, problems) }
    guard let size = SVGSafety.size(of: document) else {
      return refuse("Image '\(path)' does not say how large it is; give its 'svg' element a viewBox")
    }
    return sized(size, .svg, bytes).map { Checked($0) } ?? refuse(Self.tooLarge(path, size))
  }

  private static func sized(_ size: (width: Int, height: Int), _ format: Format, _ bytes: [UInt8]) -> Logo? {
    guard (1...maximumSide).contains(size.width), (1...maximumSide).contains(size.height) else { return nil }
    return Logo(format: format, bytes: bytes, width: size.width, height: size.height)
  }

  private static func tooLarge(_ path: String, _ size: (width: Int, height: Int)) -> String {
    "Image '\(path)' is \(size.width) by \(size.height); each side has 1 to \(maximumSide)"
  }

  /// The first chunk of a PNG is its header: four bytes of width, four of height, both big-endian.
  private static func sizeOfPNG(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 33, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
    func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16), number(20))
  }
}
