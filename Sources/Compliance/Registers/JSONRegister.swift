package import Diagnostics
internal import OrderedCollections

/// Reads a register in JSON: a list of records, or a mapping from identifiers to records, alone or below a key.
package enum JSONRegister {
  private static let recordKeys = [
    "vendors", "subprocessors", "suppliers", "providers", "processors", "entities", "records", "items", "results", "data",
  ]
  private static let maximumColumns = DelimitedText.maximumCells

  /// `nil` when there are no records.
  package static func table(
    _ value: RecordValue, path: String, _ configuration: RegisterConfiguration
  ) -> Checked<RegisterTable?> {
    guard let records = findRecords(value, configuration) else {
      return Checked(
        nil,
        [
          Diagnostic(
            "missing-records", .error,
            "No list of records is found in this file; name its key with 'records: …' in \(RegisterConfiguration.path(for: path))",
            at: value.position)
        ])
    }
    var diagnostics: [Diagnostic] = []
    var columns: OrderedDictionary<String, SourcePosition> = [:]
    var flattened: [(position: SourcePosition, cells: [String: RegisterCell])] = []
    for record in records {
      guard case .mapping(let entries) = record.value.content else {
        diagnostics.append(
          Diagnostic(
            "wrong-shape", .error, "A record is a mapping of names to values, not \(record.value.kindInWords); it is left out",
            at: record.value.position))
        continue
      }
      var cells: [String: RegisterCell] = [:]
      flatten(entries, below: "", depth: 0, into: &cells, &columns)
      if let key = record.key, cells["id"] == nil {
        cells["id"] = RegisterCell([key.value], at: key.position)
        if columns["id"] == nil { columns["id"] = key.position }
      }
      guard columns.count <= maximumColumns else {
        diagnostics.append(
          Diagnostic(
            "register-limit", .error, "Records may have at most \(maximumColumns) different names; the file is not a register",
            at: record.value.position))
        return Checked(nil, diagnostics)
      }
      flattened.append((record.value.position, cells))
    }
    guard flattened.count * columns.count <= DelimitedText.maximumTotalCells else {
      diagnostics.append(
        Diagnostic(
          "register-limit", .error,
          "\(flattened.count) records with \(columns.count) different names are too many; split the file", at: value.position))
      return Checked(nil, diagnostics)
    }
    let names = Array(columns.keys)
    let rows = flattened.map { row in
      RegisterRow(position: row.position, cells: names.map { row.cells[$0] ?? RegisterCell([], at: row.position) })
    }
    return Checked(
      RegisterTable(
        path: path, format: "JSON", columns: columns.map { Located($0.key, at: $0.value) }, rows: rows, labels: labels(value)),
      diagnostics)
  }

  private typealias Record = (key: Located<String>?, value: RecordValue)

  private static func findRecords(_ value: RecordValue, _ configuration: RegisterConfiguration) -> [Record]? {
    if let key = configuration.records {
      guard case .mapping(let entries) = value.content else { return nil }
      return entries.first { $0.key.value == key }.flatMap { records(in: $0.value) }
    }
    if case .mapping(let entries) = value.content {
      for name in recordKeys {
        if let found = entries.first(where: { $0.key.value == name }).flatMap({ records(in: $0.value) }) { return found }
      }
    }
    return records(in: value)
  }

  private static func records(in value: RecordValue) -> [Record]? {
    func isMapping(_ value: RecordValue) -> Bool { if case .mapping = value.content { true } else { false } }
    switch value.content {
    case .list(let values) where values.contains(where: isMapping): return values.map { (nil, $0) }
    case .mapping(let entries) where !entries.isEmpty && entries.allSatisfy({ isMapping($0.value) }):
      return entries.map { ($0.key, $0.value) }
    default: return nil
    }
  }

  /// What the file calls the values that records refer to by number: `purposes: { "1": { name: … } }`.
  private static func labels(_ value: RecordValue) -> [String: [String: String]] {
    guard case .mapping(let entries) = value.content else { return [:] }
    var labels: [String: [String: String]] = [:]
    for entry in entries {
      guard case .mapping(let items) = entry.value.content else { continue }
      for item in items {
        guard case .mapping(let fields) = item.value.content,
          case .scalar(let name)? = fields.first(where: { $0.key.value == "name" })?.value.content
        else { continue }
        labels[entry.key.value, default: [:]][item.key.value] = name
      }
    }
    return labels
  }

  private static func flatten(
    _ entries: [RecordEntry], below prefix: String, depth: Int, into cells: inout [String: RegisterCell],
    _ columns: inout OrderedDictionary<String, SourcePosition>
  ) {
    for entry in entries {
      let name = prefix + entry.key.value
      if case .mapping(let inner) = entry.value.content, depth < 3 {
        flatten(inner, below: name + ".", depth: depth + 1, into: &cells, &columns)
        continue
      }
      if columns[name] == nil { columns[name] = entry.key.position }
      if case .list(let values) = entry.value.content {
        cells[name] = RegisterCell(values.map(text), isList: true, at: entry.value.position)
      } else {
        cells[name] = RegisterCell([text(entry.value)], at: entry.value.position)
      }
    }
  }

  /// A value on one line; the reader of the file has bounded its depth.
  private static func text(_ value: RecordValue) -> String {
    switch value.content {
    case .empty: ""
    case .scalar(let text): text
    case .list(let values): values.map(text).joined(separator: ", ")
    case .mapping(let entries): entries.map { "\($0.key.value): \(text($0.value))" }.joined(separator: ", ")
    }
  }
}
