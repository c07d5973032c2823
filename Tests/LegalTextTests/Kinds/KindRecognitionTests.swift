import Diagnostics
import Testing

@testable import LegalText

@Suite struct KindRecognitionTests {
  private let outline = """
    ## § 1. Definitions

    (a) “Fee” means money.

    (b) Fee includes a tip.

    ## § 2. Rules

    (a) A business shall answer. Illustrative examples follow.

    (1) A business answers by letter.

    (b) Example. A business shall write.

    (c) Examples shall be given.

    (d) For purposes of this subdivision, “you” is limited to banks. You must pay.

    (e) Reserved.

    (f) The act, “Act” in short, is named. “Act” means this act.
    """

  private func kinds(_ edition: Edition) -> [String] {
    edition.provisions.map { provision in
      let path = provision.address.components.joined(separator: "/")
      return "\(path) \(provision.kind)\(provision.state == .inForce ? "" : " \(provision.state)")"
    }
  }

  @Test func tellsDefinitionsExamplesAndReservedProvisionsFromRules() {
    let edition = KindRecognition.recognize(TermFixtures.edition(outline), levelNames: ["subdivision", "paragraph"])
    #expect(
      kinds(edition) == [
        "1 section", "1/a definition", "1/b definition", "2 section", "2/a subdivision", "2/a/1 example", "2/b example",
        "2/c subdivision", "2/d subdivision", "2/e subdivision reserved", "2/f subdivision",
      ])
    #expect(edition.provisions.indices.filter(edition.isOperative) == [4, 7, 8, 10])
  }

  @Test func changesNothingMoreTheSecondTime() {
    let once = KindRecognition.recognize(TermFixtures.edition(outline), levelNames: ["subdivision"])
    #expect(KindRecognition.recognize(once, levelNames: ["subdivision"]) == once)
  }

  @Test func leavesDefinitionsOfExcludedNamesOperative() {
    let edition = KindRecognition.recognize(TermFixtures.edition(outline), levelNames: ["subdivision"], excluding: ["Fee"])
    #expect(edition.provisions[1].kind == .subdivision)
  }

  @Test func overrulesNoKindThatTheSourceGives() {
    let written = TermFixtures.edition("## § 1. Rules\n\n{example}\n(a) “Fee” means money.\n")
    #expect(KindRecognition.recognize(written, levelNames: []).provisions[1].kind == .example)
  }

  /// The outline form keeps what it was given: recognition is a stage behind the reader.
  @Test func leavesTheOutlineFormAsItIs() {
    let edition = TermFixtures.edition(outline)
    #expect(TermFixtures.edition(OutlineWriter.write(edition)) == edition)
    let recognized = KindRecognition.recognize(edition, levelNames: ["subdivision"])
    #expect(TermFixtures.edition(OutlineWriter.write(recognized)) == recognized)
  }
}
