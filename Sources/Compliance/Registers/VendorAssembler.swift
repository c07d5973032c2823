internal import Diagnostics

/// Puts the rows of a register together to vendors.
struct VendorAssembler {
  let configuration: RegisterConfiguration
  /// What a row is.
  let rows: RegisterConfiguration.Rows
  private(set) var diagnostics: [Diagnostic] = []
  private var groups: [[RegisterEntry]] = []
  private var groupOfKey: [String: Int] = [:]

  init(configuration: RegisterConfiguration, rows: RegisterConfiguration.Rows) {
    self.configuration = configuration
    self.rows = rows
  }

  mutating func add(_ entry: RegisterEntry) {
    let key = entry.id?.value ?? entry.name.value
    guard !entry.name.value.isEmpty || rows == .engagements && (entry.id.map { groupOfKey[$0.value] != nil } ?? !groups.isEmpty) else {
      diagnostics.append(
        Diagnostic(
          "missing-name", .error, "This row names no vendor; name it, or remove the row", at: entry.name.position))
      return
    }
    guard rows == .engagements else {
      guard let id = entry.id else {
        groups.append([entry])
        return
      }
      guard let first = groupOfKey[id.value] else {
        groupOfKey[id.value] = groups.count
        groups.append([entry])
        return
      }
      diagnostics.append(
        Diagnostic(
          "duplicate-identifier", .error,
          "Identifier '\(id.value)' is already that of the vendor at \(groups[first][0].engagement.position); if each row is a service, say 'rows: engagements' in \(configuration.path ?? RegisterConfiguration.path(for: id.position.file))",
          at: id.position))
      return
    }
    if key.isEmpty {
      groups[groups.count - 1].append(entry)
    } else if let group = groupOfKey[key] {
      groups[group].append(entry)
    } else {
      groupOfKey[key] = groups.count
      groups.append([entry])
    }
  }

  /// The vendors in the order of their first rows.
  mutating func finish() -> [Vendor] {
    var identifiers = IdentifierRegister()
    // Written identifiers come first: a name may not take one from the vendor that has it.
    let written = groups.map { group -> String? in
      let slug = group[0].id.map { Slug.make($0.value, maximum: 50) } ?? ""
      return slug.isEmpty ? nil : identifiers.take(configuration.idPrefix + slug)
    }
    let groups = groups
    return groups.indices.map { index in
      let id = written[index] ?? identifiers.take(configuration.idPrefix + Slug.vendor(named: groups[index][0].name.value))
      return vendor(groups[index], id: id)
    }
  }

  private mutating func vendor(_ entries: [RegisterEntry], id: String) -> Vendor {
    let first = entries[0]
    var engagements: [Engagement] = []
    var contracts: [Contract] = []
    var identifiers = IdentifierRegister()
    var contractOfID: [String: Int] = [:]
    for entry in entries {
      var engagement = entry.engagement
      let name = engagement.id.value.isEmpty ? engagement.recordedService.map { Slug.make($0, maximum: 40) } ?? "" : engagement.id.value
      engagement.id.value = identifiers.take(name.isEmpty ? "service" : name)
      if let contract = entry.contract {
        if let known = contractOfID[contract.id.value], contracts[known].hasSameTerms(as: contract) {
          engagement.contract = .contracts([contracts[known].id])
        } else {
          var contract = contract
          if contractOfID[contract.id.value] != nil { contract.id.value += "-\(contracts.count + 1)" }
          contractOfID[contract.id.value] = contracts.count
          engagement.contract = .contracts([contract.id])
          contracts.append(contract)
        }
      }
      engagements.append(engagement)
    }
    let name = agreed(entries.map { $0.name.value.isEmpty ? nil : $0.name }, "name", entries, &engagements)
    let owner = agreed(entries.map(\.owner), "owner", entries, &engagements)
    return Vendor(
      id: Located(id, at: first.id?.position ?? first.name.position), name: name ?? first.name.value,
      summary: agreed(entries.map(\.notes), "notes", entries, &engagements), owner: owner,
      terminated: terminated(entries), engagements: engagements, contracts: contracts, position: first.engagement.position,
      legalName: agreed(entries.map(\.legalName), "legal name", entries, &engagements),
      url: agreed(entries.map(\.url), "url", entries, &engagements),
      status: agreed(entries.map(\.status), "status", entries, &engagements),
      risk: agreed(entries.map(\.risk), "risk", entries, &engagements))
  }

  /// The value that the rows give a vendor. A second, different one is reported and kept with its own row.
  private mutating func agreed(
    _ values: [Located<String>?], _ name: String, _ entries: [RegisterEntry], _ engagements: inout [Engagement]
  ) -> String? {
    var agreed: Located<String>?
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      guard let known = agreed else {
        agreed = value
        continue
      }
      guard known.value != value.value else { continue }
      engagements[index].extra.append(RecordedField(name: name, values: [value.value], position: value.position))
      diagnostics.append(
        Diagnostic(
          "several-values", .warning,
          "This row gives its vendor another \(name) than the row in line \(known.position.line); the first is used, this one is kept under 'extra'",
          at: value.position))
    }
    return agreed?.value
  }

  /// A vendor is terminated when all its rows are, on the last of their days.
  private func terminated(_ entries: [RegisterEntry]) -> Termination? {
    let ends = entries.compactMap(\.terminated?.value)
    guard ends.count == entries.count, !ends.isEmpty else { return nil }
    return ends.contains(.dateNotRecorded) ? .dateNotRecorded : ends.compactMap(\.date).max().map { .on($0) }
  }
}

extension Contract {
  fileprivate func hasSameTerms(as other: Contract) -> Bool {
    title == other.title && signed == other.signed && starts == other.starts && ends == other.ends
  }
}
