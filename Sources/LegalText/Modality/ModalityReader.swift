internal import Diagnostics

/// Reads what each provision of an edition asks, forbids and allows.
///
/// An item has the modality of the chapeau that introduces it, unless its own first clause has one. Below "except" the
/// chapeau is lifted; below a condition ("if:", "unless:") an item says nothing by itself. Definitions, examples, notes,
/// recitals and what is not in force are not read.
package enum ModalityReader {
  /// One reading a provision, in the order of the edition, on `width` cores.
  ///
  /// - Complexity: O(*n*) in the text.
  package static func read(_ edition: Edition, width: Int) async -> [ProvisionModality] {
    let isRead = readable(edition)
    return await units(of: edition).concurrentMap(width: width) { read($0, of: edition, isRead) }.flatMap(\.self)
  }

  /// One reading a provision, in the order of the edition.
  package static func read(_ edition: Edition) -> [ProvisionModality] {
    let isRead = readable(edition)
    return units(of: edition).flatMap { read($0, of: edition, isRead) }
  }

  /// Runs of provisions that inherit nothing from each other: each begins with a section or a division.
  private static func units(of edition: Edition) -> [Range<ProvisionIndex>] {
    var starts = edition.provisions.indices.filter { index in
      index == 0 || [.section, .division].contains(edition.provisions[index].kind)
    }
    starts.append(edition.provisions.count)
    return zip(starts, starts.dropFirst()).map { $0..<$1 }
  }

  private static func read(
    _ unit: Range<ProvisionIndex>, of edition: Edition, _ isRead: [Bool]
  ) -> [ProvisionModality] {
    var result: [ProvisionModality] = []
    result.reserveCapacity(unit.count)
    var contexts: [[ModalStatement]] = []
    contexts.reserveCapacity(unit.count)
    for index in unit {
      let provision = edition.provisions[index]
      guard isRead[index] else {
        result.append(ProvisionModality(statements: []))
        contexts.append([])
        continue
      }
      let parent = provision.parent.flatMap { unit.contains($0) ? $0 - unit.lowerBound : nil }
      let reading = ChapeauReading(provision, at: index, inherited: parent.map { contexts[$0] } ?? [])
      result.append(ProvisionModality(statements: reading.statements))
      contexts.append(reading.context)
    }
    return result
  }

  /// Whether a provision's own kind and state, and those of all above it, let it ask something.
  private static func readable(_ edition: Edition) -> [Bool] {
    var result: [Bool] = []
    result.reserveCapacity(edition.provisions.count)
    for provision in edition.provisions {
      let reads =
        switch provision.kind {
        case .example, .note, .definition, .recital: false
        case .division, .section, .subdivision: provision.state == .inForce
        }
      result.append(reads && (provision.parent.map { result[$0] } ?? true))
    }
    return result
  }
}
