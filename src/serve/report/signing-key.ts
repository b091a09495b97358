/** The key that versions of reports are signed with: Ed25519, of the environment, else of a file in the data directory that only its owner reads. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Signer } from "../../account/report/ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { StorePlace } from "../../store/open-store.ts";

/** The file in the data directory, PKCS 8 in PEM. */
const KEY_FILE = "reports.key";

/** Where it may be given instead, in PEM or base64 of the PEM. */
const KEY_VARIABLE = "SEAWALL_REPORT_KEY";

/** Reads it; the file is made where there is none. `undefined`: a database server, and no key is given. @returns `serve/bad-report-key`. */
export function readSigner(
	place: StorePlace,
	environment: Readonly<Record<string, string | undefined>>,
): Result<Signer | undefined, Problem> {
	const given = environment[KEY_VARIABLE] ?? "";
	if (given !== "") return parse(given.includes("BEGIN") ? given : Buffer.from(given, "base64").toString("utf8"), KEY_VARIABLE);
	if ("postgresUrl" in place) return ok(undefined);
	const file = join(place.dataFolder, KEY_FILE);
	if (!existsSync(file)) {
		const { privateKey } = generateKeyPairSync("ed25519");
		writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
	}
	if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
	return parse(readFileSync(file, "utf8"), file);
}

function parse(pem: string, at: string): Result<Signer, Problem> {
	let key: KeyObject | undefined;
	try {
		key = createPrivateKey(pem);
	} catch {
		key = undefined;
	}
	if (key?.asymmetricKeyType !== "ed25519") {
		const message = "the key that reports are signed with cannot be read";
		return err({ code: "serve/bad-report-key", message, at, todo: "Give one as `openssl genpkey -algorithm ed25519` makes it." });
	}
	return ok(signerOf(key));
}

/** Signs with a private key. */
export function signerOf(key: KeyObject): Signer {
	const open = createPublicKey(key);
	const der = open.export({ type: "spki", format: "der" });
	return {
		keyId: createHash("sha256").update(der).digest("hex"),
		publicKey: String(open.export({ type: "spki", format: "pem" })),
		sign: (text) => sign(null, Buffer.from(text), key).toString("base64"),
		verify: (text, signature) => verify(null, Buffer.from(text), open, Buffer.from(signature, "base64")),
	};
}
