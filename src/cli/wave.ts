/** `seawall wave record|end|name|dismiss|restore|merge|split|list`: the record of waves, changed by hand. */
import type { Problem } from "../core/problem.ts";
import { visible } from "../core/problem.ts";
import type { Result } from "../core/result.ts";
import type { SplitAsk } from "../detect/record/split-wave.ts";
import { createWaveRecord, type WaveRecord } from "../detect/record/wave-record.ts";
import type { Wave, WaveFacts } from "../detect/wave.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";
import { waveLine } from "./wave-words.ts";

/** What is stated. */
export interface WaveCall {
	readonly maker?: string;
	readonly signature?: string;
	readonly port?: string;
	readonly cve?: string;
	readonly since: string;
	readonly source: string;
	readonly text?: string;
	readonly by?: string;
}

/** What a wave is split by, and why. */
export interface SplitCall extends Omit<SplitAsk, "port"> {
	readonly port?: string;
	readonly reason: string;
}

/** Whoever is at the terminal. */
const BY = { who: "local" } as const;

/** Records a wave. */
export async function recordWave(data: string, { port, ...call }: WaveCall, ports: Ports): Promise<number> {
	const stated = { ...call, ...(port === undefined ? {} : { port: toPort(port) }) };
	return change(data, ports, (record) => record.state(stated, BY));
}

/** Ends a wave; it stays, with the day. */
export async function endWave(
	data: string,
	id: string,
	call: { readonly on?: string; readonly source?: string },
	ports: Ports,
): Promise<number> {
	return change(data, ports, (record) => record.end(id, call, BY));
}

/** Names a wave. */
export async function nameWave(data: string, id: string, name: string, ports: Ports): Promise<number> {
	return change(data, ports, (record) => record.name(id, name, BY));
}

/** Says that a wave is none. */
export async function dismissWave(data: string, id: string, { reason }: { readonly reason: string }, ports: Ports): Promise<number> {
	return change(data, ports, (record) => record.dismiss(id, reason, BY));
}

/** Takes a dismissal back. */
export async function restoreWave(data: string, id: string, { reason }: { readonly reason: string }, ports: Ports): Promise<number> {
	return change(data, ports, (record) => record.restore(id, reason, BY));
}

/** Says that waves are parts of one. */
export async function mergeWaves(
	data: string,
	into: string,
	parts: readonly string[],
	{ reason }: { readonly reason: string },
	ports: Ports,
): Promise<number> {
	return change(data, ports, (record) => record.merge(into, parts, reason, BY));
}

/** Says that a wave is two. */
export async function splitWave(data: string, id: string, { port, ...call }: SplitCall, ports: Ports): Promise<number> {
	const ask = { ...call, ...(port === undefined ? {} : { port: toPort(port) }) };
	return change(data, ports, (record) => record.split(id, ask, BY));
}

/** Puts found waves on record, each anew or as a further revision of what was found before; one that was dismissed is let be. */
export async function keepFound(data: string, found: readonly WaveFacts[], ports: Ports): Promise<void> {
	if (found.length === 0) return;
	await withWaves(data, ports, async (record) => {
		for (const wave of await record.keepFound(found, BY.who)) {
			if (wave.dismissed === undefined) ports.say(`recorded: ${waveLine(wave)}`);
			else ports.say(visible(`${wave.id} was dismissed (${wave.dismissed}) and stays so`, 400));
		}
	});
}

/** Lists waves, newest start first. What was measured of one `wave show` tells. */
export async function listWaves(data: string, call: { readonly format: string }, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	await withWaves(data, ports, async (record) => {
		const all = await record.list();
		const waves = all.map(({ measured: _, samples: __, ...wave }) => wave);
		if (call.format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/waves/1", waves }, undefined, 2)}\n`);
		else await ports.out(all.length === 0 ? "No wave is recorded.\n" : `${all.map(waveLine).join("\n")}\n`);
	});
	return 0;
}

async function change(data: string, ports: Ports, work: (record: WaveRecord) => Promise<Result<Wave, Problem>>): Promise<number> {
	await withWaves(data, ports, async (record) => {
		const changed = await work(record);
		if (!changed.ok) throw new CallError({ ...changed.error, at: PLACES[changed.error.at] ?? `--${changed.error.at}` });
		await ports.out(`${waveLine(changed.value)}\n`);
	});
	return 0;
}

/** Fields that are no options here. */
const PLACES: Readonly<Record<string, string>> = { id: "ID", parts: "PART", name: "NAME" };

/** Works with the record of a data directory, beside a running server too. */
export async function withWaves<T>(data: string, ports: Ports, work: (record: WaveRecord) => Promise<T>): Promise<T> {
	const catalogue = orFail(await ports.loadCatalogue());
	const waves = orFail(await ports.openWaves(data));
	try {
		return await work(createWaveRecord({ waves, catalogue, now: () => ports.now() }));
	} finally {
		await waves.close();
	}
}

function toPort(text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port <= 65_535) return port;
	throw new CallError({
		code: "cli/bad-port",
		message: `"${visible(text, 40)}" is no port`,
		at: "--port",
		todo: "Use a number from 1 to 65535.",
	});
}
