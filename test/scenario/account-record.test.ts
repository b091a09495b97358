/** Events and captures on record by the command line: kept once, put right by further records, scored from the bytes that came. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { simplePdf } from "../support/simple-pdf.ts";
import { startFolder } from "../support/start-call.ts";
import { OFFICES_EVENT, OFFICES_FILES } from "../support/three-offices.ts";

/** A folder with the event on record, and a way to call the program on it. */
async function recorded(context: TestContext) {
	const folder = startFolder(context);
	for (const [name, text] of Object.entries(OFFICES_FILES)) folder.write(name, text);
	const file = folder.write("event.json", JSON.stringify(OFFICES_EVENT));
	const call = (...args: readonly string[]) => folder.call(["--data", join(folder.path, "data"), ...args]);
	const added = await call("account", "event", "add", file);
	assert.equal(added.code, 0, added.said);
	return { folder, call, file };
}

test("an event comes on record with its notices, once, and is put right with a reason", async (context) => {
	const { folder, call, file } = await recorded(context);
	const again = await call("account", "event", "add", file);
	assert.equal(again.code, 2);
	assert.match(again.said, /account\/event-exists/);
	const right = await call("account", "event", "add", file, "--reason", "a branch was missing");
	assert.equal(right.code, 0);
	assert.match(right.out, /revision 1\n.*on record already/s, "the same content is no revision");
	const named = { ...OFFICES_EVENT, title: "Attacks on cameras with old firmware" };
	const next = await call("account", "event", "add", folder.write("named.json", JSON.stringify(named)), "--reason", "named more clearly");
	assert.match(next.out, /revision 2/);
	const shown = JSON.parse((await call("account", "event", "show", "autumn-wave", "--as-of", "2030-10-05", "--format", "json")).out);
	assert.deepEqual(
		shown.branches.map(({ id, silentDays, censored }: { id: string; silentDays: number; censored: boolean }) => [id, silentDays, censored]),
		[
			["Hollin Europe", 3, false],
			["Dunmar", 12, false],
			["Hollin America", 17, true],
			["Vessel Cam", 17, true],
		],
	);
	assert.ok(shown.branches[0].notices[0].scores.prominence > shown.branches[1].notices[0].scores.prominence);
	const real = { ...OFFICES_EVENT, id: "real-names", branches: [{ id: "Hikvision Europe" }] };
	const refused = await call("account", "event", "add", folder.write("real.json", JSON.stringify(real)));
	assert.match(refused.said, /account\/real-in-synthetic/);
});

test("mails, a PDF, a maildir and a fact are captured; bytes come out as they went in", async (context) => {
	const { folder, call } = await recorded(context);
	const add = (...args: readonly string[]) => call("account", "capture", "add", ...args, "--event", "autumn-wave");
	const pdf = join(folder.path, "notice.pdf");
	simplePdf(pdf, ["Security notice", "Please install firmware 5.4.5 on every Vessel VC-20 camera today.", "Attackers stop the recording."]);
	const kept = await add(pdf, "--branch", "Vessel Cam", "--published", "2030-10-01", "--url", "https://vessel.example/n.pdf");
	assert.equal(kept.code, 0, kept.said);
	const [id = "", kind] = kept.out.split("  ");
	assert.equal(kind, "pdf");
	const shown = JSON.parse((await call("account", "capture", "show", id, "--format", "json")).out);
	assert.equal(shown.score.kind, "pdf");
	assert.ok(shown.score.metrics.find((metric: { id: string; value: string }) => metric.id === "C1.action").value !== "absent");
	const raw = join(folder.path, "out.pdf");
	assert.equal((await call("account", "capture", "show", id, "--raw", raw)).code, 0);
	assert.deepEqual(readFileSync(raw), readFileSync(pdf));
	folder.write("box/new/1", "From: a@vessel.example\nSubject: Update\nDate: Tue, 01 Oct 2030 08:00:00 +0000\n\nPlease update.\n");
	folder.write("box/cur/2:2,S", "From: a@vessel.example\nSubject: Again\nDate: Wed, 02 Oct 2030 08:00:00 +0000\n\nPlease update now.\n");
	folder.write("box/tmp/3", "half a mail");
	const box = await add(join(folder.path, "box"), "--branch", "Vessel Cam");
	assert.equal(box.out.split("\n").filter((line) => line.includes("  eml  ")).length, 2, box.out + box.said);
	const fact = await add(
		"--branch",
		"Hollin America",
		"--url",
		"https://news.example/story",
		"--published",
		"2030-10-04",
		"--channel",
		"direct",
	);
	assert.match(fact.out, / {2}fact {2}/);
	const listed = JSON.parse((await call("account", "capture", "list", "--event", "autumn-wave", "--format", "json")).out).captures;
	assert.deepEqual(
		listed
			.slice(-3)
			.map((one: { kind: string; publishedAt: string; sha256: string | null }) => [
				one.kind,
				one.publishedAt.slice(0, 10),
				one.sha256 === null,
			]),
		[
			["eml", "2030-10-01", false],
			["eml", "2030-10-02", false],
			["fact", "2030-10-04", true],
		],
	);
});

test("a correction and a withdrawal are further records; what is wrong in a call is said", async (context) => {
	const { call } = await recorded(context);
	const list = async (...more: readonly string[]) =>
		JSON.parse((await call("account", "capture", "list", "--format", "json", ...more)).out).captures as {
			id: string;
			publishedAt: string;
		}[];
	const [first] = await list();
	assert.ok(first !== undefined);
	const correct = ["account", "capture", "add", "--event", "autumn-wave", "--corrects", first.id];
	assert.match((await call(...correct, "--published", "2030-09-22")).said, /account\/bad-capture/);
	const done = await call(...correct, "--published", "2030-09-22", "--reason", "the header had another day");
	assert.equal(done.code, 0, done.said);
	assert.deepEqual([(await list()).length, (await list("--all")).length], [2, 3]);
	const now = (await list()).find(({ publishedAt }) => publishedAt.startsWith("2030-09-22"));
	assert.ok(now !== undefined);
	assert.equal((await call("account", "capture", "withdraw", now.id, "--reason", "of another event")).code, 0);
	assert.equal((await call("account", "capture", "withdraw", now.id, "--reason", "again")).code, 2);
	assert.deepEqual([(await list()).length, (await list("--all")).length], [1, 4]);
	for (const [args, code] of [
		[["capture", "add", "x.html", "--event", "nothing"], "account/no-event"],
		[["capture", "add", "--event", "autumn-wave", "--branch", "Nobody", "--url", "https://a.example"], "account/unknown-branch"],
		[["capture", "add", "missing.html", "--event", "autumn-wave", "--branch", "Dunmar"], "store/unreadable"],
		[["capture", "add", "http://127.0.0.1:1/x", "--event", "autumn-wave", "--branch", "Dunmar"], "outbound/not-fetched"],
		[["capture", "show", "nothing"], "account/no-capture"],
		[["event", "show", "nothing"], "account/no-event"],
		[["reply", "verify", "nothing", "--reason", "x"], "account/no-reply"],
	] as const) {
		const wrong = await call("account", ...args);
		assert.equal(wrong.code, 2, args.join(" "));
		assert.ok(wrong.said.includes(code), `${code}: ${wrong.said}`);
	}
});
