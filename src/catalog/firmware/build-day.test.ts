import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseDay, toIsoDay } from "./build-day.ts";

test("days are read as vendors write them, impossible ones refused", () => {
	const rows: readonly (readonly [text: string, day: number | undefined, source: string])[] = [
		["160530", 20160530, "CISA ICSA-17-124-01"],
		["20190812", 20190812, "CISA ICSA-19-304-02"],
		["190812", 20190812, "the same day in CISA ICSA-19-304-04"],
		["2016-06-06", 20160606, "CVE-2017-6432"],
		["2024/2/2", 20240202, "CVE-2024-39944"],
		[" 2021-07-09 ", 20210709, "outer blanks"],
		["000229", 20000229, "2000 was a leap year"],
		["190229", undefined, "2019 was none"],
		["20210631", undefined, "June has 30 days"],
		["169930", undefined, "month 99"],
		["20121102", 20121102, "a plain reader takes Reolink's digits for 2012, hence its own grammar"],
		["18991231", undefined, "before 1990"],
		["2024.2.2", undefined, "dots are a version"],
		["131900", undefined, "Xiongmai flag"],
		["16053", undefined, "five digits"],
		["", undefined, "nothing"],
	];
	assert.deepEqual(
		rows.filter(([text, day]) => parseDay(text) !== day),
		[],
	);
});

test("every day that is read is a day of the calendar", () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
			const day = parseDay(String(number).padStart(8, "0"));
			if (day === undefined) return true;
			return day === number && new Date(`${toIsoDay(day)}T00:00:00Z`).toISOString().startsWith(toIsoDay(day));
		}),
	);
	fc.assert(
		fc.property(fc.date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true }), (date) => {
			const iso = date.toISOString().slice(0, 10);
			const day = parseDay(iso);
			return day !== undefined && toIsoDay(day) === iso;
		}),
	);
});
