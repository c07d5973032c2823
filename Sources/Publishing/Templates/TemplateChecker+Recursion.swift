internal import Diagnostics

/// How the sections around a partial lead into the data.
enum Descent: Hashable, Sendable {
  /// Through no list and no record: the partial prints the same record.
  case none
  /// Into parts of the innermost record only: data is finite, so this ends.
  case innermost
  /// Through a field of an outer record, which says nothing about how much is left.
  case outer

  func entering(fromInnermost: Bool) -> Descent {
    self == .outer || !fromInnermost ? .outer : .innermost
  }
}

/// One `{{> name}}` in one scope.
struct PartialInclusion {
  /// Numbers of states.
  var source: Int
  var target: Int
  var descent: Descent
  var name: String
  var position: SourcePosition
}

extension TemplateChecker {
  /// Reports partials that come back to the same scope without getting smaller: rendering them would never end.
  mutating func reportEndlessPartials() {
    var all = [[Int]](repeating: [], count: states.count)
    var standing = all
    for inclusion in inclusions {
      all[inclusion.source].append(inclusion.target)
      if inclusion.descent == .none { standing[inclusion.source].append(inclusion.target) }
    }
    for inclusion in inclusions {
      let isEndless =
        switch inclusion.descent {
        case .none: reaches(inclusion.source, from: inclusion.target, through: standing)
        case .outer: reaches(inclusion.source, from: inclusion.target, through: all)
        case .innermost: false
        }
      if isEndless { report(TemplateProblem.endlessPartial(inclusion.name).diagnostic(at: inclusion.position)) }
    }
  }

  private func reaches(_ goal: Int, from start: Int, through edges: [[Int]]) -> Bool {
    var seen: Set<Int> = [start]
    var pending = [start]
    while let state = pending.popLast() {
      if state == goal { return true }
      for next in edges[state] where seen.insert(next).inserted { pending.append(next) }
    }
    return false
  }
}
