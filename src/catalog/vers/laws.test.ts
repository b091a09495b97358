/** Laws of ranges: the canonical form is one, means the same, and is reached from any text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toCanonical } from "./canonical.ts";
import { contains } from "./contains.ts";
import { parseVers } from "./parse.ts";
import { encodeVersion } from "./percent.ts";
import { validateVers } from "./validate.ts";
import type { Vers } from "./vers.ts";

/** Versions of each type, near each other so that they meet. */
const VERSIONS: Readonly<Record<string, fc.Arbitrary<string>>> = {
	intdot: fc.constantFrom("1", "01", "1.0", "1.1", "1.2", "1.10", "2", "2beta", "3", "x"),
	semver: fc.constantFrom("1.0.0", "1.0.0-rc.1", "1.0.0-rc.2", "1.0.0+x", "1.2.0", "2.0.0", "2.0"),
	datetime: fc.constantFrom("2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00", "2024-01-02T00:00:00Z", "2023-12-31T00:00:00z"),
	lexicographic: fc.constantFrom("a", "b", "B", "\u00e9", "\u{1f600}", "\ufffd"),
	hikvision: fc.constantFrom(
		"V5.4.0 build 160530",
		"5.4.0 Build 160530",
		"V5.4.0",
		"V5.4.5 build 170124",
		"V5.5.0 build 160101",
		"V5.2.0",
		"build 2016-05-30",
		"build 170101",
		"IPC_G3_EN_STD_5.5.160_210416",
		"IPC_G5_EN_STD_5.5.113_210317",
	),
	dahua: fc.constantFrom(
		"2.800.0000000.13.R",
		"2.800.0000.14.R.20200101",
		"2.800.0000000.14.R.20190101",
		"2.800.0000005.1.R",
		"build 191201",
	),
	"axis-os": fc.constantFrom("11.11.140", "11.11.2", "12.0.1", "12.1.2", "9.80.47", "9.80.3"),
	maven: fc.constantFrom("1", "2", "2.0-rc"),
};

const COMPARATORS = ["", "", "=", "!=", "<", "<=", ">", ">="] as const;

const ranges: fc.Arbitrary<{ readonly vers: Vers; readonly version: string }> = fc
	.constantFrom(...Object.keys(VERSIONS))
	.chain((type) => {
		const versions = VERSIONS[type] ?? fc.constant("1");
		const constraint = fc.tuple(fc.constantFrom(...COMPARATORS), versions).map(([sign, version]) => `${sign}${encodeVersion(version)}`);
		return fc.tuple(fc.constant(type), fc.array(constraint, { minLength: 1, maxLength: 7 }), versions);
	})
	.map(([type, constraints, version]) => ({ vers: read(`vers:${type}/${constraints.join("|")}`), version }));

function read(text: string): Vers {
	const parsed = parseVers(text);
	assert.ok(parsed.ok, text);
	return parsed.value;
}

test("the canonical form of a canonical form is itself", () => {
	fc.assert(
		fc.property(ranges, ({ vers }) => {
			const once = toCanonical(vers);
			assert.equal(toCanonical(read(once)), once, vers.raw);
		}),
		{ numRuns: 2000 },
	);
});

test("the canonical form contains what the range contains", () => {
	fc.assert(
		fc.property(ranges, ({ vers, version }) => {
			assert.equal(contains(read(toCanonical(vers)), version).answer, contains(vers, version).answer, `${version} in ${vers.raw}`);
		}),
		{ numRuns: 5000 },
	);
});

test("a range without a problem is written canonically, and one that is not has a problem", () => {
	fc.assert(
		fc.property(ranges, ({ vers }) => {
			const canonical = toCanonical(vers) === vers.raw;
			const faults = validateVers(vers).filter(({ severity }) => severity === "error");
			if (faults.length === 0) assert.ok(canonical, vers.raw);
			if (!canonical) assert.notDeepEqual(faults, [], vers.raw);
		}),
		{ numRuns: 2000 },
	);
});

test("an inclusive end holds its own version, an exclusive one does not", () => {
	fc.assert(
		fc.property(ranges, ({ version, vers: { type } }) => {
			if (type === "maven" || validateVers(read(`vers:${type}/${encodeVersion(version)}`)).length > 0) return;
			for (const [sign, answer] of [
				["", "in"],
				["<=", "in"],
				[">=", "in"],
				["<", "out"],
				[">", "out"],
			] as const) {
				assert.equal(contains(read(`vers:${type}/${sign}${encodeVersion(version)}`), version).answer, answer, `${sign}${version}`);
			}
		}),
	);
});

test("the longest text is arranged in milliseconds", () => {
	const pieces = Array.from({ length: 2048 }, (_, at) => `${(at * 7919) % 2048}.${at}`);
	for (const type of ["intdot", "dahua", "uniview", "maven"]) {
		const vers = read(`vers:${type}/${pieces.join("|")}`.slice(0, 60_000));
		const start = process.hrtime.bigint();
		toCanonical(vers);
		const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
		assert.ok(milliseconds < 1000, `${type}: ${milliseconds} ms`);
	}
});
