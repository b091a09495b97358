import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cpuMs } from "../../../test/support/cpu-time.ts";
import type { Bound, Expression } from "./expression.ts";
import { MOST_EXPRESSION, parseExpression, type VersionSlot } from "./parse-expression.ts";

/** One line for an expression, so that tables stay readable. */
function show(expression: Expression): string {
	const bound = (one: Bound): string => (one.axis === "build_date" ? `@${one.text}` : one.text);
	switch (expression.kind) {
		case "all":
			return "all";
		case "model":
		case "condition":
			return `${expression.kind}: ${expression.text}`;
		case "unparsed":
			return `unparsed at ${expression.at}`;
		case "ranges": {
			const parts = expression.alternatives.map((one) => {
				if (one.kind === "exact") return `= ${one.text}`;
				const lower = one.lower === undefined ? "" : `${one.lower.inclusive ? ">=" : ">"} ${bound(one.lower)}`;
				const upper = one.upper === undefined ? "" : `${one.upper.inclusive ? "<=" : "<"} ${bound(one.upper)}`;
				return [lower, upper].filter((text) => text !== "").join(" & ");
			});
			return parts.join(" or ") + (expression.condition === undefined ? "" : ` if ${expression.condition}`);
		}
	}
}

const R = "product_version_range";
const V = "product_version";

