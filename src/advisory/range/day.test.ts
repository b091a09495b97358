import assert from "node:assert/strict";
import { test } from "node:test";
import { dayAt } from "./day.ts";

/** Text, day found at its beginning, last day where only a month is stated. */
const DAYS: readonly (readonly [string, string | undefined, string?])[] = [
	["May_1_2024", "2024-05-01"],
	["july 1 2017", "2017-07-01"],
	["March 6, 2017", "2017-03-06"],
	["6 March 2017", "2017-03-06"],
	["December, 2019", "2019-12-01", "2019-12-31"],
	["February 2024", "2024-02-01", "2024-02-29"],
	["2024/2/2", "2024-02-02"],
	["2019-09-21", "2019-09-21"],
	["8/30/2024", "2024-08-30"],
	["30/8/2024", "2024-08-30"],
	["3/3/2024", "2024-03-03"],
	["3/4/2024", undefined],
	["build 230821", "2023-08-21"],
	["build 20230821", "2023-08-21"],
	["build date 2023-08-21", "2023-08-21"],
	["build 595", undefined],
	["build 231399", undefined],
	["2024-02-30", undefined],
	["2024.2.2", undefined],
	["1.2.3", undefined],
	["maybe 2024", undefined],
];

test("days are read as advisories write them, and not where they are in doubt", () => {
	for (const [text, day, lastDay] of DAYS) {
		const found = dayAt(text, 0);
		assert.equal(found?.day, day, text);
		if (found !== undefined) assert.equal(found.lastDay, lastDay ?? day, text);
	}
});
