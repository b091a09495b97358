/** What signs bundles: a key that was named, or one that the data directory keeps for this alone. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BundleSigner } from "../../cli/catalogue-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { makeKey, openSigner, publicKeyOf } from "../../delivery/openpgp/sign.ts";
import { catalogueHome } from "../../store/catalogue/catalogue-state.ts";

const KEY_LIFE_SECONDS = 2 * 365 * 86_400;

/**
 * Opens it; without a named key one is made where there is none yet or it has run out.
 *
 * Problems: `delivery/key-unreadable`, `delivery/key-locked`, `delivery/key-expired`, `delivery/needs-folder`.
 */
export async function bundleSigner(
	dataFolder: string,
	keyFile: string | undefined,
	passphrase: string | undefined,
	now: number,
): Promise<Result<BundleSigner, Problem>> {
	if (keyFile !== undefined) return openKey(keyFile, passphrase, now, undefined);
	if (/^postgres(?:ql)?:/i.test(dataFolder))
		return err({
			code: "delivery/needs-folder",
			message: "keys are kept in a folder, not on a database server",
			at: "--store",
			todo: "Name a data directory with --data, or a key with --key.",
		});
	const folder = join(catalogueHome(dataFolder), "keys");
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const newest = (await readdir(folder))
		.filter((name) => name.endsWith(".private.asc"))
		.sort()
		.at(-1);
	if (newest !== undefined) {
		const held = await openKey(join(folder, newest), passphrase, now, undefined);
		if (held.ok || held.error.code !== "delivery/key-expired") return held;
	}
	const made = await makeKey({ name: "Seawall catalogue", email: undefined }, now, KEY_LIFE_SECONDS, passphrase);
	const file = join(folder, `${new Date(now).toISOString().slice(0, 10)}-${made.fingerprint}.private.asc`);
	await writeFile(file, made.privateKey, { mode: 0o600, flag: "wx" });
	return openKey(file, passphrase, now, { file, until: new Date(made.expiresAt).toISOString().slice(0, 10) });
}

async function openKey(
	file: string,
	passphrase: string | undefined,
	now: number,
	made: BundleSigner["made"],
): Promise<Result<BundleSigner, Problem>> {
	const armoured = await readFile(file, "utf8").catch(() => undefined);
	const about = armoured === undefined ? undefined : await publicKeyOf(armoured);
	if (armoured === undefined || about === undefined)
		return err({
			code: "delivery/key-unreadable",
			message: "it cannot be read as an OpenPGP private key",
			at: file,
			todo: "Name an armoured private key, as gpg --export-secret-keys --armor writes it.",
		});
	if (about.expiresAt !== undefined && about.expiresAt <= now)
		return err({
			code: "delivery/key-expired",
			message: `the signing key has expired on ${new Date(about.expiresAt).toISOString().slice(0, 10)}`,
			at: file,
			todo: "Prolong it, or name another.",
		});
	const opened = await openSigner(armoured, passphrase);
	if (opened === undefined)
		return err({
			code: "delivery/key-locked",
			message: "the signing key is locked",
			at: file,
			todo: "Give its passphrase in SEAWALL_KEY_PASSPHRASE.",
		});
	return ok({ fingerprint: opened.fingerprint, publicKey: about.publicKey, made, sign: (bytes) => opened.sign(bytes, now) });
}
