package import Diagnostics

/// What a catalog says of itself besides the text.
package struct OSCALCatalogHeader: Sendable {
  package var regulation: Regulation
  package var edition: EditionInformation
  /// The day from which it is written: OSCAL asks when a document was last modified, and no clock is read.
  package var asOf: CalendarDate
  /// Links of the document by relation: `predecessor-version`, `successor-version`.
  package var links: [OSCALLink] = []

  package init(regulation: Regulation, edition: EditionInformation, asOf: CalendarDate, links: [OSCALLink] = []) {
    self.regulation = regulation
    self.edition = edition
    self.asOf = asOf
    self.links = links
  }
}

/// A link of an OSCAL document.
package struct OSCALLink: Hashable, Sendable {
  /// Relative, or `#` and an identifier of the same document.
  package var href: String
  package var relation: String
  package var text: String?

  package init(href: String, relation: String, text: String? = nil) {
    self.href = href
    self.relation = relation
    self.text = text
  }
}

extension JSONWriter {
  /// A property; one of Concord's own has its namespace.
  package mutating func property(_ name: String, _ value: String, isOwn: Bool = false) {
    object { property in
      property.member("name", name)
      if isOwn { property.member("ns", OSCALForm.namespace) }
      // Values of properties are one line without blanks at their ends.
      property.member("value", value.trimmingBlanks)
    }
  }

  /// The key is left out when there are none.
  package mutating func member(links: [OSCALLink]) {
    guard !links.isEmpty else { return }
    member("links", links) { object, link in
      object.member("href", link.href)
      object.member("rel", link.relation)
      object.member("text", link.text.map(OSCALMarkdown.line))
    }
  }

  /// The time that OSCAL asks for, of a day.
  package mutating func member(_ name: String, startOf day: CalendarDate) { member(name, "\(day)T00:00:00Z") }
}
