/** `seawall wave record|end|list`: waves stated by hand, by an operator or from a CERT's notice. */
import { visible } from "../core/problem.ts";
import { recordedOf } from "../detect/episode/recorded-wave.ts";
import type { Wave } from "../detect/wave.ts";
import { CallError, type HeldWaves, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

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

/** Records a wave. */
export async function recordWave(data: string, call: WaveCall, ports: Ports): Promise<number> {
	const maker = call.maker === undefined ? undefined : await makerId(call.maker, ports);
	if (maker === undefined && call.signature === undefined && call.cve === undefined) {
		throw wrong("a wave needs a maker, a signature or a CVE", "--maker", "Give at least one of --maker, --signature and --cve.");
	}
	if (call.cve !== undefined && !/^CVE-\d{4}-\d{4,}$/.test(call.cve))
		throw wrong(`"${call.cve}" is no CVE id`, "--cve", "Write it as CVE-2017-7921.");
	const port = call.port === undefined ? undefined : toPort(call.port);
	const today = ports.today();
	const startedAt = toDay(call.since, "--since");
	if (startedAt > today) throw wrong("a wave cannot start in the future", "--since", "Give the day on which it was first seen.");
	const statedBy = call.by ?? "local";
	const evidence = [{ text: call.text ?? "stated by hand", source: call.source }];
	const wave = {
		key: { maker, signature: call.signature, port, cve: call.cve },
		category: undefined,
		startedAt,
		peakAt: undefined,
		endedAt: undefined,
		sources: undefined,
		targets: undefined,
		countries: [],
		evidence,
		statedBy,
		synthetic: false,
	};
	return withWaves(data, ports, async (waves) => {
		const kept = await waves.record(wave, undefined);
		await ports.out(`${lineOf(kept)}\n`);
		return 0;
	});
}

/** Ends a wave; it stays, with the day. */
export async function endWave(
	data: string,
	id: string,
	call: { readonly on?: string; readonly source?: string },
	ports: Ports,
): Promise<number> {
	return withWaves(data, ports, async (waves) => {
		const wave = (await waves.list()).find((one) => one.id === id);
		if (wave === undefined) throw wrong(`there is no wave ${id}`, "ID", "See seawall wave list.");
		const endedAt = toDay(call.on ?? ports.today(), "--on");
		if (endedAt < wave.startedAt) throw wrong(`it started on ${wave.startedAt}`, "--on", "Give a later day.");
		const { id: _, revision: __, ...facts } = wave;
		const evidence = call.source === undefined ? wave.evidence : [...wave.evidence, { text: `ended on ${endedAt}`, source: call.source }];
		await ports.out(`${lineOf(await waves.record({ ...facts, endedAt, evidence }, id))}\n`);
		return 0;
	});
}

/** Says that a wave is none. */
export async function dismissWave(data: string, id: string, { reason }: { readonly reason: string }, ports: Ports): Promise<number> {
	if (reason.trim() === "" || reason.length > 500)
		throw wrong("the reason is empty or longer than 500 signs", "--reason", "Say in a sentence why it is no wave.");
	return withWaves(data, ports, async (waves) => {
		const wave = (await waves.list()).find((one) => one.id === id);
		if (wave === undefined) throw wrong(`there is no wave ${id}`, "ID", "See seawall wave list.");
		const { id: _, revision: __, ...facts } = wave;
		await ports.out(`${lineOf(await waves.record({ ...facts, dismissed: reason.trim() }, id))}\n`);
		return 0;
	});
}

/** Puts found waves on record, each anew or as a further revision of what was found before; one that was dismissed is let be. */
export async function keepFound(data: string, found: readonly Omit<Wave, "id" | "revision">[], ports: Ports): Promise<void> {
	if (found.length === 0) return;
	await withWaves(data, ports, async (waves) => {
		const recorded = await waves.list();
		for (const wave of found) {
			const earlier = recordedOf(wave, recorded);
			if (earlier?.dismissed !== undefined) ports.say(visible(`${earlier.id} was dismissed (${earlier.dismissed}) and stays so`, 400));
			else ports.say(`recorded: ${lineOf(await waves.record(wave, earlier?.id))}`);
		}
		return 0;
	});
}

/** Lists waves, newest start first. */
export async function listWaves(data: string, call: { readonly format: string }, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	return withWaves(data, ports, async (waves) => {
		const all = await waves.list();
		if (call.format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/waves/1", waves: all }, undefined, 2)}\n`);
		else await ports.out(all.length === 0 ? "No wave is recorded.\n" : `${all.map(lineOf).join("\n")}\n`);
		return 0;
	});
}

function lineOf(wave: Wave | undefined): string {
	if (wave === undefined) return "";
	const { maker, signature, port, cve } = wave.key;
	const about = [maker, cve, signature, port === undefined ? undefined : `port ${port}`].filter((text) => text !== undefined).join(", ");
	const until =
		wave.dismissed !== undefined ? `dismissed: ${wave.dismissed}` : wave.endedAt === undefined ? "running" : `ended ${wave.endedAt}`;
	return visible(`${wave.id}  since ${wave.startedAt}, ${until}  ${about}  (${wave.evidence.map((one) => one.source).join("; ")})`, 400);
}

async function withWaves(data: string, ports: Ports, work: (waves: HeldWaves) => Promise<number>): Promise<number> {
	const waves = orFail(await ports.openWaves(data));
	try {
		return await work(waves);
	} finally {
		await waves.close();
	}
}

/** A wave of a maker that nobody knows would raise no device's priority: a typing error is refused. */
async function makerId(text: string, ports: Ports): Promise<string> {
	const [vendor] = orFail(await ports.loadCatalogue()).findVendors(text);
	if (vendor !== undefined && !vendor.id.startsWith("text:")) return vendor.id;
	throw wrong(
		`"${text}" is no maker or label that the catalogue has`,
		"--maker",
		"Check the name, or state the wave by --cve or --signature.",
	);
}

function toPort(text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port <= 65_535) return port;
	throw new CallError({ code: "cli/bad-port", message: `"${text}" is no port`, at: "--port", todo: "Use a number from 1 to 65535." });
}

function toDay(text: string, at: string): string {
	const day = new Date(`${text}T00:00:00Z`);
	if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
	throw new CallError({ code: "cli/bad-date", message: `"${text}" is no day`, at, todo: "Write it as YYYY-MM-DD." });
}

function wrong(message: string, at: string, todo: string): CallError {
	return new CallError({ code: "cli/bad-wave", message, at, todo });
}
