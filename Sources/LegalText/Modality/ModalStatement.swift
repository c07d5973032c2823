/// A place in a provision, or in what introduces it, that binds, forbids or allows.
package struct ModalStatement: Hashable, Sendable {
  package enum Force: Hashable, Sendable {
    case plain
    /// "shall have the right to", "shall have the power to": somebody may, so another must let him.
    case right
    /// "may … only if", "shall only": forbidden otherwise, allowed so.
    case restriction
    /// An item below "except": what the chapeau forbids or asks is lifted here.
    case exception
  }

  package var modality: Modality
  package var force: Force
  /// The provision whose words show it: this one, or an ancestor whose chapeau introduces it.
  package var provision: ProvisionIndex
  /// The offset of the paragraph in that provision's content.
  package var item: Int
  /// UTF-8 offsets of the words that show it: "shall not", "is required to".
  package var range: Range<Int>

  /// Whether somebody is bound: by an obligation, a prohibition, or another's right.
  package var binds: Bool { modality != .permission || force == .right }
}

/// What the words of a provision ask, forbid and allow.
package struct ProvisionModality: Hashable, Sendable {
  /// In the order of the text, those of a chapeau first; empty where the text does not say.
  package var statements: [ModalStatement]

  package init(statements: [ModalStatement]) { self.statements = statements }

  /// The first statement's; `nil` where the text does not say: definitions, scope, rules of construction, examples.
  package var modality: Modality? { statements.first?.modality }

  /// Whether the provision asks something of somebody.
  package var binds: Bool { statements.contains(where: \.binds) }

  /// Whether an author may say that the provision is `modality`.
  ///
  /// Where the text does not say, nothing contradicts it. A right is an obligation seen from the other side, a restriction
  /// forbids as well as allows, and an exception can be recorded under the rule that it lifts.
  package func admits(_ declared: Modality) -> Bool {
    guard !statements.isEmpty else { return true }
    return statements.contains { statement in
      switch statement.force {
      case .plain: statement.modality == declared
      case .right: declared != .prohibition
      case .restriction, .exception: true
      }
    }
  }
}

extension Edition {
  /// The words that show a statement's modality, as printed: "shall not".
  package func words(of statement: ModalStatement) -> String {
    guard provisions.indices.contains(statement.provision), provisions[statement.provision].content.indices.contains(statement.item),
      let text = provisions[statement.provision].content[statement.item].paragraph?.text
    else { return "" }
    let bytes = Array(text.utf8)
    guard statement.range.upperBound <= bytes.count else { return "" }
    return String(decoding: bytes[statement.range], as: UTF8.self)
  }
}
