/// The identifiers that the provisions of an edition have in its OSCAL catalog: `s7050`, and as NIST forms them `s7050_smt.a.3.A`.
package struct OSCALIdentifiers: Sendable {
  /// What a provision is in the catalog.
  enum Role: Hashable { case group, control, part }

  /// One a provision, unique, in the order of the edition.
  package let all: [String]
  let roles: [Role]
  private let edition: Edition

  /// - Complexity: linear in the addresses.
  package init(_ edition: Edition) {
    self.edition = edition
    var roles: [Role] = []
    for provision in edition.provisions { roles.append(Self.role(provision, below: provision.parent.map { roles[$0] })) }
    self.roles = roles
    var taken: Set<String> = []
    all = edition.provisions.map { provision in
      let candidate = Self.identifier(of: provision)
      var unique = candidate
      var count = 1
      // Two addresses that differ only in what an identifier cannot hold.
      while !taken.insert(unique).inserted {
        count += 1
        unique = "\(candidate)_\(count)"
      }
      return unique
    }
  }

  package func identifier(of address: ProvisionAddress) -> String? { edition.index(of: address).map { all[$0] } }

  /// The identifier of the control that a provision is or stands in: what OSCAL selects by. A group's own text is in none.
  package func control(of index: ProvisionIndex) -> String? {
    var current = index
    while roles[current] == .part {
      guard let parent = edition.provisions[current].parent else { return nil }
      current = parent
    }
    return roles[current] == .control ? all[current] : nil
  }

  /// OSCAL has controls at the top, in groups and in controls, and groups nowhere in controls.
  private static func role(_ provision: Provision, below parent: Role?) -> Role {
    switch (provision.kind, parent) {
    case (.division, nil), (.division, .group): .group
    case (_, nil), (.section, .group), (.recital, .group), (.section, .control): .control
    default: .part
    }
  }

  private static func identifier(of provision: Provision) -> String {
    let components = provision.address.components.map(token)
    var base = components[0]
    // Identifiers begin with a letter.
    if base.utf8.first.map({ $0.isASCIILetter }) != true { base = "s" + base }
    guard components.count > 1 else { return base }
    let rest = components.dropFirst().joined(separator: ".")
    switch provision.kind {
    case .division, .section: return "\(base).\(rest)"
    case .subdivision, .definition, .example: return "\(base)_smt.\(rest)"
    case .note, .recital: return "\(base)_\(rest)"
    }
  }

  /// Letters, digits, `.` and `-`; anything else is `_`.
  package static func token(_ text: String) -> String {
    String(
      decoding: text.utf8.map { byte in
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") ? byte : UInt8(ascii: "_")
      }, as: UTF8.self)
  }
}
