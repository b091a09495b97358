/** Brings in the inventories that programs send: jobs that whoever asks can follow. */
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Problem, toLine } from "../core/problem.ts";
import type { ImportJob, ImportPreview, Intake, Upload } from "../http/ports.ts";
import type { RowWarning } from "../inventory/device.ts";
import type { Looked, ReadProgress } from "./import-messages.ts";
import type { ImportParts, ImportRuns } from "./import-runs.ts";
import type { HeldUpload } from "./uploads.ts";

/** Rows that a preview looks at, and how many of each kind it shows. */
const PREVIEW_ROWS = 50_000;
const SHOWN = 50;
/** How long a job that has ended can be asked about, and how often one that runs is told of, ms. */
const REMEMBERED_MS = 60 * 60_000;
const TOLD_MS = 250;

type Job = { -readonly [Field in keyof ImportJob]: ImportJob[Field] };

/** Makes it. */
export function createIntake(runs: ImportRuns, { uploads, now, onDefect }: Pick<ImportParts, "uploads" | "now" | "onDefect">): Intake {
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
			if (upload === undefined) return undefined;
			const looked = await runs.look(upload, how, PREVIEW_ROWS, () => undefined);
			return toPreview(upload, looked.ok ? looked.value : { ...NOTHING_SEEN, problems: [looked.error] });
		},
		async begin({ organisation, who, upload: id, source, how }) {
			forget();
			const upload = uploads.find(organisation, id);
			if (upload === undefined) return undefined;
			const job = newJob(upload, source ?? upload.name, who, now());
			const { end } = runs.keep(upload, how, { organisation, who, source: job.source }, (far) => listen(job, far));
			jobs.set(job.id, job);
			end
				.then(
					(kept) => {
						if (!kept.ok) return Object.assign(job, { state: "failed", endedAt: now(), problem: kept.error });
						const { record, unchanged, progress } = kept.value;
						if (progress !== undefined) listen(job, progress);
						const { rows = 0, rejected = 0 } = record.end ?? {};
						if (unchanged) Object.assign(job, { taken: rows, refused: rejected });
						return Object.assign(job, { state: "done", endedAt: now(), bytesRead: job.bytes, importId: record.id, unchanged });
					},
					(error: unknown) => {
						if (!runs.isClosing()) onDefect(error);
						Object.assign(job, { state: "failed", endedAt: now(), problem: DEFECT });
					},
				)
				.finally(() => uploads.drop(upload.id))
				.catch(onDefect);
			return { ...job };
		},
		discard: (organisation, id) => (uploads.find(organisation, id) === undefined ? Promise.resolve() : uploads.drop(id)),
		job: (organisation, id) => find(organisation, id),
		jobs: (organisation) => [...jobs.values()].filter((job) => job.organisation === organisation).toReversed(),
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

function newJob({ organisation, bytes }: HeldUpload, source: string, who: string, startedAt: number): Job {
	return {
		id: randomBytes(16).toString("hex"),
		organisation,
		state: "running",
		source,
		who,
		startedAt,
		endedAt: undefined,
		bytes,
		bytesRead: 0,
		taken: 0,
		refused: 0,
		importId: undefined,
		unchanged: false,
		warnings: [],
		problem: undefined,
	};
}

function toUpload({ id, name, bytes, sha256, expiresAt }: HeldUpload): Upload {
	return { id, name, bytes, sha256, expiresAt };
}

function toPreview(upload: HeldUpload, { taken, refused, whole, devices, rejected, warnings, notes, problems }: Looked): ImportPreview {
	return {
		upload: toUpload(upload),
		rows: taken + refused,
		whole,
		taken,
		refused,
		devices: devices.slice(0, SHOWN),
		rejected: rejected.slice(0, SHOWN).map(({ source, line, code, reason }) => ({ source, line, code, reason })),
		warnings: warnings.slice(0, SHOWN).map(warningLine),
		notes: notes.slice(0, SHOWN).map(warningLine),
		problems: problems.slice(0, SHOWN),
	};
}

function listen(job: Job, { bytes, taken, refused, warnings, problems }: ReadProgress): void {
	const lines = [...problems.map(toLine), ...warnings.map(warningLine)].slice(0, SHOWN);
	Object.assign(job, { bytesRead: bytes, taken, refused, warnings: lines });
}

function warningLine({ message, line }: RowWarning): string {
	return `line ${line}: ${message}`;
}

const NOTHING_SEEN: Looked = {
	columns: [],
	header: undefined,
	whole: true,
	taken: 0,
	refused: 0,
	warned: 0,
	devices: [],
	rejected: [],
	warnings: [],
	notes: [],
	problems: [],
};

const DEFECT: Problem = {
	code: "http/defect",
	message: "something in Seawall failed; what was taken until then is kept, and does not count",
	at: "",
	todo: "Look at the terminal it runs in, and report what stands there.",
};