/** Text, slot, what it means, where it stands (CISA advisory, or the form's origin), full name where it settles something. */
const SHAPES: readonly (readonly [string, VersionSlot, string, string, string?])[] = [
	["<= 1.5", R, "<= 1.5", "ICSA-17-040-01"],
	["vers:all/*", R, "all", "ICSA-23-068-01"],
	["vers:all/*", V, "all", "ICSA-17-341-01"],
	["12.6", V, ">= 12.6 & < 12.7", "ICSA-22-242-04", "RTU500 series CMU Firmware: version 12.6.*"],
	["2.7", V, "= 2.70", "ICSA-20-142-01: the full name beats the slot", "Software House C-CURE 9000: Version 2.70"],
	["2.7", V, "= 2.7", "another version in the name", "Software House C-CURE 9000: Version 2.75"],
	["IPCAM_V4.06.88.251229", V, "= IPCAM_V4.06.88.251229", "ICSA-26-176-05: a word glued to its version"],
	["vers:all/<V20.2 HotfixRev14", R, "< V20.2 HotfixRev14", "ICSA-23-131-03"],
	["vers:all/>=V7.80<V9.40", R, ">= V7.80 & < V9.40", "ICSA-23-103-06"],
	[" <1.000.HW00.21.20190812", R, "< 1.000.HW00.21.20190812", "ICSA-19-304-02"],
	["<=3.2.30_build221223", R, "<= 3.2.30_build221223", "ICSA-23-285-14"],
	["<May_1_2024", R, "< @2024-05-01", "ICSA-24-263-05"],
	["<  july 1 2017", R, "< @2017-07-01", "ICSMA-17-227-01"],
	["<8/30/2024", R, "< @2024-08-30", "ICSMA-24-249-01"],
	["build time before 2024/2/2", R, "< @2024-02-02", "CVE-2024-39944, maker's words"],
	["Buildtime before December, 2019", R, "< @2019-12-01", "CVE-2021-33045, maker's words"],
	["<= Build 2019-09-21", R, "<= @2019-09-21", "ICSA-20-238-03"],
	["< NVR 5.6 Build 595 T2-Patch", R, "< NVR 5.6 Build 595 T2-Patch", "ICSA-20-021-01"],
	["< 6.8.9 CU01", R, "< 6.8.9 CU01", "ICSA-22-242-11"],
	["All versions < V2.1 SP3 (2.1.670)", R, "< V2.1 SP3 (2.1.670)", "ICSA-18-093-01"],
	["2.8.16", V, "= 2.8.16", "ICSA-23-269-01"],
	["HEW4PER2B", V, "model: HEW4PER2B", "ICSA-19-260-03"],
	["HEN04113", V, "model: HEN04113", "ICSA-19-260-03"],
	["DH-IPC-HDW1XXX,", V, "model: DH-IPC-HDW1XXX", "ICSA-17-124-02"],
	["DH-HCVR4XXX, and", V, "model: DH-HCVR4XXX", "ICSA-17-124-02"],
	["Q-Series", V, "model: Q-Series", "ICSA-21-119-03"],
	["20000-21150", V, "model: 20000-21150", "ICSA-23-187-02"],
	["TSXETY4103 *", V, "model: TSXETY4103", "ICSA-21-005-01"],
	["1783-SAD4T0SBK9", V, "model: 1783-SAD4T0SBK9", "ICSA-19-094-04"],
	["BT03 | BT04 | BT06", V, "= BT03 or = BT04 or = BT06", "ICSMA-20-343-01"],
	["HD 16 | HD23", V, "= HD 16 or = HD23", "ICSMA-20-343-01"],
	["MX-V4.0.2.33.r2", V, "= MX-V4.0.2.33.r2", "ICSA-24-235-03"],
	["V1.00_2017_12_15", V, "= V1.00_2017_12_15", "ICSA-23-199-05"],
	["<= 1.12.0.27 | 1.12.13.2 | 1.12.14.5", R, "<= 1.12.0.27 or = 1.12.13.2 or = 1.12.14.5", "ICSA-21-208-03"],
	[">=  5.3.1 build 150410 | <= 5.4.4  Build 161125", R, ">= 5.3.1 build 150410 & <= 5.4.4  Build 161125", "ICSA-17-124-01"],
	["* (with nossl tag)", V, "condition: with nossl tag", "ICSA-21-166-01"],
	["9.6 | 9.8", V, "= 9.6 or = 9.8", "ICSA-19-199-01"],
	["2020 R3", R, "= 2020 R3", "ICSA-21-103-15"],
	["All versions", R, "all", "ICSA-18-165-01"],
	["MP1.1, MP2.0, MP2.1, and MP3.0", V, "= MP1.1 or = MP2.0 or = MP2.1 or = MP3.0", "ICSA-18-093-01"],
	["V6.00.184, V6.00.342, and", V, "= V6.00.184 or = V6.00.342", "ICSA-18-093-01, shortened"],
	["All versions >= V2.0 and < V2.1.6", R, ">= V2.0 & < V2.1.6", "ICSA-18-282-05"],
	["All versions between V2.5 (including) and V2.7 (excluding)", R, ">= V2.5 & < V2.7", "ICSA-19-099-03"],
	["All versions with OIS running on Debian 9 or earlier", R, "condition: with OIS running on Debian 9 or earlier", "ICSA-21-257-18"],
	[">=V2.8<V3.1.1", R, ">= V2.8 & < V3.1.1", "ICSA-24-074-10"],
	["<4.x", R, "< 4.x", "ICSA-23-355-02: whether 4.1 is meant is not stated, so the bound stays as written"],
	["4.x", V, ">= 4.0 & < 5.0", "wildcard alone: a number without parts is no version of most schemes"],
	[">=5.x|<=6.5.1", R, ">= 5.0 & <= 6.5.1", "ICSA-25-261-06"],
	["<= nxal100v-p1-9-1and", R, "<= nxal100v-p1-9-1", "ICSA-23-094-01: a word glued to the number"],
	["1.2 *", V, ">= 1.2 & < 1.3", "ICSA-21-343-01"],
	["2.2.5 <= 2.2.5.1", R, ">= 2.2.5 & <= 2.2.5.1", "ICSA-21-343-01"],
	["4K | 4.5.181  | 4.5.196", R, "= 4.5.181 or = 4.5.196", "ICSA-23-131-11", "4K QUAD: 4K | 4.5.181 | 4.5.196"],
	[
		"< 1.99 | 2.20 | 2.40",
		R,
		"< 1.99 or < 2.20 or < 2.40",
		"ICSA-17-341-03",
		"FL COM SERVER: firmware versions prior to 1.99 2.20 or 2.40",
	],
	["<=8.1 | >= 8.1.10", R, ">= 8.1 & < 8.1.10", "ICSA-22-102-03", "Ignition: All 8.1 versions prior to 8.1.10"],
	["< 4.8 | SP5", R, "< 4.8 SP5", "ICSA-19-253-03", "SINUMERIK 828D: All versions prior to v4.8 SP5"],
	["<v36.011_v35.013_v34.014", R, "< v36.011 or < v35.013 or < v34.014", "ICSA-24-226-09"],
	["<= 2.0.11 / 3.0.11", R, "<= 2.0.11 or <= 3.0.11", "ICSA-18-226-02"],
	["<V8.89_installed_on_CP100_devices", R, "< V8.89 if installed on CP100 devices", "ICSA-24-193-14"],
	["vers:all/*_installed_on_CP200_devices", R, "condition: installed on CP200 devices", "ICSA-24-193-14"],
	["BIOS < V22.01.04", R, "< V22.01.04 if BIOS", "ICSA-18-058-01A"],
	["< 2.1.0 (Windows and Linux)", R, "< 2.1.0 if Windows and Linux", "ICSA-17-059-01"],
	["8.2 (all editions)", V, "= 8.2", "ICSA-18-354-02"],
	["<= first 2  digits of serial number are 04 ", R, "condition: <= first 2  digits of serial number are 04", "ICSA-20-303-02"],
	["1SAP520200R0001 | G1  with BSP <= UN31 1.76", R, "condition: 1SAP520200R0001 | G1  with BSP <= UN31 1.76", "ICSA-19-178-03"],
	["2014-2016 ", V, ">= 2014 & <= 2016", "ICSA-17-208-01"],
	["(Release 1.3.2 1.4.0 1.4.1 1.4.3 1.4.5)", V, "= 1.3.2 or = 1.4.0 or = 1.4.1 or = 1.4.3 or = 1.4.5", "ICSMA-21-019-01"],
	["prior to 5.7.0", R, "< 5.7.0", "English"],
	["before V2.3", R, "< V2.3", "English"],
	["1.12.0.25 and prior", R, "<= 1.12.0.25", "English"],
	[
		"Versions 1.12.0.27 and prior Versions 1.12.13.2 and 1.12.14.5",
		R,
		"<= 1.12.0.27 or = 1.12.13.2 or = 1.12.14.5",
		"ICSA-21-208-03, full name",
	],
	["21.06.11.0 or older", R, "<= 21.06.11.0", "ICSA-21-280-01, full name"],
	["V5.4.5 build 170123 and later", R, ">= V5.4.5 build 170123", "ICSA-17-124-01, remediation"],
	["V5.2.0 build 140721 to V5.4.0 build 160530", R, ">= V5.2.0 build 140721 & <= V5.4.0 build 160530", "ICSA-17-124-01, full name"],
	["from 1.0 up to (and including) 2.0", R, ">= 1.0 & <= 2.0", "English"],
	["up to and including v8.22", R, "<= v8.22", "ICSA-20-147-02, full name"],
	["10.1 through 10.5", R, ">= 10.1 & <= 10.5", "ICSA-21-238-01, full name"],
	["2.0.0 - 2.3.8", R, ">= 2.0.0 & <= 2.3.8", "English"],
	["n/a", V, "all", "no version stated"],
	[
		"vers:hikvision/>=V5.2.0%20build%20140721|<=V5.4.0%20build%20160530",
		R,
		">= V5.2.0 build 140721 & <= V5.4.0 build 160530",
		"our own catalogue",
	],
	["vers:hikvision/*", R, "all", "our own catalogue"],
	["vers:hikvision/V5.4.5%20build%20170123", R, "= V5.4.5 build 170123", "our own catalogue"],
	["vers:hikvision/<build%20230821", R, "< @2023-08-21", "our own catalogue"],
	["vers:dahua/<build%202023-12-13", R, "< @2023-12-13", "our own catalogue"],
	["vers:dahua/>=build%202023-12-13", R, ">= @2023-12-13", "our own catalogue"],
	["vers:hikvision/>=V4.1.60|<build%202023-08-21", R, ">= V4.1.60 & < @2023-08-21", "two axes"],
	["vers:generic/1.0|>=2.0|<2.5|>=3.0|<=3.2", R, "= 1.0 or >= 2.0 & < 2.5 or >= 3.0 & <= 3.2", "VERS: pairs of comparators"],
	["!= 3.0", R, "unparsed at 0", "cannot be put into a range"],
	["vers:generic/>=1.0|!=1.5", R, "unparsed at 19", "cannot be put into a range"],
	["vers:dahua/<build%202023-13-45", R, "unparsed at 12", "no such day"],
	["<= ", R, "unparsed at 2", "nothing behind the operator"],
	["", R, "unparsed at 0", "empty"],
	["latest", V, "unparsed at 0", "no version"],
	["1.0\u0000", V, "unparsed at 3", "control character"],
	["3/4/2024", R, "unparsed at 0", "day and month in doubt"],
];

