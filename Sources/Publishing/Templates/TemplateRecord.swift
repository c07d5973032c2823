/// A model while it is printed, without its type: what stands on the stack of records.
class TemplateRecord: @unchecked Sendable {
  // Only `ModelRecord` inherits from it, and that holds one immutable, sendable value.
  fileprivate init() {}

  /// - Precondition: the record holds a model of this type. Names are resolved by type when templates are loaded.
  @inline(__always)
  final func model<Model: Sendable>(_ type: Model.Type) -> Model {
    assert(self is ModelRecord<Model>)
    return unsafeDowncast(self, to: ModelRecord<Model>.self).value
  }
}

final class ModelRecord<Model: Sendable>: TemplateRecord, @unchecked Sendable {
  fileprivate let value: Model

  init(_ value: Model) {
    self.value = value
    super.init()
  }
}

/// The way from a record to the value of one of its fields. What is absent is `nil`.
enum FieldReader: Sendable {
  /// Escaped when printed.
  case text(@Sendable (TemplateRecord) -> String?)
  /// Escaped in HTML, printed as it is in Markdown.
  case link(@Sendable (TemplateRecord) -> String?)
  /// Printed as it is.
  case source(@Sendable (TemplateRecord) -> String?)
  case flag(@Sendable (TemplateRecord) -> Bool)
  case record(@Sendable (TemplateRecord) -> TemplateRecord?)
  case list(@Sendable (TemplateRecord) -> [TemplateRecord])
  case texts(@Sendable (TemplateRecord) -> [String])
}
