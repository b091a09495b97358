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
 * a blank one changes nothing, and so does one that says what the list says: it was printed there to be recognised, and must not take
 * back what another row about the same device answers. Addresses and ports add up.
 */
export function applyAnswers(devices: readonly Device[], answers: readonly Device[]): AppliedAnswers {
	const listed = new Map(devices.map((device) => [device.id, device]));
	const byId = new Map(listed);
	const changed = new Set<string>();
	const unknownIds = new Set<string>();
	const warnings: RowWarning[] = [];
	for (const answer of answers) {
		const device = byId.get(answer.id);
		if (device === undefined) {
			unknownIds.add(answer.id);
			continue;
		}
		const next = answered(device, answer, listed.get(answer.id) ?? device, warnings);
		if (next === device) continue;
		byId.set(device.id, next);
		changed.add(device.id);
	}
	return { devices: devices.map((device) => byId.get(device.id) ?? device), changed: [...changed], unknownIds: [...unknownIds], warnings };
}

type Changes = { -readonly [K in keyof Device]?: Device[K] };

function answered(device: Device, answer: Device, listed: Device, warnings: RowWarning[]): Device {
	const changes: Changes = {};
	const settle = (field: string, before: string | undefined, now: string): void => {
		if (before === undefined) return;
		warnings.push({ ...answer.place, message: `${field} of ${device.id} was "${before}" and is now answered "${now}"; the answer counts` });
	};
	for (const field of TEXTS) {
		const [before, now] = [device[field], answer[field]];
		if (now === undefined || [before, listed[field]].some((held) => held !== undefined && fold(held) === fold(now))) continue;
		settle(field, before, now);
		changes[field] = now;
	}
	if (answer.kind !== "unknown" && answer.kind !== device.kind && answer.kind !== listed.kind) {
		settle("kind", known(device.kind), answer.kind);
		changes.kind = answer.kind;
	}
	if (answer.exposure !== "unknown" && answer.exposure !== device.exposure && answer.exposure !== listed.exposure) {
		settle("exposure", known(device.exposure), answer.exposure);
		changes.exposure = answer.exposure;
	}
	if (answer.oemMap !== undefined && !isSameOem(answer.oemMap, device.oemMap) && !isSameOem(answer.oemMap, listed.oemMap)) {
		settle("oemMap", device.oemMap && oemText(device.oemMap), oemText(answer.oemMap));
		changes.oemMap = answer.oemMap;
	}
	const addresses = union(device.addresses, answer.addresses);
	if (addresses !== device.addresses) changes.addresses = addresses;
	const openPorts = union(device.openPorts, answer.openPorts);
	if (openPorts !== device.openPorts) changes.openPorts = openPorts;
	return Object.keys(changes).length === 0 ? device : { ...device, ...changes };
}

function known(value: string): string | undefined {
	return value === "unknown" ? undefined : value;
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
