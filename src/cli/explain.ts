/** `seawall explain`: one device and one advisory a line, answered in the same order. */

import { toLine, visible } from "../core/problem.ts";
import { withoutNul } from "../core/text.ts";
import { parseMac } from "../inventory/import/mac.ts";
import { parsePorts } from "../inventory/import/ports.ts";
import { compileLibrary } from "../match/compile.ts";
import { explain } from "../match/explain.ts";
import { type AskedDevice, identify } from "../match/identity.ts";
import { createMatcher, type Matcher } from "../match/matcher.ts";
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
	const matcher = createMatcher(compileLibrary(read.advisories, catalogue), catalogue);
	for await (const line of ports.input()) {
		if (line.trim() === "") continue;
		await ports.out(`${JSON.stringify(answer(line, matcher))}\n`);
	}
	return 0;
}

function answer(line: string, matcher: Matcher): object {
	const question = parseQuestion(line);
	if ("error" in question) return question;
	const judged = explain(question.device, question, matcher);
	if (!judged.ok) return { id: question.id, error: judged.error };
	const { verdict, kind, confidence, because, needs, upgradeTo, advisory, cve, productIds } = judged.value;
	// The device comes back with the answer, so that the line alone can be replayed (`verify-proof`).
	const { signals, ...identity } = identify(question.device, matcher.catalogue);
	const device = { ...identity, signals: signals?.split(" ") };
	return { id: question.id, device, advisory, cve, verdict, kind, confidence, because, needs, upgradeTo, productIds };
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
	return { id, device: toDevice(device), advisory, cve: typeof cve === "string" ? cve : undefined };
}

/** Names that people give to the field that says which protocol a device answered. */
const PROTOCOL_FIELDS = ["protocol", "discovered_by", "discoveredBy", "proxy_protocol", "proxyProtocol"];

function toDevice(record: Record<string, unknown>): AskedDevice {
	const text = (key: string): string | undefined => {
		const value = record[key];
		return typeof value === "string" ? withoutNul(value) : typeof value === "number" ? String(value) : undefined;
	};
	const map = record["oem_map"];
	const manufacturer = isRecord(map) && typeof map["manufacturer"] === "string" ? withoutNul(map["manufacturer"]) : undefined;
	const model = isRecord(map) && typeof map["model"] === "string" ? withoutNul(map["model"]) : undefined;
	const oemMap = manufacturer === undefined || model === undefined ? undefined : { manufacturer, model };
	const ports = record["open_ports"] ?? record["openPorts"];
	return {
		brand: text("brand"),
		maker: text("maker"),
		model: text("model"),
		firmware: text("firmware"),
		oemMap,
		mac: parseMac(text("mac") ?? ""),
		serial: text("serial"),
		protocol: PROTOCOL_FIELDS.map(text).find((value) => value !== undefined),
		openPorts: parsePorts(Array.isArray(ports) ? ports.slice(0, 100).join(" ") : (text("open_ports") ?? text("openPorts"))),
	};
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
