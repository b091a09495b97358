/** Every step of every proof over the sample fleet names a place that is there, and quotes words that stand in the document. */
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { createFleet } from "../../src/match/fleet.ts";
import { judgeAll } from "../../src/match/hole.ts";
import { judge } from "../../src/match/judge.ts";
import { createMatcher } from "../../src/match/matcher.ts";
import { subjectOf } from "../../src/match/subject.ts";
import type { Judgement } from "../../src/match/verdict.ts";
import { programFolder } from "../../src/store/disk/catalogue-folder.ts";
import { readInventory } from "../../src/store/files/read-inventory.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { ownAdvisories } from "../support/own-advisories.ts";

/** RFC 6901; `undefined` where nothing is there. */
function resolve(document: unknown, pointer: string): unknown {
	if (pointer === "") return document;
	if (!pointer.startsWith("/")) return undefined;
	let value = document;
	for (const token of pointer.slice(1).split("/")) {
		if (typeof value !== "object" || value === null) return undefined;
		value = (value as Record<string, unknown>)[token.replaceAll("~1", "/").replaceAll("~0", "~")];
	}
	return value;
}

test("a JSON pointer resolves as RFC 6901 says", () => {
	const document = { a: [{ "b/c": 1, "d~e": 2 }] };
	assert.equal(resolve(document, "/a/0/b~1c"), 1);
	assert.equal(resolve(document, "/a/0/d~0e"), 2);
	assert.equal(resolve(document, "/a/1/b"), undefined);
	assert.equal(resolve(document, "a"), undefined);
});

test("the pointers of all proofs of the sample fleet resolve in the shipped documents", async () => {
	const documents = new Map(ownAdvisories().map(({ csaf }) => [csaf.document.tracking.id, csaf]));
	const catalogue = await shippedCatalogue();
	const library = await libraryOf(catalogue);
	const matcher = createMatcher(library, catalogue);
	const fleet = createFleet();
	for await (const batch of readInventory([join(programFolder(), "data", "sample", "inventory.csv")], {}))
		for (const device of batch.devices) fleet.add(device);
	assert.ok(fleet.identities.length > 50);
	const broken = new Set<string>();
	let steps = 0;
	const check = (judgement: Judgement, who: string) => {
		assert.ok(judgement.because.length > 0, `${who}: ${judgement.verdict} without a proof`);
		assert.equal(judgement.needs.length > 0, judgement.verdict === "under_investigation", `${who}: ${judgement.kind} and its needs`);
		for (const { document, pointer, rule, quote } of judgement.because) {
			if (document === "inventory" || document === "catalogue") continue;
			steps += 1;
			const csaf = documents.get(document);
			assert.ok(csaf !== undefined, `${who}: no document ${document}`);
			const found = resolve(csaf, pointer);
			if (found === undefined) broken.add(`${rule} ${document}${pointer}`);
			else if (quote !== "" && !holds(found, quote))
				broken.add(`${rule} ${document}${pointer}: no "${quote}" in ${JSON.stringify(found).slice(0, 200)}`);
		}
	};
	for (const identity of fleet.identities) {
		const subject = subjectOf(identity, matcher);
		const who = [identity.brand, identity.model, identity.firmware].join(" ");
		for (const hole of judgeAll(subject)) check(hole, who);
		for (const entry of library.advisories) check(judge(subject, entry), who);
	}
	assert.ok(steps > 1000, `${steps} steps`);
	assert.deepEqual([...broken], []);
});

/** Whether the words stand at the place, in what it holds; a status step quotes the product, which the status lists by its id. */
function holds(found: unknown, quote: string): boolean {
	if (typeof found !== "string") return true;
	const plain = (text: string) => text.replace(/\s+/g, " ").trim();
	return plain(found).includes(plain(quote.replace(/\u2026$/, "")));
}
