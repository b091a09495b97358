/** The devices of a call: read from inventories, completed by answers, narrowed to those asked about. A slip never reads as an all-clear. */
import type { Catalogue } from "../catalog/catalogue.ts";
import { type Problem, toLine } from "../core/problem.ts";
import { applyAnswers } from "../inventory/apply-answers.ts";
import type { Device, Rejected } from "../inventory/device.ts";
import { isMapProblem } from "../inventory/import/map-spec.ts";
import { createFleet, type Fleet } from "../match/fleet.ts";
import { type DeviceSelection, type SelectedDevices, selectDevices } from "../match/select-devices.ts";
import { unknownDevices, unknownSite } from "./narrow.ts";
import { CallError, type Ports } from "./ports.ts";
import { readAnswers } from "./stated-files.ts";

/** Which devices, and how their lists are read. */
export interface DevicesCall {
	readonly as?: string;
	readonly map?: string;
	/** Ids; all devices when there are none. */
	readonly device: readonly string[];
	readonly site?: string;
	/** A filled questions CSV. */
	readonly answers?: string;
	readonly quiet: boolean;
}

/** Which devices a call asks about. */
export function selectionOf({ device, site }: DevicesCall): DeviceSelection {
	return { devices: device.length === 0 ? undefined : new Set(device), site };
}

/** Reads inventories into a selection; gives the rows that were refused. A wrong call where no device is met, or not the ones asked about. */
export async function readDevices(
	inventories: readonly string[],
	call: DevicesCall,
	ports: Ports,
	into: SelectedDevices,
	problems: string[],
): Promise<readonly Rejected[]> {
	const rejected: Rejected[] = [];
	let broken: Problem | undefined;
	const answers = await readAnswers(call.answers, ports, problems);
	const unmet = new Set(answers.map(({ id }) => id));
	const lacking = new Set(call.device);
	// Answers are laid over devices in full, and devices are wanted by their id; else a row that says nothing new need not become one.
	const sink = answers.length === 0 ? into.sink : undefined;
	for await (const batch of ports.readInventory(inventories, { as: call.as, map: call.map, sink })) {
		into.add(answers.length === 0 ? batch.devices : answered(batch.devices, answers, problems));
		for (const wanted of [unmet, lacking]) if (wanted.size > 0) for (const { id } of batch.devices) wanted.delete(id);
		rejected.push(...batch.rejected);
		refuseWrongMap(batch.problems);
		broken ??= batch.problems[0];
		for (const problem of batch.problems) problems.push(toLine(problem));
		for (const warning of batch.warnings) problems.push(`warning: ${warning.message} (${warning.source}:${warning.line})`);
		if (ports.terminal.progress && !call.quiet && into.met >= 50_000) ports.say(`${into.met} devices read`);
	}
	if (into.met === 0) throw new CallError(broken ?? noDevices(inventories, rejected));
	if (lacking.size > 0) throw unknownDevices(lacking);
	if (call.site !== undefined && into.size === 0) throw unknownSite(call.site, into.otherSites);
	if (unmet.size > 0) problems.push(strangers([...unmet], call.answers ?? ""));
	return rejected;
}

/** The same as a fleet of its own; refused rows are among the problems. */
export async function readFleet(
	inventories: readonly string[],
	call: DevicesCall,
	ports: Ports,
	problems: string[],
	catalogue: Catalogue,
): Promise<Fleet> {
	const fleet = createFleet((device) => catalogue.signalsOf(device));
	const rejected = await readDevices(inventories, call, ports, selectDevices(fleet, selectionOf(call)), problems);
	problems.push(...rejected.map(refusal));
	return fleet;
}

/** A row that was refused, in a line. */
export function refusal({ source, line, code, reason }: Rejected): string {
	return `warning: ${code}: this row was refused: ${reason} (${source}:${line})`;
}

/** A column that --map names and the file has not is a wrong call, not a file to be read in part. */
function refuseWrongMap(problems: readonly Problem[]): void {
	const wrong = problems.find(isMapProblem);
	if (wrong !== undefined) throw new CallError(wrong);
}

/** Answers that met no device: mostly those of another list. */
function strangers(ids: readonly string[], file: string): string {
	const named = `${ids.slice(0, 5).join(", ")}${ids.length > 5 ? ` and ${ids.length - 5} more` : ""}`;
	const answers = ids.length === 1 ? "1 answer names a device" : `${ids.length} answers name devices`;
	return `warning: ${answers} that the inventory does not have: ${named} (${file})`;
}

function answered(devices: readonly Device[], answers: readonly Device[], problems: string[]): readonly Device[] {
	const applied = applyAnswers(devices, answers);
	for (const warning of applied.warnings) problems.push(`warning: ${warning.message} (${warning.source}:${warning.line})`);
	return applied.devices;
}

function noDevices(inventories: readonly string[], rejected: readonly Rejected[]): Problem {
	const [first] = rejected;
	const why = first === undefined ? "" : `; line ${first.line}: ${first.reason}`;
	return {
		code: "cli/no-devices",
		message: `no device could be read (${rejected.length} rows refused${why})`,
		at: inventories.join(", "),
		todo: "Check the file; --map names the columns, --as the form.",
	};
}
