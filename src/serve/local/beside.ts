/** The ports of commands over the socket, for a data directory that a running server owns. */
import { createHash, randomBytes } from "node:crypto";
import type { NewDocument } from "../../advisory/ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { readBounded } from "../../store/disk/advisory-folder.ts";
import { openHeldDocuments } from "../../store/held/held-documents.ts";
import { openHeldPeople } from "../../store/held/held-people.ts";
import { ORGANISATION } from "../../store/held/said.ts";
import { StoreError } from "../../store/store-error.ts";
import { askLocal, type LocalConnection } from "./ask-local.ts";

/** A port over the store itself where nobody owns it, else over the socket of whoever does; else the problem as it was. */
export async function besideOwner<T>(
	own: Result<T, Problem>,
	folder: string,
	version: string,
	over: (connection: LocalConnection) => T,
): Promise<Result<T, Problem>> {
	if (own.ok || own.error.code !== "store/locked") return own;
	const connection = await askLocal(folder, version);
	if (connection === undefined) return own;
	return connection.ok ? ok(over(connection.value)) : connection;
}

/** People. */
export function peopleOver(folder: string, { people, close }: LocalConnection) {
	return {
		people,
		organisation: ORGANISATION,
		secret() {
			const text = randomBytes(32).toString("base64url");
			return { text, hash: hash(text) };
		},
		hash,
		async verifyAudit() {
			const read = await openHeldPeople(folder, "read");
			if (!read.ok) return read;
			try {
				return await read.value.verifyAudit();
			} finally {
				await read.value.close();
			}
		},
		notes: [],
		close,
	};
}

function hash(text: string): string {
	return createHash("sha256").update(text).digest("hex");
}

/** Waves stated by hand. */
export function wavesOver({ waves, close }: LocalConnection) {
	return { ...waves, close };
}

/** Published lists; the command reads the file, for it knows its own folder. */
export function listsOver({ lists, close }: LocalConnection) {
	return {
		async take(file: string): ReturnType<LocalConnection["lists"]["takeBytes"]> {
			const problems: Problem[] = [];
			const bytes = await readBounded(file, problems);
			const [problem] = problems;
			if (bytes === undefined)
				return err(problem ?? { code: "store/unreadable", message: "it cannot be read", at: file, todo: "Check the path." });
			try {
				return await lists.takeBytes(file, bytes);
			} catch (error) {
				if (error instanceof StoreError) return err(error.problem);
				throw error;
			}
		},
		close,
	};
}

/** What is said of documents. */
export function documentsOver({ documents: { find, mark, marks }, close }: LocalConnection) {
	return { find, mark, marks, close };
}

/** Hands documents to the store of a data directory, or to the server that owns it. */
export async function receiveBeside(folder: string, version: string, documents: readonly NewDocument[]): Promise<Result<void, Problem>> {
	const own = await openHeldDocuments(folder);
	const held = await besideOwner(own, folder, version, ({ documents: { receive }, close }) => ({ receive, close }));
	if (!held.ok) return held;
	try {
		await held.value.receive(documents);
		return ok(undefined);
	} catch (error) {
		if (error instanceof StoreError) return err(error.problem);
		throw error;
	} finally {
		await held.value.close();
	}
}
