/// Where one pinpoint of a citation leads.
package enum ResolvedTarget: Hashable, Sendable {
  case provision(ProvisionAddress)
  /// The instrument is loaded, but its edition has no such provision; with the nearest ancestor that it does have.
  case missing(ProvisionAddress, nearest: ProvisionAddress?)
  /// The instrument is not loaded: its name and the pinpoint, to be shown.
  case outside(String)
}

/// Resolves found citations against the editions that are loaded.
package struct CitationResolution: Sendable {
  private let editions: [InstrumentIdentifier: Edition]
  private let resolver: ReferenceResolver

  package init(editions: [InstrumentIdentifier: Edition]) {
    self.editions = editions
    resolver = ReferenceResolver(editions: editions)
  }

  /// One target for each pinpoint, in order.
  package func resolve(_ citation: Citation) -> [ResolvedTarget] {
    citation.pinpoints.map { pinpoint in
      switch citation.instrument {
      case .outside(let name): return .outside(Self.words(pinpoint, of: name, citation.unit))
      case .loaded(let instrument):
        let address = pinpoint.address(in: instrument)
        guard let edition = editions[instrument] else { return .outside("\(instrument) § \(CitationStyle.pinpoint(address))") }
        return edition.index(of: address) != nil
          ? .provision(address) : .missing(address, nearest: resolver.deepestKnown(address))
      }
    }
  }

  /// "42 U.S.C. § 1983(a)", "TFEU Art. 263", "31 U.S.C., chapter 53, subchapter II".
  private static func words(_ pinpoint: Pinpoint, of name: String, _ unit: CitationUnit) -> String {
    guard !pinpoint.section.isEmpty else { return name }
    let labels = pinpoint.path.map { "(\($0))" }.joined()
    switch unit {
    case .section: return "\(name) § \(pinpoint.section)\(labels)"
    case .article: return "\(name) Art. \(pinpoint.section)\(labels)"
    case .component:
      let parts = ([pinpoint.section] + pinpoint.path).map { part in
        let words = part.split(separator: "-", maxSplits: 1)
        return words.count == 2 ? "\(words[0]) \(words[1])" : part
      }
      return ([name] + parts).joined(separator: ", ")
    }
  }
}
