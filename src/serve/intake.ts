/** Brings inventories in: files are read in a thread, rows go to the store in small parts, and whoever asks sees how far it is. */
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Problem, toLine } from "../core/problem.ts";
import { TooBusy } from "../core/too-busy.ts";
import type { Fleets, ImportJob, ImportPreview, Intake, ReadHow, Upload } from "../http/ports.ts";
import type { Device, Rejected } from "../inventory/device.ts";
import { isMapProblem } from "../inventory/import/map-spec.ts";
import type { ImportBatch, InventoryStore } from "../inventory/ports.ts";
import type { ReadPart } from "./import-messages.ts";
import { readInThread } from "./inventory-reader.ts";
import type { HeldUpload, Uploads } from "./uploads.ts";

/** Rows that a preview looks at, and how many of each kind it shows. */
const PREVIEW_ROWS = 50_000;
const SHOWN = 50;
/** Refused rows that an import keeps, as everywhere. */
const MOST_REFUSED = 5000;
/** How long a job that has ended can be asked about, and how often one that runs is told of, ms. */
const REMEMBERED_MS = 60 * 60_000;
const TOLD_MS = 250;
/** Imports that run at the same time. */
const MOST_RUNNING = 4;

/** What it works with. */
export interface IntakeParts {
	readonly uploads: Uploads;
	readonly inventory: InventoryStore;
	readonly fleets: Pick<Fleets, "renew">;
	readonly now: () => number;
	readonly onDefect: (error: unknown) => void;
}

type Job = { -readonly [Field in keyof ImportJob]: ImportJob[Field] };

/** An intake that can be ended. */
export interface OpenIntake extends Intake {
	/** Breaks off what runs: an import that did not reach its end does not count, and its list can be sent again. */
	close(): Promise<void>;
}

/** Makes it. */
export function createIntake(parts: IntakeParts): OpenIntake {
	const closing = new AbortController();
	const running = new Map<string, Promise<void>>();
	const { uploads, now } = parts;
	const jobs = new Map<string, Job>();
	const find = (organisation: string, id: string): Job | undefined => {
		const found = jobs.get(id);
		return found?.organisation === organisation ? found : undefined;
	};
	const forget = (): void => {
		for (const [id, { endedAt }] of jobs) if (endedAt !== undefined && endedAt + REMEMBERED_MS < now()) jobs.delete(id);
	};
	return {
		async upload(call) {
			const taken = await uploads.take(call);
			return taken.ok ? { ok: true, value: toUpload(taken.value) } : taken;
		},
		async preview(organisation, id, how) {
			const upload = uploads.find(organisation, id);
			return upload && lookAt(upload, how);
		},
		async begin({ organisation, who, upload: id, source, how }) {
			forget();
			const upload = uploads.find(organisation, id);
			if (upload === undefined) return undefined;
			if (running.has(id) || running.size >= MOST_RUNNING) throw new TooBusy("too many imports run at this moment");
			const job: Job = {
				id: randomBytes(16).toString("hex"),
				organisation,
				state: "running",
				source: source ?? upload.name,
				who,
				startedAt: now(),
				endedAt: undefined,
				bytes: upload.bytes,
				bytesRead: 0,
				taken: 0,
				refused: 0,
				importId: undefined,
				unchanged: false,
				warnings: [],
				problem: undefined,
			};
			jobs.set(job.id, job);
			running.set(
				upload.id,
				run(job, upload, how, parts, closing.signal)
					.catch((error: unknown) => {
						if (!closing.signal.aborted) parts.onDefect(error);
						fail(job, DEFECT, now());
					})
					.finally(() => uploads.drop(upload.id))
					.finally(() => running.delete(upload.id)),
			);
			return { ...job };
		},
		async discard(organisation, id) {
			if (!running.has(id) && uploads.find(organisation, id) !== undefined) await uploads.drop(id);
		},
		job: (organisation, id) => find(organisation, id),
		jobs: (organisation) => [...jobs.values()].filter((job) => job.organisation === organisation).toReversed(),
		async close() {
			closing.abort();
			await Promise.all(running.values());
		},
		async *follow(organisation, id, signal) {
			let told = "";
			for (;;) {
				const job = find(organisation, id);
				if (job === undefined || signal.aborted) return;
				const text = JSON.stringify(job);
				if (text !== told) yield { ...job };
				told = text;
				if (job.state !== "running") return;
				await pause(TOLD_MS, undefined, { signal }).catch(() => undefined);
			}
		},
	};
}

function toUpload({ id, name, bytes, sha256, expiresAt }: HeldUpload): Upload {
	return { id, name, bytes, sha256, expiresAt };
}

/** Reading in another way is another version, as on the command line. */
function methodOf({ as, map, site }: ReadHow): string {
	const words = [as === undefined ? "" : `--as ${as}`, map === undefined ? "" : `--map ${map}`, site === undefined ? "" : `--site ${site}`];
	return ["file", ...words.filter((word) => word !== "")].join(" ");
}

function startOf(upload: HeldUpload, { as, map, site }: ReadHow, most: number | undefined) {
	return { path: upload.path, name: upload.name, as, map, site, most };
}

