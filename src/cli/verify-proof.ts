/** `seawall verify-proof`: replays the proofs of an assessment or of explanations against the documents they name. */
import { readFile } from "node:fs/promises";
import { decodeDocument } from "../advisory/csaf/decode.ts";
import type { Advisory } from "../advisory/document.ts";
import { toLine, visible } from "../core/problem.ts";
import { withoutNul } from "../core/text.ts";
import { compileLibrary } from "../match/compile.ts";
import { createMatcher } from "../match/matcher.ts";
import type { Reason, Verdict } from "../match/verdict.ts";
import { type Proof, verifyProof } from "../match/verify-proof.ts";
import { CallError, orFail, type Ports } from "./ports.ts";

/** Runs the command; gives the exit code: 1 when a proof does not hold. */
export async function verifyProofs(file: string, call: { readonly advisories: readonly string[] }, ports: Ports): Promise<number> {
	const catalogue = orFail(await ports.loadCatalogue());
	const read = await ports.readAdvisories(call.advisories.length > 0 ? call.advisories : [ports.catalogueAdvisories]);
	for (const problem of read.problems) ports.say(toLine(problem));
	const matcher = createMatcher(compileLibrary(read.advisories, catalogue), catalogue);
	const proofs = parseProofs(await ports.readWhole(file), file);
	const documents = await rawDocuments(
		proofs,
		Map.groupBy(read.advisories, (advisory) => advisory.id),
	);
	let broken = 0;
	for (const { name, proof } of proofs) {
		const flaws = verifyProof(proof, matcher, (id) => documents.get(id) ?? []);
		if (flaws.length === 0) continue;
		broken += 1;
		for (const { step, why } of flaws)
			await ports.out(`${visible(name)}: ${step < 0 ? "the answer" : `step ${step + 1}`}: ${visible(why, 300)}\n`);
	}
	await ports.out(`${proofs.length} proofs checked, ${proofs.length - broken} hold, ${broken} do not\n`);
	return broken > 0 ? 1 : 0;
}

interface NamedProof {
	readonly name: string;
	readonly proof: Proof;
}

async function rawDocuments(
	proofs: readonly NamedProof[],
	read: ReadonlyMap<string, readonly Advisory[]>,
): Promise<ReadonlyMap<string, readonly unknown[]>> {
	const wanted = new Set(proofs.flatMap(({ proof }) => proof.because.map((reason) => reason.document)));
	const documents = new Map<string, readonly unknown[]>();
	// A feed of records is one file for thousands of ids.
	const files = new Map<string, unknown>();
	for (const id of wanted) {
		const sources = new Set((read.get(id) ?? []).map(({ source }) => source));
		for (const source of sources) if (!files.has(source)) files.set(source, await parseAgain(source));
		documents.set(
			id,
			[...sources].map((source) => files.get(source)),
		);
	}
	return documents;
}

/** A file that the advisory reader read and bounded a moment ago; it may be gone or other meanwhile. */
async function parseAgain(source: string): Promise<unknown> {
	const gone = (why: string) =>
		new CallError({
			code: "cli/document-changed",
			message: `the document changed while it was read: ${why}`,
			at: source,
			todo: "Run it again.",
		});
	let bytes: Uint8Array;
	try {
		bytes = await readFile(source);
	} catch {
		throw gone("it is not there any more");
	}
	const decoded = decodeDocument(bytes, source);
	const value = decoded.ok ? tryParse(decoded.value) : undefined;
	if (value === undefined) throw gone("it is no JSON any more");
	return value;
}

/** An assessment in JSON, or findings or explanations a line each. */
function parseProofs(text: string, file: string): readonly NamedProof[] {
	const refuse = (why: string) =>
		new CallError({ code: "cli/no-proofs", message: why, at: file, todo: "Give the JSON or JSONL of assess, or the output of explain." });
	const whole = tryParse(text);
	const lines =
		whole === undefined
			? text
					.split("\n")
					.filter((line) => line.trim() !== "")
					.map(tryParse)
			: isRecord(whole) && Array.isArray(whole["findings"])
				? whole["findings"]
				: [whole];
	const proofs = lines.flatMap((value, index) => (isProof(value) ? [{ name: nameOf(value, index), proof: toProof(value) }] : []));
	if (proofs.length === 0) throw refuse("the file holds no finding and no explanation");
	return proofs;
}

function tryParse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

interface RawProof {
	readonly id?: unknown;
	readonly device: Record<string, unknown>;
	readonly advisory: string;
	readonly cve?: unknown;
	readonly verdict: string;
	readonly because: readonly Reason[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isProof(value: unknown): value is RawProof {
	return (
		isRecord(value) &&
		isRecord(value["device"]) &&
		typeof value["advisory"] === "string" &&
		typeof value["verdict"] === "string" &&
		Array.isArray(value["because"]) &&
		value["because"].every(isReason)
	);
}

function isReason(value: unknown): value is Reason {
	return isRecord(value) && ["step", "rule", "outcome", "document", "pointer", "quote"].every((key) => typeof value[key] === "string");
}

function nameOf(value: RawProof, index: number): string {
	const device = value.device["id"];
	return `${typeof device === "string" ? device : typeof value.id === "string" || typeof value.id === "number" ? String(value.id) : `line ${index + 1}`} ${typeof value.cve === "string" ? value.cve : value.advisory}`;
}

function toProof(value: RawProof): Proof {
	const text = (key: string) => (typeof value.device[key] === "string" ? withoutNul(value.device[key] as string) : undefined);
	const map = value.device["oemMap"];
	const oemMap =
		isRecord(map) && typeof map["manufacturer"] === "string" && typeof map["model"] === "string"
			? { manufacturer: withoutNul(map["manufacturer"]), model: withoutNul(map["model"]) }
			: undefined;
	const shown = value.device["signals"];
	const signals = Array.isArray(shown) ? shown.filter((id) => typeof id === "string").join(" ") : undefined;
	return {
		device: { brand: text("brand"), maker: text("maker"), model: text("model"), firmware: text("firmware"), oemMap, signals },
		advisory: value.advisory,
		cve: typeof value.cve === "string" ? value.cve : undefined,
		verdict: value.verdict as Verdict,
		because: value.because,
	};
}
