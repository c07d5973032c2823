/// What names mean at one place of a template: the types of swift-mustache's context stack.
///
/// Only what can be told apart by a name is kept: an inner record hides an outer one of its own type entirely, so the
/// outer is dropped. That makes the scopes of a recursive model finite in number.
struct TemplateScope: Hashable, Sendable {
  enum Frame: Hashable, Sendable {
    case record(ObjectIdentifier, guarded: Set<String>)
    /// What an optional text or the item of a text list puts on the stack: `.` prints it, and it has no fields.
    case content(ContentKind)
    /// The empty list itself, inside `{{^list}}`.
    case emptyList
  }

  private(set) var frames: [Frame]
  /// Whether the innermost frame is the item of a list, reached through no other section than flags.
  private(set) var isInList = false

  init(root: ObjectIdentifier) {
    frames = [.record(root, guarded: [])]
  }

  var top: Frame? { frames.last }

  /// The index of the frame of the innermost record.
  var innermostRecord: Int? {
    frames.lastIndex { if case .record = $0 { true } else { false } }
  }

  func isGuarded(_ path: String, inFrame number: Int) -> Bool {
    guard case .record(_, let guarded) = frames[number] else { return false }
    return guarded.contains(path)
  }

  /// The scope in which an optional field of a record on the stack is known to be present.
  func guarding(_ path: String, inFrame number: Int) -> TemplateScope {
    var scope = self
    if case .record(let type, var guarded) = frames[number] {
      guarded.insert(path)
      scope.frames[number] = .record(type, guarded: guarded)
    }
    return scope
  }

  func entering(_ frame: Frame, isItem: Bool) -> TemplateScope {
    var scope = self
    scope.frames.removeAll { outer in
      switch (outer, frame) {
      case (.record(let outerType, _), .record(let type, _)): outerType == type
      case (.record, _): false
      default: true
      }
    }
    scope.frames.append(frame)
    scope.isInList = isItem
    return scope
  }

  /// The scope of a partial; swift-mustache forgets the place in a list there.
  var ofPartial: TemplateScope {
    var scope = self
    scope.isInList = false
    return scope
  }
}