async function run(
	job: Job,
	upload: HeldUpload,
	how: ReadHow,
	{ inventory, fleets, now }: IntakeParts,
	signal: AbortSignal,
): Promise<void> {
	const { organisation } = job;
	const method = methodOf(how);
	const newest = (await inventory.imports([organisation])).find((record) => record.source === job.source);
	if (newest?.end?.sha256 === upload.sha256 && newest.method === method) {
		Object.assign(job, { unchanged: true, importId: newest.id, taken: newest.end.rows, refused: newest.end.rejected });
		return end(job, now());
	}
	const reading = readInThread(startOf(upload, how, undefined));
	const opened = await untilDevices(reading, job);
	if ("problem" in opened) return fail(job, opened.problem, now());
	const at = now();
	const start = {
		organisation: "",
		organisationId: organisation,
		source: job.source,
		method,
		confidence: 0.8,
		observedAt: at,
		who: job.who,
		at,
	};
	const record = await inventory.recordImport(start, batches(opened.parts, reading, job, signal), () => ({
		sha256: upload.sha256,
		bytes: upload.bytes,
		at: now(),
	}));
	job.importId = record.id;
	await fleets.renew(organisation);
	end(job, now());
}

/** Reads up to the first device, so that a file without any never stands in for the list it was. */
async function untilDevices(
	reading: AsyncGenerator<ReadPart, unknown>,
	job: Job,
): Promise<{ readonly parts: readonly ReadPart[] } | { readonly problem: Problem }> {
	const first: ReadPart[] = [];
	let problem: Problem | undefined;
	for (;;) {
		const next = await reading.next();
		if (next.done === true) return { problem: problem ?? NO_DEVICES };
		problem ??= next.value.problems[0];
		const wrongMap = next.value.problems.find(isMapProblem);
		if (wrongMap !== undefined) {
			await reading.return(undefined);
			return { problem: wrongMap };
		}
		first.push(next.value);
		listen(job, next.value);
		if (next.value.devices.length > 0) return { parts: first };
	}
}

async function* batches(
	first: readonly ReadPart[],
	rest: AsyncIterable<ReadPart>,
	job: Job,
	signal: AbortSignal,
): AsyncGenerator<ImportBatch> {
	let kept = 0;
	const toBatch = ({ devices, rejected }: ReadPart): ImportBatch => {
		const some = rejected.slice(0, Math.max(0, MOST_REFUSED - kept));
		kept += some.length;
		return { devices, rejected: some };
	};
	for (const part of first) yield toBatch(part);
	for await (const part of rest) {
		signal.throwIfAborted();
		listen(job, part);
		yield toBatch(part);
	}
}

function listen(job: Job, { devices, rejected, warnings, problems, bytesRead }: ReadPart): void {
	job.taken += devices.length;
	job.refused += rejected.length;
	job.bytesRead = bytesRead;
	const room = SHOWN - job.warnings.length;
	if (room > 0) job.warnings = [...job.warnings, ...[...problems.map(toLine), ...warnings.map(warningLine)].slice(0, room)];
}

function warningLine({ message, line }: { readonly message: string; readonly line: number }): string {
	return `line ${line}: ${message}`;
}

async function lookAt(upload: HeldUpload, how: ReadHow): Promise<ImportPreview> {
	const devices: Device[] = [];
	const rejected: Rejected[] = [];
	const [warnings, notes, problems]: [string[], string[], Problem[]] = [[], [], []];
	let [taken, refused] = [0, 0];
	const reading = readInThread(startOf(upload, how, PREVIEW_ROWS));
	for (;;) {
		const next = await reading.next();
		if (next.done === true) {
			return {
				upload: toUpload(upload),
				rows: taken + refused,
				whole: next.value === "whole",
				taken,
				refused,
				devices,
				rejected,
				warnings: warnings.slice(0, SHOWN),
				notes: notes.slice(0, SHOWN),
				problems: problems.slice(0, SHOWN),
			};
		}
		const part = next.value;
		taken += part.devices.length;
		refused += part.rejected.length;
		devices.push(...part.devices.slice(0, SHOWN - devices.length));
		rejected.push(...part.rejected.slice(0, SHOWN - rejected.length));
		warnings.push(...part.warnings.map(warningLine));
		notes.push(...part.notes.map(warningLine));
		problems.push(...part.problems);
	}
}

function end(job: Job, at: number): void {
	Object.assign(job, { state: "done", endedAt: at, bytesRead: job.bytes });
}

function fail(job: Job, problem: Problem, at: number): void {
	Object.assign(job, { state: "failed", endedAt: at, problem });
}

const NO_DEVICES: Problem = {
	code: "http/no-devices",
	message: "no device could be read, and nothing is kept of the file",
	at: "",
	todo: "Look at the preview for what stands against its rows; `map` names the columns, `as` the form.",
};

const DEFECT: Problem = {
	code: "http/defect",
	message: "something in Seawall failed; what was taken until then is kept, and does not count",
	at: "",
	todo: "Look at the terminal it runs in, and report what stands there.",
};
