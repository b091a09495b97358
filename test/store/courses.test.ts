/** Seats on every database: no seat is given twice, the list keeps its order, and whoever moves up is told in the same commit. */
import assert from "node:assert/strict";
import type { CourseFacts } from "../../src/account/course/course.ts";
import type { CourseStore } from "../../src/account/course/ports.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { storeTest } from "./stores.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const DAY = 86_400_000;
const by = { who: "editor@example.org", at: NOW };

const COURSE: CourseFacts = {
	title: "Cameras on a network of their own",
	about: "",
	place: "Harbour\0",
	language: "en",
	startsAt: NOW + 30 * DAY,
	endsAt: NOW + 30 * DAY + 3_600_000,
	lastDay: "2026-03-20",
	seats: 3,
	price: "",
};

const ask = (courses: CourseStore, courseId: string, n: number, at = NOW) =>
	courses.ask({ courseId, email: `p${n}@example.org`, name: `P${n}`, language: "en", word: `w${n}`, wordHash: `h${n}`, at });

storeTest(
	"twenty use their links at once for three seats: three have one, the others wait, each in a place of their own",
	async (store) => {
		const { courses } = store.readers;
		const id = await courses.add({ course: COURSE, ...by });
		for (let n = 0; n < 20; n += 1) assert.equal(await ask(courses, id, n), "asked");
		assert.equal((await courses.course(id))?.taken, 0, "asking holds no seat");
		const came = await Promise.all(Array.from({ length: 20 }, (_, n) => courses.confirm({ wordHash: `h${n}`, at: NOW + 1 })));
		assert.deepEqual([came.filter((one) => one === "seat").length, came.filter((one) => one === "waiting").length], [3, 17]);
		const list = (await courses.registrations(id)).filter(({ state }) => state === "waiting");
		assert.deepEqual(
			list.map(({ place }) => place),
			Array.from({ length: 17 }, (_, at) => at + 1),
		);
		// All with a seat and two of the list give up at once: three move up, nobody twice, and no more than the seats.
		const seated = (await courses.registrations(id)).filter(({ state }) => state === "seat");
		const goes = [...seated, ...list.slice(0, 2)].map(({ email }) => `h${/\d+/.exec(email)?.[0]}`);
		await Promise.all(goes.map((wordHash) => courses.leave({ wordHash, at: NOW + 2 })));
		const after = await courses.registrations(id);
		assert.deepEqual(
			after.filter(({ state }) => state === "seat").map(({ email }) => email),
			list.slice(2, 5).map(({ email }) => email),
			"the next three of the list, in its order",
		);
		assert.equal(after.filter(({ state }) => state === "waiting").length, 12);
		assert.ok((await verifyAudit(store.audit)).ok);
	},
);

storeTest("the last seat between two: one has it; with more seats the list moves up; with fewer nobody loses one", async (store) => {
	const { courses } = store.readers;
	const id = await courses.add({ course: { ...COURSE, seats: 1 }, ...by });
	await ask(courses, id, 1);
	await ask(courses, id, 2);
	const both = await Promise.all([1, 2].map((n) => courses.confirm({ wordHash: `h${n}`, at: NOW })));
	assert.deepEqual(both.toSorted(), ["seat", "waiting"]);
	assert.equal(await courses.confirm({ wordHash: "h1", at: NOW }), both[0], "the link used again says the same");
	assert.equal(await courses.change({ id, course: { ...COURSE, seats: 2 }, ...by }), true);
	assert.deepEqual([(await courses.course(id))?.taken, (await courses.course(id))?.waiting], [2, 0]);
	await courses.change({ id, course: { ...COURSE, seats: 1 }, ...by });
	assert.equal((await courses.course(id))?.taken, 2);
	await courses.leave({ wordHash: "h1", at: NOW });
	assert.equal((await courses.course(id))?.taken, 1, "nobody moves up beyond the seats");
});

storeTest("too late, unknown, twice, cancelled; letters come out once, and again when they failed", async (store) => {
	const { courses } = store.readers;
	const id = await courses.add({ course: COURSE, ...by });
	assert.equal(await ask(courses, "no-such", 1), "closed");
	assert.equal(await ask(courses, id, 1, Date.parse("2026-03-21T00:00:00Z")), "closed", "after the last day");
	assert.equal(await ask(courses, id, 1), "asked");
	assert.equal(
		await courses.ask({ courseId: id, email: "p1@example.org", name: "", language: "de", word: "x", wordHash: "x", at: NOW }),
		"again",
	);
	assert.equal(await courses.confirm({ wordHash: "none", at: NOW }), undefined);
	assert.equal(await courses.confirm({ wordHash: "h1", at: NOW + 3 * DAY }), undefined, "the link has run out");
	assert.equal(await courses.confirm({ wordHash: "h1", at: NOW }), "seat");
	const [first, second] = await Promise.all([courses.takeLetters({ at: NOW }), courses.takeLetters({ at: NOW })]);
	const taken = [...first, ...second];
	assert.deepEqual(taken.map(({ kind, word }) => [kind, word]).toSorted(), [
		["confirm", "w1"],
		["seat", "w1"],
	]);
	for (const { id: letter, kind } of taken)
		await courses.settleLetter({
			id: letter,
			...(kind === "seat" ? { outcome: "failed", again: NOW + 60_000 } : { outcome: "sent", again: undefined }),
			at: NOW,
		});
	assert.deepEqual(await courses.takeLetters({ at: NOW }), []);
	const again = await courses.takeLetters({ at: NOW + 60_000 });
	assert.deepEqual(
		again.map(({ kind, tries }) => [kind, tries]),
		[["seat", 2]],
	);
	assert.equal(await courses.cancel({ id, reason: "ill", ...by }), true);
	assert.equal(await courses.cancel({ id, reason: "ill", ...by }), false);
	assert.equal(await courses.confirm({ wordHash: "h1", at: NOW }), undefined);
	assert.deepEqual(
		(await courses.takeLetters({ at: NOW + 60_001 })).map(({ kind }) => kind),
		["cancelled"],
	);
	assert.doesNotMatch(JSON.stringify(await store.audit.entries({})), /p1@example/, "the record names no participant");
});
