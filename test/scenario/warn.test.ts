/** Commands about warnings, through the command line: who is told, what they read, what is sent, what is proved. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { Webhook } from "standardwebhooks";
import { withAccount } from "../support/account.ts";
import { assertGolden } from "../support/golden.ts";
import { imapBox } from "../support/imap-box.ts";
import { smtpSink } from "../support/smtp-sink.ts";
import { startFolder } from "../support/start-call.ts";

const ADVISORY = "SEAWALL-2017-0001";
const LIST = `id,brand,model,firmware,site,exposure,name
h1,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414,North,internal,Gate
h2,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414,North,internet,Ramp
h3,Hikvision,DS-2CD2142FWD-I,,South,,
h4,Hikvision,DS-2CD2142FWD-I,V5.4.5 build 170124,South,,
a1,Axis,P9999-LE,1.0,,,
`;
const PEOPLE = `email,name,language,streams,scope,floor,makers
dora@example.org,Dora,de
otto@example.org,Otto,en,news
mina@example.org,Mina,en,warnings,mine
axel@example.org,Axel,en,warnings,all,advice,axis
hugo@example.org,Hugo,en,warnings,all,emergency,hikvision
silent-1@example.org,Sile,en
not an address
`;

/** A data directory with devices of one organisation, somebody who looks after them, and subscribers. */
async function prepared(context: Parameters<typeof startFolder>[0]) {
	const files = startFolder(context);
	const data = join(files.path, "data");
	const call = (...args: readonly string[]) => files.call(["--data", data, ...args]);
	await withAccount(data, "owner@example.net");
	const started = await call("start", "--inventory", files.write("list.csv", LIST));
	assert.equal(started.code, 0, started.said);
	const imported = await call("subscribers", "import", files.write("people.csv", PEOPLE), "--consent", "asked at the counter");
	assert.deepEqual([imported.code, imported.out], [1, "6 taken, 0 were there already, 1 refused\n"]);
	assert.match(imported.said, /people\.csv:8: the address is none/);
	return { files, data, call };
}

test("devices that nobody could identify are counted apart: no warning counts them as its own, and none is silent about them", async (context) => {
	const { files, data } = await prepared(context);
	const call = (...args: readonly string[]) => files.call(["--data", data, ...args]);
	const strangers = "id,brand,model,firmware\nu1,,,\nu2,Quuxcam,QX-1,1.0\nu3,,IP Camera,\n";
	assert.equal((await call("start", "--inventory", files.write("strangers.csv", strangers))).code, 0);
	const { recipients } = JSON.parse((await call("warn", "audience", ADVISORY, "--format", "json")).out);
	const { total, affected, open, unidentified } = recipients[0].devices;
	assert.deepEqual({ total, affected, open, unidentified }, { total: 8, affected: 2, open: 2, unidentified: 3 });
});

test("an audience is whoever looks after affected devices, and those who asked for this", async (context) => {
	const { call } = await prepared(context);
	const { code, out, said } = await call("warn", "audience", ADVISORY, "--format", "json");
	assert.equal(code, 0, said);
	const answer = JSON.parse(out);
	assert.equal(answer.level, "emergency");
	assert.deepEqual(answer.counts, { owners: 1, subscribers: 3, suppressed: 0 });
	const recipients: { readonly to: string; readonly devices?: Record<string, unknown> }[] = answer.recipients;
	assert.deepEqual(
		recipients.map(({ to }) => to),
		["owner@example.net", "dora@example.org", "hugo@example.org", "silent-1@example.org"],
	);
	const block = recipients[0]?.devices as {
		readonly total: number;
		readonly affected: number;
		readonly open: number;
		readonly first: readonly { readonly name: string; readonly target?: string }[];
	};
	assert.deepEqual([block.total, block.affected, block.open], [5, 2, 2]);
	// What the internet reaches is first.
	assert.deepEqual(
		block.first.map(({ name, target }) => [name, target]),
		[
			["Ramp", "V5.4.5 Build 170124"],
			["Gate", "V5.4.5 Build 170124"],
			["h3", undefined],
			["h4", undefined],
		],
	);
	const lower = JSON.parse((await call("warn", "audience", ADVISORY, "--format", "json", "--level", "advice")).out);
	assert.equal(lower.counts.subscribers, 2, "who wants emergencies alone is not told of less");
});

