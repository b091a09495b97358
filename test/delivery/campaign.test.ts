/** A campaign against a server that bounces, defers, falls silent and cuts the line: what stands in the ledger is what happened. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { campaignIds, readCampaignLedger } from "../../src/delivery/campaign/folder.ts";
import { proveSent } from "../../src/delivery/campaign/root.ts";
import { sendCampaign } from "../../src/delivery/campaign/send-campaign.ts";
import type { LedgerRecord } from "../../src/warn/ledger/record.ts";
import { madeCampaign, sendingOf } from "../support/campaign.ts";
import { smtpSink } from "../support/smtp-sink.ts";

function folder(context: TestContext): string {
	const path = mkdtempSync(join(tmpdir(), "seawall-campaign-"));
	context.after(() => rmSync(path, { recursive: true, force: true }));
	return path;
}

const MANNERS = ["take", "take", "take", "bounce", "defer", "cut", "silent", "late"];
const addresses = (count: number) =>
	Array.from({ length: count }, (_, index) => `${MANNERS[index % MANNERS.length]}-${index}@d${index % 7}.example`);

for (const pipelining of [true, false]) {
	test(`every recipient gets what the server says${pipelining ? "" : ", without pipelining"}, and whoever is uncertain is named and sent to again`, async (context) => {
		const sink = await smtpSink(context, { pipelining });
		const dataFolder = folder(context);
		const campaign = await madeCampaign(dataFolder, addresses(400));
		const first = await sendCampaign(sendingOf(dataFolder, campaign, sink.address, { connections: 4 }));
		assert.ok(first.ok);
		// Deferred ones wait; everybody else has come to something.
		const counts = first.value.standing.counts();
		assert.deepEqual(
			[counts.waiting, counts.intended, counts.uncertain, counts.refused, counts.deferred],
			[0, 0, 0, 100, 50],
			JSON.stringify(counts),
		);
		assert.equal(first.value.root, undefined);
		const later = await sendCampaign(sendingOf(dataFolder, campaign, sink.address, { now: () => Date.now() + 3_600_000 }));
		assert.ok(later.ok);
		assert.deepEqual([later.value.standing.counts().sent, later.value.standing.counts().refused, later.value.uncertain], [300, 100, []]);
		assert.equal(later.value.root?.length, 64);
		assert.equal(sink.taken.size, 300);
		for (const [to, ids] of sink.taken) {
			assert.equal(ids.length, to.startsWith("silent") ? 2 : 1, to);
			assert.equal(new Set(ids).size, 1, "sent again under the same id");
		}
		const records: LedgerRecord[] = [];
		assert.ok((await readCampaignLedger(dataFolder, campaign.id, (record) => void records.push(record))).ok);
		assert.equal(records.filter((each) => each.kind === "outcome" && each.outcome === "uncertain").length, 50);
		assert.equal(records.filter((each) => each.kind === "decision" && each.decision === "resend").length, 50);
		assert.ok(await proveSent(dataFolder, campaign.id, 0));
		assert.equal(await proveSent(dataFolder, campaign.id, 3), undefined);
	});
}

test("below the highest level an uncertain one is held and not sent again", async (context) => {
	const sink = await smtpSink(context);
	const dataFolder = folder(context);
	const campaign = await madeCampaign(dataFolder, addresses(80), "advice");
	const sent = await sendCampaign(sendingOf(dataFolder, campaign, sink.address));
	assert.ok(sent.ok);
	assert.equal(sent.value.standing.counts().held, 10);
	for (const [to, ids] of sink.taken) assert.equal(ids.length, 1, to);
});

test("somebody decides of those in doubt, also when all was over: again under the same id, or given up, on record with their name", async (context) => {
	const sink = await smtpSink(context);
	for (const [decision, expected, times] of [
		["resend", { held: 0, dropped: 0, sent: 60 }, 2],
		["drop", { held: 0, dropped: 10, sent: 50 }, 1],
	] as const) {
		const dataFolder = folder(context);
		const campaign = await madeCampaign(
			dataFolder,
			addresses(80).map((to) => `${to.split("@")[0]}@${decision}.example`),
			"advice",
		);
		const first = await sendCampaign(sendingOf(dataFolder, campaign, sink.address));
		assert.ok(first.ok);
		const held = new Set(first.value.standing.inState("held"));
		assert.equal(held.size, 10);
		// Those put off come in, and all is over: the root is written.
		const later = await sendCampaign(sendingOf(dataFolder, campaign, sink.address, { now: () => Date.now() + 3_600_000 }));
		assert.ok(later.ok && later.value.root !== undefined);
		const decided = await sendCampaign(sendingOf(dataFolder, campaign, sink.address, { decided: { decision, by: "Ada" } }));
		assert.ok(decided.ok);
		const { held: left, dropped, sent } = decided.value.standing.counts();
		assert.deepEqual({ held: left, dropped, sent }, expected);
		assert.equal(decided.value.root === later.value.root, decision === "drop", "the root is over what was sent");
		for (const [place, to] of addresses(80).entries())
			if (held.has(place)) {
				const ids = sink.taken.get(`${to.split("@")[0]}@${decision}.example`) ?? [];
				assert.deepEqual([ids.length, new Set(ids).size], [times, 1]);
			}
		const records: LedgerRecord[] = [];
		assert.ok((await readCampaignLedger(dataFolder, campaign.id, (record) => void records.push(record))).ok);
		assert.equal(records.filter((each) => each.kind === "decision" && each.decision === decision && each.by === "person: Ada").length, 10);
		const again = await sendCampaign(sendingOf(dataFolder, campaign, sink.address, { decided: { decision, by: "Ada" } }));
		assert.ok(again.ok && again.value.standing.counts().sent === expected.sent, "there is nothing left to decide");
	}
});

test("where nobody answers it ends, says so, and everybody still waits", async (context) => {
	const dataFolder = folder(context);
	const campaign = await madeCampaign(dataFolder, addresses(10));
	const sent = await sendCampaign(sendingOf(dataFolder, campaign, "smtp://127.0.0.1:1", { giveUpMs: 100 }));
	assert.ok(sent.ok);
	assert.equal(sent.value.unreachable, "ECONNREFUSED");
	assert.equal(sent.value.standing.counts().waiting, 10);
});

test("a domain that says too much is left alone, and the others are not kept waiting", async (context) => {
	const sink = await smtpSink(context);
	sink.answers.set("busy.example", "421 4.7.0 too many messages");
	const dataFolder = folder(context);
	const campaign = await madeCampaign(
		dataFolder,
		Array.from({ length: 60 }, (_, index) => `take-${index}@${index % 2 === 0 ? "busy" : "quiet"}.example`),
	);
	const started = Date.now();
	let quietAt = 0;
	const sent = await sendCampaign(
		sendingOf(dataFolder, campaign, sink.address, {
			connections: 2,
			signal: AbortSignal.timeout(2500),
			onProgress: (standing) => {
				if (standing.counts().sent === 30 && quietAt === 0) quietAt = Date.now() - started;
			},
		}),
	);
	assert.ok(sent.ok);
	const counts = sent.value.standing.counts();
	assert.equal(counts.sent, 30);
	assert.ok(counts.deferred < 15, `${counts.deferred} were tried at the busy one`);
	assert.ok(quietAt > 0 && quietAt < 2000);
});

test("one process sends a campaign; another is turned away", async (context) => {
	const sink = await smtpSink(context);
	const dataFolder = folder(context);
	const campaign = await madeCampaign(dataFolder, addresses(40));
	const [one, two] = await Promise.all([
		sendCampaign(sendingOf(dataFolder, campaign, sink.address)),
		sendCampaign(sendingOf(dataFolder, campaign, sink.address)),
	]);
	assert.deepEqual(await campaignIds(dataFolder), [campaign.id]);
	assert.deepEqual([one.ok ? "sent" : one.error.code, two.ok ? "sent" : two.error.code].sort(), ["sent", "warn/campaign-running"]);
});
