concordSearch("c-0","1 0 2 a a/1 a/2 a/2/A b note\n2 0 9 a\n3 0 11 a b\npart-1 0 1");
