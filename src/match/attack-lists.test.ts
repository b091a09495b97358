/** Attacks as the catalogue and a list that was taken have them: what is known is never known later for a list. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { KevList } from "../advisory/lists/published-list.ts";
import type { AttackedHole } from "../catalog/vendor.ts";
import { attackedIn, attackedOn } from "./attack-lists.ts";
import { attackFacts } from "./ssvc/attack.ts";

const CVE = "CVE-2017-0002";

function merged(known: { readonly kevAdded?: string; readonly date: string } | undefined, added: string | undefined) {
	const entries = new Map(added === undefined ? [] : [[CVE, { added, ransomware: false }]]);
	const kev: KevList = { kind: "kev", version: "V", releasedOn: "2026-11-20", entries, refused: [], refusedCount: 0 };
	const hole: AttackedHole | undefined =
		known === undefined ? undefined : { cve: CVE, kevAdded: known.kevAdded, date: known.date, evidence: "worm", source: "a CERT" };
	return attackedIn({ kev, epss: undefined }, { attacked: () => hole })(CVE);
}

// what the catalogue has, listed on, day asked about, in KEV since, whether attacks were known
for (const [known, added, day, since, attacked] of [
	[{ date: "2017-09-20" }, "2026-10-01", "2026-05-01", undefined, true],
	[{ date: "2017-09-20" }, "2026-10-01", "2026-10-01", "2026-10-01", true],
	[{ date: "2017-09-20" }, "2026-10-01", "2017-01-01", undefined, undefined],
	[{ kevAdded: "2022-03-25", date: "2025-08-25" }, "2026-10-01", "2024-01-01", "2022-03-25", true],
	[{ kevAdded: "2026-10-01", date: "2026-10-01" }, "2022-03-25", "2024-01-01", "2022-03-25", true],
	[undefined, "2022-03-25", "2024-01-01", "2022-03-25", true],
	[undefined, "2022-03-25", "2022-01-01", undefined, undefined],
	[{ date: "2017-09-20" }, undefined, "2026-05-01", undefined, true],
] as const) {
	test(`catalogue ${JSON.stringify(known)}, listed ${added}, on ${day}`, () => {
		const hole = merged(known, added);
		const on = attackedOn(day, hole);
		assert.equal(on?.kevAdded, since);
		assert.equal(on !== undefined, attacked === true);
		assert.equal(attackFacts(hole, [], { exploitation: undefined }, day).inKev, attacked);
	});
}
