internal import Compliance
internal import Diagnostics
internal import LegalText

/// What a new edition of an instrument asks of the organization: what changed, whom it touches, what to do by when.
struct UpdatePage: TemplateModel {
  var frame: FrameModel
  var eyebrow: String
  var title: String
  var standfirst: String
  var due: String
  var redlineHref: String
  var changes: [LinkModel]
  var touched: [FactModel]
  var people: [UpdatePersonModel]
  /// What people looked at under the new edition already.
  var done: [String]
  var doneCount: String
  /// Of the whole update, on whatever part.
  var hasTasks: Bool
  var wasLookedAt: Bool
  var taskCount: String
  var changeCount: String
  var isFirstPart: Bool
  var parts: PartsModel?

  static let fields: [TemplateField<UpdatePage>] = [
    .record("frame") { $0.frame }, .text("eyebrow") { $0.eyebrow }, .text("title") { $0.title }, .text("standfirst") { $0.standfirst },
    .text("due") { $0.due }, .link("redlineHref") { $0.redlineHref }, .list("changes") { $0.changes }, .flag("hasChanges") { !$0.changes.isEmpty },
    .text("changeCount") { $0.changeCount }, .list("touched") { $0.touched }, .list("people") { $0.people },
    .textList("done") { $0.done }, .flag("hasDone") { !$0.done.isEmpty },
    .flag("hasTasks") { $0.hasTasks }, .flag("wasLookedAt") { $0.wasLookedAt }, .text("doneCount") { $0.doneCount }, .text("taskCount") { $0.taskCount }, .flag("isFirstPart") { $0.isFirstPart },
    .flag("showsTasks") { !$0.people.isEmpty || $0.isFirstPart && !$0.hasTasks }, .flag("showsChanges") { $0.isFirstPart || !$0.changes.isEmpty },
    .optionalRecord("parts") { $0.parts },
  ]

  /// What changed, the work of each person, and what was looked at already.
  static func outline(_ update: Impact) -> PageOutline {
    PageOutline(
      items: update.changes.map { PageItem(bytes: 220 + $0.utf8.count) }
        + update.tasksByPerson.flatMap { person in
          UpdateRow.rows(of: person.tasks).map { row in
            PageItem(bytes: 300 + row.reasons.utf8.count * 11 / 10 + row.tasks.reduce(0) { $0 + 110 + $1.subject.utf8.count })
          }
        }
        + update.done.map { PageItem(bytes: 40 + $0.inWords.utf8.count) })
  }

  init(_ context: PageContext, _ instrument: Instrument, _ update: Impact) {
    let step = context.index.step(instrument.id, from: update.old.id, to: update.new.id)
    frame = context.frame(
      crumbs: [.instruments, .instrument(instrument.id)],
      source: "\(instrument.regulation.title), \(update.old.id.inWords) and \(update.new.id.inWords)")
    eyebrow = instrument.regulation.shortTitle
    title = context.title
    let effect = update.new.effective.map { "in force from \($0.inWords)" } ?? "whose day of effect is not known"
    standfirst = "\(update.new.id.inWords.capitalizedFirst), \(effect), against \(update.old.id.inWords). \(update.touchedInWords.capitalizedFirst)."
    due = update.dueInWords
    redlineHref = context.links.href(.redline(instrument.id, from: update.old.id, to: update.new.id))
    isFirstPart = context.isFirstPart
    var reader = context.partReader
    changeCount = update.changes.count.counted("change")
    changes = zip(update.changes, update.told).map { ($0, $1) }[reader.take(update.changes.count)].map { words, offset in
      let anchor = step.flatMap { step in
        step.comparison.changes.indices.contains(offset) ? RedlineBlocks.anchor(of: step.comparison.changes[offset], in: step.comparison) : nil
      }
      return LinkModel(
        label: words.withNoBreakSections,
        href: context.links.href(.redline(instrument.id, from: update.old.id, to: update.new.id), anchor: anchor))
    }
    let counts = update.counts
    touched = [
      FactModel(label: "Obligations", value: context.text("\(counts.touchedObligations) of \(counts.obligations)")),
      FactModel(label: "Engagements", value: context.text("\(counts.touchedEngagements) of \(counts.engagements)")),
      FactModel(label: "Contracts to read again", value: context.text("\(update.contractCount)")),
      FactModel(label: "People", value: context.text("\(update.personCount)")),
      FactModel(label: "Done already", value: context.text("\(update.done.count)")),
    ]
    taskCount = update.tasks.count.counted("task")
    let work = update.tasksByPerson.map { (who: $0.who, tasks: $0.tasks, rows: UpdateRow.rows(of: $0.tasks)) }
    people = work.compactMap { person in
      let rows = reader.take(person.rows)
      return rows.isEmpty ? nil : UpdatePersonModel(context, person.who, rows, count: person.tasks.count)
    }
    hasTasks = !update.tasks.isEmpty
    wasLookedAt = !update.done.isEmpty
    doneCount = update.done.count.counted("record")
    done = reader.take(update.done).map(\.inWords.withNoBreakSections)
    let names = update.changes.indices.map { "Changes from \($0 + 1)" }
      + work.flatMap { person in person.rows.map { "\(person.who ?? "nobody named"): \($0.kind.label.lowercased())" } }
      + update.done.map { _ in "What was looked at already" }
    parts = PartsModel(context) { names[$0.lowerBound] }
  }
}

