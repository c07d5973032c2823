internal import Crypto
internal import Foundation

/// A digest of a provision's operative words: what a review rests on.
///
/// SHA-256 of the normalized text of the provision and everything below it, without numbering, headings, markup, notes or
/// examples' labels, in document order.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  package let digest: String
  package let normalizationVersion: Int

  package init(of text: String) {
    digest = SHA256.hash(data: Data(NormalizedText.normalize(text).utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    normalizationVersion = NormalizedText.version
  }

  /// Reads `1:9d20…`; `nil` for anything else.
  package init?(parsing text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let version = Int(parts[0]), parts[1].count == 64, parts[1].allSatisfy(\.isHexDigit) else {
      return nil
    }
    digest = parts[1].lowercased()
    normalizationVersion = version
  }

  /// `1:9d20…`: the normalization's version and the digest.
  package var description: String { "\(normalizationVersion):\(digest)" }
}

extension Edition {
  /// The words of a provision and all below it that its fingerprint covers: paragraphs and cells in document order.
  ///
  /// Notes are left out: they are apparatus, and change without the law.
  package func operativeText(of index: ProvisionIndex) -> String {
    subtree(of: index).filter { provisions[$0].kind != .note }.flatMap(pieces).joined(separator: " ")
  }

  /// The words of a provision without those below it.
  package func ownText(of index: ProvisionIndex) -> String { pieces(of: index).joined(separator: " ") }

  private func pieces(of index: ProvisionIndex) -> [String] {
    provisions[index].content.flatMap { content -> [String] in
      switch content {
      case .paragraph(let paragraph): [paragraph.text]
      case .table(let table): Array(table.rows.joined())
      case .child: []
      }
    }
  }

  package func fingerprint(of index: ProvisionIndex) -> Fingerprint { Fingerprint(of: operativeText(of: index)) }
}
