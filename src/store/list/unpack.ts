/** Unpacks a list that was published with gzip, within bounds: a small file must not become a large one. */
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** Most bytes after unpacking: as much as any document may have. A day of EPSS scores has about 10 MB. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The bytes themselves where they are not packed; `files/bad-gzip` where they are broken or unpack to more than 64 MiB. */
export async function unpack(bytes: Uint8Array, source: string): Promise<Result<Uint8Array, Problem>> {
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return ok(bytes);
	try {
		return ok(await promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES }));
	} catch (error) {
		const large = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
		const message = large ? `the file unpacks to more than ${MOST_BYTES} bytes` : "the file is packed with gzip, and broken";
		return err({ code: "files/bad-gzip", message, at: source, todo: "Fetch it again, or unpack it yourself." });
	}
}
