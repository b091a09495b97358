/** The hash files that a provider puts beside a document (CSAF 2.1 section 7.1.18): `<name>.json.sha256` and `<name>.json.sha512`. */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Problem } from "../../core/problem.ts";

const ALGORITHMS = ["sha256", "sha512"] as const;
/** A hash file holds one line. */
const MOST_BYTES = 4096;

/**
 * Holds a file against the hash files beside it.
 *
 * @returns False where one states another hash: the file is then not what its publisher published. A hash file that cannot be read is a
 * problem, and no reason to leave the document out.
 */
export async function agreesWithHashes(file: string, bytes: Uint8Array, problems: Problem[]): Promise<boolean> {
	let agrees = true;
	for (const algorithm of ALGORITHMS) {
		const beside = `${file}.${algorithm}`;
		const text = await readSmall(beside, problems);
		if (text === undefined) continue;
		const stated = new RegExp(`^[0-9a-f]{${algorithm === "sha256" ? 64 : 128}}(?=\\s|$)`, "i").exec(text.trimStart())?.[0];
		if (stated === undefined) {
			const todo = "The document was taken without it. Fetch the hash file again.";
			problems.push({ code: "store/hash-unreadable", message: `it begins with no ${algorithm} hash`, at: beside, todo });
		} else if (stated.toLowerCase() !== createHash(algorithm).update(bytes).digest("hex")) {
			const todo = "It was left out. Fetch both files again from the publisher; if they still differ, ask the publisher.";
			problems.push({
				code: "store/hash-mismatch",
				message: `the file has another ${algorithm} hash than ${algorithm} file beside it states`,
				at: file,
				todo,
			});
			agrees = false;
		}
	}
	return agrees;
}

async function readSmall(file: string, problems: Problem[]): Promise<string | undefined> {
	try {
		const handle = await open(file, "r");
		try {
			const { bytesRead, buffer } = await handle.read(new Uint8Array(MOST_BYTES), 0, MOST_BYTES, 0);
			return new TextDecoder().decode(buffer.subarray(0, bytesRead));
		} finally {
			await handle.close();
		}
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
		if (code !== "ENOENT" && code !== "ENOTDIR")
			problems.push({ code: "store/hash-unreadable", message: `it cannot be read (${code})`, at: file, todo: "Check its permissions." });
		return undefined;
	}
}
