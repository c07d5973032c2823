/// Keeps the addresses of an edition unique.
struct AddressRegister {
  /// How often each address was asked for; those that were given with a suffix count once.
  private var counts: [ProvisionAddress: Int] = [:]

  /// The address that asking for `base` gives next, and how often `base` will have been asked for: when it is taken, `~2`,
  /// `~3` … is added to its last component.
  func next(_ base: ProvisionAddress) -> (address: ProvisionAddress, count: Int) {
    var count = counts[base, default: 0] + 1
    guard count > 1 else { return (base, 1) }
    var address = base.distinguished(count)
    while counts[address] != nil {
      count += 1
      address = base.distinguished(count)
    }
    return (address, count)
  }

  mutating func claim(_ base: ProvisionAddress) -> (address: ProvisionAddress, count: Int) {
    let result = next(base)
    counts[base] = result.count
    if result.count > 1 { counts[result.address] = 1 }
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
