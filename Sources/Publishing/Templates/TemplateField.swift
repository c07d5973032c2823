/// One field of a model: its name in templates, what it holds, and how to get it.
package struct TemplateField<Model: Sendable>: Sendable {
  /// Letters, digits, `-` and `_`.
  package let name: String
  let type: FieldType
  /// The value as swift-mustache is to see it. Never absent: swift-mustache looks for an absent value in the outer
  /// records.
  let value: @Sendable (Model, TemplateDialect) -> Any
}

extension TemplateField {
  /// Text, escaped when printed: `{{name}}`.
  package static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Self {
    Self(name: name, type: .content(.text, isOptional: false)) { PrintedText(text: get($0), dialect: $1) }
  }

  /// Text that may be absent. Blank text counts as absent: `{{#name}}{{name}}{{/name}}{{^name}}none{{/name}}`.
  package static func optionalText(_ name: String, _ get: @escaping @Sendable (Model) -> String?) -> Self {
    Self(name: name, type: .content(.text, isOptional: true)) {
      guard let text = get($0), !text.isBlank else { return AbsentValue() }
      return PrintedText(text: text, dialect: $1)
    }
  }

  /// A relative link that `Links` made, for an attribute in HTML and a destination in Markdown: `{{name}}`.
  ///
  /// `Links` percent-encodes all but letters, digits and `-._~/#`, so neither dialect can read anything else into it. In
  /// Markdown it is printed as it is, since not every renderer knows backslash escapes in a destination.
  static func link(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Self {
    Self(name: name, type: .content(.text, isOptional: false)) { PrintedSource(source: $1 == .html ? get($0).escapedForHTML : get($0)) }
  }

  /// A link that may be absent.
  static func optionalLink(_ name: String, _ get: @escaping @Sendable (Model) -> String?) -> Self {
    Self(name: name, type: .content(.text, isOptional: true)) {
      guard let link = get($0), !link.isBlank else { return AbsentValue() }
      return PrintedSource(source: $1 == .html ? link.escapedForHTML : link)
    }
  }

  /// Markup, printed as it is, in HTML templates only: `{{{name}}}`.
  package static func html(_ name: String, _ get: @escaping @Sendable (Model) -> HTML) -> Self {
    Self(name: name, type: .content(.html, isOptional: false)) { model, _ in PrintedSource(source: get(model).markup) }
  }

  /// Markup that may be absent. Blank markup counts as absent.
  package static func optionalHTML(_ name: String, _ get: @escaping @Sendable (Model) -> HTML?) -> Self {
    Self(name: name, type: .content(.html, isOptional: true)) { model, _ in
      guard let html = get(model), !html.markup.isBlank else { return AbsentValue() }
      return PrintedSource(source: html.markup)
    }
  }

  /// Markdown, printed as it is, in Markdown templates only: `{{{name}}}`.
  package static func markdown(_ name: String, _ get: @escaping @Sendable (Model) -> Markdown) -> Self {
    Self(name: name, type: .content(.markdown, isOptional: false)) { model, _ in
      PrintedSource(source: get(model).source)
    }
  }

  /// Markdown that may be absent. Blank source counts as absent.
  package static func optionalMarkdown(_ name: String, _ get: @escaping @Sendable (Model) -> Markdown?) -> Self {
    Self(name: name, type: .content(.markdown, isOptional: true)) { model, _ in
      guard let markdown = get(model), !markdown.source.isBlank else { return AbsentValue() }
      return PrintedSource(source: markdown.source)
    }
  }

  /// Yes or no, for `{{#name}}` and `{{^name}}`; the record inside stays the same.
  package static func flag(_ name: String, _ get: @escaping @Sendable (Model) -> Bool) -> Self {
    Self(name: name, type: .flag) { model, _ in get(model) }
  }

  /// Records to repeat `{{#name}}` for, with `{{^name}}` for none of them.
  package static func list<Item: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> [Item]
  ) -> Self {
    Self(name: name, type: .list(RecordType(Item.self))) { RecordList(items: get($0), dialect: $1) }
  }

  /// Texts to repeat `{{#name}}` for; each is `{{.}}`.
  package static func textList(_ name: String, _ get: @escaping @Sendable (Model) -> [String]) -> Self {
    Self(name: name, type: .textList) { TextList(items: get($0), dialect: $1) }
  }

  /// A record, for `{{#name}}` or `{{name.field}}`.
  package static func record<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child
  ) -> Self {
    Self(name: name, type: .record(RecordType(Child.self), isOptional: false)) {
      RecordValue(model: get($0), dialect: $1)
    }
  }

  /// A record that may be absent.
  package static func optionalRecord<Child: TemplateModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Child?
  ) -> Self {
    Self(name: name, type: .record(RecordType(Child.self), isOptional: true)) {
      guard let child = get($0) else { return AbsentValue() }
      return RecordValue(model: child, dialect: $1)
    }
  }
}

extension String {
  fileprivate var isBlank: Bool { !utf8.contains { $0 > 0x20 } }
}
