package import Diagnostics

/// Which column of a register holds what.
package struct ColumnMapping: Sendable {
  package var fields: [RegisterField: Int]
  /// One for each column.
  package var uses: [ColumnUse]
  /// A column's name in `extra`.
  func extraName(_ column: Int) -> String {
    let header = uses[column].header.value
    if header.hasPrefix(Self.extraPrefix) { return String(header.dropFirst(Self.extraPrefix.count)).trimmed }
    return header.isEmpty ? "column \(column + 1)" : header
  }

  /// Begins headers that mean nothing but themselves, whatever they look like.
  package static let extraPrefix = "extra: "

  /// Maps the columns by the configuration, then by the table of aliases. A field that two columns hold is an error that names
  /// both; the first one then holds it.
  package static func make(_ columns: [Located<String>], _ configuration: RegisterConfiguration) -> Checked<ColumnMapping> {
    var builder = Builder(columns: columns, configuration: configuration)
    builder.assignConfigured()
    builder.assignCertain()
    builder.assignLoose()
    let mapping = ColumnMapping(
      fields: builder.fields,
      uses: columns.indices.map { ColumnUse(header: columns[$0], field: builder.fieldOfColumn[$0]) })
    return Checked(mapping, builder.diagnostics)
  }

  private struct Builder {
    let columns: [Located<String>]
    let configuration: RegisterConfiguration
    let readings: [[String]]
    var fields: [RegisterField: Int] = [:]
    var fieldOfColumn: [Int: RegisterField] = [:]
    var diagnostics: [Diagnostic] = []

    init(columns: [Located<String>], configuration: RegisterConfiguration) {
      self.columns = columns
      self.configuration = configuration
      readings = columns.map { $0.value.hasPrefix(ColumnMapping.extraPrefix) ? [] : HeaderName.readings(of: $0.value) }
    }

    mutating func assign(_ column: Int, _ field: RegisterField) {
      fields[field] = column
      fieldOfColumn[column] = field
    }

    mutating func assignConfigured() {
      for field in RegisterField.allCases {
        guard let header = configuration.columns[field] else { continue }
        let name = HeaderName.normalized(header.value)
        let column = columns.firstIndex { $0.value == header.value } ?? readings.firstIndex { $0.first == name }
        guard let column else {
          diagnostics.append(
            Diagnostic(
              "unknown-column", .error,
              "Column '\(header.value)' is not in the register" + NearMiss.suggestion(for: header.value, among: columns.map(\.value)),
              at: header.position))
          continue
        }
        if let other = fieldOfColumn[column] {
          diagnostics.append(
            Diagnostic(
              "duplicate-column", .error, "Column '\(header.value)' already holds '\(other.rawValue)'; a column holds one thing",
              at: header.position))
          continue
        }
        assign(column, field)
      }
    }

    mutating func assignCertain() {
      let template = configuration.template.flatMap { ColumnAliases.templates[$0] }
      for column in columns.indices where fieldOfColumn[column] == nil {
        guard let field = readings[column].lazy.compactMap({ template?[$0] ?? ColumnAliases.field(of: $0) }).first else { continue }
        if configuration.columns[field] != nil { continue }
        guard let first = fields[field] else {
          assign(column, field)
          continue
        }
        diagnostics.append(
          Diagnostic(
            "duplicate-column", .error,
            "Columns '\(columns[first].value)' and '\(columns[column].value)' both hold '\(field.rawValue)'; name one under 'columns' in the register's configuration",
            at: columns[column].position))
      }
    }

    mutating func assignLoose() {
      let isAddress = readings.contains { $0.contains { ["city", "postal code", "zip", "zip code", "address"].contains($0) } }
      for column in columns.indices where fieldOfColumn[column] == nil {
        for name in readings[column] where name != "state" || !isAddress {
          guard let field = ColumnAliases.loose[name]?.first(where: { fields[$0] == nil && configuration.columns[$0] == nil }) else {
            continue
          }
          assign(column, field)
          break
        }
      }
    }
  }
}

/// What became of a column.
package struct ColumnUse: Sendable {
  package var header: Located<String>
  /// `nil` when it is kept as it is.
  package var field: RegisterField?

  /// "'vendorName' is read as name".
  package var inWords: String {
    guard let field else { return "'\(header.value)' is not a known column; kept under 'extra'" }
    return "'\(header.value)' is read as \(field.rawValue)" + (field.isOfRecord ? "" : "; kept under 'extra'")
  }
}
