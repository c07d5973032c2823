package import Diagnostics

/// What the notice of an amendment declares to change: an explanation of what a comparison finds, never its source.
package struct AmendmentNotice: Sendable {
  package enum Operation: String, Hashable, Sendable, CaseIterable {
    case added, modified, deleted, moved
  }

  package struct Declaration: Sendable {
    package var operation: Operation
    package var address: ProvisionAddress
    /// Only the provision's own text is declared, not what stands below it.
    package var isOwnTextOnly: Bool
    package var position: SourcePosition
  }

  /// The number of the document that the notice amends: "2011-31729".
  package var from: String
  /// The notice's own number.
  package var to: String
  /// In the order of the notice.
  package var declarations: [Declaration]
}

/// What a comparison says of a declaration.
package enum NoticeFinding: Hashable, Sendable {
  /// Words changed where the notice says so. The offset in `AmendmentNotice.declarations`.
  case borneOut(Int)
  /// The notice declares a change and no word differs.
  case changesNoWord(Int)
  /// Neither edition has the provision.
  case unknownProvision(Int)
  /// Words changed where the notice declares nothing. The offset in `EditionComparison.changes`.
  case undeclared(Int)
}

extension EditionComparison {
  /// Holds a notice against what changed: each declaration in order, then every change of words that none of them covers.
  ///
  /// - Complexity: O(*n* · *d*) at worst in provisions and the depth of addresses.
  package func check(_ notice: AmendmentNotice) -> [NoticeFinding] {
    let whole = Set(notice.declarations.filter { !$0.isOwnTextOnly }.map(\.address))
    let own = Set(notice.declarations.map(\.address))
    func changesWords(_ change: ProvisionChange) -> Bool {
      switch change.kind {
      case .amended, .added, .repealed: true
      case .split, .merged: !change.isSameWords
      case .unchanged, .editorial, .renumbered, .moved, .reserved: false
      }
    }
    // Addresses at which words changed, and declared ones at or below which they did.
    var changed: Set<ProvisionAddress> = []
    var changedBelow: Set<ProvisionAddress> = []
    var undeclared: [NoticeFinding] = []
    for (offset, change) in changes.enumerated() where changesWords(change) {
      var isDeclared = false
      for place in change.old.map({ old.provisions[$0].address }) + change.new.map({ new.provisions[$0].address }) {
        changed.insert(place)
        isDeclared = isDeclared || own.contains(place)
        var current: ProvisionAddress? = place
        while let address = current {
          if whole.contains(address) {
            changedBelow.insert(address)
            isDeclared = true
          }
          current = address.parent
        }
      }
      if !isDeclared { undeclared.append(.undeclared(offset)) }
    }
    let declared = notice.declarations.enumerated().map { offset, declaration -> NoticeFinding in
      guard old.index(of: declaration.address) != nil || new.index(of: declaration.address) != nil else { return .unknownProvision(offset) }
      if declaration.operation == .moved, change(ofNew: declaration.address)?.isReaddressed == true { return .borneOut(offset) }
      return (declaration.isOwnTextOnly ? changed : changedBelow).contains(declaration.address) ? .borneOut(offset) : .changesNoWord(offset)
    }
    return declared + undeclared
  }
}

extension ChangeSummary {
  /// Says of a notice which declarations are borne out, which change no word, and what it leaves undeclared.
  package func lines(for notice: AmendmentNotice) -> [String] {
    let findings = comparison.check(notice)
    let borneOut = findings.filter { if case .borneOut = $0 { true } else { false } }.count
    let count = notice.declarations.count
    var result = ["Notice \(notice.to) declares \(count) \(count == 1 ? "change" : "changes"), \(borneOut) of them borne out by the words"]
    for finding in findings {
      switch finding {
      case .borneOut: break
      case .changesNoWord(let offset):
        let declaration = notice.declarations[offset]
        result.append("\(style.shortCitation(of: declaration.address)) is declared \(declaration.operation.rawValue), and not a word of it changed")
      case .unknownProvision(let offset):
        let declaration = notice.declarations[offset]
        result.append("\(style.shortCitation(of: declaration.address)) is declared \(declaration.operation.rawValue), and neither edition has it")
      case .undeclared(let offset):
        if let text = text(for: comparison.changes[offset]) { result.append("Not declared: \(text)") }
      }
    }
    return result
  }
}
