/** Files that were sent and wait to be looked at or imported: kept on the disk, readable by the owner alone, for an hour. */
import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Upload, UploadCall } from "../http/ports.ts";

/** How long a file waits, and how much may wait for one organisation, ms and files. */
const WAITS_MS = 60 * 60_000;
const MOST_WAITING = 20;

/** An upload with the file behind it. */
export interface HeldUpload extends Upload {
	readonly path: string;
	readonly organisation: string;
}

/** Uploads in a folder. */
export interface Uploads {
	take(call: UploadCall): Promise<Result<HeldUpload, Problem>>;
	find(organisation: string, id: string): HeldUpload | undefined;
	drop(id: string): Promise<void>;
}

const UNPACK = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** Makes the folder and takes away what an earlier run left there. @param most - Bytes of one file, unpacked. */
export async function openUploads(folder: string, most: number, now: () => number): Promise<Uploads> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	for (const left of await readdir(folder)) await rm(join(folder, left), { force: true, recursive: true });
	const held = new Map<string, HeldUpload>();
	const drop = async (id: string): Promise<void> => {
		const found = held.get(id);
		held.delete(id);
		if (found !== undefined) await rm(found.path, { force: true });
	};
	const tidy = async (): Promise<void> => {
		for (const { id, expiresAt } of [...held.values()]) if (expiresAt <= now()) await drop(id);
	};
	return {
		async take({ organisation, name, bytes, encoding }) {
			await tidy();
			if ([...held.values()].filter((each) => each.organisation === organisation).length >= MOST_WAITING)
				return err(problem("http/too-many-uploads", "too many files wait already", "Import or leave out those that you sent."));
			const id = randomBytes(20).toString("hex");
			const path = join(folder, id);
			const written = await write(path, bytes, encoding, most);
			if (!written.ok) {
				await rm(path, { force: true });
				return written;
			}
			const upload = { id, path, organisation, name, ...written.value, expiresAt: now() + WAITS_MS };
			held.set(id, upload);
			return ok(upload);
		},
		find(organisation, id) {
			const found = held.get(id);
			return found?.organisation === organisation && found.expiresAt > now() ? found : undefined;
		},
		drop,
	};
}

async function write(
	path: string,
	bytes: AsyncIterable<Uint8Array>,
	encoding: string | undefined,
	most: number,
): Promise<Result<{ readonly bytes: number; readonly sha256: string }, Problem>> {
	if (encoding !== undefined && encoding !== "identity" && !Object.hasOwn(UNPACK, encoding))
		return err(problem("http/unknown-encoding", "the file is packed in a way that is not known here", "Use gzip, br or deflate, or none."));
	const hash = createHash("sha256");
	let size = 0;
	const counted = new Transform({
		transform(piece: Buffer, _, done) {
			size += piece.length;
			hash.update(piece);
			// What was packed small and grows large is met here as well.
			if (size > most) done(new TooLarge());
			else done(null, piece);
		},
	});
	const unpack = encoding === undefined || encoding === "identity" ? undefined : UNPACK[encoding as keyof typeof UNPACK]();
	try {
		const [source, file] = [Readable.from(bytes), createWriteStream(path, { mode: 0o600, flags: "wx" })];
		await (unpack === undefined ? pipeline(source, counted, file) : pipeline(source, unpack, counted, file));
	} catch (error) {
		if (error instanceof TooLarge)
			return err(problem("http/too-large", `an inventory may have ${Math.floor(most / 1024 / 1024)} MiB`, "Split the file."));
		if (unpack !== undefined && error instanceof Error && "code" in error && /^Z_|^ERR_(?:BROTLI|_)/.test(String(error.code)))
			return err(problem("http/bad-packing", "the file cannot be unpacked", "Send it anew, or without Content-Encoding."));
		return err(problem("http/broken-off", "the file did not arrive whole, and nothing of it is kept", "Send it again."));
	}
	return ok({ bytes: size, sha256: hash.digest("hex") });
}

class TooLarge extends Error {}

function problem(code: Problem["code"], message: string, todo: string): Problem {
	return { code, message, at: "", todo };
}
