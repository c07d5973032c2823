internal import LegalText

/// The running heads of a print page, as a style sheet beside it: a page may have no inline style, and a sheet of paper that is
/// found alone is to say what it is from.
enum PrintStyleSheet {
  static let name = "print.css"

  /// One beside the handbook's print page, and one beside the print pages of each instrument.
  static func files(_ handbook: Handbook, plan: PagePlan) -> [OutputFile] {
    let asOf = "as of \(handbook.organization.asOf.inWords)"
    let (title, organization) = (handbook.information.title, handbook.information.organization)
    return [OutputFile(path: name, text: sheet(left: "\(organization) · \(title)", right: asOf, isTitled: true))]
      + handbook.corpus.instruments.map { instrument in
        let head = "\(instrument.regulation.title), \(instrument.current.information.id.inWords)"
        return OutputFile(path: "law/\(instrument.id)/\(name)", text: sheet(left: head, right: "\(organization), \(asOf)", isTitled: false))
      }
  }

  /// - Parameter isTitled: whether the first sheet is a title page, which has no running head.
  private static func sheet(left: String, right: String, isTitled: Bool) -> String {
    let look = "font:8pt sans-serif;color:#555"
    return "@page{@top-left{content:\(quoted(left));\(look);width:70%}@top-right{content:\(quoted(right));\(look);width:30%}}\n"
      + (isTitled ? "@page:first{@top-left{content:none}@top-right{content:none}@bottom-right{content:none}}\n" : "")
  }

  /// A text as a string of CSS: all but letters, digits and blanks as numbers, so that nothing in it can end the string.
  static func quoted(_ text: String) -> String {
    let short = text.count > 90 ? text.prefix(89) + "…" : text[...]
    var result = "\""
    for scalar in short.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ",", ".": result.unicodeScalars.append(scalar)
      default:
        // A NUL would be shown as a replacement character.
        let digits = String(scalar.value, radix: 16)
        // The blank behind a number is part of it.
        result += "\\\(digits) "
      }
    }
    return result + "\""
  }
}
