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

  static let fields: [TemplateField<UpdatePage>] = [
    .record("frame") { $0.frame }, .text("eyebrow") { $0.eyebrow }, .text("title") { $0.title }, .text("standfirst") { $0.standfirst },
    .text("due") { $0.due }, .link("redlineHref") { $0.redlineHref }, .list("changes") { $0.changes }, .flag("hasChanges") { !$0.changes.isEmpty },
    .text("changeCount") { $0.changes.count.counted("change") }, .list("touched") { $0.touched }, .list("people") { $0.people },
    .flag("hasPeople") { !$0.people.isEmpty }, .textList("done") { $0.done }, .flag("hasDone") { !$0.done.isEmpty },
    .text("doneCount") { $0.done.count.counted("record") }, .text("taskCount") { $0.people.reduce(0) { $0 + $1.tasks.count }.counted("task") },
  ]

  init(_ context: PageContext, _ instrument: Instrument, _ update: Impact) {
    let step = context.index.step(instrument.id, from: update.old.id, to: update.new.id)
    frame = context.frame(
      crumbs: [.instruments, .instrument(instrument.id)],
      source: "\(instrument.regulation.title), \(update.old.id.inWords) and \(update.new.id.inWords)")
    eyebrow = instrument.regulation.shortTitle
    title = context.page.title
    let effect = update.new.effective.map { "in force from \($0.inWords)" } ?? "whose day of effect is not known"
    standfirst = "\(update.new.id.inWords.capitalizedFirst), \(effect), against \(update.old.id.inWords). \(update.touchedInWords.capitalizedFirst)."
    due = update.dueInWords
    redlineHref = context.links.href(.redline(instrument.id, from: update.old.id, to: update.new.id))
    changes = zip(update.changes, update.told).map { words, offset in
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
    people = update.tasksByPerson.map { UpdatePersonModel(context, $0.who, $0.tasks) }
    done = update.done.map(\.inWords.withNoBreakSections)
  }
}

/// The work of one person.
struct UpdatePersonModel: TemplateModel {
  var name: String
  var tasks: [UpdateTaskModel]
  static let fields: [TemplateField<UpdatePersonModel>] = [
    .text("name") { $0.name }, .list("tasks") { $0.tasks }, .text("count") { $0.tasks.count.counted("task") },
  ]

  init(_ context: PageContext, _ who: String?, _ tasks: [ImpactTask]) {
    name = who ?? "Nobody is named"
    self.tasks = tasks.map { UpdateTaskModel(context, $0) }
  }
}

struct UpdateTaskModel: TemplateModel {
  var task: String
  var subject: String
  var href: String?
  var reasons: String
  static let fields: [TemplateField<UpdateTaskModel>] = [
    .text("task") { $0.task }, .text("subject") { $0.subject }, .optionalLink("href") { $0.href }, .text("reasons") { $0.reasons },
  ]

  init(_ context: PageContext, _ task: ImpactTask) {
    self.task = task.kind.label
    subject = task.subject.withNoBreakSections
    reasons = task.reasons.joined(separator: "; ").withNoBreakSections
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
