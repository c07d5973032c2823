/// Where a text stands: what references that leave something out are completed from.
package struct CitationContext: Sendable {
  /// The provision whose text it is. Its instrument is the one that an unlabelled "section 7004" belongs to.
  package var address: ProvisionAddress
  /// Names of the levels below a section, outermost first: "subsection", "paragraph" … One name alone stands for every
  /// level, as in the Code of Federal Regulations.
  package var levelNames: [String]
  /// The order of the sections of loaded instruments; without it only whole numbers are counted through.
  package var sections: [InstrumentIdentifier: SectionOrder]

  package init(
    address: ProvisionAddress, levelNames: [String], sections: [InstrumentIdentifier: SectionOrder] = [:]
  ) {
    self.address = address
    self.levelNames = levelNames.map { $0.lowercased() }
    self.sections = sections
  }

  var instrument: InstrumentIdentifier { address.instrument }
  var section: String { address.section }
  /// The labels below the section.
  var path: [String] { Array(address.components.dropFirst()) }

  /// The labels that stand before a label of the level: for a "paragraph" below (a)(1)(A), `["a"]`.
  func prefix(of level: String, firstLabel: [String]) -> [String] {
    if levelNames.count == 1, levelNames[0] == level {
      return LabelSequence.continuing(path, with: firstLabel).map { Array($0.dropLast(firstLabel.count)) } ?? []
    }
    return Array(path.prefix(depth(of: level)))
  }

  /// The labels down to and with the level: for "this subdivision" below (a)(1)(A), `["a"]`.
  func pathDown(to level: String) -> [String] {
    if levelNames.count == 1 { return path }
    return Array(path.prefix(depth(of: level) + 1))
  }

  /// 0 for the level below a section.
  private func depth(of level: String) -> Int {
    levelNames.firstIndex(of: level) ?? Self.depths[level] ?? 0
  }

  /// The order that the federal drafting manuals give, for levels that the instrument does not name.
  private static let depths = [
    "subsection": 0, "subdivision": 0, "paragraph": 1, "subparagraph": 2, "clause": 3, "subclause": 4, "item": 5,
    "subitem": 6, "point": 1,
  ]
}

extension CitationContext {
  /// The context of a provision's text.
  package init(
    of index: ProvisionIndex, in edition: Edition, levelNames: [String],
    sections: [InstrumentIdentifier: SectionOrder] = [:]
  ) {
    self.init(address: edition.provisions[index].address, levelNames: levelNames, sections: sections)
  }
}