/// The work of one person.
struct UpdatePersonModel: TemplateModel {
  var name: String
  var rows: [UpdateRowModel]
  /// Of all tasks, on whatever part.
  var count: String
  static let fields: [TemplateField<UpdatePersonModel>] = [
    .text("name") { $0.name }, .list("rows") { $0.rows }, .text("count") { $0.count },
  ]

  init(_ context: PageContext, _ who: String?, _ rows: ArraySlice<UpdateRow>, count: Int) {
    name = who ?? "Nobody is named"
    self.rows = rows.map { UpdateRowModel(context, $0) }
    self.count = count.counted("task")
  }
}

/// Tasks of one kind for one reason, which is said once.
struct UpdateRow {
  var kind: ImpactTask.Kind
  var reasons: String
  var tasks: [ImpactTask]

  /// A reason that is shared by more is repeated, so that a row does not outgrow its page.
  private static let most = 60

  /// In the order of the first of each.
  static func rows(of tasks: [ImpactTask]) -> [UpdateRow] {
    struct Key: Hashable {
      var kind: ImpactTask.Kind
      var reasons: [String]
    }
    var places: [Key: Int] = [:]
    var rows: [UpdateRow] = []
    for task in tasks {
      let key = Key(kind: task.kind, reasons: task.reasons)
      if let place = places[key], rows[place].tasks.count < most {
        rows[place].tasks.append(task)
      } else {
        places[key] = rows.count
        rows.append(UpdateRow(kind: task.kind, reasons: task.reasons.joined(separator: "; "), tasks: [task]))
      }
    }
    return rows
  }
}

struct UpdateRowModel: TemplateModel {
  var task: String
  var reasons: String
  var subjects: [UpdateTaskModel]
  static let fields: [TemplateField<UpdateRowModel>] = [
    .text("task") { $0.task }, .text("reasons") { $0.reasons }, .list("subjects") { $0.subjects },
  ]

  init(_ context: PageContext, _ row: UpdateRow) {
    task = row.kind.label
    reasons = row.reasons.withNoBreakSections
    subjects = row.tasks.map { UpdateTaskModel(context, $0) }
  }
}

struct UpdateTaskModel: TemplateModel {
  var subject: String
  var href: String?
  static let fields: [TemplateField<UpdateTaskModel>] = [.text("subject") { $0.subject }, .optionalLink("href") { $0.href }]

  init(_ context: PageContext, _ task: ImpactTask) {
    subject = task.subject.withNoBreakSections
    let linked = context.linked
    if let key = task.engagement {
      href = linked.vendors.firstIndex { $0.record.id.value == key.vendor }.map { vendor in
        context.links.href(.vendor(vendor), anchor: task.contract == nil ? key.engagement : nil)
      }
    } else if let id = task.obligation {
      href = linked.obligations.firstIndex { $0.record.id.value == id }.map { context.links.href(.obligation($0)) }
    }
  }
}
