extension TemplateChecker {
  /// - Parameter scope: what names mean here.
  mutating func check(_ nodes: [TemplateNode], in scope: TemplateScope, _ walk: TemplateWalk) {
    for node in nodes {
      switch node {
      case .text: break
      case .variable(let name, let isRaw): checkVariable(name, isRaw: isRaw, in: scope, walk)
      case .section(let name, let isInverted, let content):
        checkSection(name, isInverted: isInverted, content: content, in: scope, walk)
      case .partial(let name, _): include(name, in: scope, walk)
      }
    }
  }

  private mutating func checkVariable(_ name: TemplateName, isRaw: Bool, in scope: TemplateScope, _ walk: TemplateWalk)
  {
    switch name.meaning {
    case .place:
      report(.printedPlace(name.text), at: name.offset, walk)
    case .current:
      switch scope.top {
      case .content(let kind): checkPrinting(name, kind, isRaw: isRaw, walk)
      case .record, .emptyList, nil: report(.currentIsRecord, at: name.offset, walk)
      }
    case .path(let path, let isLocal):
      guard let field = resolve(name, path, isLocal: isLocal, in: scope, walk) else { return }
      guard case .content(let kind, let isOptional) = field.type else {
        return report(.unprintable(name.text, field.type), at: name.offset, walk)
      }
      if isOptional, !scope.isGuarded(field.path, inFrame: field.frame) {
        return report(.absentField(field.path, isPrinted: true), at: name.offset, walk)
      }
      checkPrinting(name, kind, isRaw: isRaw, walk)
    }
  }

  private mutating func checkPrinting(_ name: TemplateName, _ kind: ContentKind, isRaw: Bool, _ walk: TemplateWalk) {
    if let only = kind.dialect, only != dialect {
      report(.wrongDialect(name.text, kind, dialect), at: name.offset, walk)
    } else if kind == .text, isRaw {
      report(.rawText(name.text), at: name.offset, walk)
    } else if kind != .text, !isRaw {
      report(.escapedSource(name.text, kind), at: name.offset, walk)
    }
  }

  private mutating func checkSection(
    _ name: TemplateName, isInverted: Bool, content: [TemplateNode], in scope: TemplateScope, _ walk: TemplateWalk
  ) {
    switch name.meaning {
    case .current:
      report(.currentSection, at: name.offset, walk)
    case .place:
      if !scope.isInList { report(.noList(name.text), at: name.offset, walk) }
      check(content, in: scope, walk)
    case .path(let path, let isLocal):
      guard let field = resolve(name, path, isLocal: isLocal, in: scope, walk) else { return }
      noteUse(of: name, field.type, isInverted: isInverted, walk)
      if isInverted {
        check(content, in: scopeWithout(field.type, in: scope), walk)
      } else {
        checkInside(field, content, in: scope, walk)
      }
    }
  }

  private mutating func checkInside(
    _ field: ResolvedField, _ content: [TemplateNode], in scope: TemplateScope, _ walk: TemplateWalk
  ) {
    var inner = walk
    let known = field.type.isOptional ? scope.guarding(field.path, inFrame: field.frame) : scope
    switch field.type {
    case .flag:
      check(content, in: scope, walk)
    case .content(let kind, _):
      check(content, in: known.entering(.content(kind), isItem: false), walk)
    case .textList:
      check(content, in: known.entering(.content(.text), isItem: true), walk)
    case .record(let type, _):
      meet(type)
      inner.descent = walk.descent.entering(fromInnermost: field.frame == scope.innermostRecord)
      check(content, in: known.entering(.record(type.id, guarded: []), isItem: false), inner)
    case .list(let type):
      meet(type)
      inner.descent = walk.descent.entering(fromInnermost: field.frame == scope.innermostRecord)
      check(content, in: known.entering(.record(type.id, guarded: []), isItem: true), inner)
    }
  }

  /// The scope in an inverted section: swift-mustache puts an empty list on the stack, and nothing else.
  private func scopeWithout(_ type: FieldType, in scope: TemplateScope) -> TemplateScope {
    switch type {
    case .list, .textList: scope.entering(.emptyList, isItem: false)
    case .flag, .content, .record: scope
    }
  }

  private mutating func noteUse(of name: TemplateName, _ type: FieldType, isInverted: Bool, _ walk: TemplateWalk) {
    switch type {
    case .content(_, isOptional: false):
      noteSection(name, problem: isInverted ? .neverPrinted(name.text) : .alwaysPrinted(name.text), walk)
    case .record(_, isOptional: false) where isInverted:
      noteSection(name, problem: .neverPrinted(name.text), walk)
    default:
      noteSection(name, problem: nil, walk)
    }
  }

  private struct ResolvedField {
    var type: FieldType
    /// The frame in which the first component was found.
    var frame: Int
    /// The path from that frame.
    var path: String
  }

  /// Looks a name up as swift-mustache does: the first component in the innermost record that has it, the others
  /// below it.
  private mutating func resolve(
    _ name: TemplateName, _ path: [String], isLocal: Bool, in scope: TemplateScope, _ walk: TemplateWalk
  ) -> ResolvedField? {
    guard let (frame, first) = lookUp(path[0], isLocal: isLocal, in: scope) else {
      reportUnknown(path[0], at: name.offset(ofComponent: 0), isLocal: isLocal, in: scope, walk)
      return nil
    }
    var type = first
    var traveled = path[0]
    for (number, component) in path.enumerated().dropFirst() {
      let offset = name.offset(ofComponent: number)
      guard case .record(let record, let isOptional) = type else {
        report(.noFields(component, of: traveled), at: offset, walk)
        return nil
      }
      if isOptional, !scope.isGuarded(traveled, inFrame: frame) {
        report(.absentField(traveled, isPrinted: false), at: name.offset, walk)
        return nil
      }
      meet(record)
      guard let child = records[record.id]?.byName[component] else {
        let known = records[record.id]?.names ?? []
        report(.unknownField(component, known: known, outer: [], includer: walk.includer), at: offset, walk)
        return nil
      }
      type = child
      traveled += ".\(component)"
    }
    return ResolvedField(type: type, frame: frame, path: traveled)
  }

  private func lookUp(_ name: String, isLocal: Bool, in scope: TemplateScope) -> (frame: Int, type: FieldType)? {
    for (number, frame) in scope.frames.enumerated().reversed() {
      if case .record(let id, _) = frame, let type = records[id]?.byName[name] { return (number, type) }
      if isLocal { return nil }
    }
    return nil
  }

  private mutating func reportUnknown(
    _ name: String, at offset: Int, isLocal: Bool, in scope: TemplateScope, _ walk: TemplateWalk
  ) {
    var known: [[String]] = []
    for frame in scope.frames.reversed() {
      if case .record(let id, _) = frame { known.append(records[id]?.names ?? []) }
    }
    let outer = isLocal ? [] : known.dropFirst().flatMap { $0 }
    report(
      .unknownField(name, known: known.first ?? [], outer: outer, includer: walk.includer), at: offset, walk)
  }
}
