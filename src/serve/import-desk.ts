/** Lists that people bring in on the console: a file waits, is looked at and mended, until somebody keeps it. */
import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import { type Problem, visible } from "../core/problem.ts";
import { TooBusy } from "../core/too-busy.ts";
import type { ImportBy, ImportDesk, ImportJob, ImportPreview } from "../http/import-port.ts";
import type { Looked } from "./import-messages.ts";
import type { ImportParts, ImportRuns, Reading } from "./import-runs.ts";
import type { HeldUpload } from "./uploads.ts";

/** Jobs of one organisation; a further one takes the place of the oldest. */
const MOST_JOBS = 12;
/** A file that nobody keeps is forgotten. */
const KEPT_MS = 60 * 60_000;
/** Watchers are told so often at most. */
const TELL_MS = 250;
/** What a page shows of devices and remarks. */
const MOST_DEVICES = 8;
const MOST_REMARKS = 20;

interface Held {
	job: ImportJob;
	/** `undefined`: the file could not be taken. */
	readonly upload: HeldUpload | undefined;
	mended: ReadonlyMap<number, string>;
	readonly watchers: Set<() => void>;
}

/** Makes the desk. */
export function createImportDesk(
	runs: ImportRuns,
	{ uploads, now, onDefect }: Pick<ImportParts, "uploads" | "now" | "onDefect">,
): ImportDesk {
	const all = new Map<string, Held>();
	const move = (held: Held, change: Partial<ImportJob>): void => {
		held.job = { ...held.job, ...change };
		for (const tell of held.watchers) tell();
	};
	const forget = (held: Held): void => {
		all.delete(held.job.id);
		if (held.upload !== undefined) uploads.drop(held.upload.id).catch(onDefect);
		for (const tell of held.watchers) tell();
	};
	const of = (organisationId: string) =>
		[...all.values()].filter(({ job }) => job.organisationId === organisationId).sort((a, b) => b.job.startedAt - a.job.startedAt);
	const tidy = (organisationId: string): void => {
		const rests = (held: Held) => held.job.state !== "keeping";
		for (const held of all.values()) if (rests(held) && now() - held.job.startedAt > KEPT_MS) forget(held);
		for (const held of of(organisationId).filter(rests).slice(MOST_JOBS)) forget(held);
	};
	const find = (organisationId: string, id: string): Held | undefined => {
		const held = all.get(id);
		return held?.job.organisationId === organisationId ? held : undefined;
	};
	const fail = (held: Held, error: unknown): void => {
		const isBusy = error instanceof TooBusy;
		if (!isBusy && !runs.isClosing()) onDefect(error);
		move(held, { state: "failed", problem: isBusy ? { ...BUSY, message: error.message } : BROKE });
	};
	const readingOf = ({ job, mended }: Held): Reading => ({ map: job.map, header: job.preview?.header, mended: [...mended] });
	const look = (held: Held, upload: HeldUpload): void => {
		const reading = readingOf(held);
		move(held, { state: "reading", read: 0, problem: undefined });
		runs
			.look(upload, reading, undefined, ({ bytes }) => move(held, { read: bytes }))
			.then(
				(looked) => {
					if (!looked.ok) return move(held, { state: "failed", problem: looked.error });
					return move(held, { state: "ready", read: upload.bytes, preview: toPreview(looked.value, held.mended.size) });
				},
				(error: unknown) => fail(held, error),
			);
	};
	const keep = (held: Held, upload: HeldUpload, { organisationId, who }: ImportBy, source: string): void => {
		const { end } = runs.keep(upload, readingOf(held), { organisation: organisationId, who, source }, ({ bytes }) =>
			move(held, { read: bytes }),
		);
		move(held, { state: "keeping", read: 0 });
		end
			.then(
				(kept) => {
					if (!kept.ok) return move(held, { state: "failed", problem: kept.error });
					const { record } = kept.value;
					const { rows = 0, rejected = 0, devices = 0 } = record.end ?? {};
					const told = { importId: String(record.id), rows, refused: rejected, devices };
					return move(held, { state: "done", kept: told, read: upload.bytes });
				},
				(error: unknown) => fail(held, error),
			)
			.then(() => (held.job.state === "done" ? uploads.drop(upload.id) : undefined))
			.catch(onDefect);
	};
	return {
		async stage({ organisationId, who }, fileName, bytes) {
			const name = visible(basename(fileName.replaceAll("\\", "/")), 120) || "list.csv";
			const taken = await uploads.take({ organisation: organisationId, name, bytes, encoding: undefined });
			const id = randomBytes(12).toString("base64url");
			const job = newJob(id, { organisationId, who }, name, now());
			const held: Held = taken.ok
				? { job: { ...job, bytes: taken.value.bytes }, upload: taken.value, mended: new Map(), watchers: new Set() }
				: { job: { ...job, state: "failed", problem: taken.error }, upload: undefined, mended: new Map(), watchers: new Set() };
			all.set(id, held);
			tidy(organisationId);
			if (taken.ok) look(held, taken.value);
			return held.job;
		},
		find: (organisationId, id) => find(organisationId, id)?.job,
		jobs: (organisationId) => of(organisationId).map(({ job }) => job),
		again(organisationId, id, { map, mended }) {
			const held = find(organisationId, id);
			if (held?.upload === undefined || (held.job.state !== "ready" && held.job.state !== "failed")) return held?.job;
			held.mended = new Map([...held.mended, ...mended]);
			move(held, { map });
			look(held, held.upload);
			return held.job;
		},
		keep(by, id, list) {
			const held = find(by.organisationId, id);
			if (held?.upload === undefined || held.job.state !== "ready") return held?.job;
			keep(held, held.upload, by, list);
			return held.job;
		},
		drop(organisationId, id) {
			const held = find(organisationId, id);
			if (held !== undefined && held.job.state !== "keeping") forget(held);
		},
		async *watch(organisationId, id) {
			for (;;) {
				const held = find(organisationId, id);
				if (held === undefined) return;
				yield held.job;
				if (held.job.state !== "reading" && held.job.state !== "keeping") return;
				await nextMove(held);
			}
		},
	};
}

