/**
 * Three offices and a wave of attacks, as it was in September 2017: one warns on top of its newsletter, one hides the matter in a press
 * release, one is silent. The offices, products and texts are invented.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startFolder } from "../support/start-call.ts";

const NEWSLETTER = `From: Hollin Europe <news@hollin.example>
To: partners@list.example
Subject: Security notice: attacks on older Hollin cameras, please update
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<table><tr><td style="font-size:24px"><b>Security notice: a wave of attacks on cameras with old firmware</b></td></tr>
<tr><td>Since last week attackers change the channel names of cameras that are reachable from the internet and stop the recording. Please install firmware 5.4.5 on every Hollin HC-200. You find it at hollin.example/firmware. Many of these cameras still have the password they came with, so please set a new one today.</td></tr>
<tr><td style="font-size:18px">New: a dome with four lenses</td></tr>
<tr><td>Order before November and get a free mount.</td></tr>
<tr><td style="font-size:10px">Hollin Europe, support@hollin.example. Unsubscribe</td></tr></table>
`;

const RELEASE = `<html><body><h1>Dunmar strengthens its leadership in trusted video</h1>
<p>Dunmar, a world-leading provider of video solutions, today announced a new cybersecurity programme that once again shows its commitment to customers.</p>
<p>"Our customers are at the heart of everything we do," said Vice President Ilse Roon. "We thank our partners for their trust."</p>
<p>Visit Dunmar at booth C7 and see the new Eclipse series with colour at night.</p>
<p>In this context Dunmar is aware of isolated reports of unusual behaviour of a very small number of older devices. They concern users who had failed to change their default passwords. Current products are not affected.</p>
<p>Dunmar holds more than two hundred patents and continues to shape the future of the industry.</p>
<p>Dunmar Communications, press@dunmar.example</p></body></html>
`;

const EVENT = {
	synthetic: true,
	disclosedAt: "2030-09-20",
	firstAttackAt: "2030-09-18",
	branches: [
		{ id: "Hollin Europe", sells: true },
		{ id: "Dunmar", sells: true },
		{ id: "Hollin America", sells: true },
	],
	notices: [
		{ file: "newsletter.eml", branch: "Hollin Europe", publishedAt: "2030-09-21", channel: "newsletter" },
		{ file: "release.html", branch: "Dunmar", publishedAt: "2030-09-30", channel: "page" },
	],
};

test("prominence and spin order the offices as the story does, and the silence of the third is counted", async (context) => {
	const folder = startFolder(context);
	folder.write("newsletter.eml", NEWSLETTER);
	folder.write("release.html", RELEASE);
	const event = folder.write("event.json", JSON.stringify(EVENT));
	const { code, out } = await folder.call(["account", "event", event, "--as-of", "2030-10-05", "--format", "json"]);
	assert.equal(code, 0);
	const { synthetic, since, branches } = JSON.parse(out);
	assert.deepEqual([synthetic, since], [true, "2030-09-18"]);
	const [europe, dunmar, america] = branches;
	assert.deepEqual(
		branches.map(({ silentDays, censored, days }: { silentDays: number; censored: boolean; days: string }) => [silentDays, censored, days]),
		[
			[3, false, "...#++++++++++++++"],
			[12, false, "............#+++++"],
			[17, true, ".................."],
		],
	);
	const [warned, spun] = [europe.notices[0].scores, dunmar.notices[0].scores];
	assert.ok(warned.prominence > 80 && spun.prominence < 60, `${warned.prominence} ${spun.prominence}`);
	assert.ok(warned.spin < 25 && spun.spin > 75, `${warned.spin} ${spun.spin}`);
	assert.ok(warned.clarity > spun.clarity + 20, `${warned.clarity} ${spun.clarity}`);
	assert.ok(warned.timeliness > spun.timeliness);
	assert.deepEqual(america.notices, []);
	const table = await folder.call(["account", "event", event, "--as-of", "2030-10-05"]);
	assert.match(table.out, /^SYNTHETIC {2}2030-09-18 to 2030-10-05/);
	assert.match(table.out, /Hollin America +none after 17 days/);
	const csv = await folder.call(["account", "event", event, "--as-of", "2030-10-05", "--format", "csv"]);
	assert.equal(csv.out.trim().split("\n").length, 1 + 3 * 18);
	assert.ok(
		csv.out
			.trim()
			.split("\n")
			.slice(1)
			.every((line) => line.endsWith(",true")),
	);
});

test("a notice that is not there is named, and the matrix still stands", async (context) => {
	const folder = startFolder(context);
	const event = folder.write("event.json", JSON.stringify(EVENT));
	const { code, out, said } = await folder.call(["account", "event", event, "--as-of", "2030-10-05", "--format", "json"]);
	assert.equal(code, 2);
	assert.equal(JSON.parse(out).branches.length, 3);
	assert.match(said, /store\/unreadable/);
	assert.equal((await folder.call(["account", "event", event, "--as-of", "soon"])).code, 2);
});