test("every shape of a version slot is typed, or refused with the place", () => {
	for (const [text, slot, expected, source, fullName] of SHAPES) {
		const { expression } = parseExpression(text, slot, fullName === undefined ? undefined : { fullName });
		assert.equal(show(expression), expected, `${source}: ${JSON.stringify(text)}`);
	}
});

test("a repair is recorded for what was mended", () => {
	const rules = (text: string, slot: VersionSlot): string[] => parseExpression(text, slot).repairs.map((repair) => repair.rule);
	assert.deepEqual(rules("vers:all/<V2.1", R), ["invalid-vers"]);
	assert.deepEqual(rules("DH-HCVR4XXX, and", V), ["trailing-comma", "model-in-version-slot"]);
	assert.deepEqual(rules("4.x", V), ["wildcard-bound"]);
	assert.deepEqual(rules("<= 1.5", R), []);
});

test("a bound's text stands at its offset, unless a repair says otherwise", () => {
	for (const [text, slot, , source] of SHAPES) {
		const { expression, repairs } = parseExpression(text, slot);
		if (expression.kind !== "ranges" || repairs.length > 0 || text.includes("%")) continue;
		for (const one of expression.alternatives) {
			for (const bound of one.kind === "exact" ? [one] : [one.lower, one.upper]) {
				if (bound === undefined || ("axis" in bound && bound.axis === "build_date")) continue;
				assert.equal(text.slice(bound.at, bound.at + bound.text.length), bound.text, source);
			}
		}
	}
});

