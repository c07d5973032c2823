import Diagnostics
import LegalText
import TestSupport
import Testing

/// The reader on small files of our own.
@Suite struct ECFRReaderTests {
  static let title = """
    <?xml version="1.0" encoding="UTF-8" ?>
    <DLPSTEXTCLASS><HEADER><TITLE>
    Title 9: Stamps</TITLE></HEADER><TEXT><BODY><ECFRBRWS><AMDDATE>Dec. 29, 2022
    </AMDDATE>
    <DIV1 N="9" NODE="9:1" TYPE="TITLE"><HEAD>Title 9—Stamps--Volume 1</HEAD><CFRTOC><CHAPTI>chapter i</CHAPTI></CFRTOC>
    <DIV3 N="I" TYPE="CHAPTER"><HEAD> CHAPTER I—POST</HEAD>
    <DIV5 N="1" TYPE="PART"><HEAD>PART 1—RATES
    </HEAD><AUTH><HED>Authority:</HED><PSPACE>1 U.S.C. 1.
    </PSPACE></AUTH>
    <DIV8 N="§ 1.1" TYPE="SECTION"><HEAD>§ 1.1   Definitions.</HEAD>
    <P>As used here—
    </P><P><I>Agency</I> means each authority:
    </P><P>(1) Old; and
    </P><P>(2) New.
    </P><P><I>Stamp</I> includes a label.
    </P><CITA TYPE="N">[1 FR 1]
    </CITA></DIV8>
    <DIV8 N="§ 1.2" TYPE="SECTION"><HEAD>§ 1.2   Use.</HEAD>
    <P>(a)(1) A stamp is 3 <FR>1/2</FR> inches. <SU>1</SU>
    <FTREF/> It is used once.
    </P><FTNT><P><SU>1</SU> Or 9 cm.</P></FTNT>
    <P>(2) <I>Marks.</I> (i) A mark is black.
    </P><P>(ii) A mark is 10 cm<SU>2</SU>.
    </P><P>(A) Or
    </P><P>(<I>1</I>) Blue;
    </P><P>(<I>i</I>) Dark;
    </P><P>(<I>2</I>) Red.
    </P><FP>Each is printed.
    </FP><P>(b) [Reserved]
    </P><P>(c) In the form:
    </P><EXTRACT><FP-DASH>AGENCY:
    </FP-DASH><P>(a) Name.</P></EXTRACT>
    <DIV><TABLE><TR><TH>Day</TH></TR><TR><TD>Monday</TD></TR></TABLE></DIV>
    <EXAMPLE><HED>Example 1.</HED><PSPACE>A blue mark.</PSPACE></EXAMPLE>
    <EXAMPLE><HED>Example 2.</HED><PSPACE>A red mark.</PSPACE></EXAMPLE></DIV8>
    <DIV8 N="§§ 1.3–1.9" TYPE="SECTION"><HEAD>§§ 1.3–1.9   [Reserved]</HEAD></DIV8>
    <DIV9 N="Appendix A to Part 1" TYPE="APPENDIX"><HEAD>Appendix A to Part 1—Forms</HEAD><HD1>How</HD1><P>A form.</P></DIV9>
    </DIV5></DIV3></DIV1></ECFRBRWS><ECFRBRWS><AMDDATE>Dec. 30</AMDDATE>
    <DIV1 N="9" TYPE="TITLE"><HEAD>Title 9—Stamps--Volume 2</HEAD>
    <DIV3 N="I" TYPE="CHAPTER"><HEAD>CHAPTER I—POST (CONTINUED)</HEAD>
    <DIV5 N="2" TYPE="PART"><HEAD>PART 2 [RESERVED]</HEAD></DIV5></DIV3></DIV1></ECFRBRWS></BODY></TEXT></DLPSTEXTCLASS>
    """

