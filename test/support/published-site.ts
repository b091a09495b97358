/** A provider of our own for tests: documents of three labels, one revised and one withdrawn, as files in memory and over TLS. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { checkProvider } from "../../src/advisory/provider/check/check-provider.ts";
import { openSigner } from "../../src/delivery/openpgp/sign.ts";
import { openPgp } from "../../src/delivery/openpgp/verify.ts";
import { createPublisher } from "../../src/delivery/provider/publisher.ts";
import { openShelf } from "../../src/delivery/provider/shelf.ts";
import { openProviderWeb } from "../../src/outbound/provider-web.ts";
import { digest } from "../../src/store/disk/provider-folder.ts";
import type { ThrowAwayAuthority } from "./throw-away-authority.ts";
import { type Asked, type Served, serveTree, typeOf } from "./tree-server.ts";

/** Everything happens at this time. */
export const NOW = Date.parse("2026-11-24T12:00:00Z");

/** The site's name; tests resolve it to this machine. */
export const HOST = "psirt.example.com";
export const ORIGIN = `https://${HOST}`;
export const TOKEN = "token-of-a-recipient";

/** What differs between test documents. */
export interface TestDocument {
	readonly id: string;
	readonly label: string;
	readonly csafVersion?: "2.0" | "2.1";
	readonly versions?: readonly string[];
	readonly initial?: string;
}

/** A minimal valid document; versions are one day apart. */
export function testDocument({ id, label, csafVersion = "2.0", versions = ["1"], initial = "2026-03-01T10:00:00Z" }: TestDocument) {
	const dayOf = (at: number): string => new Date(Date.parse(initial) + at * 86_400_000).toISOString().replace(".000Z", "Z");
	const is21 = csafVersion === "2.1";
	return {
		...(is21 ? { $schema: "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json" } : {}),
		document: {
			category: "csaf_base",
			csaf_version: csafVersion,
			distribution: { tlp: { label } },
			lang: "en",
			notes: [{ category: "summary", title: "Summary", text: `What is known of ${id}.` }],
			publisher: { category: "vendor", contact_details: "mailto:psirt@example.com", name: "Example", namespace: ORIGIN },
			title: `Test document ${id}`,
			tracking: {
				current_release_date: dayOf(versions.length - 1),
				id,
				initial_release_date: initial,
				revision_history: versions.map((number, at) => ({ date: dayOf(at), number, summary: `Revision ${number}` })),
				status: "final",
				version: versions.at(-1) ?? "1",
			},
		},
	};
}

/** The bytes of a value as JSON. */
export function jsonBytes(value: unknown): Uint8Array {
	return new TextEncoder().encode(JSON.stringify(value, undefined, 2));
}

/** Files by path, and a way to change them as somebody would who has the key. */
export interface Site {
	readonly open: Map<string, Uint8Array>;
	readonly closed: Map<string, Uint8Array>;
	/** Puts other bytes in the place of a document, hashed and signed. */
	replace(path: string, bytes: Uint8Array): Promise<void>;
	sign(bytes: Uint8Array): Promise<Uint8Array>;
	readonly fingerprint: string;
}

