internal import Compliance
internal import Diagnostics

/// The files of `vendors/`, told apart by their names.
struct VendorFiles {
  static let registerEndings = [".csv", ".tsv", ".json"]

  /// One vendor each.
  let vendors: [String]
  let registers: [(path: String, configuration: String?)]
  /// Configurations without a register, and of two registers.
  let diagnostics: [Diagnostic]

  /// - Parameter paths: sorted.
  init(_ paths: [String]) {
    let configurations = Set(paths.filter { $0.hasSuffix(RegisterConfiguration.ending) })
    let registers = paths.filter { path in Self.registerEndings.contains { path.hasSuffix($0) } }
    vendors = paths.filter { path in !configurations.contains(path) && !registers.contains(path) }
    self.registers = registers.map { path in
      let configuration = RegisterConfiguration.path(for: path)
      return (path, configurations.contains(configuration) ? configuration : nil)
    }
    let used = Dictionary(grouping: registers, by: RegisterConfiguration.path)
    diagnostics = configurations.sorted().compactMap { path in
      guard let owners = used[path] else {
        return Diagnostic(
          "orphan-configuration", .error,
          "This configuration has no register beside it; name it as its register, with '.csv', '.tsv' or '.json' for '.columns.yaml'",
          at: SourcePosition(startOf: path))
      }
      guard owners.count > 1 else { return nil }
      return Diagnostic(
        "ambiguous-configuration", .error,
        "This configuration would be that of \(owners.map { "'\($0)'" }.joined(separator: " and ")); rename one register",
        at: SourcePosition(startOf: path))
    }
  }
}
