/** Newsletters through the command line: what buries a warning is refused, each fault by its own code, and what may go out goes on record. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { sayIn } from "../../src/http/design/say.ts";
import { campaignFeed } from "../../src/http/site/feeds/feed.ts";
import { writeFeed } from "../../src/http/site/feeds/write-feed.ts";
import { publicCampaigns } from "../../src/serve/warn/public-campaigns.ts";
import { withAccount } from "../support/account.ts";
import { shippedCatalogue } from "../support/library.ts";
import { smtpSink } from "../support/smtp-sink.ts";
import { startFolder } from "../support/start-call.ts";

const PEOPLE = `email,name,language,streams
dora@example.org,Dora,de,news warnings
otto@example.org,Otto,en,news
mina@example.org,Mina,en,warnings
`;

const NEWS = [
	{
		kind: "news",
		title: { en: "A port counts its cameras", de: "Ein Hafen zählt seine Kameras" },
		text: {
			en: "The port authority counted nine hundred cameras in spring.\n\nIt published the list.",
			de: "Die Hafenbehörde zählte neunhundert Kameras.",
		},
		address: "https://example.org/port",
	},
];

const SITE = ["--site", "https://seawall.example.org", "--from", "news@example.org"];

async function prepared(context: Parameters<typeof startFolder>[0]) {
	const files = startFolder(context);
	const data = join(files.path, "data");
	const call = (...args: readonly string[]) => files.call(["--data", data, ...args]);
	await withAccount(data, "owner@example.net");
	const imported = await call("subscribers", "import", files.write("people.csv", PEOPLE), "--consent", "asked at the counter");
	assert.equal(imported.code, 0, imported.said);
	const composed = await call("newsletter", "compose", "--items", files.write("news.json", JSON.stringify(NEWS)));
	assert.equal(composed.code, 0, composed.said);
	const issue = JSON.parse(composed.out);
	return {
		files,
		data,
		call,
		issue,
		write: (name: string, changed: object) => files.write(name, JSON.stringify({ ...issue, ...changed })),
	};
}

const WARNING = { kind: "advisory", id: "SEAWALL-2017-0001" };
const SECOND = { kind: "advisory", id: "SEAWALL-2021-0001" };

interface Checked {
	readonly open: readonly string[];
	readonly mayBeSent: boolean;
	readonly problems: readonly { readonly code: string }[];
	readonly languages: readonly { readonly language: string; readonly subject: string; readonly scores: Record<string, unknown> }[];
}

test("what ships with the program is no news; what an issue carries must come first, seen in the mails themselves", async (context) => {
	const { call, issue, write } = await prepared(context);
	assert.deepEqual(
		issue.items.map(({ kind }: { readonly kind: string }) => kind),
		["news"],
	);
	const check = async (changed: object) => {
		const { code, out, said } = await call("newsletter", "check", write("issue.json", changed), ...SITE, "--format", "json");
		assert.ok(out !== "", said);
		const answer: Checked = JSON.parse(out);
		assert.equal(code, answer.mayBeSent ? 0 : 1);
		return answer;
	};
	const codes = ({ problems }: Checked) => [...new Set(problems.map(({ code }) => code))];
	const good = await check({ items: [WARNING, SECOND, ...NEWS] });
	assert.deepEqual([good.open, codes(good)], [["SEAWALL-2017-0001", "SEAWALL-2021-0001"], []]);
	assert.match(good.languages[0]?.subject ?? "", /^Emergency Warning SEAWALL-2017-0001: update now: .*\(and 1 more\)$/);
	for (const { scores } of good.languages)
		for (const name of ["prominence", "clarity", "spin", "timeliness", "reach"]) assert.equal(typeof scores[name], "number", name);
	assert.deepEqual(codes(await check({ items: NEWS })), []);
	assert.deepEqual(codes(await check({ items: [...NEWS, WARNING] })), ["newsletter/not-first-item"]);
	assert.deepEqual(codes(await check({ items: [WARNING], subject: { en: "The port, its cameras and more", de: "Der Hafen" } })), [
		"newsletter/not-in-subject",
	]);
	const long = "Quiet words of the harbour master follow here. ".repeat(17);
	assert.ok(codes(await check({ items: [WARNING], intro: { en: long, de: long } })).includes("newsletter/too-far-down"));
	// The same is asked of a mail that another program made.
	const { code, out } = await call(
		"newsletter",
		"preview",
		write("issue.json", { items: [WARNING] }),
		"--to",
		`${write("x", {})}-out`,
		...SITE,
	);
	assert.equal(code, 0);
	const [mail = ""] = out.split("\n");
	assert.equal((await call("newsletter", "check", mail)).code, 0);
});

test("an issue that is none, or holds what not everybody may read, is refused with its place", async (context) => {
	const { call, write, files } = await prepared(context);
	for (const [changed, words] of [
		[{ items: [{ kind: "offer", title: "x" }] }, /newsletter\/bad-issue: .*#\/items\/0/],
		[{ items: [{ kind: "news", title: "x", address: "javascript:alert(1)" }] }, /newsletter\/bad-issue: .*web address/],
		[{ schema: "other/1" }, /newsletter\/bad-issue/],
		[{ items: Array.from({ length: 51 }, () => NEWS[0]) }, /newsletter\/bad-issue: .*50 items/],
		[{ items: [{ kind: "advisory", id: "NO-SUCH" }] }, /cli\/no-document/],
	] as const) {
		const { code, said } = await call("newsletter", "check", write("issue.json", changed));
		assert.equal(code, 2);
		assert.match(said, words);
	}
	const text = readFileSync(join(import.meta.dirname, "../../data/catalog/advisories/seawall-2017-0001.json"), "utf8");
	const amber = text.replace(/"label": "(?:WHITE|CLEAR)"/, '"label": "AMBER"');
	assert.notEqual(amber, text);
	const refused = await call(
		"newsletter",
		"check",
		write("issue.json", { items: [{ kind: "advisory", id: files.write("amber.json", amber) }] }),
	);
	assert.deepEqual([refused.code, /newsletter\/not-public/.test(refused.said)], [2, true]);
	assert.match((await call("newsletter", "check", write("issue.json", {}), "--stream", "warnings")).said, /newsletter\/bad-stream/);
});

test("a newsletter goes to those who asked for news, is kept as it went out, and leaving it leaves the warnings alone", async (context) => {
	const { call, write } = await prepared(context);
	const sink = await smtpSink(context);
	const send = ["newsletter", "send", write("issue.json", { items: [WARNING, ...NEWS] }), "--transport", sink.address, ...SITE];
	const buried = ["newsletter", "send", write("bad.json", { items: [...NEWS, WARNING] }), "--transport", sink.address, ...SITE, "--yes"];
	const refused = await call(...buried);
	assert.deepEqual([refused.code, /newsletter\/not-first-item/.test(refused.said)], [2, true]);
	assert.match((await call(...send)).said, /warn\/not-confirmed: it would go to 2 recipients of news/);
	assert.equal(sink.taken.size, 0);
	const sent = await call(...send, "--yes", "--format", "json");
	assert.equal(sent.code, 0, sent.said);
	const answer = JSON.parse(sent.out);
	assert.deepEqual([answer.counts.sent, [...sink.taken.keys()].sort()], [2, ["dora@example.org", "otto@example.org"]]);
	const german = sink.messages.find((text) => /^To: .*dora@/m.test(text)) ?? "";
	assert.match(german, /^List-Id: .*news\.example\.org/m);
	assert.match(german, /^List-Unsubscribe: <https:\/\/seawall\.example\.org\/unsubscribe\//m);
	assert.doesNotMatch(german, /<img|<script/i);
	// Who leaves by the link of this mail is out of the news and still warned.
	const status = JSON.parse((await call("warn", "status", answer.campaign, "--format", "json")).out).campaigns[0];
	assert.equal(status.stream, "news");
	const audience = async () =>
		JSON.parse((await call("warn", "audience", "SEAWALL-2017-0001", "--format", "json")).out).recipients.map(
			({ to }: { readonly to: string }) => to,
		);
	const before = await audience();
	assert.ok(before.includes("dora@example.org"));
	const proof = await call("warn", "proof", answer.campaign, "--recipient", "dora@example.org");
	assert.equal(proof.code, 0, proof.said);
});

test("a digest goes to those who want one, holds what came since, never an emergency, and nothing twice", async (context) => {
	const { files, data, call } = await prepared(context);
	const people = "email,name,language,streams,scope,floor,makers,digest\ndina@example.org,Dina,de,warnings,all,advice,,daily\n";
	assert.equal((await call("subscribers", "import", files.write("more.csv", people), "--consent", "asked")).code, 0);
	const sink = await smtpSink(context);
	const mail = ["--transport", sink.address, ...SITE];
	const audience = async (level: string) =>
		JSON.parse((await call("warn", "audience", "SEAWALL-2023-0002", "--format", "json", "--level", level)).out).recipients.map(
			({ to }: { readonly to: string }) => to,
		);
	assert.ok(!(await audience("advice")).includes("dina@example.org"));
	assert.ok((await audience("emergency")).includes("dina@example.org"), "an emergency waits for no digest");
	for (const [id, level] of [
		["SEAWALL-2023-0002", "advice"],
		["SEAWALL-2023-0003", "watch-and-act"],
		["SEAWALL-2017-0001", "emergency"],
	] as const)
		assert.equal((await call("warn", "send", id, "--level", level, ...mail, "--yes")).code, 0);
	assert.equal((await call("warn", "digest")).out, "No digest is due.\n");
	aged(data, 2);
	assert.match((await call("warn", "digest")).out, /^warnings: 2 warnings would go to 1\n/);
	const before = sink.messages.length;
	const sent = await call("warn", "digest", ...mail, "--yes", "--format", "json");
	assert.equal(sent.code, 0, sent.said);
	const [digest = "", more] = sink.messages.slice(before);
	assert.equal(more, undefined);
	const text = digest.replace(/=\r\n/g, "");
	assert.match(text, /SEAWALL-2023-0003[\s\S]*SEAWALL-2023-0002/);
	assert.doesNotMatch(text, /SEAWALL-2017-0001/);
	assert.match(text, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
	assert.equal((await call("warn", "digest")).out, "No digest is due.\n");
});

/** As if whoever is a subscriber had come so many days ago. */
function aged(data: string, days: number): void {
	const database = new DatabaseSync(join(data, "seawall.db"));
	database.exec(`update subscriber set created_at = created_at - ${days * 86_400_000}`);
	database.close();
}

