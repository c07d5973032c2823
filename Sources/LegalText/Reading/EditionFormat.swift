/// A form in which the text of a law is published and read.
package enum EditionFormat: String, Hashable, Sendable, CaseIterable {
  /// Concord's own form, written and edited by hand.
  case outline
  /// Text extracted from the pages of a PDF.
  case pageText = "page-text"
  /// United States Legislative Markup, 1.0 and 2.x: the Code, statute compilations, the CFR.
  case uslm
  /// The bulk XML of the electronic Code of Federal Regulations.
  case ecfr
  /// Akoma Ntoso (LegalDocML), any version of its namespace.
  case akomaNtoso = "akoma-ntoso"
  /// The XML in which the CFPB kept its regulations.
  case regml
  /// An OSCAL catalog as JSON.
  case oscalJSON = "oscal-json"
  /// An OSCAL catalog as XML.
  case oscalXML = "oscal-xml"
  /// A framework library of CISO Assistant, in YAML.
  case cisoLibrary = "ciso-library"
  /// The General Data Protection Regulation as GDPRtEXT has it, in JSON.
  case gdprText = "gdprtext"
}
