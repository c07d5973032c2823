import Diagnostics
import Testing

@testable import LegalText

@Suite struct AmendmentNoticeTests {
  private let act = InstrumentIdentifier("act")
  private let old = "## § 10.1. Use\n\n(a) A provider shall keep a copy of every record.\n\n(b) A contractor gives notice of a breach.\n\n(1) It does so at once.\n"

  private func read(_ changes: String) -> Checked<AmendmentNotice?> {
    let text = "<notice xmlns=\"eregs\"><changeset leftDocumentNumber=\"1\" rightDocumentNumber=\"2\">\n\(changes)\n</changeset></notice>"
    return RegMLNoticeReader.read(SourceText(path: "n.xml", text: text), instrument: act)
  }

  @Test func holdsDeclarationsAgainstTheWords() throws {
    let comparison = EditionComparison.compare(
      outline(old), outline(old.replacing("shall keep", with: "may keep").replacing("at once", with: "within a day") + "\n(c) A fee is due.\n"))
    let notice = try #require(
      read(
        """
        <change operation="modified" label="10-1-b" subpath="content"><content/></change>
        <change operation="modified" label="10-1-b"/><change operation="added" label="10-1-c"/><change operation="deleted" label="10-1-x"/>
        """
      ).value)
    #expect(
      ChangeSummary(comparison, style: CitationStyle(full: "§ {}", short: "§ {}")).lines(for: notice) == [
        "Notice 2 declares 4 changes, 2 of them borne out by the words",
        "§ 10.1(b) is declared modified, and not a word of it changed",
        "§ 10.1(x) is declared deleted, and neither edition has it",
        "Not declared: § 10.1(a): 'shall' became 'may'",
      ])
  }

  @Test func reportsWhatItCannotRead() {
    let result = read("<change operation=\"modifed\" label=\"10-1\"/><change operation=\"added\"/>")
    #expect(
      result.diagnostics.map(\.description) == [
        "n.xml:2:1: warning: Operation 'modifed' is not one of added, modified, deleted, moved; did you mean 'modified'? [unknown-value]",
        "n.xml:2:43: warning: A change has no label; add the provision that it changes [missing-label]",
      ])
    let other = RegMLNoticeReader.read(SourceText(path: "n.xml", text: "<regulation xmlns=\"eregs\"/>"), instrument: act)
    #expect(other.value == nil)
    #expect(other.diagnostics.map(\.message) == ["File is no notice in RegML; looked for the root element 'notice' with a 'changeset'"])
  }
}
