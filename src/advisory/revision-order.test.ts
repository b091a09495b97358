/** Which revision is the current one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { currentOf, instantOf } from "./revision-order.ts";

const revision = (version: string, date: string) => ({ version, releasedAt: instantOf(date), date });

// revisions in order of receipt as [version, date], place of the current one
for (const [why, revisions, current] of [
	[
		"a later version",
		[
			["1", "2020-01-01"],
			["2", "2021-01-01"],
		],
		1,
	],
	[
		"an older version that arrives late",
		[
			["2", "2021-01-01"],
			["1", "2020-01-01"],
		],
		0,
	],
	[
		"versions are numbers, not texts",
		[
			["10", "2021-01-01"],
			["9", "2021-01-01"],
		],
		0,
	],
	[
		"semantic versions (CSAF 2.0 section 3.1.11.2)",
		[
			["1.10.0", ""],
			["1.9.3", ""],
		],
		0,
	],
	[
		"a pre-release comes before its release (semver 11.3)",
		[
			["1.0.0", ""],
			["1.0.0-rc.1", ""],
		],
		0,
	],
	[
		"pre-releases by their parts (semver 11.4)",
		[
			["1.0.0-rc.11", ""],
			["1.0.0-rc.2", ""],
			["1.0.0-alpha.1", ""],
		],
		0,
	],
	[
		"one version twice: the later date",
		[
			["1", "2021-01-02"],
			["1", "2021-01-01"],
		],
		0,
	],
	[
		"one version and date twice: the later receipt",
		[
			["1", "2021-01-01"],
			["1", "2021-01-01"],
		],
		1,
	],
	[
		"numbering that changed its way: the later date",
		[
			["5", "2020-01-01"],
			["1.0.0", "2021-01-01"],
			["4", "2019-01-01"],
		],
		1,
	],
	[
		"versions that are dates, as in NVD entries",
		[
			["2024-05-02T00:00:00.000", "2024-05-02"],
			["2023-01-01", "2023-01-01"],
		],
		0,
	],
	[
		"a date that cannot be read proves nothing",
		[
			["x", "2020-01-01"],
			["x", "soon"],
		],
		0,
	],
	[
		"no date anywhere: the later receipt",
		[
			["x", ""],
			["y", ""],
		],
		1,
	],
] as const) {
	test(`current: ${why}`, () => {
		const all = revisions.map(([version, date]) => revision(version, date));
		assert.equal(currentOf(all), all[current]);
	});
}

test("of none there is no current one", () => assert.equal(currentOf([]), undefined));

test("law: the current revision does not hang on the order of receipt where no two are equal", () => {
	const version = fc.oneof(
		fc.nat(30).map(String),
		fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((parts) => parts.join(".")),
		fc.constant("odd"),
	);
	const revisions = fc.uniqueArray(fc.record({ version, releasedAt: fc.nat(1_000_000) }), {
		selector: ({ releasedAt }) => releasedAt,
		minLength: 1,
	});
	fc.assert(
		fc.property(revisions, fc.infiniteStream(fc.nat()), (all, keys) => {
			const shuffled = all
				.map((each) => [keys.next().value ?? 0, each] as const)
				.sort(([a], [b]) => a - b)
				.map(([, each]) => each);
			const known = all.every(({ version }) => /^\d+$/.test(version)) || all.every(({ version }) => version.includes("."));
			const same = new Set(all.map(({ version }) => version)).size < all.length && known;
			assert.equal(currentOf(shuffled)?.version, currentOf(all)?.version);
			if (!same) assert.equal(currentOf(shuffled), currentOf(all));
		}),
	);
});
