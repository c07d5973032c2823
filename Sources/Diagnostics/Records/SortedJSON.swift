internal import Foundation

extension Encodable {
  /// As JSON with sorted keys, one value a line: equal values have equal bytes. No line end behind it.
  package func sortedJSON() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
