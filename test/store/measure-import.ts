/** Measures an import into the embedded store: `node test/store/measure-import.ts 1000000`. Prints one line of JSON. */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv } from "node:process";
import { fleet } from "./generate.ts";
import { importAt, open } from "./stores.ts";

/** What an import of generated devices cost; sizes in megabytes (10^6 bytes). */
interface Measured {
	readonly devices: number;
	readonly importSeconds: number;
	readonly readSeconds: number;
	readonly againSeconds: number;
	readonly diskMegabytes: number;
	readonly peakMegabytes: number;
	/** Longest time that the calling thread did nothing else, while importing and while reading. */
	readonly longestPauseMilliseconds: number;
}

/** Imports `size` devices, reads them all back, and imports them again over the first. */
export async function measureImport(size: number): Promise<Measured> {
	const folder = mkdtempSync(join(tmpdir(), "seawall-measure-"));
	const store = await open({ dataFolder: folder });
	const end = { sha256: "0".repeat(64), bytes: 0, at: 2 };
	let longest = 0;
	let last = performance.now();
	const pulse = setInterval(() => {
		const now = performance.now();
		longest = Math.max(longest, now - last - 5);
		last = now;
	}, 5);
	const timed = async (work: () => Promise<unknown>): Promise<number> => {
		const from = performance.now();
		await work();
		return Math.round(performance.now() - from) / 1000;
	};
	const importSeconds = await timed(() => store.inventory.recordImport(importAt(1), fleet(size), () => end));
	let devices = 0;
	const readSeconds = await timed(async () => {
		for await (const page of store.inventory.everyDevice({ of: "every" })) devices += page.length;
	});
	const onDisk = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
	const againSeconds = await timed(() => store.inventory.recordImport(importAt(2), fleet(size), () => end));
	clearInterval(pulse);
	await store.close();
	rmSync(folder, { recursive: true });
	return {
		devices,
		importSeconds,
		readSeconds,
		againSeconds,
		diskMegabytes: Math.round(onDisk / 1e6),
		peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1000),
		longestPauseMilliseconds: Math.round(longest),
	};
}

if (argv[1] === import.meta.filename) console.log(JSON.stringify(await measureImport(Number(argv[2] ?? "100000"))));
