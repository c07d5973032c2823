/// How many runs of words an old and a new section share.
struct SectionFlow {
  var old: ProvisionIndex
  var new: ProvisionIndex
  var shared: Int
  /// Distinct runs of words of each.
  var oldSize: Int
  var newSize: Int

  var containmentOfOld: Double { Double(shared) / Double(max(1, oldSize)) }
  var containmentOfNew: Double { Double(shared) / Double(max(1, newSize)) }
  var likeness: Double { 2 * Double(shared) / Double(max(1, oldSize + newSize)) }
}

/// Matching whole sections.
extension ProvisionMatcher {
  private func shingles(_ edition: ComparedEdition) -> [(section: ProvisionIndex, shingles: [UInt64])] {
    edition.edition.sections.map { section in
      let own = edition.edition.subtree(of: section).flatMap { index -> [UInt64] in
        guard edition.hasWords(index), edition.bearings[index] != .note, edition.sections[index] == section else { return [] }
        return ShingleIndex.shingles(of: edition.words[index].numbers, length: 4)
      }
      return (section, Array(Set(own)).sorted())
    }
  }

  /// Pairs sections that share the most runs of four words, the likest first; equal headings and numbers add weight.
  mutating func matchSections() {
    let olds = shingles(old)
    let news = shingles(new)
    var index = ShingleIndex()
    var sizes: [ProvisionIndex: Int] = [:]
    for (section, shingles) in news {
      steps += shingles.count
      index.insert(shingles, text: section)
      sizes[section] = shingles.count
    }
    var candidates: [(score: Double, old: ProvisionIndex, new: ProvisionIndex)] = []
    for (section, shingles) in olds {
      for hit in index.hits(shingles, steps: &steps).prefix(8) {
        let flow = SectionFlow(old: section, new: hit.text, shared: hit.shared, oldSize: shingles.count, newSize: sizes[hit.text] ?? 0)
        sectionFlows.append(flow)
        let headings = headingSimilarity(section, hit.text)
        let isLike = flow.likeness >= 0.12 || flow.likeness >= 0.04 && headings >= 0.5
        let isContained = max(flow.containmentOfOld, flow.containmentOfNew) >= 0.5 && flow.shared >= 8
        guard isLike || isContained else { continue }
        let isSameNumber = old.addresses[section] == new.addresses[hit.text]
        // A short section all of whose words come from a long one is a part of it before it is the whole.
        let share = (flow.likeness + flow.containmentOfOld) / 2
        candidates.append((share + headings * 0.3 + (isSameNumber ? 0.05 : 0), section, hit.text))
      }
    }
    candidates.sort { ($1.score, $0.old, $0.new) < ($0.score, $1.old, $1.new) }
    for candidate in candidates where isFreeOld(candidate.old) && isFreeNew(candidate.new) { pair(candidate.old, candidate.new) }
  }

  /// The share of words that two headings have in common; 0 where one has none.
  func headingSimilarity(_ oldIndex: ProvisionIndex, _ newIndex: ProvisionIndex) -> Double {
    func words(_ provision: Provision) -> Set<String> {
      Set(NormalizedText.normalize(provision.heading ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }.map { String($0) })
    }
    let left = words(old.provision(oldIndex))
    let right = words(new.provision(newIndex))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    return 2 * Double(left.intersection(right).count) / Double(left.count + right.count)
  }

  /// Sections whose text went to several sections, and sections made of several; where one that was divided took words of others too,
  /// several that were divided anew among several.
  mutating func findDividedSections() {
    let divided = Self.mains(sectionFlows.filter { isFreeNew($0.new) && $0.containmentOfNew >= 0.25 && $0.containmentOfOld >= 0.08 }, by: \.new)
    for (section, parts) in Self.grouped(divided, by: \.old) {
      let main = newOf[section]
      guard main >= 0 else { continue }
      if let group = groupOfOld[section] ?? groupOfNew[main] {
        extend(group, new: parts.map(\.new))
      } else {
        group([section], [main] + parts.map(\.new))
      }
    }
    let joined = Self.mains(sectionFlows.filter { isFreeOld($0.old) && $0.containmentOfOld >= 0.25 && $0.containmentOfNew >= 0.08 }, by: \.old)
    for (section, parts) in Self.grouped(joined, by: \.new) {
      let main = oldOf[section]
      guard main >= 0 else { continue }
      if let group = groupOfNew[section] ?? groupOfOld[main] {
        extend(group, old: parts.map(\.old))
      } else {
        group([main] + parts.map(\.old), [section])
      }
    }
  }

  /// For each section the flow that shares the most with it.
  private static func mains(_ flows: [SectionFlow], by key: KeyPath<SectionFlow, ProvisionIndex>) -> [SectionFlow] {
    var best: [ProvisionIndex: SectionFlow] = [:]
    for flow in flows where flow.shared > best[flow[keyPath: key]]?.shared ?? 0 { best[flow[keyPath: key]] = flow }
    return best.values.sorted { ($0.old, $0.new) < ($1.old, $1.new) }
  }

  private static func grouped(
    _ flows: [SectionFlow], by key: KeyPath<SectionFlow, ProvisionIndex>
  ) -> [(ProvisionIndex, [SectionFlow])] {
    Dictionary(grouping: flows) { $0[keyPath: key] }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
