/** The sending process is killed at random instants, and the ledger is held against what the server took. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { readCampaignLedger } from "../../src/delivery/campaign/folder.ts";
import { createStanding } from "../../src/warn/ledger/standing.ts";
import { madeCampaign } from "../support/campaign.ts";
import { randomNumbers } from "../support/outbreak-series.ts";
import { smtpSink } from "../support/smtp-sink.ts";

const KILLS = 200;
const RECIPIENTS = 10_000;
const CONNECTIONS = 10;
const MANNERS = [...Array<string>(40).fill("take"), "bounce", "defer", "cut", "late"];

test(`${KILLS} kills: none lost, none falsely sent, at most ${CONNECTIONS} in doubt for each, all named`, {
	timeout: 280_000,
}, async (context) => {
	const dataFolder = mkdtempSync(join(tmpdir(), "seawall-kill-"));
	context.after(() => rmSync(dataFolder, { recursive: true, force: true }));
	const sink = await smtpSink(context, { keep: 1 });
	const addresses = Array.from({ length: RECIPIENTS }, (_, index) => `${MANNERS[index % MANNERS.length]}-${index}@d${index % 50}.example`);
	const campaign = await madeCampaign(dataFolder, addresses);
	const seed = Number(process.env["SEAWALL_TEST_SEED"] ?? Date.now() % 1_000_000);
	const random = randomNumbers(seed);
	// In one file, so that a process starts quickly.
	const child = join(dataFolder, "child.mjs");
	await build({
		entryPoints: [join(import.meta.dirname, "..", "support", "send-campaign-child.ts")],
		outfile: child,
		bundle: true,
		platform: "node",
		format: "esm",
		logLevel: "error",
	});
	let [duplicates, mostUncertain, kills, done] = [0, 0, 0, false];
	const run = (after: number | undefined) =>
		new Promise<string>((resolve, reject) => {
			const process_ = spawn(process.execPath, [child, dataFolder, sink.address], { stdio: ["ignore", "pipe", "inherit"] });
			let said = "";
			process_.stdout.setEncoding("utf8").on("data", (text: string) => {
				if (said === "" && after !== undefined) setTimeout(() => process_.kill("SIGKILL"), after);
				said += text;
			});
			process_.on("error", reject);
			process_.on("close", () => resolve(said));
		});
	/** What the ledger says against what the server took. */
	const compare = async () => {
		const standing = createStanding(RECIPIENTS);
		const read = await readCampaignLedger(dataFolder, campaign.id, (record) => void standing.apply(record));
		assert.ok(read.ok, `seed ${seed}`);
		let uncertain = 0;
		for (const [place, to] of addresses.entries()) {
			const state = standing.state(place);
			const times = sink.taken.get(to)?.length ?? 0;
			if (state === "sent") assert.ok(times > 0, `seed ${seed}: ${to} is called sent and was not taken`);
			if (state === "waiting" || state === "deferred") assert.equal(times, 0, `seed ${seed}: ${to} was taken and is not on record`);
			if (state === "intended" || state === "uncertain") uncertain += 1;
		}
		return uncertain;
	};
	while (kills < KILLS && !done) {
		done = (await run(Math.floor(random() * 120))).includes("{");
		kills += 1;
		mostUncertain = Math.max(mostUncertain, await compare());
	}
	const told = await run(undefined);
	assert.match(told, /^ready\n\{/);
	await compare();
	for (const [to, ids] of sink.taken) {
		duplicates += ids.length - 1;
		assert.equal(new Set(ids).size, 1, to);
	}
	const taken = addresses.filter((to) => /^(take|cut)/.test(to));
	assert.deepEqual(
		taken.filter((to) => !sink.taken.has(to)),
		[],
		`seed ${seed}: lost`,
	);
	context.diagnostic(`seed ${seed}: ${kills} kills, most in doubt ${mostUncertain}, sent twice ${duplicates}`);
	assert.ok(mostUncertain <= CONNECTIONS, `seed ${seed}: ${mostUncertain} in doubt`);
	assert.ok(duplicates <= kills * CONNECTIONS, `seed ${seed}: ${duplicates} sent twice`);
	assert.ok(kills > KILLS / 2, `seed ${seed}: it was over after ${kills} kills`);
});
