/// Keeps the addresses of an edition unique.
struct AddressRegister {
  private var counts: [ProvisionAddress: Int] = [:]
  private var used: Set<ProvisionAddress> = []

  /// The address that asking for `base` gives next, and how often `base` will have been asked for: when it is taken, `~2`,
  /// `~3` … is added to its last component.
  func next(_ base: ProvisionAddress) -> (address: ProvisionAddress, count: Int) {
    var count = counts[base, default: 0] + 1
    var address = base
    if count > 1 { address = base.distinguished(count) }
    while used.contains(address) {
      count += 1
      address = base.distinguished(count)
    }
    return (address, count)
  }

  mutating func claim(_ base: ProvisionAddress) -> (address: ProvisionAddress, count: Int) {
    let result = next(base)
    used.insert(result.address)
    counts[base] = result.count
    return result
  }
}

extension ProvisionAddress {
  fileprivate func distinguished(_ count: Int) -> ProvisionAddress {
    var result = self
    result.components[components.count - 1] += "~\(count)"
    return result
  }
}
