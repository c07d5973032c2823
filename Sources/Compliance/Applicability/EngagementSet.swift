internal import BitCollections

/// A set of engagements.
package struct EngagementSet: Sendable, Equatable {
  private var bits: BitSet

  package init() { bits = BitSet() }
  package init(_ members: some Sequence<EngagementIndex>) { bits = BitSet(members) }
  /// All of `0..<count`.
  package init(all count: Int) { bits = BitSet(0..<count) }

  package var count: Int { bits.count }
  package var isEmpty: Bool { bits.isEmpty }
  package func contains(_ index: EngagementIndex) -> Bool { bits.contains(index) }
  /// Ascending.
  package var members: [EngagementIndex] { Array(bits) }

  mutating func insert(_ index: EngagementIndex) { bits.insert(index) }
  mutating func formUnion(_ other: EngagementSet) { bits.formUnion(other.bits) }
  mutating func formIntersection(_ other: EngagementSet) { bits.formIntersection(other.bits) }
  package func subtracting(_ other: EngagementSet) -> EngagementSet {
    var result = self
    result.bits.subtract(other.bits)
    return result
  }
  package func union(_ other: EngagementSet) -> EngagementSet {
    var result = self
    result.formUnion(other)
    return result
  }
}

/// The engagements that certainly match a condition, and those of which the records leave it open as well.
package struct EngagementMatch: Sendable, Equatable {
  package var certain: EngagementSet
  /// Includes `certain`.
  package var possible: EngagementSet

  init(certain: EngagementSet, possible: EngagementSet) {
    self.certain = certain
    self.possible = possible
  }

  /// A condition that every record decides.
  init(_ set: EngagementSet) { self.init(certain: set, possible: set) }

  init() { self.init(EngagementSet()) }

  /// Those of which the records leave it open.
  package var undetermined: EngagementSet { possible.subtracting(certain) }
}
