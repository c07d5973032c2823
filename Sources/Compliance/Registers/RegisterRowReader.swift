internal import Diagnostics

/// Reads the rows of a register.
struct RegisterRowReader {
  let mapping: ColumnMapping
  let configuration: RegisterConfiguration
  let labels: [String: [String: String]]
  let matchers: [VocabularyKind: TermMatcher]
  /// By field the first value that is no day, and how many there are.
  private var unreadableDays: [RegisterField: (first: Located<String>, count: Int)] = [:]
  /// Words that are no terms, with the number of rows that have them.
  private(set) var unmatched: [VocabularyKind: [String: Int]] = [:]

  init(
    mapping: ColumnMapping, configuration: RegisterConfiguration, labels: [String: [String: String]], vocabularies: Vocabularies
  ) {
    self.mapping = mapping
    self.configuration = configuration
    self.labels = labels
    matchers = Dictionary(
      uniqueKeysWithValues: VocabularyKind.allCases.map { ($0, TermMatcher(vocabularies[$0], words: configuration.words[$0] ?? [:])) })
  }

  mutating func read(_ row: RegisterRow) -> RegisterEntry {
    var kept: Set<RegisterField> = []
    let terminated = termination(row, &kept)
    let contract = contract(row, &kept)
    let subcontractors = subcontractors(row, &kept)
    var recorded: [RecordedField] = []
    let role = terms(.roles, .role, row, &recorded)
    let purposes = terms(.purposes, .purposes, row, &recorded)
    let data = terms(.dataCategories, .data, row, &recorded)
    let recipient = terms(.recipients, .recipient, row, &recorded)
    let locations = values(.locations, row).map { RegisterValues.location($0.value) }
    let service = text(.service, row)
    let engagement = Engagement(
      id: text(.engagement, row).map { $0.map { Slug.make($0, maximum: 80) } } ?? Located("", at: row.position),
      recordedService: service?.value,
      role: role.first ?? (has(.role, row) ? nil : configuration.defaultRole),
      purposes: purposes.isEmpty && !has(.purposes, row) ? configuration.defaultPurposes : purposes,
      data: data.isEmpty && !has(.data, row) ? configuration.defaultData : data,
      locations: locations, contract: contract.map { .contracts([$0.id]) } ?? .notRecorded, subcontractors: subcontractors, owner: nil, note: nil,
      position: row.position, recorded: recorded, extra: extra(row, keeping: kept),
      recipient: recipient.first)
    return RegisterEntry(
      id: text(.id, row), name: text(.name, row) ?? Located("", at: row.position), legalName: text(.legalName, row),
      url: text(.url, row), status: text(.status, row), risk: text(.risk, row), owner: text(.owner, row), notes: text(.notes, row),
      terminated: terminated, engagement: engagement, contract: contract)
  }

  /// One warning for each column with values that are no days.
  var diagnostics: [Diagnostic] {
    let hint =
      configuration.dateFormat == nil ? "write 2026-11-23, or give the form as 'date-format'" : "they have not the form of 'date-format'"
    return RegisterField.allCases.compactMap { field in
      guard let (first, count) = unreadableDays[field] else { return nil }
      let others = count == 1 ? "is" : "and \(count - 1) more in its column are"
      return Diagnostic(
        "unreadable-date", .warning, "Value '\(first.value.prefix(60))' \(others) not read as a day and kept under 'extra'; \(hint)",
        at: first.position)
    }
  }

  private func cell(_ field: RegisterField, _ row: RegisterRow) -> RegisterCell? { mapping.fields[field].map { row.cells[$0] } }

  private func has(_ field: RegisterField, _ row: RegisterRow) -> Bool { cell(field, row)?.values.isEmpty == false }

  private func text(_ field: RegisterField, _ row: RegisterRow) -> Located<String>? {
    guard let cell = cell(field, row), let text = cell.text else { return nil }
    return Located(configuration.template == nil ? text : RegisterValues.withoutPrefix(text), at: cell.position)
  }

  private func values(_ field: RegisterField, _ row: RegisterRow) -> [Located<String>] {
    guard let cell = cell(field, row) else { return [] }
    return RegisterValues.list(cell, separator: configuration.listSeparator).map { Located($0, at: cell.position) }
  }

