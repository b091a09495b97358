/** A public site of made-up documents, held in memory, over the made-up catalogue of `match-fixture.ts`. */
import { createHash } from "node:crypto";
import { isPublicKnowledge } from "../../src/advisory/is-public.ts";
import type { DocumentRevision, RevisionId } from "../../src/advisory/ports.ts";
import { readAny } from "../../src/advisory/read-any.ts";
import { currentOf, instantOf } from "../../src/advisory/revision-order.ts";
import type { Wave } from "../../src/detect/wave.ts";
import type { SiteOperator, SiteSource } from "../../src/http/site/ports.ts";
import { NO_LISTS } from "../../src/match/attack-lists.ts";
import { compileLibrary } from "../../src/match/compile.ts";
import { createMatcher } from "../../src/match/matcher.ts";
import { explainFully } from "../../src/match/view/explain-device.ts";
import { catalogue } from "./match-fixture.ts";

/** A document in few words; what is not given is harmless. */
export interface DocumentSketch {
	readonly id?: string;
	readonly origin?: string;
	readonly publisher?: string;
	readonly title?: string;
	readonly tlp?: string | undefined;
	readonly status?: string;
	readonly category?: string;
	readonly version?: string;
	readonly date?: string;
	readonly cve?: string;
	/** CVSS 3.1 vector. */
	readonly vector?: string;
	readonly vendor?: string;
	readonly product?: string;
	readonly range?: string;
	/** Details of a remediation; empty: none. */
	readonly fix?: string;
	readonly remediation?: string;
	readonly summary?: string;
	readonly note?: string;
	readonly url?: string;
	readonly thanks?: string;
	readonly receivedAt?: number;
}

const CRITICAL = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

/** The document as CSAF 2.0. */
export function csafOf(sketch: DocumentSketch = {}): object {
	const { id = "NORDEN-2026-1", publisher = "Norden CERT", title = "Norden cameras: login can be skipped", tlp, status = "final" } = sketch;
	const { version = "1", date = "2026-02-01T00:00:00Z", cve = "CVE-2026-1001", vector = CRITICAL, vendor = "Norden" } = sketch;
	const { product = "ND-CAM2142", range = "<=V5.4.4 build 161125", fix = "Update to V5.4.5 build 170124 or later." } = sketch;
	const full = `${vendor} ${product}: ${range}`;
	return {
		document: {
			category: sketch.category ?? "csaf_security_advisory",
			csaf_version: "2.0",
			title,
			lang: "en",
			publisher: { category: "coordinator", name: publisher, namespace: "https://norden.example" },
			...(tlp === undefined ? {} : { distribution: { tlp: { label: tlp } } }),
			tracking: {
				id,
				version,
				status,
				initial_release_date: "2026-01-15T00:00:00Z",
				current_release_date: date,
				revision_history: [{ number: version, date, summary: `Revision ${version}.` }],
			},
			notes: [
				...(sketch.summary === undefined ? [] : [{ category: "summary", title: "Summary", text: sketch.summary }]),
				...(sketch.note === undefined ? [] : [{ category: "details", title: sketch.note, text: sketch.note }]),
			],
			references: [{ category: "external", summary: "Where it stands", url: sketch.url ?? "https://norden.example/advisory" }],
			acknowledgments: [{ names: [sketch.thanks ?? "Ada Lovelace"], organization: "Harbour" }],
		},
		product_tree: {
			branches: [
				{
					category: "vendor",
					name: vendor,
					branches: [
						{
							category: "product_name",
							name: product,
							branches: [{ category: "product_version_range", name: range, product: { name: full, product_id: "P-1" } }],
						},
					],
				},
			],
		},
		vulnerabilities: [
			{
				cve,
				title: `${title} (hole)`,
				cwe: { id: "CWE-287", name: "Improper Authentication" },
				notes: [{ category: "description", title: "What is wrong", text: sketch.note ?? "Anyone can log in." }],
				product_status: { known_affected: ["P-1"] },
				remediations:
					fix === "" ? [] : [{ category: sketch.remediation ?? "vendor_fix", details: fix, product_ids: ["P-1"], url: sketch.url }],
				scores: [{ products: ["P-1"], cvss_v3: { version: "3.1", vectorString: vector, baseScore: 9.8, baseSeverity: "CRITICAL" } }],
			},
		],
	};
}

