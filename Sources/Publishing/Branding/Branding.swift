package import Diagnostics

/// How a handbook looks like its organization's own, without a template.
package struct Branding: Sendable {
  package var logo: Logo?
  package var colors: BrandColors?
  /// CommonMark that stands at the head of every page, such as a classification.
  package var header: Located<String>?
  /// CommonMark at the foot of every page.
  package var footer: Located<String>?
  /// Pages of the handbook's own prose that have an entry of their own in the navigation, by slug.
  package var navigation: [Located<String>] = []

  package init() {}

  package static let styleSheetPath = "assets/brand.css"

  /// What is published of it.
  package var files: [OutputFile] {
    var files: [OutputFile] = []
    if let logo { files.append(logo.file) }
    if let colors { files.append(OutputFile(path: Self.styleSheetPath, text: colors.styleSheet)) }
    return files
  }
}
