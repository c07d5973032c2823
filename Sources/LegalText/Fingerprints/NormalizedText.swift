internal import Foundation

/// Text as it is compared, never as it is shown: what differs only here is an editorial difference.
package enum NormalizedText {
  /// The version of these rules; stored beside every fingerprint, since a change of rules changes fingerprints.
  package static let version = 1

  /// Unicode NFC; white space of any kind folded to one blank and trimmed; quotation marks and dashes of any kind folded to
  /// `'`, `"` and `-`; soft hyphens and other invisible formatting removed.
  ///
  /// - Complexity: O(*n*).
  package static func normalize(_ text: some StringProtocol) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var pendingBlank = false
    let composed = text.utf8.allSatisfy { $0 < 0x80 } ? String(text) : String(text).precomposedStringWithCanonicalMapping
    for scalar in composed.unicodeScalars {
      switch fold(scalar) {
      case .drop: continue
      case .blank: pendingBlank = !result.isEmpty
      case .keep(let scalar):
        if pendingBlank { result.unicodeScalars.append(" ") }
        pendingBlank = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  enum Folded {
    case drop, blank
    case keep(Unicode.Scalar)
  }

  /// What a scalar is taken for; composition is left to the caller.
  static func fold(_ scalar: Unicode.Scalar) -> Folded {
    if scalar.value < 0x80 {
      return scalar.value <= 0x20 ? .blank : .keep(scalar)
    }
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2060, 0x2066...0x2069, 0x202A...0x202E, 0xFEFF: return .drop
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0xB4: return .keep("'")
    case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB: return .keep("\"")
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: return .keep("-")
    default: return scalar.properties.isWhitespace ? .blank : .keep(scalar)
    }
  }
}
