/** Publishing, withdrawing and signing: one change of the shelf, then both trees written anew to every place. */
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { JsonObject } from "../../advisory/csaf/json.ts";
import { validateBytes } from "../../advisory/csaf/validate/validate.ts";
import { checkProvider } from "../../advisory/provider/check/check-provider.ts";
import { readJson } from "../../advisory/provider/check/web-session.ts";
import { buildTrees, type Tree } from "../../advisory/provider/publish/build-tree.ts";
import { type Health, healthFiles, healthOf } from "../../advisory/provider/publish/health.ts";
import type { Published, Publisher, PublishOptions, PublishTarget, Recipient, Signed } from "../../advisory/provider/publish/ports.ts";
import {
	headOf,
	type ProviderSettings,
	type Publication,
	type PublishedHead,
	pathOf,
} from "../../advisory/provider/publish/publication.ts";
import { tombstoneOf } from "../../advisory/provider/publish/tombstone.ts";
import { treeWeb } from "../../advisory/provider/publish/tree-web.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { makeKey, openSigner, type Signer } from "../openpgp/sign.ts";
import { openPgp } from "../openpgp/verify.ts";
import { type Shelf, type ShelvedDocument, sha256Of } from "./shelf.ts";
import { swapFolder } from "./swap-folder.ts";

const DAY = 86_400_000;

/** How long a key is good for. */
const KEY_LIFE_SECONDS = 2 * 365 * 86_400;

