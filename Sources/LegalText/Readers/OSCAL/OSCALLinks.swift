internal import Diagnostics

/// How the relations of a control's links are headed.
enum OSCALLinks {
  static func heading(_ relation: String) -> String {
    switch relation {
    case "related": "Related controls"
    case "required": "Required controls"
    case "reference": "References"
    default: OSCALCatalog.words(relation.isEmpty ? "links" : relation)
    }
  }

  /// The links of a control or part by relation, in the order in which the relations first stand.
  static func byRelation(_ owner: RecordValue) -> [(relation: String, links: [RecordValue])] {
    var result: [(relation: String, links: [RecordValue])] = []
    var offsets: [String: Int] = [:]
    for link in owner["links"]?.elements ?? [] {
      let relation = link["rel"]?.text ?? ""
      if let offset = offsets[relation] {
        result[offset].links.append(link)
      } else {
        offsets[relation] = result.count
        result.append((relation, [link]))
      }
    }
    return result
  }

  /// Whether a link says where a withdrawn control went.
  static func isMove(_ relation: String) -> Bool { relation == "incorporated-into" || relation == "moved-to" }
}

extension OSCALCatalog {
  /// One note for each relation, in the order in which they first stand: "Related controls: AC-3, AC-4".
  mutating func addLinks(of control: RecordValue, level: Int) {
    for (relation, members) in OSCALLinks.byRelation(control) {
      let heading = OSCALLinks.heading(relation)
      builder.open(
        .note, label: relation.isEmpty ? "links" : relation, designation: "", heading: heading, level: level,
        at: members.first?.position ?? control.position)
      addNames(of: members)
      builder.close()
    }
  }

  /// Adds a paragraph that names the targets of links.
  mutating func addNames(of links: [RecordValue], lead: String = "", countsLinks: Bool = true) {
    guard let current = builder.current else { return }
    var text = SourcedText()
    let item = builder.provision(current).content.count
    var found: [(range: Range<Int>, target: String)] = []
    for link in links {
      guard let href = link["href"], let target = href.text, !target.isEmpty else { continue }
      if countsLinks { linkCount += 1 }
      let name = name(of: link, href, target, countsLinks).trimmingBlanks
      text.append(text.isEmpty ? lead : ", ", at: href.position)
      let start = text.count
      text.append(name, at: href.position)
      found.append((start..<text.count, target))
      if name == target {
        texts.account.keep(href)
      } else {
        texts.account.mark(href, as: .replaced(by: name))
      }
    }
    guard !text.isEmpty else { return }
    builder.add(Paragraph(text.text), origin: text.origin)
    references += found.map { MarkedReference(provision: current, item: item, range: $0.range, target: $0.target) }
  }

  /// What a link is called: its own text, the number or title of its target, or the target as written.
  private mutating func name(of link: RecordValue, _ href: RecordValue, _ target: String, _ countsLinks: Bool) -> String {
    if let text = link["text"] { return texts.line(of: text).text }
    guard target.hasPrefix("#") else { return target }
    let id = String(target.dropFirst())
    switch index.targets[id] {
    case .control(let label): return label.isEmpty ? id : label
    case .resource(let title): return title ?? target
    case .part: return id
    case nil:
      if countsLinks { danglingCount += 1 }
      if firstDangling == nil { firstDangling = (target, href.position) }
      return OSCALLabel.derived(from: id) ?? id
    }
  }

  /// The documents to which a catalog refers: notes of a division at its end.
  mutating func addBackMatter() {
    let resources = catalog["back-matter"]?["resources"]?.elements ?? []
    guard let first = resources.first else { return }
    builder.open(.division, label: "references", designation: "", heading: "References", at: first.position)
    for resource in resources {
      let title = resource["title"].map { texts.line(of: $0) }
      let name = title.map { OutlineHeading.slug($0.text) } ?? resource["uuid"]?.text ?? "resource"
      builder.open(.note, label: name, designation: "", heading: title?.text, at: resource.position)
      self.name(resource)
      for key in ["citation", "desc", "description"] {
        guard let value = key == "citation" ? resource[key]?["text"] ?? resource[key] : resource[key], value.text != nil else { continue }
        addText(value)
      }
      for link in resource["rlinks"]?.elements ?? [] {
        guard let href = link["href"], let target = href.text?.trimmingBlanks, !target.isEmpty else { continue }
        texts.account.keep(href)
        let origin = origins.origin(of: href)
        builder.add(Paragraph(target), origin: origin)
      }
      builder.close()
    }
    builder.close()
  }

  private mutating func addText(_ value: RecordValue) {
    for block in texts.blocks(of: value) {
      switch block {
      case .table(let table): builder.add(table, origin: TextOrigin())
      case .paragraph(let text, _): if !text.isEmpty { builder.add(Paragraph(text.text), origin: text.origin) }
      }
    }
  }
}
