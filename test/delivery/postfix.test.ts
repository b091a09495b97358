/**
 * A real mail server: Debian's Postfix over TLS, behind it smtp-sink, and beside it an smtp-sink that cuts the line behind the message. The
 * sending process is killed at random instants and taken up again; what reached the last server is held against the ledger.
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isWhole, killRun, runSeed } from "../support/kill-run.ts";
import { testNeeding } from "../support/needs.ts";
import { postfixFolder, startPostfix, startSmtpSink, sunkIn } from "../support/postfix.ts";
import { makeAuthority, openssl } from "../support/throw-away-authority.ts";

const KILLS = isWhole ? 200 : 20;
const RECIPIENTS = isWhole ? 10_000 : 900;
const CONNECTIONS = 10;
/** One connection in ten goes to the server that cuts the line. */
const SHARES = 10;
const MANNERS = ["take", "take", "take", "take", "take", "take", "bounce", "take", "defer", "take", "take", "cut"];

testNeeding("postfix", openssl === undefined ? undefined : postfixFolder)(
	`Postfix, ${RECIPIENTS} recipients, ${KILLS} kills: none lost, none falsely sent, whoever got it twice had been named`,
	async (context) => {
		const folder = mkdtempSync(join(tmpdir(), "seawall-postfix-run-"));
		context.after(() => rmSync(folder, { recursive: true, force: true }));
		const authority = makeAuthority(["127.0.0.1", "localhost"]);
		context.after(() => authority.clean());
		const [dump, cutDump] = [join(folder, "taken"), join(folder, "cut")];
		const sink = await startSmtpSink(context, [], dump);
		const postfix = await startPostfix(context, sink.port, authority);
		const cutting = await startSmtpSink(context, ["-q", "."], cutDump);
		// Hangs are few: each holds a connection for a second.
		const addresses = Array.from(
			{ length: RECIPIENTS },
			(_, index) => `${index % 100 === 7 ? "hang" : MANNERS[index % MANNERS.length]}-${index}@d${index % 40}.example`,
		);
		const seed = runSeed();
		const { standing, kills, mostUncertain, doubts, cut } = await killRun({
			dataFolder: folder,
			servers: [...Array<string>(SHARES - 1).fill(`smtp://127.0.0.1:${postfix.port}`), `smtp://127.0.0.1:${cutting.port}`],
			addresses,
			kills: KILLS,
			longest: isWhole ? 400 : 700,
			seed,
			environment: { NODE_EXTRA_CA_CERTS: authority.caFile },
		});
		for (let tries = 0; tries < 300 && postfix.queued() > 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
		assert.equal(postfix.queued(), 0, "Postfix handed on all that it took");
		// smtp-sink writes its files when it ends.
		await sink.stop();
		await cutting.stop();
		const came = new Map<string, string[]>();
		for (const { to, messageId } of [...sunkIn(dump), ...sunkIn(cutDump)]) came.set(to, [...(came.get(to) ?? []), messageId]);
		let [duplicates, unnamed] = [0, 0];
		const [lost, falselySent]: [string[], string[]] = [[], []];
		for (const [place, to] of addresses.entries()) {
			const ids = came.get(to) ?? [];
			const state = standing.state(place);
			if (state === "sent" && ids.length === 0) falselySent.push(to);
			if (/^(take|hang)/.test(to) && state !== "sent" && state !== "held" && ids.length === 0) lost.push(`${to} ${state}`);
			if (to.startsWith("bounce")) assert.ok(state === "refused" || (doubts.get(place) ?? 0) > 0 || state === "sent", `${to} ${state}`);
			assert.ok(new Set(ids).size <= 1, `${to}: always the same Message-ID`);
			duplicates += Math.max(0, ids.length - 1);
			if (ids.length > 1 + (doubts.get(place) ?? 0)) unnamed += 1;
		}
		const named = [...doubts.values()].reduce((sum, count) => sum + count, 0);
		context.diagnostic(
			`seed ${seed}: ${RECIPIENTS} recipients, ${kills} kills: lost ${lost.length}, falsely sent ${falselySent.length}; ` +
				`in doubt after one kill at most ${mostUncertain}, after all ${cut}; lines cut by the server ${named - cut}; came twice ${duplicates}, of them not named ${unnamed}`,
		);
		assert.deepEqual([lost, falselySent, unnamed], [[], [], 0], `seed ${seed}`);
		assert.ok(mostUncertain <= CONNECTIONS, `seed ${seed}: ${mostUncertain} in doubt after a kill`);
		assert.ok(cut <= kills * CONNECTIONS);
		assert.ok(kills > KILLS / 2, `seed ${seed}: it was over after ${kills} kills`);
		const counts = standing.counts();
		assert.ok(counts.refused > 0 && counts.deferred > 0 && named > cut, JSON.stringify(counts));
	},
);
