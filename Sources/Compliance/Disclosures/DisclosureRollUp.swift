package import Diagnostics

/// What personal information was disclosed in the twelve months to a day, by list, category, recipient and purpose.
///
/// It is what the organization itself disclosed; what vendors pass on to subcontractors is the subject of `FlowDownTree`.
package struct DisclosureRollUp: Sendable {
  package var window: DisclosureWindow
  package var vocabularies: Vocabularies
  /// By vendor, then in the order of its record.
  package var sources: [DisclosureSource]
  /// What was certainly disclosed in the window: by list, those without one last, then in the order of the vocabularies.
  package var entries: [DisclosureEntry]

  /// - Complexity: linear in engagements times the categories and purposes of each, and sorting what comes of it.
  package init(_ organization: AssessedOrganization) {
    window = DisclosureWindow(endingOn: organization.asOf)
    vocabularies = organization.linked.vocabularies
    sources = Self.sources(organization, window)
    var found: [Key: [Int]] = [:]
    for (offset, source) in sources.enumerated() where source.timing == .within {
      let data: [TermIndex?] = source.data.isEmpty ? [nil] : source.data
      let purposes: [TermIndex?] = source.purposes.isEmpty ? [nil] : source.purposes
      for purpose in purposes {
        let list = source.list(for: purpose, in: vocabularies.purposes)
        for category in data {
          found[Key(list: list, data: category, recipient: source.recipient, purpose: purpose), default: []].append(offset)
        }
      }
    }
    entries = found.map { DisclosureEntry(list: $0.list, data: $0.data, recipient: $0.recipient, purpose: $0.purpose, sources: $1) }
      .sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }

  private struct Key: Hashable {
    var list: DisclosureList?
    var data: TermIndex?
    var recipient: TermIndex?
    var purpose: TermIndex?
  }

  private static func sources(_ organization: AssessedOrganization, _ window: DisclosureWindow) -> [DisclosureSource] {
    let linked = organization.linked
    let vocabularies = linked.vocabularies
    let hasRecipients = !vocabularies.recipients.terms.isEmpty
    return linked.vendors.enumerated().flatMap { index, vendor -> [DisclosureSource] in
      let termination = vendor.record.terminated
      func timing(_ engagement: Engagement) -> DisclosureTiming {
        DisclosureTiming(engagement, contracts: engagement.contracts(of: vendor.record), terminated: termination, window: window)
      }
      if vendor.isTombstone {
        return vendor.record.engagements.map { record in
          DisclosureSource(
            vendor: index, record: record, timing: timing(record),
            data: record.data.compactMap { vocabularies.dataCategories.index(of: $0.value) },
            purposes: record.purposes.compactMap { vocabularies.purposes.index(of: $0.value) },
            recipient: hasRecipients
              ? record.recipient.flatMap { vocabularies.recipients.index(of: $0.value) }
              : record.role.flatMap { vocabularies.roles.index(of: $0.value) },
            // Roles of terminated vendors are not derived: the declared one stands.
            openRole: record.role == nil ? .notDetermined : nil)
        }
      }
      return vendor.engagements.map { offset in
        let engagement = linked.engagements[offset]
        let role = organization.roles[offset]
        return DisclosureSource(
          vendor: index, engagement: offset, record: engagement.record, timing: timing(engagement.record), data: engagement.data,
          purposes: engagement.purposes, recipient: hasRecipients ? engagement.recipient : role.effective,
          openRole: role.effective == nil ? .notDetermined : role.isChanged ? .changed : nil)
      }
    }
  }

  /// How many engagements disclosed in the window, did not, or may have.
  package var counts: (within: Int, outside: Int, unknown: Int) {
    var counts = (within: 0, outside: 0, unknown: 0)
    for source in sources {
      switch source.timing {
      case .within: counts.within += 1
      case .outside: counts.outside += 1
      case .unknown: counts.unknown += 1
      }
    }
    return counts
  }

  package func entries(on list: DisclosureList?) -> [DisclosureEntry] { entries.filter { $0.list == list } }
}

/// That a category of personal information was disclosed to a kind of recipient for a purpose.
package struct DisclosureEntry: Hashable, Sendable {
  /// `nil` while it is open to which list it belongs.
  package var list: DisclosureList?
  /// `nil` for what nobody recorded, as for the others.
  package var data: TermIndex?
  package var recipient: TermIndex?
  package var purpose: TermIndex?
  /// Offsets in `DisclosureRollUp.sources`, ascending.
  package var sources: [Int]

  fileprivate var order: [Int] {
    [list.flatMap { DisclosureList.allCases.firstIndex(of: $0) } ?? .max] + [data, recipient, purpose].map { $0 ?? .max }
  }
}
