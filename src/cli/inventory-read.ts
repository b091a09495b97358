/** `seawall inventory read`: what an import would take and what it would refuse; nothing is stored. */
import { toLine } from "../core/problem.ts";
import type { Device } from "../inventory/device.ts";
import { CallError, type Ports } from "./ports.ts";

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
	for await (const batch of ports.readInventory(files, { as: call.as, map: call.map })) {
		for (const problem of batch.problems) ports.say(toLine(problem));
		const warnings = new Map<number, string[]>();
		for (const warning of batch.warnings) warnings.set(warning.line, [...(warnings.get(warning.line) ?? []), warning.message]);
		let block = "";
		for (const device of batch.devices) block += `${JSON.stringify(toRecord(device, warnings.get(device.place.line) ?? []))}\n`;
		if (block !== "") await ports.out(block);
		taken += batch.devices.length;
		for (const { source, line, code, reason } of batch.rejected) refused.push(JSON.stringify({ source, line, code, rejected: reason }));
	}
	if (refused.length > 0) await ports.out(`${refused.join("\n")}\n`);
	if (taken === 0 && refused.length === 0)
		throw new CallError({
			code: "cli/no-devices",
			message: "no device could be read",
			at: files.join(", "),
			todo: "Check the file; --map names the columns, --as the form.",
		});
	return 0;
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