test("a proof is held against a downloaded feed of any form, offline, and not against another's", async (context) => {
	const { call, files, data } = await prepared(context);
	const sink = await smtpSink(context);
	const sent = await call("warn", "send", "SEAWALL-2017-0001", "--transport", sink.address, ...SITE, "--yes", "--format", "json");
	const { campaign, root } = JSON.parse(sent.out);
	const proof = files.write("proof.json", (await call("warn", "proof", campaign, "--recipient", "mina@example.org")).out);
	const campaigns = await publicCampaigns(data, Date.now)();
	assert.deepEqual(
		campaigns.map((one) => [one.id, one.root, one.kind, one.subject]),
		[[campaign, root, "warning", "SEAWALL-2017-0001"]],
	);
	const making = {
		say: sayIn("en"),
		address: "https://seawall.example.org",
		operator: {},
		catalogue: await shippedCatalogue(),
		asOf: "2026-11-24",
		page: 1,
	};
	for (const form of ["atom", "rss", "json"] as const) {
		const text = writeFeed(campaignFeed(campaigns, new Map(), making), form);
		// Without a public document of that hash nothing says what it was about.
		assert.doesNotMatch(text, /SEAWALL-2017-0001/);
		const held = await call("warn", "verify", proof, "--feed", files.write(`feed.${form}`, text));
		assert.deepEqual([held.code, /its root stands in the feed/.test(held.out)], [0, true], held.out);
		const other = await call("warn", "verify", proof, "--feed", files.write(`bad.${form}`, text.replaceAll(root, "a".repeat(64))));
		assert.deepEqual([other.code, /the feed states a{64}/.test(other.out)], [1, true]);
	}
	assert.equal((await call("warn", "verify", proof, "--feed", files.write("none.xml", "<feed/>"))).code, 1);
});
