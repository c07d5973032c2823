package import Compliance
internal import Diagnostics
internal import Foundation
internal import Publishing

extension Impact {
  /// For a terminal.
  package var lines: [String] {
    var result = [title, touchedInWords, workInWords]
    if !changes.isEmpty { result += ["", "What changed (\(changes.count)):"] + changes.map { "  " + $0 } }
    if !done.isEmpty { result += ["", "Looked at already (\(done.count)):"] + done.map { "  " + $0.inWords } }
    guard !tasks.isEmpty else { return (result + ["", nothingToDo]).map(\.withVisibleControlCharacters) }
    result += ["", "To do \(dueInWords) (\(tasks.count)):"]
    for (who, tasks) in tasksByPerson {
      result += ["", "\(Self.name(who)) (\(tasks.count)):"]
      for task in tasks {
        result.append("  \(task.kind.label): \(task.subject)\(task.position.map { " [\($0)]" } ?? "")")
        result += task.reasons.map { "    " + $0 }
      }
    }
    return result.map(\.withVisibleControlCharacters)
  }

  /// A task list to paste into an issue.
  package var markdown: String {
    var result = ["# \(Self.escaped(title))", "", Self.escaped("\(touchedInWords); \(workInWords)")]
    if !changes.isEmpty { result += ["", "## What changed", ""] + changes.map { "- " + Self.escaped($0) } }
    result += ["", "## To do \(Self.escaped(dueInWords))"]
    if tasks.isEmpty { result += ["", nothingToDo + "."] }
    for (who, tasks) in tasksByPerson {
      result += ["", "### \(Self.escaped(Self.name(who)))", ""]
      result += tasks.map { task in
        "- [ ] \(task.kind.label): \(Self.escaped(task.subject)) (\(Self.escaped(task.reasons.joined(separator: "; "))))"
      }
    }
    if !done.isEmpty {
      result += ["", "## Looked at already", ""] + done.map { "- [x] " + Self.escaped($0.inWords) }
    }
    return result.joined(separator: "\n")
  }

  private var nothingToDo: String {
    done.isEmpty ? "Nothing to do: no record rests on what changed" : "Nothing to do: every record that rests on what changed was looked at under '\(new.id)'"
  }

  /// One row a task.
  package var csv: String {
    var table = CSVTable(header: ["due", "who", "task", "obligation", "vendor", "engagement", "contract", "subject", "reason", "file", "line"])
    for task in tasks {
      table.add([
        due?.description ?? "", task.who ?? "", task.kind.rawValue, task.obligation ?? "", task.engagement?.vendor ?? "",
        task.engagement?.engagement ?? "", task.contract ?? "", task.subject, task.reasons.joined(separator: "; "),
        task.position?.file ?? "", task.position.map { String($0.line) } ?? "",
      ])
    }
    return String(decoding: table.bytes, as: UTF8.self)
  }

  private var title: String {
    let date = new.effective.map { "in force from \($0.inWords)" } ?? "date of effect unknown"
    return "\(regulation.shortTitle): from \(old.id) to \(new.id) (\(date)), as of \(asOf)"
  }

  private static func name(_ who: String?) -> String { who ?? "Nobody named" }

  /// Text as CommonMark shows it: nothing in a record is markup.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.withVisibleControlCharacters.unicodeScalars {
      if #"\`*_{}[]<>#|~&!"#.unicodeScalars.contains(character) { result.append("\\") }
      result.unicodeScalars.append(character)
    }
    return result
  }
}
