/** The keys that secrets are sealed with: of the environment, else of a file in the data directory that only its owner can read. */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { StorePlace } from "../../store/open-store.ts";
import { KEY_BYTES } from "./seal.ts";

/** The file in the data directory: a key a line, 64 hexadecimal digits; the first seals. */
export const KEY_FILE = "seawall.key";

/** Where keys may be given instead, with commas between. */
export const KEY_VARIABLE = "SEAWALL_KEY";

const MOST_KEYS = 20;

/**
 * Reads them; the file is made where there is none. `undefined`: a database server, and no key is given.
 *
 * @returns `serve/bad-key`.
 */
export function readKeys(
	place: StorePlace,
	environment: Readonly<Record<string, string | undefined>>,
): Result<readonly [Buffer, ...Buffer[]] | undefined, Problem> {
	const given = environment[KEY_VARIABLE] ?? "";
	if (given !== "") return parse(given.split(","), KEY_VARIABLE);
	if ("postgresUrl" in place) return ok(undefined);
	const file = join(place.dataFolder, KEY_FILE);
	if (!existsSync(file)) writeFileSync(file, `${randomBytes(KEY_BYTES).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
	if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
	return parse(readFileSync(file, "utf8").split("\n"), file);
}

function parse(lines: readonly string[], at: string): Result<readonly [Buffer, ...Buffer[]], Problem> {
	const texts = lines.map((line) => line.trim()).filter((line) => line !== "");
	const [first, ...rest] = texts.map((text) => Buffer.from(text, "hex"));
	const isWrong = texts.some((text) => !/^[0-9a-f]{64}$/i.test(text));
	if (first !== undefined && !isWrong && texts.length <= MOST_KEYS) return ok([first, ...rest]);
	const message = "a key that secrets are sealed with cannot be read";
	return err({ code: "serve/bad-key", message, at, todo: "Give 64 hexadecimal digits for each, as `openssl rand -hex 32` makes them." });
}