test("law: any text gives an answer, an unparsed place lies in it, and no comparator is lost in silence", () => {
	const piece = fc.constantFrom(
		"<",
		">=",
		"|",
		",",
		"and",
		"or",
		"prior",
		"to",
		"V5.4.0",
		"build 160530",
		"(",
		")",
		"*",
		"All versions",
		"x",
		"_",
		" ",
		"1.2.3",
		"%20",
		"with",
		"\u00e9",
		"2024/2/2",
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, range) => {
			const text = pieces.join(" ");
			const { expression } = parseExpression(text, range ? R : V);
			if (expression.kind === "unparsed") assert.ok(expression.at >= 0 && expression.at <= text.length);
			if (expression.kind === "all") assert.ok(!/[<>]/.test(text));
			if (expression.kind === "ranges") assert.ok(expression.alternatives.length > 0);
		}),
		{ numRuns: 2000 },
	);
	fc.assert(
		fc.property(fc.string({ maxLength: 300, unit: "binary" }), (text) => {
			assert.ok(["all", "ranges", "model", "condition", "unparsed"].includes(parseExpression(text, V).expression.kind));
		}),
		{ numRuns: 2000 },
	);
});

test("the ends of a wildcard are marked: nobody wrote it, so nobody called it a fix", () => {
	const marks = (text: string, slot: VersionSlot): readonly unknown[] => {
		const { expression } = parseExpression(text, slot);
		assert.equal(expression.kind, "ranges", text);
		return expression.kind !== "ranges"
			? []
			: expression.alternatives.map((one) => (one.kind === "interval" ? [one.lower?.synthetic, one.upper?.synthetic] : []));
	};
	for (const text of ["V5.4.x", "5.4 *"]) assert.deepEqual(marks(text, R), [[true, true]], text);
	for (const text of ["<= 4.x", ">= 4.0 <= 4.x"]) assert.deepEqual(marks(text, R), [[undefined, true]], text);
	assert.deepEqual(marks(">= 4.x", R), [[true, undefined]]);
	for (const text of ["< 5.5", "<= 5.4.9", "> 4.x", "< 4.x", "4.1 to 4.9"])
		assert.deepEqual(marks(text, R), [[undefined, undefined]], text);
});

test("law: n exact versions give n alternatives", () => {
	const version = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(999)).map((parts) => parts.join("."));
	fc.assert(
		fc.property(fc.array(version, { minLength: 1, maxLength: 40 }), fc.constantFrom(" | ", "|", ", ", " or "), (versions, joint) => {
			const { expression } = parseExpression(versions.join(joint), V);
			assert.equal(expression.kind === "ranges" ? expression.alternatives.length : 0, versions.length);
		}),
	);
});

test("time is linear: 64 KiB of any hostile repetition is read at once, more is refused", () => {
	for (const piece of [
		"<",
		"(",
		"((1",
		"1.0,",
		",",
		"a(",
		"and ",
		"<1 |",
		"1.0 ",
		"x-",
		"vers:all/",
		"_v1.0",
		"to 1 ",
		"\u00a0",
		"build ",
		"X1-",
		"%20",
		"or 1 and prior ",
		"9".repeat(100),
	]) {
		const text = piece.repeat(Math.floor(MOST_EXPRESSION / piece.length));
		const start = cpuMs();
		for (const slot of [R, V] as const) parseExpression(text, slot, { fullName: text });
		assert.ok(cpuMs() - start < 1000, `${piece}: ${cpuMs() - start} ms`);
	}
	assert.equal(parseExpression("1".repeat(MOST_EXPRESSION + 1), R).expression.kind, "unparsed");
});

test("service packs without end are not joined to one version", () => {
	const text = `< 4.8${" | SP5".repeat(10_000)}`;
	const { expression, repairs } = parseExpression(text, R, { fullName: "Recorder" });
	assert.ok(JSON.stringify([expression, repairs]).length < 50 * text.length);
	assert.deepEqual(
		parseExpression("< 4.8 | SP5", R).repairs.map(({ rule, after }) => [rule, after]),
		[["split-version", "4.8 SP5"]],
	);
});
