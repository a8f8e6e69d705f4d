# Draws what .ci/speed measured: seconds against notes, both on scales on which
# each step is ten times the one before, a line for each program.
BEGIN { FS = "\t"; width = 640; height = 320; left = 56; right = 130; top = 20; bottom = 44 }
{
	cut = index($1, " "); split(substr($1, 1, cut - 1), of, "x"); name = substr($1, cut + 1)
	if (!(name in points)) names[++count] = name
	x = of[1] * of[2]; y = $2 < 0.01 ? 0.01 : $2
	points[name]++; xs[name, points[name]] = x; ys[name, points[name]] = y
	if (!least || x < least) least = x
	if (x > most) most = x
	if (!low || y < low) low = y
	if (y > high) high = y
}
function log10(v) { return log(v) / log(10) }
function across(v) { return left + (width - left - right) * (log10(v) - log10(least)) / (log10(most) - log10(least) + 1e-9) }
function up(v) { return height - bottom - (height - top - bottom) * (log10(v) - floor) / (ceiling - floor) }
function whole(v) { return v == int(v) ? v : v > 0 ? int(v) + 1 : int(v) }
function end_of(j) { return up(ys[names[j], points[names[j]]]) + j / 1000 } # no two the same
function highest_below(y,   j, found) {
	for (j = 1; j <= count; j++) if (end_of(j) > y && (!found || end_of(j) < end_of(found))) found = j
	return found
}
END {
	floor = -whole(-log10(low)); ceiling = whole(log10(high))
	if (floor == ceiling) ceiling++
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Seconds of CPU against the number of notes\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n", width, height
	print "<style>"
	print "svg { --ink: #24292f; --faint: #d0d7de } .c1 { --c: #8c959f } .c2 { --c: #0969da } .c3 { --c: #1a7f37 } .c4 { --c: #bf3989 } .c5 { --c: #bc4c00 } .c6 { --c: #8250df }"
	print "@media (prefers-color-scheme: dark) { svg { --ink: #c9d1d9; --faint: #30363d } .c1 { --c: #6e7681 } .c2 { --c: #58a6ff } .c3 { --c: #3fb950 } .c4 { --c: #f778ba } .c5 { --c: #ffa657 } .c6 { --c: #bc8cff } }"
	print "text { fill: var(--ink) } .grid { stroke: var(--faint) } polyline { fill: none; stroke: var(--c); stroke-width: 2 } circle { fill: var(--c) } .name { fill: var(--c) }"
	print "</style>"
	for (e = floor; e <= ceiling; e++) {
		y = up(10 ^ e)
		printf "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s s</text>\n", left, width - right, y, y, left - 6, y + 4, 10 ^ e
	}
	for (i = 1; i <= points[names[1]]; i++) {
		x = xs[names[1], i]
		printf "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>\n", across(x), height - bottom + 18, x
	}
	printf "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">notes</text>\n", (left + width - right) / 2, height - 6
	for (below = -1; (j = highest_below(below)); ) { # names stand apart, also where lines end together
		below = end_of(j); label[j] = last = below < last + 13 ? last + 13 : below
	}
	for (j = 1; j <= count; j++) {
		name = names[j]; line = ""
		printf "<g class=\"c%d\">", j
		for (i = 1; i <= points[name]; i++) {
			line = line sprintf("%.1f,%.1f ", across(xs[name, i]), up(ys[name, i]))
			printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", across(xs[name, i]), up(ys[name, i])
		}
		printf "<polyline points=\"%s\"/><text class=\"name\" x=\"%d\" y=\"%.1f\">%s</text></g>\n", line, width - right + 8, label[j] + 4, name
	}
	print "</svg>"
}
