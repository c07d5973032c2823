/// One field of a model: its name in templates, what it holds, and how to get it.
package struct TemplateField<Model: Sendable>: Sendable {
  /// Letters, digits, `-` and `_`.
  package let name: String
  let type: FieldType
  let reader: FieldReader
}

extension TemplateField {
  /// Text, escaped when printed: `{{name}}`.
  package static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Self {
    Self(name: name, type: .content(.text, isOptional: false), reader: .text { get($0.model(Model.self)) })
  }

  /// Text that may be absent. Blank text counts as absent: `{{#name}}{{name}}{{/name}}{{^name}}none{{/name}}`.
  package static func optionalText(_ name: String, _ get: @escaping @Sendable (Model) -> String?) -> Self {
    Self(name: name, type: .content(.text, isOptional: true), reader: .text { get($0.model(Model.self))?.unlessBlank })
  }

  /// A relative link that `Links` made, for an attribute in HTML and a destination in Markdown: `{{name}}`.
  ///
  /// `Links` percent-encodes all but letters, digits and `-._~/#`, so neither dialect can read anything else into it. In
  /// Markdown it is printed as it is, since not every renderer knows backslash escapes in a destination.
  static func link(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Self {
    Self(name: name, type: .content(.text, isOptional: false), reader: .link { get($0.model(Model.self)) })
  }

  /// A link that may be absent.
  static func optionalLink(_ name: String, _ get: @escaping @Sendable (Model) -> String?) -> Self {
    Self(name: name, type: .content(.text, isOptional: true), reader: .link { get($0.model(Model.self))?.unlessBlank })
  }

  /// Markup, printed as it is, in HTML templates only: `{{{name}}}`.
  package static func html(_ name: String, _ get: @escaping @Sendable (Model) -> HTML) -> Self {
    Self(name: name, type: .content(.html, isOptional: false), reader: .source { get($0.model(Model.self)).markup })
  }

  /// Markup that may be absent. Blank markup counts as absent.
  package static func optionalHTML(_ name: String, _ get: @escaping @Sendable (Model) -> HTML?) -> Self {
    Self(name: name, type: .content(.html, isOptional: true), reader: .source { get($0.model(Model.self))?.markup.unlessBlank })
  }

  /// Markdown, printed as it is, in Markdown templates only: `{{{name}}}`.
  package static func markdown(_ name: String, _ get: @escaping @Sendable (Model) -> Markdown) -> Self {
    Self(name: name, type: .content(.markdown, isOptional: false), reader: .source { get($0.model(Model.self)).source })
  }

  /// Markdown that may be absent. Blank source counts as absent.
  package static func optionalMarkdown(_ name: String, _ get: @escaping @Sendable (Model) -> Markdown?) -> Self {
    Self(name: name, type: .content(.markdown, isOptional: true), reader: .source { get($0.model(Model.self))?.source.unlessBlank })
  }

  /// Yes or no, for `{{#name}}` and `{{^name}}`; the record inside stays the same.
  package static func flag(_ name: String, _ get: @escaping @Sendable (Model) -> Bool) -> Self {
    Self(name: name, type: .flag, reader: .flag { get($0.model(Model.self)) })
  }

  /// Records to repeat `{{#name}}` for, with `{{^name}}` for none of them.
  package static func list<Item: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> [Item]
  ) -> Self {
    Self(name: name, type: .list(RecordType(Item.self)), reader: .list { get($0.model(Model.self)).map(ModelRecord.init) })
  }

  /// Texts to repeat `{{#name}}` for; each is `{{.}}`.
  package static func textList(_ name: String, _ get: @escaping @Sendable (Model) -> [String]) -> Self {
    Self(name: name, type: .textList, reader: .texts { get($0.model(Model.self)) })
  }

  /// A record, for `{{#name}}` or `{{name.field}}`.
  package static func record<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child
  ) -> Self {
    Self(
      name: name, type: .record(RecordType(Child.self), isOptional: false),
      reader: .record { ModelRecord(get($0.model(Model.self))) })
  }

  /// A record that may be absent.
  package static func optionalRecord<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child?
  ) -> Self {
    Self(
      name: name, type: .record(RecordType(Child.self), isOptional: true),
      reader: .record { get($0.model(Model.self)).map(ModelRecord.init) })
  }
}

extension String {
  fileprivate var unlessBlank: String? { utf8.contains { $0 > 0x20 } ? self : nil }
}
