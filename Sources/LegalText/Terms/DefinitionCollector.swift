/// Gathers definitions in the order of the text and ties exclusions to the terms that they limit.
struct DefinitionCollector {
  let excluded: Set<String>
  var definingProvisions: Set<ProvisionIndex> = []
  private var terms: [DefinedTerm] = []
  private var heads: [ProvisionIndex: [TermPlace]] = [:]
  /// Terms by name in small letters, in order.
  private var offsets: [String: [Int]] = [:]
  /// Which names each provision defines.
  private var known: Set<[String]> = []
  private var exclusions: [(name: String, place: TermPlace)] = []

  init(excluded: Set<String>) { self.excluded = excluded }

  mutating func add(
    _ found: FoundDefinition, scope: TermScope, at index: ProvisionIndex, _ item: Int, address: ProvisionAddress
  ) {
    if found.kind == .exclusion, found.names.allSatisfy(\.text.isEmpty) {
      // "It does not include …": of the term that the same provision has just defined.
      if let last = terms.indices.last, terms[last].place?.provision == index {
        terms[last].exclusions.append(TermPlace(provision: index, item: item, range: found.body))
      }
      return
    }
    let names = found.names.filter { !excluded.contains($0.text.lowercased()) && !$0.text.isEmpty }
    guard let first = names.first else { return }
    let body = TermPlace(provision: index, item: item, range: found.body)
    switch found.kind {
    case .exclusion: exclusions.append((first.text.lowercased(), body))
    case .definition(let relation):
      let others = names.dropFirst().map(\.text)
      // "Personal information" is defined where it is said what it means; that it "includes" more is part of that.
      if relation == .includes, offsets[first.text.lowercased()] != nil { return }
      if isKnown(first.text, at: address) { return }
      if relation == .sameMeaning, names.count > 1 {
        // "“treatment” and “payment” have the same meaning": as many terms as names.
        for name in names { append(name, [], relation, scope, index, item, address, found) }
      } else {
        // The names of one definition are one term under several names.
        append(first, Array(others), relation, scope, index, item, address, found)
      }
    }
  }

  var count: Int { terms.count }

  /// Terms that a table or a heading names, the first with the others as further names.
  mutating func add(_ names: [String], scope: TermScope, address: ProvisionAddress) {
    let names = names.filter { !$0.isEmpty && !excluded.contains($0.lowercased()) }
    guard let first = names.first, !isKnown(first, at: address) else { return }
    for name in names { note(name, at: address) }
    terms.append(
      DefinedTerm(
        name: first, otherNames: Array(names.dropFirst()), instrument: address.instrument, address: address, place: nil, relation: .means,
        scope: scope, exclusions: [], origin: .text, letterCase: TermCase(of: first, startsSentence: true)))
  }

  mutating func add(_ mark: MarkedTerm, text: String, scope: TermScope, address: ProvisionAddress) {
    let bytes = Array(text.utf8)
    guard mark.range.lowerBound >= 0, mark.range.upperBound <= bytes.count, !mark.range.isEmpty else { return }
    let name = TextBytes.string(bytes, mark.range).trimmingQuotationMarks
    guard !name.isEmpty, !excluded.contains(name.lowercased()), !isKnown(name, at: address) else { return }
    let place = TermPlace(provision: mark.provision, item: mark.item, range: mark.range)
    // A name that the source gives instead of the printed one is a further form: "affiliate" for "Affiliate".
    let other = mark.name.flatMap { $0.lowercased() == name.lowercased() ? nil : $0 }
    note(name, at: address)
    heads[mark.provision, default: []].append(place)
    terms.append(
      DefinedTerm(
        name: name, otherNames: other.map { [$0] } ?? [], instrument: address.instrument,
        address: address, place: place, relation: .means, scope: scope,
        exclusions: [], origin: .markup, letterCase: TermCase(of: name, startsSentence: mark.range.lowerBound == 0)))
  }

  func finish() -> EditionDefinitions {
    var terms = terms
    for (name, place) in exclusions {
      guard let candidates = offsets[name] else { continue }
      // The definition before the exclusion, else the first behind it.
      var low = 0
      var high = candidates.count
      while low < high {
        let middle = (low + high) / 2
        if (terms[candidates[middle]].place?.provision ?? 0) <= place.provision { low = middle + 1 } else { high = middle }
      }
      terms[candidates[max(0, low - 1)]].exclusions.append(place)
    }
    let heads = heads.mapValues { $0.sorted { ($0.item, $0.range.lowerBound) < ($1.item, $1.range.lowerBound) } }
    return EditionDefinitions(terms: terms, definingProvisions: definingProvisions, heads: heads)
  }

  private mutating func append(
    _ name: FoundDefinition.Name, _ others: [String], _ relation: DefinitionRelation, _ scope: TermScope,
    _ index: ProvisionIndex, _ item: Int, _ address: ProvisionAddress, _ found: FoundDefinition
  ) {
    guard !isKnown(name.text, at: address) else { return }
    let place = TermPlace(provision: index, item: item, range: name.range)
    var forms = others
    if found.isVerb, !name.text.contains(" ") { forms += TermForms.forms(of: name.text, isVerb: true).dropFirst() }
    for each in [name.text] + others { note(each, at: address) }
    heads[index, default: []].append(TermPlace(provision: index, item: item, range: found.head))
    terms.append(
      DefinedTerm(
        name: name.text, otherNames: forms, instrument: address.instrument, address: address, place: place, relation: relation, scope: scope,
        exclusions: found.exclusion.map { [TermPlace(provision: index, item: item, range: $0)] } ?? [], origin: .text,
        letterCase: TermCase(of: name.text, startsSentence: name.startsSentence)))
  }

  private func isKnown(_ name: String, at address: ProvisionAddress) -> Bool {
    known.contains([name.lowercased()] + address.components)
  }

  private mutating func note(_ name: String, at address: ProvisionAddress) {
    offsets[name.lowercased(), default: []].append(terms.count)
    known.insert([name.lowercased()] + address.components)
  }
}

extension TermCase {
  /// - Parameter startsSentence: whether the name stands where any word has a capital; its own then says nothing, and the
  ///   uses decide.
  init(of name: String, startsSentence: Bool) {
    let words = name.split(separator: " " as Character)
    guard let first = words.first else {
      self = .any
      return
    }
    if words.count == 1, first.utf8.count > 1, first.utf8.allSatisfy({ !TextBytes.isLowercase($0) }) {
      self = .exact
    } else if words.dropFirst().contains(where: { $0.utf8.first.map(TextBytes.isUppercase) ?? false }) {
      self = .capitalized
    } else if !startsSentence, first.utf8.first.map(TextBytes.isUppercase) ?? false {
      self = .capitalized
    } else {
      self = .any
    }
  }
}

extension String {
  fileprivate var trimmingQuotationMarks: String {
    let marks: Set<Character> = ["\"", "“", "”", "‘", "’", "'", ",", " "]
    var result = self[...]
    while let first = result.first, marks.contains(first) { result = result.dropFirst() }
    while let last = result.last, marks.contains(last) { result = result.dropLast() }
    return String(result)
  }
}