/** Without the instant of the test. */
function timeless(text: string): string {
	return text
		.replace(/^Date: .*/m, "Date: DAY")
		.replace(/T\d\d:\d\d:\d\d-00:00/g, "THOUR")
		.replace(/\.\d{13}</, ".INSTANT<");
}

test("every form of the warning is as it was", async (context) => {
	const { files, call } = await prepared(context);
	const { code, said } = await call(
		"warn",
		"preview",
		ADVISORY,
		"--to",
		join(files.path, "out"),
		"--site",
		"https://seawall.example.org",
		"--from",
		"warnings@example.org",
	);
	assert.equal(code, 0, said);
	const names = readdirSync(join(files.path, "out"));
	for (const name of ["en.html", "de.txt", "en.360.txt", "de.90.txt", "mail.en.first.eml", "cap.xml"])
		assert.ok(names.includes(name), name);
	for (const name of ["mail.en.no-devices.eml", "mail.de.many-devices.eml", "cap.xml"])
		assertGolden(join("warn", `${name}.txt`), timeless(readFileSync(join(files.path, "out", name), "utf8")));
});

test("a warning is sent once it is said to, each is proved, and what was suppressed gets nothing", async (context) => {
	const { files, call } = await prepared(context);
	const sink = await smtpSink(context);
	const send = [
		"warn",
		"send",
		ADVISORY,
		"--transport",
		sink.address,
		"--from",
		"warnings@example.org",
		"--site",
		"https://seawall.example.org",
	];
	const asked = await call(...send);
	assert.equal(asked.code, 2);
	assert.match(asked.said, /warn\/not-confirmed: it would go to 4 recipients as emergency/);
	assert.equal(sink.taken.size, 0);
	const sent = await call(...send, "--yes", "--format", "json");
	assert.equal(sent.code, 0, sent.said + sent.out);
	const answer = JSON.parse(sent.out);
	assert.deepEqual([answer.counts.sent, answer.uncertain, typeof answer.root], [4, [], "string"]);
	assert.deepEqual([...sink.taken.keys()].sort(), ["dora@example.org", "hugo@example.org", "owner@example.net", "silent-1@example.org"]);
	const mail = sink.messages.find((text) => /^To: .*owner@/m.test(text)) ?? "";
	assert.match(mail, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
	assert.match(mail.replace(/=\r\n/g, ""), /2 of your 5 devices at default are affected/);
	assert.doesNotMatch(mail, /<img|<script|https?:\/\/(?!seawall\.example\.org)[^ ]*track/i);
	// One was taken in silence: in doubt, and sent again under the same id.
	assert.equal(sink.taken.get("silent-1@example.org")?.length, 2);
	assert.equal(new Set(sink.taken.get("silent-1@example.org")).size, 1);
	const proof = await call("warn", "proof", answer.campaign, "--recipient", "dora@example.org");
	assert.equal(proof.code, 0, proof.said);
	const verified = await call("warn", "verify", files.write("proof.json", proof.out), "--root", answer.root);
	assert.deepEqual([verified.code, verified.out.split("\n")[0]], [0, "holds"]);
	for (const [from, to] of [
		["dora@", "hugo@"],
		["250 2.0.0", "250 2.0.1"],
		["campaign", "kampagne"],
	] as const) {
		const changed = await call("warn", "verify", files.write("changed.json", proof.out.replaceAll(from, to)));
		assert.equal(changed.code, 1, from);
	}
	assert.equal((await call("warn", "verify", files.write("none.json", "{}"))).code, 1);
	assert.match((await call("warn", "proof", answer.campaign, "--recipient", "otto@example.org")).said, /warn\/nothing-sent/);
	const status = JSON.parse((await call("warn", "status", answer.campaign, "--format", "json")).out);
	assert.deepEqual([status.campaigns[0].finished, status.campaigns[0].counts.sent, status.campaigns[0].root], [true, 4, answer.root]);
	assert.equal((await call("warn", "resume", "--transport", sink.address)).out, "");
	assert.equal([...sink.taken.values()].flat().length, 5);
});

test("a mail that comes back is noted once, and the address gets nothing for a time; forged ones change nothing", async (context) => {
	const { files, call } = await prepared(context);
	const sink = await smtpSink(context);
	const sent = JSON.parse(
		(await call("warn", "send", ADVISORY, "--transport", sink.address, "--from", "warnings@example.org", "--yes", "--format", "json")).out,
	);
	const paths = new Map([...sink.from]);
	const report = (to: string) =>
		`To: ${to}\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 gone\n\n--b--\n`;
	const returned = paths.get("dora@example.org") ?? "";
	assert.match(returned, /^warnings\+[0-9a-z]{26}-\d+-[0-9a-f]{16}@example\.org$/);
	files.write("mails/new/1", report(returned));
	files.write("mails/new/2", report(returned.replace(/-[0-9a-f]{16}@/, "-0123456789abcdef@")));
	files.write("mails/cur/3", "Subject: hello\n\nAction: failed\n");
	const taken = await call("warn", "bounces", join(files.path, "mails"), "--format", "json");
	assert.equal(taken.code, 1, taken.said);
	assert.deepEqual(JSON.parse(taken.out).counts, { bounced: 1, delayed: 0, complained: 0, refused: 2 });
	const status = JSON.parse((await call("warn", "status", sent.campaign, "--format", "json")).out).campaigns[0];
	assert.deepEqual([status.counts.sent, status.counts.undelivered, status.root], [3, 1, sent.root]);
	assert.deepEqual(JSON.parse((await call("warn", "audience", ADVISORY, "--format", "json")).out).counts, {
		owners: 1,
		subscribers: 2,
		suppressed: 0,
	});
	const listed = JSON.parse((await call("subscribers", "list", "--format", "json")).out);
	assert.deepEqual(
		listed.suppressions.map(({ email, reason }: Record<string, string>) => [email, reason]),
		[["dora@example.org", "bounced"]],
	);
});

test("who has left comes back only by themselves; who is erased is gone, and the audit holds", async (context) => {
	const { files, call } = await prepared(context);
	assert.equal((await call("subscribers", "remove", "dora@example.org", "--keep")).out, "ended\n");
	assert.equal((await call("subscribers", "remove", "hugo@example.org")).out, "erased\n");
	const again = await call(
		"subscribers",
		"import",
		files.write("again.csv", "email\ndora@example.org\nhugo@example.org\n"),
		"--consent",
		"x",
		"--refused",
		join(files.path, "refused.csv"),
	);
	assert.equal(again.out, "1 taken, 0 were there already, 1 refused\n");
	assert.match(readFileSync(join(files.path, "refused.csv"), "utf8"), /^line,reason\n2,"they have left/);
	const listed = JSON.parse((await call("subscribers", "list", "--format", "json")).out);
	const dora = listed.subscribers.find(({ email }: { readonly email: string }) => email === "dora@example.org");
	assert.deepEqual([dora.state, dora.streams, dora.consent.words], ["ended", [], "asked at the counter"]);
	const pending = await call("subscribers", "add", "new@example.org", "--site", "https://seawall.example.org");
	assert.match(pending.out, /https:\/\/seawall\.example\.org\/subscribe\/[\w-]{43}\n/);
	assert.match((await call("subscribers", "import", files.write("b.csv", "email\n"))).said, /warn\/no-consent/);
	assert.equal((await call("doctor", "--audit")).code, 0);
});

test("an emergency takes two people where the configuration says so; who lets it leave alone says why, and the ledger keeps it", async (context) => {
	const { files, data, call } = await prepared(context);
	const sink = await smtpSink(context);
	const config = files.write("config.json", JSON.stringify({ warnings: { approvals: 2, transport: sink.address } }));
	const send = (...more: readonly string[]) => call("warn", "send", ADVISORY, "--config", config, "--yes", "--format", "json", ...more);
	const ledgerOf = (out: string) => readFileSync(join(data, "campaigns", JSON.parse(out).campaign, "ledger"), "utf8");
	const alone = await send("--by", "Ada");
	assert.equal(alone.code, 2);
	assert.match(alone.said, /warn\/second-person: .*warn approve SEAWALL-2017-0001/);
	assert.match((await send("--by", "Ada", "--break-glass", "no")).said, /takes a sentence/);
	assert.equal(sink.taken.size, 0);
	const approve = (by: string, ...more: readonly string[]) => call("warn", "approve", ADVISORY, "--by", by, ...more);
	assert.match((await approve("Ada")).out, /emergency: approved by Ada\n/);
	assert.equal((await send("--by", "Ada")).code, 2, "one's own word is not a second one");
	// A lower level needs nobody, and an approval of another level counts for nothing.
	assert.match((await approve("Bert", "--level", "advice")).out, /advice: approved by Bert\n/);
	assert.equal((await send("--by", "Ada")).code, 2);
	const broken = await send("--by", "Ada", "--break-glass", "Bert cannot be reached, attacks since noon");
	assert.equal(broken.code, 0, broken.said);
	assert.match(broken.said, /on the word of Ada alone/);
	assert.match(ledgerOf(broken.out), /\["sanction","break-glass","Ada","Bert cannot be reached, attacks since noon",\d+\]/);
	assert.match((await approve("Bert")).out, /approved by Ada, Bert\n/);
	const both = await send("--by", "Ada");
	assert.equal(both.code, 0, both.said);
	assert.match(ledgerOf(both.out), /\["sanction","approved","Bert","",\d+\]/);
	const status = JSON.parse((await call("warn", "status", JSON.parse(both.out).campaign, "--format", "json")).out);
	assert.equal(status.campaigns[0].sanction.by, "Ada");
	assert.match((await approve("no\nname")).said, /--by/);
});

test("who does not answer to an emergency is turned to over other channels by the hour, each on record, and one answer ends it", async (context) => {
	const { files, data, call } = await prepared(context);
	const sink = await smtpSink(context);
	const posted: { readonly headers: Readonly<Record<string, string>>; readonly body: string }[] = [];
	let status = 500;
	const hook = createServer((request, response) => {
		let body = "";
		request.on("data", (part) => {
			body += part;
		});
		request.on("end", () => {
			posted.push({ headers: request.headers as Record<string, string>, body });
			response.writeHead(status).end();
		});
	});
	await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
	context.after(() => void hook.close());
	const lines: string[] = [];
	const udp = createSocket("udp4").on("message", (line) => void lines.push(line.toString("utf8")));
	await new Promise<void>((resolve) => udp.bind(0, "127.0.0.1", resolve));
	context.after(() => void udp.close());
	const secret = `whsec_${randomBytes(24).toString("base64")}`;
	const address = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/x/secret-path`;
	const warnings = {
		transport: sink.address,
		site: "https://seawall.example.org",
		channels: [
			{ by: "webhook", address, secret },
			{ by: "syslog", address: `syslog://127.0.0.1:${udp.address().port}` },
		],
		escalation: [
			{ afterHours: 0, by: "mail", address: "duty@integrator.example" },
			{ afterHours: 0, by: "letter" },
			{ afterHours: 48, by: "webhook", address, form: "sms", to: "+49 40 1" },
		],
		postal: {},
	};
	const config = files.write("config.json", JSON.stringify({ warnings }));
	const sent = JSON.parse((await call("warn", "send", ADVISORY, "--config", config, "--yes", "--format", "json")).out);
	const escalate = (...more: readonly string[]) => call("warn", "escalate", "--config", config, "--format", "json", ...more);
	const states = (out: string) =>
		(JSON.parse(out).notices as readonly { step: string; state: string; organisation: string | null }[]).map(
			({ step, state, organisation }) => `${step} ${state}${organisation === null ? "" : " of an organisation"}`,
		);
	const dry = await escalate("--dry-run");
	assert.deepEqual(states(dry.out), [
		"channel-1 due",
		"channel-2 due",
		"silence-1 due of an organisation",
		"silence-2 due of an organisation",
	]);
	assert.doesNotMatch(dry.out, /secret-path/, "an address that lets others write is not told");
	assert.equal(posted.length, 0);
	// Without leave nothing goes to this machine, and the rest goes.
	const guarded = await escalate();
	assert.equal(guarded.code, 1);
	assert.deepEqual(states(guarded.out), [
		"channel-1 failed",
		"channel-2 done",
		"silence-1 done of an organisation",
		"silence-2 done of an organisation",
	]);
	assert.equal(posted.length, 0);
	assert.deepEqual(states((await escalate()).out), [], "what failed waits, what is done is done");
	assert.deepEqual(states((await escalate("--again", "--allow-private-networks")).out), ["channel-1 failed"]);
	status = 204;
	assert.deepEqual(states((await escalate("--again", "--allow-private-networks")).out), ["channel-1 done"]);
	assert.equal(posted.length, 2);
	assert.equal(posted[0]?.headers["webhook-id"], posted[1]?.headers["webhook-id"]);
	const { headers = {}, body = "" } = posted[1] ?? {};
	const signed = new Webhook(secret).sign(headers["webhook-id"] ?? "", new Date(Number(headers["webhook-timestamp"]) * 1000), body);
	assert.equal(headers["webhook-signature"], signed);
	const told = JSON.parse(body) as { readonly type: string; readonly data: { readonly campaign: string } };
	assert.deepEqual([told.type, told.data.campaign], ["seawall.warning", sent.campaign]);
	assert.match(lines[0] ?? "", /^<106>1 .* seawall - warning \[seawall@32473 /);
	assert.ok(sink.taken.has("duty@integrator.example"));
	const letters = readdirSync(join(data, "campaigns", sent.campaign, "letters"));
	assert.equal(letters.length, 1);
	assert.match(readFileSync(join(data, "campaigns", sent.campaign, "letters", letters[0] ?? ""), "latin1"), /^%PDF/);
	const ledger = readFileSync(join(data, "campaigns", sent.campaign, "ledger"), "utf8");
	for (const [step, outcome] of [
		["channel-1", "intended"],
		["channel-1", "failed"],
		["channel-1", "done"],
		["silence-2", "done"],
	])
		assert.match(ledger, new RegExp(`\\["notice","${step}",.*"${outcome}"`));
	assert.equal((await call("warn", "resume", "--config", config)).code, 0, "the ledger still reads");
	assert.equal((await call("warn", "escalate")).code, 2);
});

test("a mailbox is read over IMAP: what came back is noted and marked as read, and a wrong password takes nothing", async (context) => {
	const { call } = await prepared(context);
	const sink = await smtpSink(context);
	const send = ["warn", "send", ADVISORY, "--transport", sink.address, "--from", "warnings@example.org", "--yes"];
	assert.equal((await call(...send)).code, 0);
	const to = sink.from.get("dora@example.org") ?? "";
	const report = `To: ${to}\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n`;
	const box = await imapBox(context, [report, "Subject: hello\r\n\r\nno report\r\n", "x".repeat(11 * 1024 * 1024)]);
	const wrong = await call("warn", "bounces", box.address.replace("secret", "guess"));
	assert.deepEqual([wrong.code, box.seen.size], [2, 0]);
	assert.match(wrong.said, /delivery\/unreachable: .*does not let this program in/);
	assert.doesNotMatch(wrong.said, /guess/);
	const taken = await call("warn", "bounces", box.address, "--format", "json");
	assert.notEqual(taken.out, "", taken.said);
	assert.deepEqual(JSON.parse(taken.out).counts, { bounced: 1, delayed: 0, complained: 0, refused: 2 }, taken.said);
	assert.deepEqual([...box.seen], [1, 2, 3]);
	assert.deepEqual(JSON.parse((await call("warn", "bounces", box.address, "--format", "json")).out).counts.bounced, 0);
	assert.match((await call("warn", "bounces", "imaps://mail.example.org")).said, /delivery\/bad-mailbox/);
});

test("an organisation with nobody to write to gets a letter that says so", async (context) => {
	const files = startFolder(context);
	const data = join(files.path, "data");
	const call = (...args: readonly string[]) => files.call(["--data", data, ...args]);
	assert.equal((await call("start", "--inventory", files.write("list.csv", LIST))).code, 0);
	const sink = await smtpSink(context);
	const config = files.write(
		"config.json",
		JSON.stringify({ warnings: { transport: sink.address, escalation: [{ afterHours: 0, by: "letter" }] } }),
	);
	const sent = await call("warn", "send", ADVISORY, "--config", config, "--yes", "--format", "json");
	assert.match(sent.said, /nobody to tell: default/);
	const { campaign } = JSON.parse(sent.out);
	const done = await call("warn", "escalate", campaign, "--config", config, "--format", "json");
	assert.deepEqual(
		JSON.parse(done.out).notices.map(({ organisation, state }: Record<string, string>) => [organisation, state]),
		[["default", "done"]],
	);
	assert.equal(readdirSync(join(data, "campaigns", campaign, "letters")).length, 1);
});
