/** `seawall explain`: one device and one advisory a line, answered in the same order. */

import { toLine, visible } from "../core/problem.ts";
import { withoutNul } from "../core/text.ts";
import { parseMac } from "../inventory/import/mac.ts";
import { parsePorts } from "../inventory/import/ports.ts";
import { holdsAsOf } from "../match/answer-words.ts";
import { daysBetween } from "../match/assess.ts";
import { compileLibrary } from "../match/compile.ts";
import { explain } from "../match/explain.ts";
import { type AskedDevice, identify } from "../match/identity.ts";
import { createMatcher, type Matcher } from "../match/matcher.ts";
import type { Assessment } from "../match/verdict.ts";
import { CallError, orFail, type Ports } from "./ports.ts";

/** Longest line and deepest JSON that are read: a question is small. */
const MOST_CHARACTERS = 1024 * 1024;

/** Runs the command; gives the exit code. */
export async function explainLines(call: { readonly advisories: readonly string[] }, ports: Ports): Promise<number> {
	const catalogue = orFail(await ports.loadCatalogue());
	const paths = call.advisories.length > 0 ? call.advisories : [ports.catalogueAdvisories];
	const read = await ports.readAdvisories(paths);
	for (const problem of read.problems) ports.say(toLine(problem));
	if (read.advisories.length === 0) {
		throw new CallError(
			read.problems[0] ?? {
				code: "cli/no-advisories",
				message: "no advisory could be read",
				at: paths.join(", "),
				todo: "Name a CSAF file or folder with --advisories.",
			},
		);
	}
	const { version, date } = catalogue;
	const known = { version, date, ageDays: daysBetween(date, ports.today()) };
	const matcher = createMatcher(compileLibrary(read.advisories, catalogue), catalogue);
	for await (const line of ports.input()) {
		if (line.trim() === "") continue;
		await ports.out(`${JSON.stringify(answer(line, matcher, known))}\n`);
	}
	return 0;
}

function answer(line: string, matcher: Matcher, catalogue: Assessment["catalogue"]): object {
	const question = parseQuestion(line);
	if ("error" in question) return question;
	const asked = withFound(question.device, matcher);
	const judged = explain(asked, question, matcher);
	if (!judged.ok) return { id: question.id, error: judged.error };
	const { verdict, kind, confidence, because, needs, upgradeTo, advisory, cve, productIds } = judged.value;
	// The device comes back with the answer, so that the line alone can be replayed (`verify-proof`).
	const { signals, ...identity } = identify(asked, matcher.catalogue);
	const device = { ...identity, signals: signals?.split(" ") };
	const holds = holdsAsOf({ catalogue }, verdict);
	const age = { catalogue, ...(holds === undefined ? {} : { holdsAsOf: holds }) };
	return { id: question.id, device, advisory, cve, verdict, kind, confidence, because, needs, upgradeTo, productIds, ...age };
}

/** Signals that are stated stand beside those that the device shows: they only ever add. */
function withFound(device: AskedDevice, { catalogue }: Matcher): AskedDevice {
	if (device.signals === undefined) return device;
	const found = catalogue.signalsOf(device)?.split(" ") ?? [];
	return { ...device, signals: [...new Set([...device.signals.split(" "), ...found])].join(" ") };
}

interface ExplainQuestion {
	readonly id: unknown;
	readonly device: AskedDevice;
	readonly advisory: string;
	readonly cve: string | undefined;
}

/** Reads one line. Who writes it is the user's own program: still checked field by field. */
function parseQuestion(line: string): ExplainQuestion | { id: unknown; error: { code: string; message: string } } {
	const refuse = (id: unknown, message: string) => ({ id, error: { code: "cli/bad-question", message } });
	if (line.length > MOST_CHARACTERS) return refuse(null, `the line is longer than ${MOST_CHARACTERS} characters`);
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch (error) {
		return refuse(null, `not JSON: ${visible(error instanceof Error ? error.message : String(error))}`);
	}
	if (!isRecord(value)) return refuse(null, "a line must be an object with id, device and advisory");
	const { id = null, device, advisory, cve } = value;
	if (!isRecord(device)) return refuse(id, "device must be an object with brand, model and firmware");
	if (typeof advisory !== "string") return refuse(id, "advisory must be the id of an advisory");
	if (cve !== undefined && cve !== null && typeof cve !== "string") return refuse(id, "cve must be a text such as CVE-2017-7921");
	const read = toDevice(device);
	if ("wrong" in read) return refuse(id, read.wrong);
	return { id, device: read.device, advisory, cve: typeof cve === "string" ? cve : undefined };
}

/** Names that people give to the field that says which protocol a device answered. */
const PROTOCOL_FIELDS = ["protocol", "discovered_by", "discoveredBy", "proxy_protocol", "proxyProtocol"];
/** Fields that are a text, or a number as programs write one. */
const TEXT_FIELDS = ["brand", "maker", "model", "firmware", "mac", "serial", ...PROTOCOL_FIELDS];
/** Most entries of a list in a question; a device has fewer ports and signals. */
const MOST_ENTRIES = 100;

/** The device asked about, or what is wrong with it: a field that were passed over could be the one that tells. */
function toDevice(record: Record<string, unknown>): { readonly device: AskedDevice } | { readonly wrong: string } {
	const field = (...names: readonly string[]): unknown =>
		names.map((name) => record[name]).find((value) => value !== undefined && value !== null);
	const wrong = TEXT_FIELDS.find((name) => field(name) !== undefined && textOf(field(name)) === undefined);
	if (wrong !== undefined) return { wrong: `${wrong} must be a text` };
	const [map, stated, shown] = [field("oem_map", "oemMap"), field("open_ports", "openPorts"), field("signals")];
	const [manufacturer, model] = isRecord(map) ? [textOf(map["manufacturer"]), textOf(map["model"])] : [];
	if (map !== undefined && (manufacturer === undefined || model === undefined))
		return { wrong: "oem_map must be an object with the texts manufacturer and model" };
	const ports = stated === undefined ? [] : textsOf(Array.isArray(stated) ? stated : [stated]);
	if (ports === undefined) return { wrong: `open_ports must be a text or at most ${MOST_ENTRIES} numbers` };
	const signals = shown === undefined ? [] : Array.isArray(shown) ? textsOf(shown) : undefined;
	if (signals === undefined) return { wrong: `signals must be a list of at most ${MOST_ENTRIES} texts` };
	const text = (...names: readonly string[]) => textOf(field(...names));
	const device = {
		brand: text("brand"),
		maker: text("maker"),
		model: text("model"),
		firmware: text("firmware"),
		oemMap: manufacturer === undefined || model === undefined ? undefined : { manufacturer, model },
		mac: parseMac(text("mac") ?? ""),
		serial: text("serial"),
		protocol: text(...PROTOCOL_FIELDS),
		openPorts: parsePorts(ports.join(" ")),
	};
	return { device: signals.length === 0 ? device : { ...device, signals: signals.join(" ") } };
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? withoutNul(value) : typeof value === "number" ? String(value) : undefined;
}

function textsOf(list: readonly unknown[]): readonly string[] | undefined {
	const texts = list.map(textOf).filter((text) => text !== undefined);
	return texts.length === list.length && list.length <= MOST_ENTRIES ? texts : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
