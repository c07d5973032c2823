/// The values that one template, or one section of it, prints.
///
/// One table is both the schema against which templates are checked and the way to the values, so that they cannot
/// disagree:
/// ```swift
/// struct ClauseModel: TemplateModel {
///   var title: String
///   var due: String?
///
///   static let fields: [TemplateField<ClauseModel>] = [
///     .text("title") { $0.title },
///     .optionalText("due") { $0.due },
///   ]
/// }
/// ```
package protocol TemplateModel: Sendable {
  /// The fields, each with a name of its own. Declare it `static let`: a computed table is built anew for every tag.
  static var fields: [TemplateField<Self>] { get }
}

/// The schema of a model, without its Swift type.
struct RecordType: Sendable {
  let id: ObjectIdentifier
  /// The Swift type's name, for messages.
  let name: String
  /// Deferred, because a model may hold models of its own type.
  let fields: @Sendable () -> [FieldDescription]

  init<Model: TemplateModel>(_ model: Model.Type) {
    id = ObjectIdentifier(model)
    name = "\(model)"
    fields = { Model.fields.map { FieldDescription(name: $0.name, type: $0.type, reader: $0.reader) } }
  }
}

struct FieldDescription: Sendable {
  var name: String
  var type: FieldType
  var reader: FieldReader
}

/// What a field holds, and so how a template may use it.
enum FieldType: Sendable {
  case content(ContentKind, isOptional: Bool)
  case flag
  case record(RecordType, isOptional: Bool)
  case list(RecordType)
  case textList

  var isOptional: Bool {
    switch self {
    case .content(_, let isOptional), .record(_, let isOptional): isOptional
    case .flag, .list, .textList: false
    }
  }
}

/// What can be printed.
enum ContentKind: Hashable, Sendable {
  /// Escaped for the dialect, printed with `{{name}}`.
  case text
  /// Printed as it is with `{{{name}}}`, each in its own dialect only.
  case html, markdown

  var name: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .markdown: "Markdown"
    }
  }

  /// The dialect in which it may be printed; `nil` for any.
  var dialect: TemplateDialect? {
    switch self {
    case .text: nil
    case .html: .html
    case .markdown: .markdown
    }
  }
}
