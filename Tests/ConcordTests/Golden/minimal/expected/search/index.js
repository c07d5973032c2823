concordSearch("index",{"v":"0000000","n":21,"t":["1"],"c":["1"],"d":"",
"u":"17 0,4 ",
"m":"0253545151515151515251525151c2a2b1g7l9n8u1",
"k":["Instrument","Provision","Obligation","Vendor","Engagement","Defined term","Guide page"],"s":[["notMet","Not met"],["partial","Partial"],["notAssessed","Not assessed"],["met","Met"]],
"i":[["Handling Act","§ {}","Handling Act § {}","edition 2024",0,["act","handlingact"]]],
"i0":0,"x":"an and are as at be been by for from has have if in into is it its of on or such that the their there these they this to was were which with",
"w":["sec secs section sections","art article articles arts","clause clauses item items par para paragraph paragraphs paras point points sub-paragraph sub-paragraphs subclause subclauses subd subdiv subdivision subdivisions subds subitem subitems subpar subparagraph subparagraphs subsec subsecs subsection subsections","annex annexs appendix appendixs chapter chapters division divisions part parts recital recitals subchapter subchapters subpart subparts subtitle subtitles title titles recital recitals","of the"]});
