import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyAssessment, quietAssessment, richAssessment } from "../../test/support/assessment-fixture.ts";
import { beyond, catalogueWords, count, dueWords, headline, lookedThrough, number, reachWords } from "./answer-words.ts";

const text = (value: string) => value.replaceAll("\u00a0", " ");

test("the answer in one sentence", () => {
	const say = (devices: number, risky: number, reach: number) =>
		text(
			headline({
				...richAssessment,
				devices,
				summary: { ...richAssessment.summary, known_affected: risky },
				exposedAtRisk: { known_affected: reach, under_investigation: 0 },
			}),
		);
	const rows: readonly (readonly [devices: number, risky: number, reach: number, sentence: string])[] = [
		[268, 31, 12, "31 of 268 devices are known to be at risk; 12 of them can be reached from the internet."],
		[268, 31, 0, "31 of 268 devices are known to be at risk; none of them is known to be reachable from the internet."],
		[268, 1, 1, "1 of 268 devices is known to be at risk; it can be reached from the internet."],
		[1, 1, 0, "1 of 1 device is known to be at risk; it is not known to be reachable from the internet."],
		[12_000, 0, 0, "None of 12 000 devices is known to be at risk."],
		[1, 0, 0, "The one device is not known to be at risk."],
		[0, 0, 0, "No device was read, so there is no answer yet."],
	];
	for (const [devices, risky, reach, sentence] of rows) assert.equal(say(devices, risky, reach), sentence);
});

test("silence is never told as safety", () => {
	assert.deepEqual(beyond(emptyAssessment), []);
	assert.deepEqual(beyond(quietAssessment), ["Nothing is known about 7, which is not the same as safe."]);
	assert.equal(text(lookedThrough(quietAssessment)), "1 387 documents looked through, the newest of 2025-11-19");
	assert.equal(lookedThrough(emptyAssessment), "no document was looked through");
});

test("numbers, dates, reach and age", () => {
	assert.equal(text(number(1_234_567)), "1 234 567");
	assert.equal(text(count(1, "device")), "1 device");
	assert.equal(dueWords("2025-11-23", "2025-11-24"), "overdue since 2025-11-23");
	assert.equal(dueWords("2025-11-24", "2025-11-24"), "due today, 2025-11-24");
	assert.equal(dueWords("2025-11-25", "2025-11-24"), "due 2025-11-25");
	assert.equal(reachWords({ exposed: 0, deviceIds: ["a"] }), undefined);
	assert.equal(reachWords({ exposed: 1, deviceIds: ["a", "b"] }), "1 of 2 reachable from the internet");
	assert.equal(reachWords({ exposed: 2, deviceIds: ["a", "b"] }), "reachable from the internet");
	assert.match(catalogueWords(quietAssessment), /326\u00a0days old: what was found since is not in it/);
});
