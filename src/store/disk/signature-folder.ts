/** The signatures that ship: data/signatures beside the program. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readSignatures } from "../../detect/signature/read-signatures.ts";
import type { Signature } from "../../detect/signature/signature.ts";
import { programFolder } from "./catalogue-folder.ts";

const FILES = ["rules", "ports", "paths", "words"] as const;

/** Reads them. A fault in one is a defect of ours: their tests run on every change. */
export async function loadSignatures(): Promise<readonly Signature[]> {
	const folder = join(programFolder(), "data", "signatures");
	const read = await Promise.all(
		FILES.map(async (name) => readSignatures(JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")), `${name}.json`)),
	);
	return read.flatMap(({ signatures }) => signatures);
}
