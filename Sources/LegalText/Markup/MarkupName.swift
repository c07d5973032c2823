/// The name of an element: its local part and its namespace. Prefixes are a file's own business and are gone.
package struct MarkupName: Hashable, Sendable {
  package var local: String
  /// Empty for an element in no namespace.
  package var namespace: String

  package init(_ local: String, namespace: String = "") {
    self.local = local
    self.namespace = namespace
  }
}