/** Publishes: WHITE, GREEN and AMBER, a revision and a withdrawal. */
export async function publishedSite(csafVersion: "2.0" | "2.1" = "2.0") {
	const folder = mkdtempSync(join(tmpdir(), "seawall-site-"));
	const shelf = await openShelf(join(folder, "data"));
	if (!shelf.ok) throw new Error(shelf.error.message);
	const target = { open: join(folder, "open"), closed: join(folder, "closed") };
	const publisher = createPublisher(shelf.value, target, undefined, () => NOW);
	const open = csafVersion === "2.1" ? "CLEAR" : "WHITE";
	const give = async (document: TestDocument): Promise<void> => {
		const options = { target, origin: ORIGIN, contact: undefined, role: undefined };
		const done = await publisher.publish(jsonBytes(testDocument({ csafVersion, ...document })), document.id, options);
		if (!done.ok) throw new Error(`${done.error.code}: ${done.error.message}`);
	};
	await give({ id: "EX-2026-001", label: open });
	await give({ id: "EX-2025-007", label: open, initial: "2025-12-31T23:30:00-05:00" });
	await give({ id: "EX-2026-002", label: "GREEN" });
	await give({ id: "EX-2026-SECRET", label: "AMBER" });
	await give({ id: "EX-2026-003", label: open });
	await give({ id: "EX-2026-001", label: open, versions: ["1", "2"] });
	const taken = await publisher.withdraw("EX-2026-003", "It was about another maker.");
	if (!taken.ok) throw new Error(taken.error.message);
	const key = shelf.value.state.keys[0];
	if (key === undefined) throw new Error("no key was made");
	const signer = await openSigner(await shelf.value.privateKey(key.fingerprint), undefined);
	if (signer === undefined) throw new Error("the key is locked");
	const site: Site = {
		open: filesIn(target.open),
		closed: filesIn(target.closed),
		fingerprint: key.fingerprint,
		sign: async (bytes) => new TextEncoder().encode(await signer.sign(bytes, NOW)),
		async replace(path, bytes) {
			const tree = site.open.has(path) ? site.open : site.closed;
			tree.set(path, bytes);
			for (const word of ["sha256", "sha512"])
				tree.set(
					`${path}.${word}`,
					new TextEncoder().encode(`${createHash(word).update(bytes).digest("hex")}  ${path.split("/").at(-1)}\n`),
				);
			tree.set(`${path}.asc`, await site.sign(bytes));
		},
	};
	return { folder, target, publisher, shelf: shelf.value, site, clean: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The files below a folder. */
export function filesIn(folder: string): Map<string, Uint8Array> {
	const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
	return new Map(
		entries.map((entry) => {
			const path = join(entry.parentPath, entry.name);
			return [relative(folder, path), new Uint8Array(readFileSync(path))];
		}),
	);
}

/** Another site with the same files. */
export function copyOf(site: Site): Site {
	const copy: Site = { ...site, open: new Map(site.open), closed: new Map(site.closed) };
	const { replace } = site;
	return {
		...copy,
		async replace(path, bytes) {
			// The original's tree is changed and put back: it alone holds the key.
			const before = new Map(site.open);
			const beforeClosed = new Map(site.closed);
			await replace(path, bytes);
			for (const [from, to] of [
				[site.open, copy.open],
				[site.closed, copy.closed],
			] as const)
				for (const ending of ["", ".sha256", ".sha512", ".asc"]) {
					const changed = from.get(`${path}${ending}`);
					if (changed !== undefined) to.set(`${path}${ending}`, changed);
				}
			restore(site.open, before);
			restore(site.closed, beforeClosed);
		},
	};
}

function restore(map: Map<string, Uint8Array>, before: ReadonlyMap<string, Uint8Array>): void {
	map.clear();
	for (const [path, bytes] of before) map.set(path, bytes);
}

/** What a good server answers: listings, types, a header for browsers, a token for what is protected. */
export function goodAnswer(site: Site, { path, host, authorization }: Asked): Served | undefined {
	const inside = path.slice(1);
	if (host.startsWith("csaf.data.security."))
		return path === "/" ? served(site.open.get(".well-known/csaf/provider-metadata.json"), "x.json") : undefined;
	const file = inside.endsWith("/") ? `${inside}index.html` : inside;
	if (/^csaf\/(?:v2\.1\/)?(?:amber|amber\+strict|red)\//.test(inside)) {
		if (authorization !== `Bearer ${TOKEN}`) return { status: 401, headers: { "www-authenticate": "Bearer" } };
		return served(site.closed.get(file), path);
	}
	return served(site.open.get(file), path);
}

function served(body: Uint8Array | undefined, path: string): Served | undefined {
	return body === undefined ? undefined : { body, headers: { "content-type": typeOf(path), "access-control-allow-origin": "*" } };
}

/** Checks a site over TLS; `answer` may stand in for the server. */
export async function checkSite(
	authority: ThrowAwayAuthority,
	answer: (asked: Asked) => Served | undefined,
	{ token = TOKEN, now = NOW }: { readonly token?: string | null; readonly now?: number } = {},
) {
	const server = await serveTree(authority, answer);
	const here = { address: "127.0.0.1", port: server.port };
	const web = openProviderWeb({
		trusted: [HOST],
		authorities: [authority.ca],
		resolve: new Map([
			[HOST, here],
			[`csaf.data.security.${HOST}`, here],
		]),
		token: token ?? undefined,
		agent: "seawall",
	});
	try {
		return await checkProvider({ kind: "domain", origin: ORIGIN }, { web, digest, pgp: openPgp, now });
	} finally {
		web.close();
		await server.close();
	}
}