/** A document with `TLP:WHITE`. */
export function open(sketch: DocumentSketch = {}): DocumentSketch {
	return { tlp: "WHITE", ...sketch };
}

/** What a site is made of. */
export interface MadeSite {
	/** In order of receipt: a later one with the same origin and id is a revision. */
	readonly documents?: readonly DocumentSketch[];
	readonly waves?: readonly Wave[];
	readonly operator?: SiteOperator;
	readonly now?: () => number;
	readonly kev?: Readonly<Record<string, string>>;
}

/** The day on which these sites are looked at. */
export const DAY = "2026-03-01";

/** Makes one. */
export function madeSite({ documents = [], waves = [], operator = {}, now, kev = {} }: MadeSite = {}): SiteSource {
	const bytesOf = new Map<string, Uint8Array>();
	const held = new Map<string, DocumentRevision[]>();
	for (const [at, sketch] of documents.entries()) {
		const { id: trackingId = "NORDEN-2026-1", origin = "files/norden cert", version = "1", date = "2026-02-01T00:00:00Z" } = sketch;
		const bytes = new TextEncoder().encode(JSON.stringify(csafOf(sketch)));
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		bytesOf.set(sha256, bytes);
		const key = `${origin} ${trackingId}`;
		const before = held.get(key) ?? [];
		const receivedAt = sketch.receivedAt ?? Date.parse("2026-02-02T00:00:00Z") + at * 86_400_000;
		const head = { origin, trackingId, version, releasedAt: instantOf(date), place: "made.json", sha256, size: bytes.length, receivedAt };
		held.set(key, [...before, { ...head, id: `r${at}` as RevisionId, revision: before.length + 1 }]);
	}
	const current = (): readonly DocumentRevision[] => [...held.values()].flatMap((revisions) => currentOf(revisions) ?? []);
	const entries = new Map(Object.entries(kev).map(([cve, added]) => [cve, { added, ransomware: false }]));
	const list = { kind: "kev", version: "2026.02.28", releasedOn: "2026-02-28", entries, refused: [], refusedCount: 0 } as const;
	return {
		catalogue,
		documents: {
			async *known() {
				yield current();
			},
			bytes: async (sha256) => bytesOf.get(sha256),
			revisions: async ({ origin, trackingId }) => held.get(`${origin} ${trackingId}`) ?? [],
		},
		waves: async () => waves,
		lists: async () => (entries.size === 0 ? NO_LISTS : { kev: list, epss: undefined }),
		stamp: async () => `${documents.length} ${waves.length}`,
		check: async (device) => {
			const read = current().flatMap(({ sha256 }) => {
				const one = readAny(bytesOf.get(sha256) ?? new Uint8Array(), "made.json");
				return one.ok ? one.value : [];
			});
			return explainFully(device, createMatcher(compileLibrary(read.filter(isPublicKnowledge), catalogue), catalogue));
		},
		now: now ?? (() => Date.parse(`${DAY}T12:00:00Z`)),
		operator,
	};
}

/** A wave on Norden's devices that runs. */
export const WAVE: Wave = {
	id: "wave-1",
	revision: 1,
	key: { maker: "norden", signature: "channels renamed", port: 8000, cve: undefined },
	category: "W3",
	startedAt: "2026-02-20",
	peakAt: undefined,
	endedAt: undefined,
	sources: 412,
	targets: 1940,
	countries: ["DE", "NL"],
	evidence: [{ text: "Cameras were renamed overnight", source: "https://cert.example/notice" }],
	statedBy: "somebody@harbour.example",
	synthetic: false,
};
