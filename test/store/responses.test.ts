/** The record of responses, on every database: nothing is overwritten, bytes stay under their hash, corrections are further records. */
import assert from "node:assert/strict";
import type { NewCapture } from "../../src/account/response/ports.ts";
import { type EventFacts, standing } from "../../src/account/response/record.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { runSql, storeTest } from "./stores.ts";

const EVENT: EventFacts = {
	id: "wave-2030",
	kind: "wave",
	title: "A wave",
	reference: "",
	disclosedAt: 1000,
	firstAttackAt: null,
	sources: [],
	subjects: [{ id: "north", kind: "branch", vendor: undefined, sells: true, source: undefined }],
	synthetic: true,
};

const CAPTURE: NewCapture = {
	event: "wave-2030",
	branch: "north",
	kind: "html",
	channel: "page",
	publishedAt: 2000,
	url: "https://north.example/notice",
	capturedAt: 3000,
	capturedBy: "ada",
	loggedIn: false,
	language: "en",
	corrects: "",
	reason: "",
	bytes: new TextEncoder().encode("<p>\0 update</p>"),
	sha256: undefined,
	who: "ada",
	at: 3000,
};

storeTest("an event is kept with every revision; who did not see the newest changes nothing", async (store) => {
	const { responses } = store;
	const by = { who: "ada", at: 5 };
	const first = await responses.keepEvent({ ...EVENT, ...by, base: 0, reason: "" });
	assert.deepEqual([first?.revision, first?.title, first?.synthetic], [1, "A wave", true]);
	assert.equal(await responses.keepEvent({ ...EVENT, title: "Other", ...by, base: 0, reason: "" }), undefined);
	const second = await responses.keepEvent({ ...EVENT, title: "A wave of attacks", ...by, base: 1, reason: "named as others name it" });
	assert.deepEqual([second?.revision, second?.reason], [2, "named as others name it"]);
	assert.deepEqual(
		(await responses.eventRevisions("wave-2030")).map(({ title }) => title),
		["A wave", "A wave of attacks"],
	);
	assert.deepEqual(
		(await responses.events()).map(({ revision }) => revision),
		[2],
	);
	assert.equal(await responses.event("nothing"), undefined);
});

storeTest("a capture keeps its bytes, comes in once, and is put right by a further record alone", async (store, place) => {
	const { responses } = store;
	await responses.keepEvent({ ...EVENT, who: "ada", at: 1, base: 0, reason: "" });
	const kept = await responses.addCapture(CAPTURE);
	assert.ok(kept !== undefined);
	assert.deepEqual(new Uint8Array((await responses.bytes(kept.sha256)) ?? []), CAPTURE.bytes);
	assert.equal(kept.size, CAPTURE.bytes?.byteLength);
	assert.equal(await responses.addCapture(CAPTURE), undefined, "the same bytes on the same way");
	const correction = { ...CAPTURE, bytes: undefined, sha256: kept.sha256, publishedAt: 1500, corrects: kept.id, reason: "its own date" };
	const corrected = await responses.addCapture(correction);
	assert.ok(corrected !== undefined);
	assert.equal(await responses.addCapture(correction), undefined, "a record is put right once");
	assert.equal(await responses.addCapture({ ...correction, corrects: "nothing" }), undefined);
	assert.equal(corrected.size, kept.size);
	const all = await responses.captures("wave-2030");
	assert.deepEqual(
		all.map(({ publishedAt }) => publishedAt),
		[2000, 1500],
	);
	assert.deepEqual(
		standing(all).map(({ id }) => id),
		[corrected.id],
	);
	await responses.addCapture({ ...correction, kind: "withdrawn", corrects: corrected.id, reason: "not theirs" });
	assert.deepEqual(standing(await responses.captures("wave-2030")), []);
	for (const change of ["update capture set branch = 'x'", "delete from capture", "delete from response_event"])
		await assert.rejects(runSql(place, change), /written once/);
	assert.ok((await verifyAudit(store.audit)).ok);
	assert.deepEqual(await responses.captures("other"), []);
	assert.equal(await responses.bytes("0".repeat(64)), undefined);
});

storeTest("a reply is kept as written and decided once; a score is kept for bytes and rules", async (store, place) => {
	const { responses } = store;
	const reply = {
		event: "wave-2030",
		branch: "north",
		name: "Ida",
		role: "press",
		email: "ida@north.example",
		words: "We wrote\0 to all.",
		language: "en",
	};
	const id = await responses.addReply({ ...reply, at: 7 });
	assert.deepEqual(
		(await responses.replies("wave-2030")).map(({ state, words }) => [state, words]),
		[["submitted", "We wrote\ufffd to all."]],
	);
	const decide = (verdict: "verified" | "refused") => responses.decideReply({ id, verdict, reason: "called back", who: "ed", at: 8 });
	assert.deepEqual([await decide("verified"), await decide("refused")], [true, false]);
	assert.equal(await responses.decideReply({ id: "nothing", verdict: "verified", reason: "", who: "ed", at: 8 }), false);
	const [kept] = await responses.replies(undefined);
	assert.deepEqual([kept?.state, kept?.decidedBy, kept?.decidedAt], ["verified", "ed", 8]);
	await assert.rejects(runSql(place, "update vendor_reply set words = ''"), /written once/);
	const score = { sha256: "a", version: "1", content: "{}", at: 9 };
	await responses.keepScore(score);
	await responses.keepScore({ ...score, content: "[]" });
	assert.deepEqual(await responses.score("a", "1"), score);
	assert.equal(await responses.score("a", "2"), undefined);
});
