/** Sends a campaign from a process that is killed at random instants and taken up again, until all have come to something. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { readCampaignLedger } from "../../src/delivery/campaign/folder.ts";
import { createStanding, type Standing } from "../../src/warn/ledger/standing.ts";
import { madeCampaign } from "./campaign.ts";
import { randomNumbers } from "./outbreak-series.ts";

/** A run. */
export interface KillRun {
	readonly dataFolder: string;
	/** Mail servers; the connections are spread over them. */
	readonly servers: readonly string[];
	readonly addresses: readonly string[];
	readonly kills: number;
	/** Milliseconds of sending before a kill, at most. */
	readonly longest: number;
	readonly seed: number;
	readonly environment?: Readonly<Record<string, string>>;
	/** Gets the standing after each kill, for checks against what servers took. */
	readonly look?: (standing: Standing) => void;
}

/** What came of it. */
export interface KilledRun {
	readonly standing: Standing;
	readonly kills: number;
	/** Most in doubt right after a kill. */
	readonly mostUncertain: number;
	/** By place: attempts that the ledger names as in doubt, by an outcome or because nothing follows the intent. */
	readonly doubts: ReadonlyMap<number, number>;
	/** Intents that a kill left without an outcome. */
	readonly cut: number;
}

/** Runs it. */
export async function killRun(run: KillRun): Promise<KilledRun> {
	const { dataFolder, addresses, seed } = run;
	const campaign = await madeCampaign(dataFolder, addresses);
	const random = randomNumbers(seed);
	// Bundled, so that a process starts quickly.
	const child = join(dataFolder, "child", "send-campaign-child.mjs");
	await build({
		entryPoints: [join(import.meta.dirname, "send-campaign-child.ts")],
		outdir: join(dataFolder, "child"),
		outExtension: { ".js": ".mjs" },
		bundle: true,
		splitting: true,
		platform: "node",
		format: "esm",
		logLevel: "error",
	});
	const once = (after: number | undefined) =>
		new Promise<string>((resolve, reject) => {
			const process_ = spawn(process.execPath, [child, dataFolder, ...run.servers], {
				stdio: ["ignore", "pipe", "inherit"],
				env: { ...process.env, ...run.environment },
			});
			let said = "";
			process_.stdout.setEncoding("utf8").on("data", (text: string) => {
				if (said === "" && after !== undefined) setTimeout(() => process_.kill("SIGKILL"), after);
				said += text;
			});
			process_.on("error", reject);
			process_.on("close", () => resolve(said));
		});
	const read = async () => {
		const standing = createStanding(addresses.length);
		const doubts = new Map<number, number>();
		const open = new Set<number>();
		let cut = 0;
		const doubt = (place: number) => doubts.set(place, (doubts.get(place) ?? 0) + 1);
		const found = await readCampaignLedger(dataFolder, campaign.id, (record) => {
			standing.apply(record);
			if (record.kind === "intent") open.add(record.recipient);
			if (record.kind === "outcome") {
				open.delete(record.recipient);
				if (record.outcome === "uncertain") doubt(record.recipient);
			}
			if (record.kind === "decision" && open.delete(record.recipient)) {
				doubt(record.recipient);
				cut += 1;
			}
		});
		assert.ok(found.ok, `seed ${seed}`);
		for (const place of open) doubt(place);
		return { standing, doubts, cut, open: open.size };
	};
	let [mostUncertain, kills, done] = [0, 0, false];
	while (kills < run.kills && !done) {
		done = (await once(Math.floor(random() * run.longest))).includes("{");
		kills += 1;
		const { standing, open } = await read();
		run.look?.(standing);
		mostUncertain = Math.max(mostUncertain, open);
	}
	assert.match(await once(undefined), /^ready\n\{/, `seed ${seed}`);
	const { standing, doubts, cut } = await read();
	run.look?.(standing);
	return { standing, kills, mostUncertain, doubts, cut };
}

/** The seed of this run: that of the environment, else of the clock; tests name it when they fail. */
export function runSeed(): number {
	return Number(process.env["SEAWALL_TEST_SEED"] ?? Date.now() % 1_000_000);
}

/** How large it is: `npm run kill` asks for the whole size. */
export const isWhole = process.env["SEAWALL_TEST_KILLS"] === "all";
