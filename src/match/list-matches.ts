/**
 * What is matched at all, in both directions: the devices and products of each document, and the documents of each product. A document
 * matches a device when it says something of it, good news too; "not listed" is no match.
 */
import type { JudgedFleet } from "./judged-fleet.ts";
import type { DocumentMatch, Matches, ProductMatch, Verdict } from "./verdict.ts";

type Judged = ReturnType<JudgedFleet["judgedAt"]>;

const WORSE: Readonly<Record<Verdict, number>> = { known_not_affected: 0, fixed: 1, under_investigation: 2, known_affected: 3 };

/** Devices of one brand and model with one answer. */
interface Group {
	readonly product: Pick<ProductMatch, "brand" | "model">;
	devices: number;
}

/** Both lists: documents with most affected devices first, products with most devices first. */
export function listMatches(judged: JudgedFleet): Matches {
	const documents = new Map<string, { summary: Record<Verdict, number>; products: Map<string, ProductMatch> }>();
	const products = new Map<string, { devices: number; advisories: Set<string>; product: Group["product"] }>();
	for (const [answer, groups] of groupsOf(judged)) {
		const verdicts = verdictsOf(answer);
		for (const [key, { product, devices }] of groups) {
			const held = products.get(key) ?? { product, devices: 0, advisories: new Set<string>() };
			products.set(key, held);
			held.devices += devices;
			for (const [advisory, verdict] of verdicts) {
				held.advisories.add(advisory);
				const document = documents.get(advisory) ?? { summary: none(), products: new Map<string, ProductMatch>() };
				documents.set(advisory, document);
				document.summary[verdict] += devices;
				const before = document.products.get(key)?.devices ?? 0;
				document.products.set(key, { ...product, devices: before + devices });
			}
		}
	}
	return {
		documents: [...documents]
			.map(([advisory, { summary, products: matched }]) => toDocument(advisory, summary, [...matched.values()].sort(byDevices)))
			.sort(byHarm),
		products: [...products.values()]
			.map(({ product, devices, advisories }) => ({ ...product, devices, advisories: [...advisories].sort() }))
			.sort(byDevices),
	};
}

/** Identities by their answer, then by brand and model. */
function groupsOf({ fleet, judgedOf }: JudgedFleet): ReadonlyMap<Judged, ReadonlyMap<string, Group>> {
	const byAnswer = new Map<Judged, Map<string, Group>>();
	for (const [identity, { brand, maker, model }] of fleet.identities.entries()) {
		const devices = fleet.devicesOf(identity);
		const answer = judgedOf(identity);
		const groups = byAnswer.get(answer) ?? new Map<string, Group>();
		byAnswer.set(answer, groups);
		// Names are a user's texts, with any sign in them.
		const key = JSON.stringify([brand ?? maker ?? null, model ?? null]);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, { product: { brand: brand ?? maker, model }, devices });
		else group.devices += devices;
	}
	return byAnswer;
}

/** What each document says at worst, over all its holes. */
function verdictsOf({ holes }: Judged): ReadonlyMap<string, Verdict> {
	const verdicts = new Map<string, Verdict>();
	for (const { sources } of holes) {
		for (const { advisory, verdict } of sources) {
			const held = verdicts.get(advisory);
			if (advisory !== "" && (held === undefined || WORSE[verdict] > WORSE[held])) verdicts.set(advisory, verdict);
		}
	}
	return verdicts;
}

function none(): Record<Verdict, number> {
	return { known_affected: 0, under_investigation: 0, fixed: 0, known_not_affected: 0 };
}

function toDocument(advisory: string, summary: Record<Verdict, number>, products: readonly ProductMatch[]): DocumentMatch {
	return { advisory, devices: Object.values(summary).reduce((sum, count) => sum + count, 0), summary, products };
}

function byHarm(a: DocumentMatch, b: DocumentMatch): number {
	return (
		b.summary.known_affected - a.summary.known_affected ||
		b.summary.under_investigation - a.summary.under_investigation ||
		(a.advisory < b.advisory ? -1 : 1)
	);
}

function byDevices(a: ProductMatch, b: ProductMatch): number {
	const named = ({ brand, model }: ProductMatch) => `${brand ?? ""} ${model ?? ""}`;
	return b.devices - a.devices || (named(a) < named(b) ? -1 : 1);
}
