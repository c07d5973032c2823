internal import Diagnostics

/// Matches editor's notes with their marks.
enum OutlineNotes {
  /// Adds the notes in the order of their first use, those that are never used last.
  static func add(
    _ notes: [OutlineNote], uses: [(label: String, position: SourcePosition)], to builder: inout EditionBuilder,
    reporting diagnostics: inout [Diagnostic]
  ) {
    var byLabel: [String: OutlineNote] = [:]
    for note in notes {
      if byLabel[note.note.label] == nil {
        byLabel[note.note.label] = note
      } else {
        diagnostics.append(
          Diagnostic(
            "duplicate-editor-note", .error, "Editor's note '\(note.note.label)' is written twice; give one another label",
            at: note.position))
      }
    }
    var used: Set<String> = []
    let known = byLabel.keys.sorted()
    var hints = 0
    for (label, position) in uses where used.insert(label).inserted {
      if let note = byLabel[label] {
        builder.add(note.note)
      } else {
        // Many missing notes are no slips of the pen, and comparing each with all would take time without end.
        hints += 1
        let hint = hints <= 20 ? NearMiss.suggestion(for: label, among: known) : ""
        diagnostics.append(
          Diagnostic(
            "missing-editor-note", .error,
            "Editor's note '\(label)' is marked here but not written\(hint.isEmpty ? "; add '[^\(label)]: …'" : hint)",
            at: position))
      }
    }
    for note in notes where !used.contains(note.note.label) {
      diagnostics.append(
        Diagnostic(
          "unused-editor-note", .warning,
          "Editor's note '\(note.note.label)' is marked nowhere; put '[^\(note.note.label)]' where it belongs or remove it",
          at: note.position))
      builder.add(note.note)
    }
  }
}
