internal import Diagnostics

/// The address of a provision: `ccpa-regulations/7050/a/3/A`.
///
/// The first component is a section's number (`7050`, `1798.140`) a division (`article-4`) or a recital (`recital-47`); the rest are the labels of
/// enumerators without their parentheses. Divisions below divisions add components: `chapter-3/section-1`. Sections are
/// addressed without their division, since law is cited so. Official numbers are not always unique: the second `(c)` of a
/// section is `c~2`.
package struct ProvisionAddress: Hashable, Sendable {
  package var instrument: InstrumentIdentifier
  /// Never empty; no component is empty or holds `/`.
  package var components: [String]

  package init(_ instrument: InstrumentIdentifier, _ components: [String]) {
    self.instrument = instrument
    self.components = components
  }

  /// Reads the printed form; `nil` unless it names an instrument and at least one component.
  package init?(parsing text: some StringProtocol) {
    let parts = text.split(separator: "/" as Character, omittingEmptySubsequences: false).map { String($0) }
    guard (2...Nesting.maximumDepth + 1).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else { return nil }
    self.init(InstrumentIdentifier(parts[0]), Array(parts.dropFirst()))
  }

  package func child(_ label: String) -> ProvisionAddress {
    var components: [String] = []
    components.reserveCapacity(self.components.count + 1)
    components += self.components
    components.append(label)
    return ProvisionAddress(instrument, components)
  }

  /// The address without its last component; `nil` for a section or a division at the top.
  package var parent: ProvisionAddress? {
    components.count > 1 ? ProvisionAddress(instrument, Array(components.dropLast())) : nil
  }

  /// The first component: the section's number.
  package var section: String { components[0] }

  /// What the component of a recital begins with: recital (47) is `recital-47`.
  static let recitalPrefix = "recital-"

  /// The number of the recital that the provision is or stands below.
  package var recital: String? { section.hasPrefix(Self.recitalPrefix) ? String(section.dropFirst(Self.recitalPrefix.utf8.count)) : nil }

  /// Whether this address is `other` or lies below it.
  package func isWithin(_ other: ProvisionAddress) -> Bool {
    instrument == other.instrument && components.starts(with: other.components)
  }

  /// The HTML anchor: `7050-a-3-A`. Hyphens inside the label of a subdivision become `_`, so that (a-1) and (a)(1) differ.
  package var anchor: String {
    components.enumerated().map { offset, component in
      offset == 0 ? component : component.replacingText("-", with: "_")
    }.joined(separator: "-")
  }
}

extension ProvisionAddress {
  /// The instrument is left out: few addresses of two instruments meet in one table, and all of one have it.
  package func hash(into hasher: inout Hasher) { hasher.combine(components) }
}

extension ProvisionAddress: CustomStringConvertible {
  package var description: String { instrument.rawValue + "/" + components.joined(separator: "/") }
}

extension ProvisionAddress: Comparable {
  /// By instrument, then component by component: numbers by value, all else by scalars. For lists without a text at hand;
  /// within an edition the order is the text's.
  package static func < (left: ProvisionAddress, right: ProvisionAddress) -> Bool {
    if left.instrument != right.instrument { return left.instrument < right.instrument }
    for (one, other) in zip(left.components, right.components) where one != other {
      if let number = Double(one), let otherNumber = Double(other), number != otherNumber { return number < otherNumber }
      return one < other
    }
    return left.components.count < right.components.count
  }
}
