import Diagnostics

@testable import LegalText

/// Builds an edition from paths below it, in order.
struct PathBuilder {
  var builder: EditionBuilder
  var path: [String] = []
  var opened: [[String]: ProvisionIndex] = [:]
  let nowhere = TextOrigin()

  init(_ instrument: String) { builder = EditionBuilder(instrument: InstrumentIdentifier(instrument)) }

  mutating func open(_ labels: [String], heading: String?, text: String) {
    var common = 0
    while common < min(path.count, labels.count - 1), path[common] == labels[common] { common += 1 }
    builder.close(to: common)
    for depth in common..<labels.count {
      let kind: ProvisionKind = depth == 0 ? .section : .subdivision
      let index = builder.open(
        kind, label: labels[depth], designation: depth == 0 ? labels[depth] : "(\(labels[depth]))",
        heading: depth == labels.count - 1 ? heading : nil, level: depth, at: SourcePosition(startOf: "tree"))
      opened[Array(labels[...depth])] = index
    }
    path = labels
    if !text.isEmpty { builder.add(Paragraph(text), origin: nowhere) }
  }

  mutating func continueSection(_ text: String) {
    guard let section = path.first else { return }
    continueProvision([section], text)
  }

  mutating func continueProvision(_ labels: [String], _ text: String) {
    guard let index = opened[labels] else { return }
    builder.add(Paragraph(text), origin: nowhere, to: index)
  }

  mutating func finish() -> Edition { builder.finish().value.edition }
}
