/** Looks at lists and brings them in, for the console and for programs alike: bounded together, each in a thread of its own. */
import type { Problem } from "../core/problem.ts";
import { ok, type Result } from "../core/result.ts";
import { createTurns } from "../core/turns.ts";
import type { Fleets } from "../http/ports.ts";
import type { ImportRecord, InventoryStore } from "../inventory/ports.ts";
import type { RowLine } from "../store/engine.ts";
import { StoreError } from "../store/store-error.ts";
import type { Looked, ReadFile, ReadProgress } from "./import-messages.ts";
import { addFile, lookAtFile } from "./import-reader.ts";
import type { HeldUpload, Uploads } from "./uploads.ts";

/** Imports that run at the same time, and looks; of one organisation fewer. */
const IMPORTS = { all: 4, each: 2, waiting: 0 };
const LOOKS = { all: 4, each: 2, waiting: 40 };

/** What it works with. */
export interface ImportParts {
	readonly uploads: Uploads;
	readonly inventory: InventoryStore;
	/** A line for one import's rows. */
	readonly rowLine: () => RowLine;
	readonly fleets: Pick<Fleets, "renew">;
	readonly now: () => number;
	readonly onDefect: (error: unknown) => void;
}

/** How a list is read: the words of `--as`, `--map` and `--site`, and rows typed anew. */
export type Reading = Omit<ReadFile, "path" | "name">;

/** Whose list it becomes. */
export interface ListBy {
	readonly organisation: string;
	readonly who: string;
	/** What stays the same from version to version of a list. */
	readonly source: string;
}

/** An import as kept; `unchanged`: it was the newest version already, and nothing was written. */
export interface Kept {
	readonly record: ImportRecord;
	readonly unchanged: boolean;
	readonly progress: ReadProgress | undefined;
}

/** A list that is being brought in; what fails in us rejects. */
export interface ImportRuns {
	/** Waits for its turn. `TooBusy` where too many wait. */
	look(
		upload: HeldUpload,
		how: Reading,
		most: number | undefined,
		onProgress: (far: ReadProgress) => void,
	): Promise<Result<Looked, Problem>>;
	/** Begins now. `TooBusy` where too many run. The promise inside is of its end. */
	keep(
		upload: HeldUpload,
		how: Reading,
		by: ListBy,
		onProgress: (far: ReadProgress) => void,
	): { readonly end: Promise<Result<Kept, Problem>> };
	/** Whether what breaks off was told to. */
	isClosing(): boolean;
	/** Breaks off what runs: an import that did not reach its end does not count, and its list can be sent again. */
	close(): Promise<void>;
}

/** Makes them. */
export function createImportRuns(parts: ImportParts): ImportRuns {
	const closing = new AbortController();
	const { signal } = closing;
	const [imports, looks] = [createTurns("imports run", IMPORTS), createTurns("files are looked at", LOOKS)];
	const running = new Set<Promise<unknown>>();
	const watched = <T>(work: Promise<T>): Promise<T> => {
		const settled = work.then(
			() => undefined,
			() => undefined,
		);
		running.add(settled);
		void settled.then(() => running.delete(settled));
		return work;
	};
	return {
		async look(upload, how, most, onProgress) {
			const release = parts.uploads.hold(upload.id);
			try {
				const back = await looks.later(upload.organisation);
				const { path, name } = upload;
				return await watched(lookAtFile({ ...how, path, name }, most, { onProgress, signal }).catch(toProblem)).finally(back);
			} finally {
				release();
			}
		},
		keep(upload, how, by, onProgress) {
			const back = imports.now(upload.organisation);
			const release = parts.uploads.hold(upload.id);
			const end = keep(parts, upload, how, by, { onProgress, signal })
				.catch(toProblem)
				.finally(() => {
					back();
					release();
				});
			return { end: watched(end) };
		},
		isClosing: () => signal.aborted,
		async close() {
			closing.abort(new Error("the program ends"));
			await Promise.all(running);
		},
	};
}

/** Reading in another way is another version, as on the command line. */
function methodOf({ as, map, site, mended }: Reading): string {
	const words = [
		as === undefined ? "" : `--as ${as}`,
		map === undefined ? "" : `--map ${map}`,
		site === undefined ? "" : `--site ${site}`,
		mended === undefined || mended.length === 0 ? "" : "mended",
	];
	return ["file", ...words.filter((word) => word !== "")].join(" ");
}

async function keep(
	{ inventory, rowLine, fleets, now }: ImportParts,
	{ path, name, sha256, bytes }: HeldUpload,
	how: Reading,
	{ organisation, who, source }: ListBy,
	watch: { readonly onProgress: (far: ReadProgress) => void; readonly signal: AbortSignal },
): Promise<Result<Kept, Problem>> {
	const method = methodOf(how);
	const newest = (await inventory.imports([organisation])).find((record) => record.source === source);
	const isSame = newest?.end?.sha256 === sha256 && newest.method === method && (how.mended ?? []).length === 0;
	if (newest !== undefined && isSame) return ok({ record: newest, unchanged: true, progress: undefined });
	const at = now();
	const start = { organisation: "", organisationId: organisation, source, method, confidence: 0.8, observedAt: at, who, at };
	const added = await addFile({ ...how, path, name }, rowLine(), () => inventory.beginImport(start), watch);
	if (!added.ok) return added;
	const { importId, progress } = added.value;
	const record = await inventory.finishImport(importId, { sha256, bytes, at: now() });
	await fleets.renew(organisation);
	return ok({ record, unchanged: false, progress });
}

/** What the store itself says of its failure is for whoever waits; all else is a defect. */
function toProblem(error: unknown): Result<never, Problem> {
	if (error instanceof StoreError) return { ok: false, error: error.problem };
	throw error;
}
