/** `seawall advisory validate`: CSAF documents held against their schema, the tests of the standard, and our own lints. */
import { decodeDocument } from "../advisory/csaf/decode.ts";
import { fixDocument } from "../advisory/csaf/fix/fix-document.ts";
import type { Finding, Profile } from "../advisory/csaf/validate/finding.ts";
import { type ValidateOptions, validateBytes } from "../advisory/csaf/validate/validate.ts";
import { toLine } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import type { ValidatedFile, ValidationWriter } from "./validation-writer.ts";

/** Options as commander gives them. */
export interface ValidateCall {
	readonly profile: string;
	readonly format: string;
	/** Writes the safe fixes back to the files. */
	readonly fix: boolean;
	readonly quiet: boolean;
}

const PROFILES: readonly Profile[] = ["basic", "extended", "full"];

/** Checks files; gives the exit code: 1 when one of them is invalid or could not be read. */
export async function validate(paths: readonly string[], call: ValidateCall, ports: Ports): Promise<number> {
	const profile = PROFILES.find((one) => one === call.profile);
	if (profile === undefined)
		throw wrong("cli/unknown-profile", `there is no profile "${call.profile}"`, "--profile", `Use one of ${PROFILES.join(", ")}.`);
	const writer = await writerFor(call.format, ports);
	const now = Math.floor(ports.now() / 1000);
	const options: ValidateOptions = { profile, now, ...(profile === "full" ? { spelling: await ports.loadDictionaries() } : {}) };
	let files = 0;
	let invalid = 0;
	for await (const document of ports.readDocuments(paths)) {
		if ("problem" in document) {
			ports.say(toLine(document.problem));
			invalid++;
			continue;
		}
		files++;
		const validated = call.fix
			? await fixFile(document.file, document.bytes, options, ports)
			: plain(document.file, document.bytes, options);
		if (!validated.validation.valid) invalid++;
		await writer.file(validated);
	}
	if (files === 0)
		throw wrong("cli/no-advisories", "no document could be read", paths.join(", "), "Name a CSAF file, or a folder of them.");
	await writer.end();
	return invalid > 0 ? 1 : 0;
}

function plain(file: string, bytes: Uint8Array, options: ValidateOptions): ValidatedFile {
	return { file, validation: validateBytes(bytes, options), repairs: [] };
}

async function fixFile(file: string, bytes: Uint8Array, options: ValidateOptions, ports: Ports): Promise<ValidatedFile> {
	const decoded = decodeDocument(bytes, file);
	const before = validateBytes(bytes, options);
	if (!decoded.ok || before.findings.every(({ fix }) => fix === undefined)) return { file, validation: before, repairs: [] };
	const { json, repairs, after } = fixDocument(decoded.value, options);
	if (repairs.length === 0) return { file, validation: before, repairs };
	if (file === "-")
		throw wrong("cli/cannot-write", "standard input cannot be fixed", "--fix", "Write the document to a file and name that.");
	orFail(await ports.writeFile(file, json));
	return { file, validation: after, repairs };
}

async function writerFor(format: string, ports: Ports): Promise<ValidationWriter> {
	switch (format) {
		case "jsonl":
			return jsonLines(ports);
		case "json":
			return json(ports);
		case "sarif":
			return (await import("./validation-sarif.ts")).sarifWriter(ports);
		case "table":
			return (await import("./validation-table.ts")).tableWriter(ports);
		default:
			throw wrong("cli/unknown-format", `there is no form "${format}"`, "--format", "Use one of table, json, jsonl, sarif.");
	}
}

/** The members of a line of JSONL, and of `files` in JSON. */
function entryOf({ file, validation, repairs }: ValidatedFile): unknown {
	const { csafVersion, valid, findings, more } = validation;
	return {
		file,
		csafVersion: csafVersion ?? null,
		valid,
		findings: findings.map(findingEntry),
		...(more.size === 0 ? {} : { more: Object.fromEntries(more) }),
		repairs,
	};
}

function findingEntry({ rule, level, pointer, line, column, message, fix }: Finding): unknown {
	return { rule, level, pointer, line, column, message, ...(fix === undefined ? {} : { fix: fix.what }) };
}

function jsonLines(ports: Ports): ValidationWriter {
	return {
		file: (validated) => ports.out(`${JSON.stringify(entryOf(validated))}\n`),
		end: async () => undefined,
	};
}

function json(ports: Ports): ValidationWriter {
	let first = true;
	return {
		file: async (validated) => {
			await ports.out(`${first ? '{"schema":"seawall/validation/1","files":[\n' : ",\n"}${JSON.stringify(entryOf(validated))}`);
			first = false;
		},
		end: () => ports.out("\n]}\n"),
	};
}

function wrong(
	code: "cli/unknown-profile" | "cli/unknown-format" | "cli/no-advisories" | "cli/cannot-write",
	message: string,
	at: string,
	todo: string,
): CallError {
	return new CallError({ code, message, at, todo });
}
