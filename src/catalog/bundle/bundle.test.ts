import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareEditions, FACT_FILES, isBundle, readBundle, writeBundle } from "./bundle.ts";
import { editionInForce, type InstalledEdition, NO_EDITIONS } from "./installed.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const head = (version: string, date: string) => JSON.stringify({ version, date });
const files = (version = "2026.1.2", date = "2026-01-02") =>
	new Map([
		...FACT_FILES.map((name) => [`${name}.json`, "{}"] as const),
		["catalog.json", head(version, date)],
		["advisories/a-1.json", "{ }"],
	]);

test("what is written is read again, byte for byte, whatever the order of the files", () => {
	const [one, other] = [writeBundle(files(), "x"), writeBundle(new Map([...files()].reverse()), "x")];
	assert.ok(one.ok && other.ok);
	assert.equal(text(one.value), text(other.value));
	assert.ok(isBundle(one.value));
	const read = readBundle(one.value, "x");
	assert.ok(read.ok);
	assert.deepEqual([read.value.version, read.value.date, read.value.files], ["2026.1.2", "2026-01-02", new Map([...files()].sort())]);
	assert.equal(text(read.value.documents.get("advisories/a-1.json") ?? new Uint8Array()), "{ }");
});

test("other files, other names and a head that is not its own are refused", () => {
	const refused: readonly (readonly [string, (held: Map<string, string>) => void])[] = [
		["upwards", (held) => held.set("advisories/../a.json", "{}")],
		["deeper", (held) => held.set("advisories/b/a.json", "{}")],
		["capitals", (held) => held.set("advisories/A.json", "{}")],
		["hidden", (held) => held.set("advisories/.a.json", "{}")],
		["backslash", (held) => held.set("advisories\\a.json", "{}")],
		["no JSON", (held) => held.set("vendors.json", "{")],
		["no version", (held) => held.set("catalog.json", "{}")],
		["odd version", (held) => held.set("catalog.json", head("1..2", "2026-01-02"))],
		["too few", (held) => held.delete("relabels.json")],
	];
	for (const [what, change] of refused) {
		const held = files();
		change(held);
		const made = writeBundle(held, "x");
		assert.equal(made.ok ? what : made.error.code, "catalog/bad-bundle", what);
	}
});

test("the law of editions: an order, by day before version", () => {
	const edition = fc.record({
		date: fc.constantFrom("2025-12-31", "2026-01-01", "2026-01-02"),
		version: fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(".")),
	});
	fc.assert(
		fc.property(edition, edition, edition, (a, b, c) => {
			assert.equal(Math.sign(compareEditions(a, b)), -Math.sign(compareEditions(b, a)) + 0);
			if (compareEditions(a, b) <= 0 && compareEditions(b, c) <= 0) assert.ok(compareEditions(a, c) <= 0);
			if (a.date < b.date) assert.ok(compareEditions(a, b) < 0);
		}),
	);
});

test("what was taken is in force until a newer one ships than did then", () => {
	const of = (version: string, date: string) => ({ version, date });
	const taken = { ...of("2026.2.1", "2026-02-01"), shippedThen: of("2026.1.1", "2026-01-01") } as InstalledEdition;
	const older = { ...of("2025.2.1", "2025-02-01"), shippedThen: of("2026.1.1", "2026-01-01") } as InstalledEdition;
	const inForce = (editions: readonly InstalledEdition[], shipped: ReturnType<typeof of>) =>
		editionInForce({ ...NO_EDITIONS, editions }, shipped)?.version;
	assert.equal(inForce([], of("2026.1.1", "2026-01-01")), undefined);
	assert.equal(inForce([taken], of("2026.1.1", "2026-01-01")), "2026.2.1");
	assert.equal(inForce([taken], of("2026.3.1", "2026-03-01")), undefined);
	assert.equal(inForce([older], of("2026.1.1", "2026-01-01")), "2025.2.1", "somebody wanted the older one");
	assert.equal(inForce([older], of("2026.1.2", "2026-01-02")), undefined);
});
