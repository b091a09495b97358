/** Calls that are done once: one body for every database. */
import assert from "node:assert/strict";
import { storeTest } from "./stores.ts";

const HOUR = 60 * 60_000;

storeTest("a key is taken once, answered again, and free after a day", async ({ calls, people }) => {
	const add = async (name: string) => (await people.addOrganisation({ name, parentId: undefined, who: "test", at: 1 })) ?? "";
	const call = { organisationId: await add("Harbour"), key: "\u0000 a key", request: "POST /x abc", at: 1000 };
	const claims = await Promise.all([calls.claim(call), calls.claim(call), calls.claim(call)]);
	assert.deepEqual(claims.toSorted(), ["new", "running", "running"]);
	assert.equal(await calls.claim({ ...call, request: "POST /x other" }), "other");
	assert.equal(await calls.claim({ ...call, organisationId: await add("School") }), "new", "somebody else's key is another one");
	const answer = { status: 202, body: '{"id":"j"}' };
	await calls.settle({ ...call, answer });
	assert.deepEqual(await calls.claim({ ...call, at: 1000 + HOUR }), answer);
	assert.equal(await calls.claim({ ...call, at: 1000 + 25 * HOUR }), "new");
	await calls.settle({ ...call, answer: undefined });
	assert.equal(await calls.claim({ ...call, at: 1000 + 26 * HOUR }), "new", "what failed may be tried again");
	assert.equal(await calls.claim({ ...call, at: 1000 + 28 * HOUR }), "new", "what never was answered does not hold its key for ever");
});