/** Works on an opened shelf. `now` gives UTC milliseconds. */
export function createPublisher(shelf: Shelf, served: PublishTarget, passphrase: string | undefined, now: () => number): Publisher {
	return {
		publish,
		withdraw,
		sign,
		rollOver,
		retire,
		recheck: writeTrees,
		documents: () => shelf.state.documents,
		recipients: () => shelf.state.recipients,
		addRecipient,
		removeRecipient,
		served,
		close: shelf.close,
	};

	async function publish(bytes: Uint8Array, place: string, options: PublishOptions): Promise<Result<Published, Problem>> {
		const head = readHead(bytes, place, now());
		if (!head.ok) return head;
		const fault = await faultAgainstShelf(head.value, bytes, place);
		if (fault !== undefined) return err(fault);
		const settings = settingsFor(head.value.publisher, options, shelf.state.settings);
		if (!settings.ok) return settings;
		const { state } = shelf;
		const targets = [...state.targets.filter(({ open }) => open !== options.target.open), options.target];
		await shelf.save({ ...state, settings: settings.value, targets });
		return put(head.value, bytes, false, "publish");
	}

	async function withdraw(trackingId: string, reason: string): Promise<Result<Published, Problem>> {
		const held = shelf.state.documents.find((one) => one.trackingId === trackingId);
		if (held === undefined) return err(unknown(trackingId));
		if (held.withdrawn)
			return err({
				code: "delivery/withdrawn",
				message: "the document is withdrawn already",
				at: trackingId,
				todo: "Nothing is to be done.",
			});
		const json = readJson(await shelf.bytes(held.sha256), trackingId);
		const at = new Date(Math.floor(now() / 1000) * 1000).toISOString().replace(".000Z", "Z");
		const stone = json.ok ? tombstoneOf(json.value, reason, at) : undefined;
		if (stone === undefined) throw new Error(`a published document cannot be revised: ${trackingId}`);
		const bytes = new TextEncoder().encode(`${JSON.stringify(stone, undefined, 2)}\n`);
		const head = readHead(bytes, trackingId, now());
		if (!head.ok) return head;
		return put(head.value, bytes, true, "withdraw");
	}

	/** Signs all documents, or those named, anew with the key in use. */
	async function sign(trackingIds: readonly string[]): Promise<Result<Signed, Problem>> {
		const strange = trackingIds.find((id) => !shelf.state.documents.some((one) => one.trackingId === id));
		if (strange !== undefined) return err(unknown(strange));
		const opened = await signer();
		if (!opened.ok) return opened;
		const chosen = shelf.state.documents.filter((one) => trackingIds.length === 0 || trackingIds.includes(one.trackingId));
		const signed = new Map<string, ShelvedDocument>();
		for (const one of chosen) signed.set(one.trackingId, await signedBy(opened.value, one, await shelf.bytes(one.sha256)));
		const documents = shelf.state.documents.map((one) => signed.get(one.trackingId) ?? one);
		await shelf.save({ ...shelf.state, documents });
		await shelf.note({ at: new Date(now()).toISOString(), did: "sign", key: opened.value.fingerprint, documents: [...signed.keys()] });
		const written = await writeTrees();
		return written.ok ? ok({ signed: signed.size, notes: keyNotes() }) : written;
	}

	/** Makes a new key and signs all with it, in one change; the old key stays stated until it is retired. */
	async function rollOver(): Promise<Result<Signed, Problem>> {
		const made = await newKey();
		const opened = await signer();
		if (!opened.ok) return opened;
		const done = await sign([]);
		return done.ok ? ok({ ...done.value, notes: [made, ...done.value.notes] }) : done;
	}

	async function retire(fingerprint: string): Promise<Result<void, Problem>> {
		const [current, ...others] = shelf.state.keys;
		const wanted = fingerprint.toUpperCase();
		const isUsed = shelf.state.documents.some(({ signature }) => signature?.by === wanted);
		if (current?.fingerprint === wanted || isUsed || !others.some((one) => one.fingerprint === wanted))
			return err({
				code: "delivery/bad-key",
				message: "only an earlier key by which nothing is signed any more can be retired",
				at: fingerprint,
				todo: "Make a new one first: seawall advisory sign --new-key.",
			});
		await shelf.save({ ...shelf.state, keys: shelf.state.keys.filter((one) => one.fingerprint !== wanted) });
		await shelf.note({ at: new Date(now()).toISOString(), did: "retire", key: wanted });
		const written = await writeTrees();
		return written.ok ? ok(undefined) : written;
	}

	async function addRecipient(name: string, label: Recipient["label"]): Promise<string> {
		const token = `swr_${randomBytes(24).toString("base64url")}`;
		const added = { name, label, tokenHash: sha256Of(token), addedAt: new Date(now()).toISOString() };
		await shelf.save({ ...shelf.state, recipients: [...shelf.state.recipients.filter((one) => one.name !== name), added] });
		await shelf.note({ at: added.addedAt, did: "add-recipient", name, label });
		return token;
	}

	async function removeRecipient(name: string): Promise<boolean> {
		const recipients = shelf.state.recipients.filter((one) => one.name !== name);
		if (recipients.length === shelf.state.recipients.length) return false;
		await shelf.save({ ...shelf.state, recipients });
		await shelf.note({ at: new Date(now()).toISOString(), did: "remove-recipient", name });
		return true;
	}

	async function put(head: PublishedHead, bytes: Uint8Array, withdrawn: boolean, did: string): Promise<Result<Published, Problem>> {
		const notes: string[] = [];
		if (shelf.state.keys.length === 0) notes.push(await newKey());
		const opened = await signer();
		if (!opened.ok) return opened;
		const hash = await shelf.keepBytes(bytes);
		const held = shelf.state.documents.find((one) => one.trackingId === head.trackingId);
		if (held?.sha256 !== hash || held.signature === undefined) {
			const publishedAt = new Date(now()).toISOString();
			const document = await signedBy(
				opened.value,
				{ trackingId: head.trackingId, sha256: hash, withdrawn, publishedAt, signature: undefined },
				bytes,
			);
			const others = shelf.state.documents.filter((one) => one.trackingId !== head.trackingId);
			await shelf.note({ at: publishedAt, did, trackingId: head.trackingId, version: head.version, sha256: hash });
			await shelf.save({ ...shelf.state, documents: [...others, document] });
		}
		const written = await writeTrees();
		if (!written.ok) return written;
		const { settings, targets } = shelf.state;
		return ok({
			trackingId: head.trackingId,
			version: head.version,
			bytes,
			label: head.label,
			url: `${settings?.origin ?? ""}/.well-known/csaf/provider-metadata.json`,
			fingerprint: opened.value.fingerprint,
			targets,
			health: written.value,
			notes: [...notes, ...keyNotes()],
		});
	}

	async function signedBy(by: Signer, document: ShelvedDocument, bytes: Uint8Array): Promise<ShelvedDocument> {
		const armoured = await by.sign(bytes, now());
		return { ...document, signature: { by: by.fingerprint, at: new Date(now()).toISOString(), armoured } };
	}

	async function newKey(): Promise<string> {
		const publisher = shelf.state.settings?.publisher ?? {};
		const name = String(publisher["name"] ?? "CSAF provider");
		const email = /^mailto:(.+)$/.exec(shelf.state.settings?.contact ?? "")?.[1];
		const made = await makeKey({ name, email }, now(), KEY_LIFE_SECONDS, passphrase);
		await shelf.keepPrivateKey(made.fingerprint, made.privateKey);
		const { fingerprint, createdAt, expiresAt, publicKey } = made;
		await shelf.save({ ...shelf.state, keys: [{ fingerprint, createdAt, expiresAt, publicKey }, ...shelf.state.keys] });
		await shelf.note({ at: new Date(now()).toISOString(), did: "new-key", key: fingerprint });
		return `a signing key was made: ${fingerprint}, good until ${new Date(expiresAt).toISOString().slice(0, 10)}; keep a copy of ${join(shelf.folder, "keys")}`;
	}

	async function signer(): Promise<Result<Signer, Problem>> {
		const [current] = shelf.state.keys;
		if (current === undefined)
			return err({ code: "delivery/no-key", message: "there is no key to sign with", at: "", todo: "Publish a document: it makes one." });
		if (current.expiresAt <= now())
			return err({
				code: "delivery/key-expired",
				message: `the signing key has expired on ${new Date(current.expiresAt).toISOString().slice(0, 10)}`,
				at: current.fingerprint,
				todo: "Make a new one, which signs everything anew: seawall advisory sign --new-key.",
			});
		const opened = await openSigner(await shelf.privateKey(current.fingerprint), passphrase);
		if (opened !== undefined) return ok(opened);
		return err({
			code: "delivery/key-locked",
			message: "the signing key is locked",
			at: current.fingerprint,
			todo: "Give its passphrase in SEAWALL_KEY_PASSPHRASE.",
		});
	}

	function keyNotes(): readonly string[] {
		const [current] = shelf.state.keys;
		if (current === undefined || current.expiresAt > now() + 90 * DAY) return [];
		const day = new Date(current.expiresAt).toISOString().slice(0, 10);
		return [`warning: the signing key runs out on ${day}: seawall advisory sign --new-key makes another and signs everything anew`];
	}

	async function faultAgainstShelf(head: PublishedHead, bytes: Uint8Array, place: string): Promise<Problem | undefined> {
		for (const one of shelf.state.documents) {
			const json = readJson(await shelf.bytes(one.sha256), one.trackingId);
			const held = json.ok ? headOf(json.value) : undefined;
			if (held === undefined) continue;
			if (one.trackingId !== head.trackingId) {
				if (pathOf(held) === pathOf(head) && held.csafVersion === head.csafVersion)
					return problem("delivery/same-file", `its file would have the name of ${one.trackingId}`, place, "Choose another tracking id.");
				continue;
			}
			if (one.sha256 === sha256Of(bytes)) continue;
			if (held.version === head.version)
				return problem(
					"delivery/same-version",
					`version ${head.version} was published with other content, and what is published stays as it is`,
					place,
					"Raise tracking.version and add an entry to the revision history.",
				);
			if (Date.parse(head.currentReleaseDate) < Date.parse(held.currentReleaseDate))
				return problem(
					"delivery/older-revision",
					`the published revision is newer (${held.currentReleaseDate})`,
					place,
					"Publish the newest revision.",
				);
		}
		return undefined;
	}

	/** Writes both trees to every place, with how they stand; the check is kept. */
	async function writeTrees(): Promise<Result<Health, Problem>> {
		const { settings, keys, targets } = shelf.state;
		if (settings === undefined) throw new Error("there is nothing published to write");
		const publications = await readPublications();
		const stated = keys.map(({ fingerprint, publicKey }) => ({ fingerprint, armoured: publicKey }));
		const trees = buildTrees({ settings, publications, keys: stated, now: now() });
		const health = await checked(settings.origin, trees.open, keys[0]?.expiresAt);
		const open = new Map([...trees.open, ...healthFiles(health)]);
		for (const target of targets) {
			// What is protected now leaves the public tree before anything else happens.
			const written = await swapFolder(target.open, open);
			if (!written.ok) return written;
			if (trees.closed.size === 0 && !existsSync(target.closed)) continue;
			const kept = await swapFolder(target.closed, trees.closed);
			if (!kept.ok) return kept;
		}
		await shelf.keepCheck(health);
		return ok(health);
	}

	async function checked(origin: string, tree: Tree, keyExpiresAt: number | undefined): Promise<Health> {
		const digest = (algorithm: string, bytes: Uint8Array): string => createHash(algorithm).update(bytes).digest("hex");
		const target = { kind: "domain", origin } as const;
		const check = await checkProvider(target, { web: treeWeb(origin, tree), digest, pgp: openPgp, now: now() });
		return healthOf(check, now(), keyExpiresAt);
	}

	async function readPublications(): Promise<readonly Publication[]> {
		const publications: Publication[] = [];
		for (const one of shelf.state.documents) {
			const bytes = await shelf.bytes(one.sha256);
			const json = readJson(bytes, one.trackingId);
			const head = json.ok ? headOf(json.value) : undefined;
			if (head === undefined) throw new Error(`a published document cannot be read: ${one.trackingId}`);
			const sha512 = createHash("sha512").update(bytes).digest("hex");
			publications.push({ ...head, bytes, sha256: one.sha256, sha512, signature: one.signature?.armoured });
		}
		return publications;
	}
}