  private func read(_ text: String) -> Checked<EditionReading> {
    let source = SourceText(path: "a.xml", text: text)
    let result = ECFRReader.read(source, instrument: InstrumentIdentifier("law"), accounting: true)
    expectWholeAccount(result.value, of: source)
    return result
  }

  @Test func infersTheLevelsOfFlatParagraphs() {
    let result = read(Self.title)
    #expect(result.value.parsed.edition.outline == [
      "title-9 (division) Title 9— | Stamps--Volume 1 | →chapter-I",
      "title-9/chapter-I (division) CHAPTER I— | POST | →part-1 | →part-2",
      "title-9/chapter-I/part-1 (division) PART 1— | RATES | →note-authority | →1.1 | →1.2 | →1.3-1.9 | →appendix-a-to-part-1",
      "title-9/chapter-I/part-1/note-authority (note) Authority: | 1 U.S.C. 1.",
      "1.1 (section) § 1.1 | Definitions. | As used here— | →agency | →stamp | →note-history",
      "1.1/agency (definition) Agency means each authority: | →1 | →2",
      "1.1/agency/1 (subdivision) (1) | Old; and",
      "1.1/agency/2 (subdivision) (2) | New.",
      "1.1/stamp (definition) Stamp includes a label.",
      "1.1/note-history (note) [1 FR 1]",
      "1.2 (section) § 1.2 | Use. | →a | →b | →c",
      "1.2/a (subdivision) (a) | →1 | →2",
      "1.2/a/1 (subdivision) (1) | A stamp is 3 1/2 inches. It is used once. | →footnote-1",
      "1.2/a/1/footnote-1 (note) 1 | Or 9 cm.",
      "1.2/a/2 (subdivision) (2) | Marks. | →i | →ii",
      "1.2/a/2/i (subdivision) (i) | A mark is black.",
      "1.2/a/2/ii (subdivision) (ii) | A mark is 10 cm2. | →A",
      "1.2/a/2/ii/A (subdivision) (A) | Or | →1 | →2 | Each is printed.",
      "1.2/a/2/ii/A/1 (subdivision) (1) | Blue; | →i",
      "1.2/a/2/ii/A/1/i (subdivision) (i) | Dark;",
      "1.2/a/2/ii/A/2 (subdivision) (2) | Red.",
      "1.2/b (subdivision, reserved) (b) | [Reserved]",
      "1.2/c (subdivision) (c) | In the form: | AGENCY: | (a) Name. | table 1 of 2 | →example-1 | →example-2",
      "1.2/c/example-1 (example) Example 1. | A blue mark.",
      "1.2/c/example-2 (example) Example 2. | A red mark.",
      "1.3-1.9 (section, reserved) §§ 1.3–1.9 | [Reserved]",
      "appendix-a-to-part-1 (section) Appendix A to Part 1—Forms | How | A form.",
      "title-9/chapter-I/part-2 (division, reserved) PART 2 | [RESERVED]",
    ])
    #expect(result.diagnostics.isEmpty)
  }

  @Test func readsWhatTheInterfaceGivesForOneSection() {
    let result = read("<DIV8 N=\"211.166\" TYPE=\"SECTION\" hierarchy_metadata=\"{}\">\n<HEAD>§ 211.166 Stability testing.</HEAD>\n<P>(a) There shall be a program.</P>\n</DIV8>")
    #expect(result.value.parsed.edition.outline == [
      "211.166 (section) § 211.166 | Stability testing. | →a", "211.166/a (subdivision) (a) | There shall be a program.",
    ])
  }

  @Test func saysWhatItLookedForInAnotherFormat() {
    let result = ECFRReader.read(SourceText(path: "a.xml", text: "<law/>"), instrument: InstrumentIdentifier("law"), accounting: true)
    #expect(result.diagnostics.map(\.description) == [
      "a.xml:1:1: error: Root element 'law' is not of the eCFR; looked for DLPSTEXTCLASS, ECFR and DIV1 to DIV9 [ecfr-root]"
    ])
  }
}
