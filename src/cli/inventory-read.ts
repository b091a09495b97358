/** `seawall inventory read`: what an import would take and what it would refuse; nothing is stored. */
import { type Problem, toLine, visible } from "../core/problem.ts";
import type { Device, RowWarning } from "../inventory/device.ts";
import { isMapProblem } from "../inventory/import/map-spec.ts";
import { CallError, type InventoryBatch, type Ports } from "./ports.ts";

/** Runs the command; gives the exit code. */
export async function readLines(
	files: readonly string[],
	call: { readonly format: string; readonly as?: string; readonly map?: string },
	ports: Ports,
): Promise<number> {
	if (call.format !== "jsonl")
		throw new CallError({ code: "cli/unknown-format", message: `there is no form "${call.format}"`, at: "--format", todo: "Use jsonl." });
	const refused: string[] = [];
	let taken = 0;
	let broken: Problem | undefined;
	for await (const batch of ports.readInventory(files, { as: call.as, map: call.map })) {
		const wrongMap = batch.problems.find(isMapProblem);
		if (wrongMap !== undefined) throw new CallError(wrongMap);
		broken ??= batch.problems[0];
		for (const problem of batch.problems) ports.say(toLine(problem));
		for (const line of fileLines(batch)) ports.say(line);
		const block = recordsOf(batch);
		if (block !== "") await ports.out(block);
		taken += batch.devices.length;
		for (const { source, line, code, reason } of batch.rejected) refused.push(JSON.stringify({ source, line, code, rejected: reason }));
	}
	if (refused.length > 0) await ports.out(`${refused.join("\n")}\n`);
	if (taken > 0) return 0;
	// A problem of the file has been said already.
	if (broken !== undefined) return 2;
	throw new CallError({
		code: "cli/no-devices",
		message: refused.length === 0 ? "no device could be read" : `no device could be read (${refused.length} row(s) refused)`,
		at: files.join(", "),
		todo: "Check the file; --map names the columns, --as the form.",
	});
}

/** A line for each device of a batch, with what was odd about its row. */
function recordsOf({ devices, warnings }: InventoryBatch): string {
	const byLine = new Map<number, string[]>();
	for (const { line, message } of warnings) byLine.set(line, [...(byLine.get(line) ?? []), message]);
	return devices.map((device) => `${JSON.stringify(toRecord(device, byLine.get(device.place.line) ?? []))}\n`).join("");
}

/** What is said of a file as a whole: the warnings that stand on no device's line, and what was not read. */
function fileLines({ devices, warnings, notes }: InventoryBatch): readonly string[] {
	const rows = new Set(devices.map(({ place }) => `${place.line}:${place.source}`));
	return [
		...warnings.filter(({ line, source }) => !rows.has(`${line}:${source}`)).map((warning) => lineOf("warning", warning)),
		...(notes ?? []).map((note) => lineOf("note", note)),
	];
}

function lineOf(word: string, { message, source, line }: RowWarning): string {
	return `${word}: ${visible(message, 400)} (${visible(source, 200)}:${line})`;
}

function toRecord(device: Device, warnings: readonly string[]): object {
	const { place, oemMap, ...fields } = device;
	const evidence = Object.entries(fields)
		.filter(([, value]) => typeof value === "string" && value !== "unknown")
		.map(([field, value]) => ({ field, value, method: "file", confidence: 1, source: `${place.source}:${place.line}` }));
	return {
		source: place.source,
		line: place.line,
		device: { ...fields, ...(oemMap === undefined ? {} : { oem_map: oemMap }) },
		evidence,
		warnings,
	};
}
