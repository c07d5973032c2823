package import Diagnostics

/// Reads the changes that a RegML notice declares: `changeset` with `change` elements.
package enum RegMLNoticeReader {
  /// Reads a file; `nil` when it is no notice.
  ///
  /// - Complexity: O(*n*) in the bytes of the source.
  package static func read(_ source: SourceText, instrument: InstrumentIdentifier) -> Checked<AmendmentNotice?> {
    let read = MarkupDocument.read(source)
    guard let document = read.value else { return Checked(nil, read.diagnostics) }
    var diagnostics = read.diagnostics
    guard document.localName(of: document.root) == "notice", let set = document.firstChild(of: document.root, named: "changeset") else {
      let message = "File is no notice in RegML; looked for the root element 'notice' with a 'changeset'"
      diagnostics.append(Diagnostic("regml-notice", .error, message, at: document.position(of: document.root)))
      return Checked(nil, diagnostics)
    }
    var notice = AmendmentNotice(
      from: document.attribute("leftDocumentNumber", of: set) ?? "", to: document.attribute("rightDocumentNumber", of: set) ?? "",
      declarations: [])
    for node in document.children(of: set) where document.localName(of: node) == "change" {
      let position = document.position(of: node)
      let written = document.attribute("operation", of: node) ?? ""
      guard let operation = AmendmentNotice.Operation(rawValue: written) else {
        let names = AmendmentNotice.Operation.allCases.map(\.rawValue)
        let message = "Operation '\(written)' is not one of \(names.joined(separator: ", "))" + NearMiss.suggestion(for: written, among: names)
        diagnostics.append(Diagnostic("unknown-value", .warning, message, at: position))
        continue
      }
      guard let label = document.attribute("label", of: node), let address = address(of: label, in: instrument) else {
        diagnostics.append(Diagnostic("missing-label", .warning, "A change has no label; add the provision that it changes", at: position))
        continue
      }
      notice.declarations.append(
        .init(operation: operation, address: address, isOwnTextOnly: document.attribute("subpath", of: node) != nil, position: position))
    }
    return Checked(notice, diagnostics)
  }

  /// `1016.5/e/1/i` for `1016-5-e-1-i`: the part and the section are one component, as editions in RegML have it.
  private static func address(of label: String, in instrument: InstrumentIdentifier) -> ProvisionAddress? {
    let parts = label.split(separator: "-" as Character).map { String($0) }
    guard let first = parts.first else { return nil }
    guard parts.count > 1, parts[0].allSatisfy(\.isNumber), parts[1].first?.isNumber == true else {
      return ProvisionAddress(instrument, parts.count == 1 ? [first] : [label])
    }
    return ProvisionAddress(instrument, ["\(parts[0]).\(parts[1])"] + parts.dropFirst(2))
  }
}
