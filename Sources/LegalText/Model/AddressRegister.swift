/// Keeps the addresses of an edition unique: no two provisions have the same label below the same container.
struct AddressRegister {
  private struct Place: Hashable {
    /// The provision whose address is continued; -1 for none. Its own address is unique.
    var container: ProvisionIndex
    var label: String
  }

  /// How often each label was asked for at its place; those that were given with a suffix count once.
  private var counts: [Place: Int] = [:]

  init(capacity: Int) { counts.reserveCapacity(capacity) }

  /// The label that asking for one gives next, and how often it will have been asked for: when it is taken, it gets `~2`, `~3` ….
  func next(_ label: String, below container: ProvisionIndex?) -> (label: String, count: Int) {
    let place = Place(container: container ?? -1, label: label)
    let count = counts[place, default: 0] + 1
    return count == 1 ? (label, 1) : free(place, from: count)
  }

  mutating func claim(_ label: String, below container: ProvisionIndex?) -> (label: String, count: Int) {
    let place = Place(container: container ?? -1, label: label)
    let count = counts.updateValue(1, forKey: place).map { $0 + 1 } ?? 1
    guard count > 1 else { return (label, 1) }
    let result = free(place, from: count)
    counts[place] = result.count
    counts[Place(container: place.container, label: result.label)] = 1
    return result
  }

  private func free(_ place: Place, from first: Int) -> (label: String, count: Int) {
    var count = first
    var candidate = place
    candidate.label = "\(place.label)~\(count)"
    while counts[candidate] != nil {
      count += 1
      candidate.label = "\(place.label)~\(count)"
    }
    return (candidate.label, count)
  }
}