function newJob(id: string, by: ImportBy, fileName: string, startedAt: number): ImportJob {
	return {
		...by,
		id,
		fileName,
		bytes: 0,
		startedAt,
		state: "reading",
		read: 0,
		map: undefined,
		preview: undefined,
		kept: undefined,
		problem: undefined,
	};
}

function toPreview(looked: Looked, mended: number): ImportPreview {
	const { columns, header, taken, refused, warned, devices, rejected, warnings, notes, problems } = looked;
	return {
		columns,
		header,
		devices: devices.slice(0, MOST_DEVICES),
		rows: taken,
		rejected: rejected.map(({ line, code, reason, text }) => ({ line, code, reason, text })),
		refused,
		mended,
		warnings: [...warnings, ...notes].slice(0, MOST_REMARKS).map(({ line, message }) => ({ line, message })),
		warned,
		problems: problems.slice(0, MOST_REMARKS),
	};
}

/** The next time a job moves, but not at once again: many moves are one. */
async function nextMove(held: Held): Promise<void> {
	await new Promise<void>((resolve) => {
		const tell = (): void => {
			held.watchers.delete(tell);
			resolve();
		};
		held.watchers.add(tell);
	});
	await new Promise((resolve) => setTimeout(resolve, TELL_MS).unref());
}

const BROKE: Problem = {
	code: "serve/import-failed",
	message: "the file could not be read to its end",
	at: "",
	todo: "Look at the terminal that the program runs in, then send the file again.",
};

const BUSY: Problem = { code: "http/too-busy", message: "", at: "", todo: "Try again in a minute." };
