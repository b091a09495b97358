/** `seawall catalog update`: a signed edition of the catalogue: verified before it is read, compared before it is taken, taken as a whole. */
import type { PublicKey } from "../advisory/provider/ports.ts";
import { type Bundle, compareEditions, type EditionHead, readBundle } from "../catalog/bundle/bundle.ts";
import { contentChange, type KindChange } from "../catalog/bundle/content-change.ts";
import { editionInForce, type TakenBundle } from "../catalog/bundle/installed.ts";
import { type Problem, toLine } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Device } from "../inventory/device.ts";
import { NO_LISTS } from "../match/attack-lists.ts";
import { checkEdition, type SoundEdition } from "../match/edition/check-edition.ts";
import { compareEditionsFor } from "../match/edition/compare-editions.ts";
import type { Changes } from "../match/revision/changes.ts";
import type { ReadBundleFile } from "./catalogue-ports.ts";
import { orFail, type Ports } from "./ports.ts";

/** Options as commander gives them. */
export interface BundleCall {
	readonly key?: string;
	readonly signature?: string;
	readonly inventory: readonly string[];
	readonly dryRun: boolean;
	readonly allowOlder: boolean;
	readonly ca: readonly string[];
	readonly resolve: readonly string[];
	readonly allowPrivate: boolean;
	readonly format: string;
	readonly data: string;
}

/** What came of an edition, or would come of it. */
export interface EditionUpdate {
	readonly from: string;
	readonly applied: boolean;
	/** These bytes are in force already, and nothing was to be done. */
	readonly isHeld: boolean;
	readonly before: EditionHead;
	readonly after: EditionHead;
	/** Of the bundle, lower-case hex. */
	readonly sha256: string;
	readonly signedBy: string;
	/** RFC 3339. */
	readonly signedAt: string;
	/** The key was not trusted before. */
	readonly isNewKey: boolean;
	readonly content: readonly KindChange[];
	readonly documents: { readonly added: readonly string[]; readonly changed: readonly string[]; readonly gone: readonly string[] };
	/** Spellings of devices listed as affected that were asked about; none of them was answered as safe. */
	readonly spellings: number;
	readonly fleet: Changes;
	readonly problems: readonly string[];
}

/** Takes one edition; gives the first problem that keeps it from being taken. Further ones are said. */
export async function takeEdition(file: ReadBundleFile, call: BundleCall, ports: Ports): Promise<Result<EditionUpdate, Problem>> {
	const { catalogues } = ports;
	const signed = await verified(file, call, ports);
	if (!signed.ok) return signed;
	const { taken, key, isNewKey } = signed.value;
	const read = readBundle(file.bytes, file.from);
	if (!read.ok) return read;
	const bundle = read.value;
	const inForce = orFail(await catalogues.inForce(call.data));
	const state = orFail(catalogues.state(call.data));
	const isHeld = editionInForce(state, catalogues.shipped())?.sha256 === taken.sha256;
	const fault = faultOf(bundle, inForce, call, file.from, ports.today());
	if (fault !== undefined) return err(fault);
	const sound = checkEdition(bundle, ports.now());
	if (!sound.ok) {
		for (const problem of sound.error.slice(1, 20)) ports.say(toLine(problem));
		if (sound.error.length > 20) ports.say(`and ${sound.error.length - 20} more`);
		return err(sound.error[0] ?? wrong("catalog/bad-bundle", "it is not sound", file.from, ""));
	}
	const problems: string[] = [];
	const fleet = await fleetChanges(sound.value, call, ports, problems);
	if (!call.dryRun && !isHeld) {
		const installed = await catalogues.open(call.data);
		if (!installed.ok) return installed;
		try {
			if (isNewKey) await installed.value.trust([key], call.key ?? "", ports.now());
			await installed.value.put(bundle, taken, ports.now());
		} finally {
			installed.value.close();
		}
		const settled = await catalogues.settle(call.data, bundle.version);
		// It is in force already; whoever opens the data directory next brings the documents in.
		if (!settled.ok) problems.push(toLine(settled.error));
		else problems.push(...settled.value.map(toLine));
	}
	return ok({
		from: file.from,
		applied: !call.dryRun && !isHeld,
		isHeld,
		before: inForce.head,
		after: { version: bundle.version, date: bundle.date },
		sha256: taken.sha256,
		signedBy: taken.signedBy,
		signedAt: taken.signedAt,
		isNewKey,
		content: contentChange(inForce.data, bundle.data),
		documents: documentChange(inForce.files, bundle.files),
		spellings: sound.value.asked,
		fleet,
		problems,
	});
}

