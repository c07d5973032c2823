import Testing

@testable import Publishing

@Suite struct CompactAssetsTests {
  private func compact(_ text: String, _ path: String) -> String {
    String(decoding: CompactAssets.compact(OutputFile(path: path, text: text)).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("/* why */\na , b {\n  color:red;\n  margin:1px 2px;\n}\n", "a,b{color:red;margin:1px 2px}\n"),
    ("a :hover > b { width:calc(1px + 2px) }", "a :hover > b{width:calc(1px + 2px)}\n"),
    ("a::before { content:\"/* { ; } */  x\" }", "a::before{content:\"/* { ; } */  x\"}\n"),
    ("@media (a) and (b) { c { d:e } }", "@media (a) and (b){c{d:e}}\n"),
    ("a/**/b{}", "a b{}\n"),
    ("a { /* never ends", "a { /* never ends"),
  ])
  func takesWhatMeansNothingOutOfStyles(text: String, expected: String) { #expect(compact(text, "assets/a.css") == expected) }

  @Test(arguments: [
    ("// why\nconst a = b + c;  /* and */\nreturn a;\n", "const a=b+c;return a;\n"),
    ("a = b\nc = d\n", "a=b\nc=d\n"),
    ("x = a + +b - -c; y = a / b / c;", "x=a+ +b- -c;y=a/b/c;\n"),
    ("s.split(/[/ ]+  x/g).map(t => \"// no  comment\")", "s.split(/[/ ]+  x/g).map(t=>\"// no  comment\")\n"),
    ("return /a  b/.test(s) ? 'it\\'s  ' : `two\n  lines`", "return/a  b/.test(s)?'it\\'s  ':`two\n  lines`\n"),
    ("if (a) {\n  b();\n}\nc();", "if(a){b()}\nc();\n"),
    ("function a() { for (;;); } function b() { while (c()); } do { if (d()); else; } while (e)", "function a(){for(;;);}function b(){while(c());}do{if(d());else;}while(e)\n"),
    ("a(() => { b(c(\")\")); });", "a(()=>{b(c(\")\"))});\n"),
    ("const s = `${a}  b`;", "const s = `${a}  b`;"),
    ("const s = \"never ends\n;", "const s = \"never ends\n;"),
    ("if (a)  /x  y/.test(b);", "if (a)  /x  y/.test(b);"),
    ("x = (a + b)  / c;", "x = (a + b)  / c;"),
    ("x = a[0]  / c;", "x=a[0]/c;\n"),
    ("a in b; c instanceof  d; typeof e", "a in b;c instanceof d;typeof e\n"),
  ])
  func takesWhatMeansNothingOutOfScripts(text: String, expected: String) { #expect(compact(text, "assets/a.js") == expected) }

  @Test func leavesOtherFilesAsTheyAre() { #expect(compact("a  b", "assets/a.svg") == "a  b") }
}
