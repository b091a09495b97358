/** `detect logs --follow --record`, killed again and again while its log grows and is rotated: each line is counted once. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { openHeldCounts } from "../../src/store/held/held-counts.ts";
import { temporaryFolder } from "../store/stores.ts";

const KILLS = 20;
const START = Date.parse("2026-11-20T00:00:00Z");
const SPAN = { from: START, to: START + 86_400_000 };

/** Line `number` of the log: each of its own. */
function line(number: number): string {
	const time = new Date(START + number * 40).toISOString().replace(/\.\d+Z/, "Z");
	const source = `198.18.${(number >> 8) & 255}.${number & 255}`;
	return `${time} edge kernel: [${number}.5] DROP IN=eth0 OUT= SRC=${source} DST=203.0.113.9 LEN=60 PROTO=TCP SPT=${1024 + (number % 60_000)} DPT=37777 SYN\n`;
}

/** A run of the program that follows the log. */
function follow(log: string, data: string) {
	const child = spawn(
		process.execPath,
		[
			"--import",
			"./test/support/jsx-hook.mjs",
			"test/support/program-child.ts",
			"--data",
			data,
			"detect",
			"logs",
			log,
			"--follow",
			"--record",
			"--format",
			"json",
		],
		{ stdio: ["ignore", "pipe", "pipe"] },
	);
	let said = "";
	child.stderr.on("data", (text) => (said += String(text)));
	const over = new Promise<number | null>((resolve) => child.once("exit", resolve));
	// It is at work once it gave a first answer.
	const atWork = new Promise<unknown>((resolve) => child.stdout.once("data", resolve));
	child.stdout.resume();
	return { child, over, said: () => said, begun: () => Promise.race([atWork, over, pause(20_000)]) };
}

/** Packets that are kept. */
async function kept(data: string): Promise<number> {
	const opened = await openHeldCounts(data);
	assert.ok(opened.ok, opened.ok ? "" : JSON.stringify(opened.error));
	try {
		const series = await opened.value.counts.series({ kind: "port", value: "37777" }, SPAN);
		return series.reduce((sum, { events }) => sum + events, 0);
	} finally {
		await opened.value.close();
	}
}

test("killed at any moment: nothing that was kept is lost, nothing is counted twice", async (context) => {
	const folder = temporaryFolder(context);
	const [log, data] = [join(folder, "kern.log"), join(folder, "data")];
	writeFileSync(log, "");
	let [written, turns, isWriting] = [0, 0, true];
	let rest = "";
	const writer = (async () => {
		while (isWriting) {
			let text = rest;
			for (let more = Math.floor(Math.random() * 40); more > 0; more -= 1) {
				text += line(written);
				written += 1;
			}
			// A line is torn now and then, also by a rotation that comes after its rest.
			const cut = Math.random() < 0.3 && text.length > 50 ? text.length - 30 : text.length;
			rest = text.slice(cut);
			appendFileSync(log, text.slice(0, cut));
			await pause(15);
		}
		appendFileSync(log, rest);
	})();
	let before = 0;
	for (let kill = 0; kill < KILLS; kill += 1) {
		const run = follow(log, data);
		// Two of three while it counts, the others while it starts.
		if (kill % 3 < 2) await run.begun();
		await pause(Math.random() * 1200);
		if (kill % 3 === 1) {
			// No line is torn by the rotation itself: whoever rotates does not write half of one.
			while (rest !== "") await pause(1);
			turns += 1;
			renameSync(log, `${log}.${turns}`);
			writeFileSync(log, "");
			await pause(Math.random() * 300);
		}
		run.child.kill("SIGKILL");
		await run.over;
		const now = await kept(data);
		assert.ok(now >= before, `${now} after ${before}: something that was kept is lost`);
		before = now;
	}
	isWriting = false;
	await writer;
	const last = follow(log, data);
	await last.begun();
	await pause(2500);
	last.child.kill("SIGINT");
	assert.equal(await last.over, 0, last.said());
	assert.ok(before > 0, "something was kept before the last kill");
	assert.equal(await kept(data), written);
});
