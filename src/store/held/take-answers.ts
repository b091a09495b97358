/** Takes a filled questions CSV: what it says about the devices that are shown, and only what is new of it. */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type AppliedAnswers, applyAnswers } from "../../inventory/apply-answers.ts";
import type { Device } from "../../inventory/device.ts";
import type { Answer, DeviceId } from "../../inventory/ports.ts";
import type { ByteSource } from "../files/open-bytes.ts";
import { readInventory } from "../files/read-inventory.ts";
import type { Store } from "../open-store.ts";
import { listen, naming, nothingSaid, ORGANISATION, type Said, WHO } from "./said.ts";
import { shownDevices } from "./shown.ts";
import type { ListVersions } from "./take-list.ts";

/** What came of answers. */
export interface Answered {
	readonly changed: number;
	readonly warnings: readonly string[];
}

/** Refused rows that an import keeps. */
const MOST_REFUSED = 5000;

/**
 * Takes the bytes of a file.
 *
 * @param fileName - As its sender names it: a name to show, never one to open.
 * @returns What changed; a problem of reading, `files/no-answers`, `files/is-the-list` or `files/other-devices` when it holds no answer.
 */
export async function takeAnswers(
	store: Store,
	lists: readonly ListVersions[],
	bytes: Uint8Array,
	fileName: string,
): Promise<Result<Answered, Problem>> {
	const name = basename(fileName) || "answers.csv";
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	const { said, rows } = await readRows(bytes, name);
	if (rows.length === 0) return err(said.problems[0] ?? noAnswers(name));
	if (lists.some(({ newest }) => newest.end?.sha256 === sha256)) return err(isTheList(name));
	const held: Device[] = [];
	const kept = new Map<string, DeviceId>();
	for await (const page of shownDevices(store, lists)) {
		for (const shown of page) {
			held.push(shown.device);
			kept.set(shown.device.id, shown.kept);
		}
	}
	if (!rows.some((row) => kept.has(row.id))) return err(otherDevices(name, rows));
	const applied = applyAnswers(held, rows);
	const at = Date.now();
	const start = { organisation: ORGANISATION, source: name, method: "answers", confidence: 0.9, observedAt: at, who: WHO, at };
	const batch = { devices: [], rejected: said.rejected.slice(0, MOST_REFUSED), answers: answersOf(held, applied, rows, kept) };
	await store.inventory.recordImport(start, [batch], () => ({ sha256, bytes: bytes.length, at }));
	return ok({ changed: applied.changed.length, warnings: tell(applied, said) });
}

async function readRows(bytes: Uint8Array, name: string): Promise<{ readonly said: Said; readonly rows: readonly Device[] }> {
	const said = nothingSaid();
	const rows: Device[] = [];
	const source: ByteSource = {
		name,
		async *open() {
			yield bytes;
		},
	};
	for await (const batch of readInventory([source])) {
		listen(said, batch);
		for (const device of batch.devices) rows.push(device);
	}
	return { said, rows };
}

/** What each changed device is now, where that differs: the rest of a row repeats what the list said and must not outlive it. */
function answersOf(
	held: readonly Device[],
	{ devices, changed }: AppliedAnswers,
	rows: readonly Device[],
	kept: ReadonlyMap<string, DeviceId>,
): readonly Answer[] {
	const differs = new Set(changed);
	const places = new Map(rows.map((row) => [row.id, row.place]));
	return held.flatMap((before, index) => {
		const now = devices[index];
		const [to, place] = [kept.get(before.id), places.get(before.id)];
		if (!differs.has(before.id) || now === undefined || to === undefined || place === undefined) return [];
		return [{ to, device: { ...onlyNew(before, now), place } }];
	});
}

function onlyNew(before: Device, now: Device): Device {
	const text = (field: "site" | "name" | "brand" | "maker" | "model" | "firmware" | "mac" | "serial" | "protocol") =>
		now[field] === before[field] ? undefined : now[field];
	return {
		id: now.id,
		site: text("site"),
		name: text("name"),
		brand: text("brand"),
		maker: text("maker"),
		model: text("model"),
		firmware: text("firmware"),
		kind: now.kind === before.kind ? "unknown" : now.kind,
		mac: text("mac"),
		serial: text("serial"),
		protocol: text("protocol"),
		addresses: now.addresses === before.addresses ? [] : now.addresses,
		openPorts: now.openPorts === before.openPorts ? [] : now.openPorts,
		exposure: now.exposure === before.exposure ? "unknown" : now.exposure,
		oemMap: now.oemMap === before.oemMap ? undefined : now.oemMap,
		place: now.place,
	};
}

function tell({ unknownIds, warnings }: AppliedAnswers, said: Said): string[] {
	const [rows, name] = unknownIds.length === 1 ? ["1 row names a device", "was"] : [`${unknownIds.length} rows name devices`, "were"];
	return [
		...(unknownIds.length === 0 ? [] : [`${rows} that this answer does not have, and ${name} left out: ${naming(unknownIds)}`]),
		...said.problems.map(({ message }) => message),
		...said.rejected.map((row) => `line ${row.line} was left out: ${row.reason}`),
		...[...warnings, ...said.warnings].map((warning) => `line ${warning.line}: ${warning.message}`),
	];
}

const FILLED = "Fill in the CSV that the page offers, and send that.";

function noAnswers(at: string): Problem {
	return { code: "files/no-answers", message: "the file holds no device", at, todo: FILLED };
}

function isTheList(at: string): Problem {
	return { code: "files/is-the-list", message: "this is the list itself, which the answer counts already", at, todo: FILLED };
}

function otherDevices(at: string, rows: readonly Device[]): Problem {
	const named = naming(
		rows.map((row) => row.id),
		3,
	);
	return {
		code: "files/other-devices",
		message: `none of its ${rows.length} row(s) is about a device of this answer (${named}): it looks like a list of devices of its own`,
		at,
		todo: `A list is read with seawall start --inventory. ${FILLED}`,
	};
}