function problem(code: Problem["code"], message: string, at: string, todo: string): Problem {
	return { code, message, at, todo };
}

function unknown(trackingId: string): Problem {
	return problem(
		"delivery/not-published",
		"no document with this tracking id was published",
		trackingId,
		"See seawall advisory published.",
	);
}

/** Only what is valid and no draft is published. */
function readHead(bytes: Uint8Array, place: string, now: number): Result<PublishedHead, Problem> {
	const validation = validateBytes(bytes, { profile: "basic", now: Math.floor(now / 1000) });
	const first = validation.findings.find(({ level }) => level === "error");
	if (first !== undefined)
		return err(
			problem(
				"delivery/invalid-document",
				`the document is not valid: ${first.rule}: ${first.message}`,
				`${place}:${first.line}`,
				"Mend it: seawall advisory validate shows all that is wrong.",
			),
		);
	const json = readJson(bytes, place);
	const head = json.ok ? headOf(json.value) : undefined;
	if (head === undefined)
		return err(
			problem("delivery/invalid-document", "the document has no tracking id or date", place, "Mend it: seawall advisory validate."),
		);
	if (head.status === "draft")
		return err(problem("delivery/draft", "the document is a draft", place, "Set tracking.status to final or interim when it may be read."));
	return ok(head);
}

