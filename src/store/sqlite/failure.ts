/** What SQLite's and the file system's errors mean to a user. Result codes: https://www.sqlite.org/rescode.html */
import { StoreError } from "../store-error.ts";

type Meaning = readonly [code: `store/${string}`, message: string, todo: string];

const REPAIR = "Restore a backup, or move the data directory away and import again; the file is kept as it is.";
const ACCESS = "Check the disk and who may read and write the data directory, or name another one with --data.";

/** Errors of SQLite by primary result code. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
	5: problem("store/busy", "another program holds the database", "End the program that has the file open, then start again."),
	8: problem("store/no-access", "the database cannot be written", ACCESS),
	10: problem("store/no-access", "the disk failed while reading or writing the database", ACCESS),
	11: problem("store/damaged", "the database file is damaged", REPAIR),
	13: problem("store/disk-full", "the disk is full", "Free some space, then start again; what was acknowledged is kept."),
	14: problem("store/no-access", "the database cannot be opened", ACCESS),
	26: problem("store/damaged", "the file is not a database of Seawall", REPAIR),
};

function problem(code: Meaning[0], message: string, todo: string): Meaning {
	return [code, message, todo];
}

/** Errors of the file system that a user can do something about. */
const FILE_ERRORS = new Set([
	"EACCES",
	"EPERM",
	"EROFS",
	"ENOTDIR",
	"EEXIST",
	"ENOENT",
	"EIO",
	"ELOOP",
	"ENAMETOOLONG",
	"EISDIR",
	"EINVAL",
]);

/** The error as a `StoreError` naming `file`; anything else is a defect and comes back as it is. */
export function translate(error: unknown, file: string): unknown {
	if (error instanceof StoreError || !(error instanceof Error)) return error;
	const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
	const meaning = code === "ERR_SQLITE_ERROR" && typeof errcode === "number" ? MEANINGS[errcode & 0xff] : fileMeaning(code);
	if (meaning === undefined) return error;
	return new StoreError({ code: meaning[0], message: meaning[1], at: file, todo: meaning[2] }, error);
}

function fileMeaning(code: unknown): Meaning | undefined {
	if (code === "ENOSPC" || code === "EDQUOT") return MEANINGS[13];
	if (typeof code !== "string" || !FILE_ERRORS.has(code)) return undefined;
	return problem("store/no-access", `the data directory cannot be used (${code})`, ACCESS);
}
