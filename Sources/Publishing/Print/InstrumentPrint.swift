internal import Compliance
internal import LegalText

/// The whole text of an instrument on one page, or one part of a very long one.
struct InstrumentPrint: TemplateModel {
  var frame: FrameModel
  var styleHref: String
  var eyebrow: String
  var parts: PartsModel?
  var instrument: PrintedInstrumentModel

  static let fields: [TemplateField<InstrumentPrint>] = [
    .record("frame") { $0.frame }, .link("styleHref") { $0.styleHref }, .text("eyebrow") { $0.eyebrow },
    .optionalRecord("parts") { $0.parts }, .record("instrument") { $0.instrument },
  ]

  init(_ context: PageContext, _ instrument: Instrument) {
    let current = instrument.current.information
    frame = context.frame(
      crumbs: [.instruments, .instrument(instrument.id)], source: "\(instrument.regulation.title), \(current.id.inWords)")
    styleHref = PrintStyleSheet.name
    eyebrow = "\(instrument.regulation.jurisdiction ?? "Instrument") · the whole text"
    let text = context.plan.print.texts[instrument.id] ?? PrintedText(instrument.current.edition, limit: .max)
    parts = PartsModel(context) { range in
      let first = text.items[range.lowerBound].provision
      return "from \(context.shortCitation(instrument.current.edition.provisions[first].address))"
    }
    self.instrument = PrintedInstrumentModel(context, instrument, text)
  }
}