function settingsFor(
	publisher: JsonObject,
	{ origin, contact, role }: PublishOptions,
	held: ProviderSettings | undefined,
): Result<ProviderSettings, Problem> {
	const namespace = String(publisher["namespace"] ?? "");
	const address = origin ?? held?.origin ?? (URL.canParse(namespace) ? new URL(namespace).origin : "");
	if (!URL.canParse(address) || new URL(address).protocol !== "https:" || new URL(address).pathname !== "/")
		return err(
			problem(
				"delivery/bad-url",
				`"${address}" is no https address of a site`,
				"--url",
				"Write it as https://example.com, without a path.",
			),
		);
	const details = String(publisher["contact_details"] ?? "");
	const found = /\bhttps:\/\/[^\s"'<>]{1,300}/.exec(details)?.[0] ?? mailIn(details);
	return ok({
		origin: new URL(address).origin,
		publisher: held?.publisher ?? publisher,
		role: role ?? held?.role ?? "csaf_trusted_provider",
		contact: contact ?? held?.contact ?? found ?? namespace,
		mayList: held?.mayList ?? true,
		mayMirror: held?.mayMirror ?? true,
	});
}

function mailIn(details: string): string | undefined {
	const address = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/.exec(details.slice(0, 2000))?.[0];
	return address === undefined ? undefined : `mailto:${address}`;
}

/** Where the trees of a data directory lie that `serve` serves. */
export function servedTarget(dataFolder: string): PublishTarget {
	const folder = resolve(dataFolder, "provider");
	return { open: join(folder, "site"), closed: join(folder, "protected") };
}
