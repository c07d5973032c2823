import Diagnostics

@testable import LegalText

/// Reads an edition written in the outline form.
func outline(_ text: String, instrument: String = "act") -> Edition {
  OutlineReader.read(SourceText(path: "e.md", text: text), instrument: InstrumentIdentifier(instrument)).value.edition
}

extension EditionComparison {
  /// The changes that say something, one a line: "amended 1/a -> 1/b".
  var lines: [String] {
    changes.filter { $0.kind != .unchanged }.map { line(for: $0) }
  }

  func line(for change: ProvisionChange) -> String {
    func names(_ indices: [ProvisionIndex], _ edition: Edition) -> String {
      indices.map { edition.provisions[$0].address.components.joined(separator: "/") }.joined(separator: " + ")
    }
    let from = names(change.old, old)
    let to = names(change.new, new)
    let place = from == to ? to : [from, to].filter { !$0.isEmpty }.joined(separator: " -> ")
    return "\(change.kind.rawValue)\(change.isCarried ? " (carried)" : "") \(place)"
  }

  /// The first provision that is in no change or in two, if any.
  var misplacedProvision: String? {
    for (edition, indices) in [(old, changes.flatMap(\.old)), (new, changes.flatMap(\.new))] {
      var counts = [Int](repeating: 0, count: edition.provisions.count)
      for index in indices { counts[index] += 1 }
      if let wrong = counts.firstIndex(where: { $0 != 1 }) {
        return "\(edition.provisions[wrong].address) is in \(counts[wrong]) changes"
      }
    }
    return nil
  }
}