/** Whether a trusted key signed the bytes; they are not looked into before. */
async function verified(
	{ bytes, signature, from }: ReadBundleFile,
	call: BundleCall,
	{ catalogues, provider, readWhole, now }: Ports,
): Promise<Result<{ readonly taken: TakenBundle; readonly key: PublicKey; readonly isNewKey: boolean }, Problem>> {
	if (signature === undefined)
		return err(
			wrong("catalog/unsigned-bundle", "there is no signature beside it", from, "Fetch FILE.asc too, or name it with --signature."),
		);
	const state = catalogues.state(call.data);
	if (!state.ok) return state;
	const pgp = await provider.openPgp();
	const keys: PublicKey[] = [];
	for (const { armoured } of state.value.keys) {
		const read = await pgp.readKeys(new TextEncoder().encode(armoured));
		if (read.ok) keys.push(...read.value);
	}
	const pinned = new Set(keys.map(({ fingerprint }) => fingerprint));
	if (call.key !== undefined) {
		const read = await pgp.readKeys(new TextEncoder().encode(await readWhole(call.key)));
		if (!read.ok)
			return err(wrong("catalog/bad-key", `it cannot be read as a public key: ${read.error}`, call.key, "Name an armoured public key."));
		keys.push(...read.value.filter(({ fingerprint }) => !pinned.has(fingerprint)));
	}
	if (keys.length === 0)
		return err(
			wrong(
				"catalog/no-trusted-key",
				"no key is trusted yet that it could be signed with",
				from,
				"Name the publisher's public key once with --key FILE, after comparing its fingerprint.",
			),
		);
	const verdict = await pgp.verify(signature, bytes, keys);
	if (!verdict.good)
		return err(
			wrong(
				"catalog/bad-signature",
				`its signature is not good: ${verdict.reason}`,
				from,
				"Fetch both again; nothing was read or changed.",
			),
		);
	const key = keys.find(({ fingerprint }) => fingerprint === verdict.fingerprint);
	if (
		key === undefined ||
		key.revoked ||
		(verdict.validUntil ?? Number.POSITIVE_INFINITY) <= now() ||
		verdict.signedAt > now() + 86_400_000
	)
		return err(
			wrong(
				"catalog/key-not-good",
				`the key ${verdict.fingerprint} that signed it is revoked or has run out, or signed it on a day that has not come`,
				from,
				"Fetch an edition that is signed with a key in force.",
			),
		);
	const sha256 = provider.digest("sha256", bytes);
	const signedAt = new Date(verdict.signedAt).toISOString();
	return ok({ taken: { sha256, signedBy: key.fingerprint, signedAt, from }, key, isNewKey: !pinned.has(key.fingerprint) });
}

/** An old edition takes back what was found since: whoever sends one may want just that. */
function faultOf(
	bundle: Bundle,
	{ head, files }: { readonly head: EditionHead; readonly files: ReadonlyMap<string, string> },
	{ allowOlder }: BundleCall,
	from: string,
	today: string,
): Problem | undefined {
	const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
	if (bundle.date > tomorrow)
		return wrong(
			"catalog/future-bundle",
			`it says that it is of ${bundle.date}, and that day has not come`,
			from,
			"Check the clock of this machine.",
		);
	if (allowOlder) return undefined;
	const order = compareEditions(bundle, head);
	const held = `${head.version} of ${head.date}`;
	if (order < 0)
		return wrong(
			"catalog/older-bundle",
			`it is older than what is in force: ${bundle.version} of ${bundle.date}, and ${held}`,
			from,
			"Fetch the newest, or say --allow-older.",
		);
	if (order === 0 && !isSame(bundle.files, files))
		return wrong(
			"catalog/same-version",
			`it has other content than ${held}, and the same version`,
			from,
			"Fetch a newer one, or say --allow-older.",
		);
	return undefined;
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
	return a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
}

function documentChange(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): EditionUpdate["documents"] {
	const named = (files: ReadonlyMap<string, string>) => [...files.keys()].filter((name) => name.startsWith("advisories/")).sort();
	const short = (name: string) => name.slice("advisories/".length);
	return {
		added: named(after)
			.filter((name) => !before.has(name))
			.map(short),
		changed: named(after)
			.filter((name) => before.has(name) && before.get(name) !== after.get(name))
			.map(short),
		gone: named(before)
			.filter((name) => !after.has(name))
			.map(short),
	};
}

async function fleetChanges(after: SoundEdition, call: BundleCall, ports: Ports, problems: string[]): Promise<Changes> {
	const held = await ports.readHeld(call.data, undefined);
	if (!held.ok) problems.push(toLine(held.error));
	const facts = held.ok ? held.value : undefined;
	const own = facts?.advisories ?? [];
	const catalogue = orFail(await ports.loadCatalogue());
	const read = await ports.readAdvisories([ports.catalogueAdvisories]);
	return compareEditionsFor(
		devicesOf(call, ports, problems),
		{ catalogue, advisories: [...own, ...read.advisories] },
		{ catalogue: after.catalogue, advisories: [...own, ...after.advisories] },
		{ asOf: ports.today(), waves: facts?.waves ?? [], lists: facts?.lists ?? NO_LISTS },
	);
}

async function* devicesOf({ inventory, data }: BundleCall, ports: Ports, problems: string[]): AsyncGenerator<readonly Device[]> {
	if (inventory.length === 0) {
		yield* ports.catalogues.devices(data);
		return;
	}
	for await (const batch of ports.readInventory(inventory, {})) {
		problems.push(
			...batch.problems.map(toLine),
			...batch.rejected.map(({ reason, source, line }) => `warning: ${reason} (${source}:${line})`),
		);
		yield batch.devices;
	}
}

function wrong(code: Problem["code"], message: string, at: string, todo: string): Problem {
	return { code, message, at, todo };
}
