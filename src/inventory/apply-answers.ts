/** Filled-in answers put back into a fleet, by device id. */
import { fold } from "../core/text.ts";
import type { Device, RowWarning } from "./device.ts";

/** What came of it. */
export interface AppliedAnswers {
	/** All devices in their order, changed or not. */
	readonly devices: readonly Device[];
	/** Ids of the devices that changed. */
	readonly changed: readonly string[];
	/** Ids in the answers that the fleet does not have. */
	readonly unknownIds: readonly string[];
	/** Contradictions: both values are named, the answer counts. */
	readonly warnings: readonly RowWarning[];
}

const TEXTS = ["site", "name", "brand", "maker", "model", "firmware", "mac", "serial"] as const;

/**
 * Applies answers, in their order. A stated answer fills an unknown field; one that contradicts is reported and wins, being newer;
 * a blank one changes nothing. Addresses and ports add up.
 */
export function applyAnswers(devices: readonly Device[], answers: readonly Device[]): AppliedAnswers {
	const byId = new Map(devices.map((device) => [device.id, device]));
	const changed = new Set<string>();
	const unknownIds = new Set<string>();
	const warnings: RowWarning[] = [];
	for (const answer of answers) {
		const device = byId.get(answer.id);
		if (device === undefined) {
			unknownIds.add(answer.id);
			continue;
		}
		const next = answered(device, answer, warnings);
		if (next === device) continue;
		byId.set(device.id, next);
		changed.add(device.id);
	}
	return { devices: devices.map((device) => byId.get(device.id) ?? device), changed: [...changed], unknownIds: [...unknownIds], warnings };
}

function answered(device: Device, answer: Device, warnings: RowWarning[]): Device {
	const next: { -readonly [K in keyof Device]: Device[K] } = { ...device };
	let touched = false;
	const settle = (field: string, before: string, now: string): void => {
		warnings.push({ ...answer.place, message: `${field} of ${device.id} was "${before}" and is now answered "${now}"; the answer counts` });
	};
	for (const field of TEXTS) {
		const [before, now] = [device[field], answer[field]];
		if (now === undefined || now === before) continue;
		if (before !== undefined && fold(before) === fold(now)) continue;
		if (before !== undefined) settle(field, before, now);
		next[field] = now;
		touched = true;
	}
	if (answer.kind !== "unknown" && answer.kind !== device.kind) {
		if (device.kind !== "unknown") settle("kind", device.kind, answer.kind);
		next.kind = answer.kind;
		touched = true;
	}
	if (answer.exposure !== "unknown" && answer.exposure !== device.exposure) {
		if (device.exposure !== "unknown") settle("exposure", device.exposure, answer.exposure);
		next.exposure = answer.exposure;
		touched = true;
	}
	if (answer.oemMap !== undefined && !isSameOem(answer.oemMap, device.oemMap)) {
		if (device.oemMap !== undefined) settle("oemMap", oemText(device.oemMap), oemText(answer.oemMap));
		next.oemMap = answer.oemMap;
		touched = true;
	}
	next.addresses = union(device.addresses, answer.addresses);
	next.openPorts = union(device.openPorts, answer.openPorts);
	touched ||= next.addresses.length > device.addresses.length || next.openPorts.length > device.openPorts.length;
	return touched ? next : device;
}

function union<T>(before: readonly T[], now: readonly T[]): readonly T[] {
	return now.every((one) => before.includes(one)) ? before : [...new Set([...before, ...now])];
}

type OemMap = NonNullable<Device["oemMap"]>;

function isSameOem(a: OemMap, b: Device["oemMap"]): boolean {
	return b !== undefined && fold(oemText(a)) === fold(oemText(b));
}

function oemText(oem: OemMap): string {
	return `${oem.manufacturer} ${oem.model}`;
}