  /// The terms of a cell. What is none is kept as written.
  private mutating func terms(
    _ kind: VocabularyKind, _ field: RegisterField, _ row: RegisterRow, _ recorded: inout [RecordedField]
  ) -> [Located<String>] {
    let names = mapping.fields[field].map { labels[mapping.uses[$0].header.value] ?? [:] } ?? [:]
    var terms: [Located<String>] = []
    var others: [Located<String>] = []
    for value in values(field, row) {
      let label = names[value.value]
      // An engagement has one role and one recipient; of two, neither is chosen.
      if let term = matchers[kind]?.term(for: value.value) ?? label.flatMap({ matchers[kind]?.term(for: $0) }) {
        if !terms.contains(where: { $0.value == term }) { terms.append(Located(term, at: value.position)) }
      } else {
        others.append(value.map { text in label.map { "\(text) (\($0))" } ?? text })
      }
    }
    if kind == .roles || kind == .recipients, terms.count + others.count > 1 {
      others = values(field, row)
      terms = []
    }
    for other in others { unmatched[kind, default: [:]][other.value, default: 0] += 1 }
    if let first = others.first {
      recorded.append(RecordedField(name: kind.termsName, values: others.map(\.value), position: first.position))
    }
    return terms
  }

  private mutating func day(_ field: RegisterField, _ row: RegisterRow, _ kept: inout Set<RegisterField>) -> CalendarDate? {
    guard let text = text(field, row) else { return nil }
    switch RegisterValues.day(text.value, format: configuration.dateFormat) {
    case .day(let day): return day
    case .open: return nil
    case .unreadable:
      kept.insert(field)
      unreadableDays[field, default: (text, 0)].count += 1
      return nil
    }
  }

  private mutating func termination(_ row: RegisterRow, _ kept: inout Set<RegisterField>) -> Located<Termination>? {
    if let cell = text(.terminated, row) {
      switch RegisterValues.flag(cell.value) {
      case true?: return Located(.dateNotRecorded, at: cell.position)
      case false?: break
      case nil where cell.value == Termination.unknownWord: return Located(.dateNotRecorded, at: cell.position)
      case nil:
        if let date = day(.terminated, row, &kept) { return Located(.on(date), at: cell.position) }
        // Something is written: that it ended is known, when is not.
        if kept.contains(.terminated) { return Located(.dateNotRecorded, at: cell.position) }
      }
    }
    guard let status = text(.status, row), RegisterValues.isTerminated(status: status.value) else { return nil }
    return Located(.dateNotRecorded, at: status.position)
  }

  /// A contract, when the row says anything that only a contract has. That no agreement is signed says nothing of others.
  private mutating func contract(_ row: RegisterRow, _ kept: inout Set<RegisterField>) -> Contract? {
    let reference = text(.contract, row)
    let starts = day(.contractStart, row, &kept)
    let ends = day(.contractEnd, row, &kept)
    let signed = day(.dpaDate, row, &kept)
    let isSigned = text(.dpaSigned, row).flatMap { RegisterValues.flag($0.value) } == true
    let others = [RegisterField.contractURL, .contractStart, .contractEnd, .dpaDate, .dpaURL].compactMap { text($0, row) }
    guard let position = reference?.position ?? others.first?.position ?? (isSigned ? text(.dpaSigned, row)?.position : nil) else {
      return nil
    }
    let slug = reference.map { Slug.make($0.value, maximum: 60) } ?? ""
    return Contract(
      id: Located(slug.isEmpty ? "contract" : slug, at: position),
      title: reference.flatMap { $0.value == slug ? nil : $0.value }, signed: signed, starts: starts, ends: ends, amendments: [],
      supersedes: [], reviewed: nil, clauses: [],
      position: position)
  }

  /// Names of subcontractors, or that there are none. A link to a list, or a word that only says that there are some, names
  /// nobody and is kept as it is.
  private func subcontractors(_ row: RegisterRow, _ kept: inout Set<RegisterField>) -> SubcontractorList {
    let names = values(.subcontractors, row)
    guard let first = names.first else { return .notRecorded }
    if names.count == 1, RegisterValues.isNone(first.value) { return .none(at: first.position) }
    guard !names.contains(where: { RegisterValues.flag($0.value) != nil || RegisterValues.isLink($0.value) }) else {
      kept.insert(.subcontractors)
      return .notRecorded
    }
    return .listed(names.map { Subcontractor(named: $0) })
  }

  /// Every value that is not part of the record, under its header as written.
  private func extra(_ row: RegisterRow, keeping kept: Set<RegisterField>) -> [RecordedField] {
    row.cells.indices.compactMap { column in
      let field = mapping.uses[column].field
      guard !row.cells[column].values.isEmpty else { return nil }
      if let field, field.isOfRecord, !kept.contains(field) { return nil }
      return RecordedField(
        name: mapping.extraName(column), values: row.cells[column].values, position: row.cells[column].position)
    }
  }
}

extension VocabularyKind {
  /// "purposes", as the key under which words that are no terms are kept.
  package var termsName: String {
    switch self {
    case .roles: "role"
    case .purposes: "purposes"
    case .dataCategories: "data"
    case .recipients: "recipient"
    }
  }
}
