import assert from "node:assert/strict";
import { test } from "node:test";
import { bigAssessment, emptyAssessment, HOSTILE, quietAssessment, richAssessment } from "../../../test/support/assessment-fixture.ts";
import { assertGolden } from "../../../test/support/golden.ts";
import { widthOf } from "./cells.ts";
import type { GroupBy, TableOptions } from "./options.ts";
import { renderTable } from "./render-table.ts";

const PLAIN: TableOptions = { width: 80, colour: false, all: false, groupBy: "action" };
const GROUPS: readonly GroupBy[] = ["action", "device", "advisory", "model", "site"];
const SGR = /\u001b\[[0-9;]*m/g;

test("the answer as people have looked at it", () => {
	assertGolden("table/rich.txt", renderTable(richAssessment, PLAIN));
	assertGolden("table/rich-all-by-site.txt", renderTable(richAssessment, { ...PLAIN, all: true, groupBy: "site" }));
	assertGolden("table/rich-by-advisory.txt", renderTable(richAssessment, { ...PLAIN, groupBy: "advisory" }));
	assertGolden("table/rich-48.txt", renderTable(richAssessment, { ...PLAIN, width: 48 }));
	assertGolden("table/empty.txt", renderTable(emptyAssessment, PLAIN));
	assertGolden("table/quiet.txt", renderTable(quietAssessment, PLAIN));
	assertGolden("table/rich-colour.txt", renderTable(richAssessment, { ...PLAIN, colour: true }));
});

test("the answer comes first", () => {
	assert.match(renderTable(richAssessment, PLAIN), /^17 of 41 devices are known to be at risk; 6 of them can be reached/);
	assert.match(renderTable(emptyAssessment, PLAIN), /^No device was read/);
	assert.match(
		renderTable(quietAssessment, PLAIN),
		/^The catalogue is 326 days old[^.]*\.\nNone of 12 devices is known to be at risk\.\nNothing is known about 7/,
	);
});

test("a catalogue older than thirty days is the first line", () => {
	const aged = (ageDays: number) => ({ ...richAssessment, catalogue: { ...richAssessment.catalogue, ageDays } });
	assert.match(renderTable(aged(31), PLAIN), /^The catalogue is 31 days old: whatever is not called affected holds as of/);
	assert.match(renderTable(aged(30), PLAIN), /^17 of 41 devices/);
});

test("no line is wider than the terminal, whatever the grouping", () => {
	for (const groupBy of GROUPS) {
		for (const width of [40, 57, 80, 132]) {
			for (const all of [true, false]) {
				for (const line of renderTable(richAssessment, { width, colour: false, all, groupBy }).split("\n")) {
					assert.ok(widthOf(line) <= width, `${groupBy} ${width}: ${line}`);
				}
			}
		}
	}
});

test("colour changes nothing but colour, and there is none without it", () => {
	for (const groupBy of GROUPS) {
		const plain = renderTable(richAssessment, { ...PLAIN, groupBy });
		const coloured = renderTable(richAssessment, { ...PLAIN, groupBy, colour: true });
		assert.ok(!plain.includes("\u001b"));
		assert.match(coloured, SGR);
		assert.equal(coloured.replace(SGR, ""), plain);
	}
});

test("text of strangers reaches the terminal without its control and direction characters", () => {
	for (const groupBy of GROUPS) {
		const text = renderTable(richAssessment, { ...PLAIN, groupBy, all: true });
		assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
		assert.ok(!text.includes(HOSTILE.bidi));
	}
});

test("every action, question, hole, row and file is shown, or what is left out is counted", () => {
	const big = bigAssessment(2000);
	const text = renderTable(big, PLAIN);
	assert.match(text, /\u2026 and 388 more things to do on 2 000\s+devices: --all shows them/);
	assert.match(text, /\u2026 and 55 more questions: --all shows them/);
	assert.match(text, /\u2026 and 1 492 more holes: --all shows them/);
	assert.match(text, /\u2026 and 4 992 more: --all shows them/);
	assert.match(renderTable(big, { ...PLAIN, groupBy: "site" }), /\u2026 and 1 \d{3} more findings: --all shows them/);
	assert.ok(text.length < 20_000);
});

test("fixed and not affected are listed only when all is asked for", () => {
	assert.doesNotMatch(renderTable(richAssessment, PLAIN), /M1065-L.*\n.*below|P3225/);
	assert.match(renderTable(richAssessment, { ...PLAIN, all: true }), /P3225-LV Mk II/);
	assert.doesNotMatch(renderTable(richAssessment, { ...PLAIN, groupBy: "device" }), /hse-nvr-1/);
});
