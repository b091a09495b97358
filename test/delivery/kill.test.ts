/** The sending process is killed at random instants, and the ledger is held against what the server took. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isWhole, killRun, runSeed } from "../support/kill-run.ts";
import { smtpSink } from "../support/smtp-sink.ts";

const KILLS = isWhole ? 200 : 60;
const RECIPIENTS = isWhole ? 10_000 : 3000;
const CONNECTIONS = 10;
const MANNERS = [...Array<string>(40).fill("take"), "bounce", "defer", "cut", "late"];

test(`${KILLS} kills: none lost, none falsely sent, at most ${CONNECTIONS} in doubt for each, all named`, {
	timeout: 280_000,
}, async (context) => {
	const dataFolder = mkdtempSync(join(tmpdir(), "seawall-kill-"));
	context.after(() => rmSync(dataFolder, { recursive: true, force: true }));
	const sink = await smtpSink(context, { keep: 1 });
	const addresses = Array.from({ length: RECIPIENTS }, (_, index) => `${MANNERS[index % MANNERS.length]}-${index}@d${index % 50}.example`);
	const seed = runSeed();
	const { kills, mostUncertain, doubts } = await killRun({
		dataFolder,
		servers: [sink.address],
		addresses,
		kills: KILLS,
		longest: 120,
		seed,
		look(standing) {
			for (const [place, to] of addresses.entries()) {
				const state = standing.state(place);
				const times = sink.taken.get(to)?.length ?? 0;
				if (state === "sent") assert.ok(times > 0, `seed ${seed}: ${to} is called sent and was not taken`);
				if (state === "waiting" || state === "deferred") assert.equal(times, 0, `seed ${seed}: ${to} was taken and is not on record`);
			}
		},
	});
	let duplicates = 0;
	for (const [place, to] of addresses.entries()) {
		const ids = sink.taken.get(to) ?? [];
		duplicates += Math.max(0, ids.length - 1);
		assert.ok(new Set(ids).size <= 1, to);
		assert.ok(
			ids.length <= 1 + (doubts.get(place) ?? 0),
			`seed ${seed}: ${to} came ${ids.length} times and was in doubt ${doubts.get(place)}`,
		);
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
