/// Keeps the addresses of an edition unique, and finds provisions by them: no two have the same label below the same container.
struct AddressRegister: Sendable {
  private struct Place: Hashable {
    /// The provision whose address is continued; -1 for none. Its own address is unique.
    var container: ProvisionIndex
    var label: String
  }

  private struct Entry {
    /// How often the label was asked for at its place; one that was given with a suffix counts once.
    var count: Int
    /// The first that asked.
    var provision: ProvisionIndex
  }

  private var entries: [Place: Entry] = [:]

  init(capacity: Int) { entries.reserveCapacity(capacity) }

  /// The provision with an address; `nil` when there is none.
  ///
  /// - Complexity: O(*k*) in the components.
  func index(of components: [String]) -> ProvisionIndex? {
    var container = -1
    for component in components {
      guard let entry = entries[Place(container: container, label: component)] else { return nil }
      container = entry.provision
    }
    return container
  }

  /// The label that asking for one gives next, and how often it will have been asked for: when it is taken, it gets `~2`, `~3` ….
  func next(_ label: String, below container: ProvisionIndex?) -> (label: String, count: Int) {
    let place = Place(container: container ?? -1, label: label)
    let count = (entries[place]?.count ?? 0) + 1
    return count == 1 ? (label, 1) : free(place, from: count)
  }

  mutating func claim(_ label: String, below container: ProvisionIndex?, for provision: ProvisionIndex) -> (label: String, count: Int) {
    let place = Place(container: container ?? -1, label: label)
    let new = Entry(count: 1, provision: provision)
    guard let former = entries.updateValue(new, forKey: place) else { return (label, 1) }
    let result = free(place, from: former.count + 1)
    entries[place] = Entry(count: result.count, provision: former.provision)
    entries[Place(container: place.container, label: result.label)] = new
    return result
  }

  private func free(_ place: Place, from first: Int) -> (label: String, count: Int) {
    var count = first
    var candidate = place
    candidate.label = "\(place.label)~\(count)"
    while entries[candidate] != nil {
      count += 1
      candidate.label = "\(place.label)~\(count)"
    }
    return (candidate.label, count)
  }
}
