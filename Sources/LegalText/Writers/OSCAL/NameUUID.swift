internal import Crypto
internal import Foundation

/// A UUID of version 5 (RFC 9562): the same name gives the same identifier on every machine, in every run.
package struct NameUUID: Hashable, Sendable, CustomStringConvertible {
  /// The namespace of Concord's names, drawn once.
  private static let namespace: [UInt8] = [
    0x5C, 0x3A, 0x1E, 0x84, 0x0B, 0x57, 0x4D, 0x29, 0x9E, 0x62, 0x7F, 0xC1, 0x38, 0xD4, 0xA6, 0x10,
  ]
  /// 36 lower-case characters.
  package let description: String

  /// - Parameter parts: what is named, from the general to the particular. No two lists of parts give one name.
  package init(_ parts: String...) {
    let name = parts.map { "\($0.utf8.count):\($0)" }.joined()
    var bytes = Array(Insecure.SHA1.hash(data: Data(Self.namespace + name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    description = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
  }
}
