/** Files that were sent and wait to be looked at or imported: kept on the disk, readable by the owner alone, for an hour. */
import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Upload, UploadCall } from "../http/ports.ts";

/** How long a file waits, ms. */
const WAITS_MS = 60 * 60_000;

/** What may wait and arrive at the same time: files, and their bytes. */
export interface UploadBounds {
	/** Bytes of one file, unpacked. */
	readonly file: number;
	/** For one organisation. */
	readonly each: { readonly files: number; readonly bytes: number };
	/** For all together. */
	readonly all: { readonly files: number; readonly bytes: number };
}

const GIB = 1024 * 1024 * 1024;

/** The bounds of a server. */
export const UPLOAD_BOUNDS: UploadBounds = {
	file: GIB,
	each: { files: 20, bytes: 4 * GIB },
	all: { files: 200, bytes: 16 * GIB },
};

/** An upload with the file behind it. */
export interface HeldUpload extends Upload {
	readonly path: string;
	readonly organisation: string;
}

/** Uploads in a folder. */
export interface Uploads {
	take(call: UploadCall): Promise<Result<HeldUpload, Problem>>;
	find(organisation: string, id: string): HeldUpload | undefined;
	/** It is found no more; the file goes once nobody holds it. */
	drop(id: string): Promise<void>;
	/** Keeps a file while it is read, also over its time; gives what lets go of it. */
	hold(id: string): () => void;
}

interface Entry {
	/** `undefined` while it arrives. */
	upload: HeldUpload | undefined;
	readonly organisation: string;
	readonly path: string;
	bytes: number;
	readers: number;
	isDropped: boolean;
}

const UNPACK = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress, zstd: createZstdDecompress };

/** Makes the folder and takes away what an earlier run left there. */
export async function openUploads(folder: string, bounds: UploadBounds, now: () => number): Promise<Uploads> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	for (const left of await readdir(folder)) await rm(join(folder, left), { force: true, recursive: true });
	const held = new Map<string, Entry>();
	const remove = async (id: string, entry: Entry): Promise<void> => {
		held.delete(id);
		await rm(entry.path, { force: true });
	};
	const drop = async (id: string): Promise<void> => {
		const entry = held.get(id);
		if (entry === undefined) return;
		entry.isDropped = true;
		if (entry.readers === 0) await remove(id, entry);
	};
	const tidy = async (): Promise<void> => {
		for (const [id, { upload, readers }] of [...held])
			if (upload !== undefined && readers === 0 && upload.expiresAt <= now()) await drop(id);
	};
	/** Whether one more file, or some more bytes, are too much beside what there is. */
	const isFull = (organisation: string, more: { readonly files: number; readonly bytes: number }): boolean => {
		const exceeds = (entries: readonly Entry[], { files, bytes }: UploadBounds["all"]): boolean =>
			entries.length + more.files > files || entries.reduce((sum, entry) => sum + entry.bytes, more.bytes) > bytes;
		const all = [...held.values()];
		return (
			exceeds(all, bounds.all) ||
			exceeds(
				all.filter((entry) => entry.organisation === organisation),
				bounds.each,
			)
		);
	};
	return {
		async take({ organisation, name, bytes, encoding }) {
			await tidy();
			if (isFull(organisation, { files: 1, bytes: 0 })) return err(TOO_MANY);
			const id = randomBytes(20).toString("hex");
			const path = join(folder, id);
			const entry: Entry = { upload: undefined, organisation, path, bytes: 0, readers: 0, isDropped: false };
			held.set(id, entry);
			const mayGrow = (size: number): Error | undefined => {
				if (size > bounds.file) return new Refused(tooLarge(bounds.file));
				entry.bytes = size;
				return isFull(organisation, { files: 0, bytes: 0 }) ? new Refused(TOO_MANY) : undefined;
			};
			const written = await write(path, bytes, encoding, mayGrow);
			if (!written.ok) {
				await remove(id, entry);
				return written;
			}
			entry.upload = { id, path, organisation, name, ...written.value, expiresAt: now() + WAITS_MS };
			return ok(entry.upload);
		},
		find(organisation, id) {
			const entry = held.get(id);
			const upload = entry?.isDropped === true ? undefined : entry?.upload;
			return upload?.organisation === organisation && upload.expiresAt > now() ? upload : undefined;
		},
		drop,
		hold(id) {
			const entry = held.get(id);
			if (entry === undefined) return () => undefined;
			entry.readers += 1;
			let isGone = false;
			return () => {
				if (isGone) return;
				isGone = true;
				entry.readers -= 1;
				if (entry.readers === 0 && entry.isDropped) remove(id, entry).catch(() => undefined);
			};
		},
	};
}

async function write(
	path: string,
	bytes: AsyncIterable<Uint8Array>,
	encoding: string | undefined,
	mayGrow: (size: number) => Error | undefined,
): Promise<Result<{ readonly bytes: number; readonly sha256: string }, Problem>> {
	if (encoding !== undefined && encoding !== "identity" && !Object.hasOwn(UNPACK, encoding))
		return err(
			problem("http/unknown-encoding", "the file is packed in a way that is not known here", "Use gzip, zstd, br or deflate, or none."),
		);
	const hash = createHash("sha256");
	let size = 0;
	const counted = new Transform({
		transform(piece: Buffer, _, done) {
			size += piece.length;
			hash.update(piece);
			// What was packed small and grows large is met here as well.
			const refused = mayGrow(size);
			if (refused === undefined) done(null, piece);
			else done(refused);
		},
	});
	const unpack = encoding === undefined || encoding === "identity" ? undefined : UNPACK[encoding as keyof typeof UNPACK]();
	try {
		const [source, file] = [Readable.from(bytes), createWriteStream(path, { mode: 0o600, flags: "wx" })];
		await (unpack === undefined ? pipeline(source, counted, file) : pipeline(source, unpack, counted, file));
	} catch (error) {
		if (error instanceof Refused) return err(error.problem);
		if (unpack !== undefined && error instanceof Error && "code" in error && /^Z_|^ERR_(?:BROTLI|_)/.test(String(error.code)))
			return err(problem("http/bad-packing", "the file cannot be unpacked", "Send it anew, or without Content-Encoding."));
		return err(problem("http/broken-off", "the file did not arrive whole, and nothing of it is kept", "Send it again."));
	}
	return ok({ bytes: size, sha256: hash.digest("hex") });
}

/** Why a file is not taken to its end. */
class Refused extends Error {
	readonly problem: Problem;

	constructor(why: Problem) {
		super(why.message);
		this.problem = why;
	}
}

function tooLarge(most: number): Problem {
	return problem("http/too-large", `an inventory may have ${Math.floor(most / 1024 / 1024)} MiB`, "Split the file.");
}

function problem(code: Problem["code"], message: string, todo: string): Problem {
	return { code, message, at: "", todo };
}

const TOO_MANY = problem(
	"http/too-many-uploads",
	"too many files, or too much in them, wait already",
	"Import or leave out those that you sent, or wait until they are forgotten, which is an hour.",
);
