/// A statement about the text that a reader must not miss.
struct BannerModel: TemplateModel {
  enum Kind: String { case repealed, old, pending, incomplete, summary }

  var kind: Kind
  var claim: String
  var words: String
  /// Where to read more.
  var link: LinkModel?

  private var icon: String {
    switch kind {
    case .repealed: "notMet"
    case .old: "suspect"
    case .pending: "pending"
    case .incomplete: "notAssessed"
    case .summary: "info"
    }
  }

  static let fields: [TemplateField<BannerModel>] = [
    .text("kind") { $0.kind.rawValue }, .text("icon") { $0.icon }, .text("claim") { $0.claim }, .text("words") { $0.words }, .optionalRecord("link") { $0.link },
  ]
}
