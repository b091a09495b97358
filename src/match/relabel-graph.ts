/** The relabel graph as one list: every fact that links a label, a model or a sign with who built the device. */
import type { Catalogue } from "../catalog/catalogue.ts";
import { SIGNAL_KINDS, type SignalKind } from "../catalog/signal/signal.ts";
import type { Evidence, VendorId } from "../catalog/vendor.ts";
import { GRADE } from "./relabel-faces.ts";
import type { Confidence } from "./verdict.ts";

/** One link. What does not apply, or nobody states, is `null`. */
export interface RelabelLink {
	/** `part_of`: the brand belongs to that house. `model_name`: only this maker uses such names. */
	readonly evidence: Evidence | SignalKind | "part_of" | "model_name";
	/** `candidate`: shown, and acted on by nobody. A fact without the maker's model is `medium` at most. */
	readonly confidence: Confidence | "candidate";
	readonly brand: VendorId | null;
	/** Who built it; for a sign whom it points to. */
	readonly maker: VendorId;
	/** The brand's model, or the pattern of names, in the vendor's notation. */
	readonly model: string | null;
	readonly makerModel: string | null;
	/** For a sign: prefixes, ports, protocols, letters or names of forms. */
	readonly values: readonly string[];
	readonly line: string | null;
	readonly from: string | null;
	readonly to: string | null;
	readonly says: string | null;
	readonly source: string;
	readonly date: string;
}

/** The whole answer of `seawall relabels`. */
export interface RelabelGraph {
	readonly schema: "seawall/relabels/1";
	readonly catalogue: { readonly version: string; readonly date: string };
	readonly vendors: readonly { readonly id: VendorId; readonly name: string; readonly roles: readonly string[] }[];
	readonly links: readonly RelabelLink[];
}

const NOTHING = { brand: null, model: null, makerModel: null, values: [], line: null, from: null, to: null, says: null } as const;

/** All links, or those of some vendors: as brand, as maker, or as whom a sign points to. Strongest first within each sort. */
export function relabelGraph(catalogue: Catalogue, wanted?: readonly VendorId[]): RelabelGraph {
	const isWanted = ({ brand, maker }: RelabelLink) =>
		wanted === undefined || wanted.includes(maker) || (brand !== null && wanted.includes(brand));
	const links = [...houses(catalogue), ...facts(catalogue), ...families(catalogue), ...signs(catalogue)].filter(isWanted);
	const ids = new Set([...(wanted ?? []), ...links.flatMap(({ brand, maker }) => (brand === null ? [maker] : [brand, maker]))]);
	return {
		schema: "seawall/relabels/1",
		catalogue: { version: catalogue.version, date: catalogue.date },
		vendors: [...ids].sort().flatMap((id) => {
			const vendor = catalogue.vendor(id);
			return vendor === undefined ? [] : [{ id, name: vendor.name, roles: vendor.roles }];
		}),
		links,
	};
}

function houses({ vendors }: Catalogue): readonly RelabelLink[] {
	return vendors.flatMap(({ id, partOf, source, date }) =>
		partOf === undefined ? [] : [{ ...NOTHING, evidence: "part_of", confidence: "high", brand: id, maker: partOf, source, date }],
	);
}

function facts({ relabels }: Catalogue): readonly RelabelLink[] {
	return relabels.map((fact) => ({
		...NOTHING,
		evidence: fact.evidence,
		confidence: fact.makerModel === undefined && GRADE[fact.evidence] === "high" ? "medium" : GRADE[fact.evidence],
		brand: fact.brand,
		maker: fact.maker,
		model: fact.brandModel ?? null,
		makerModel: fact.makerModel ?? null,
		line: fact.line ?? null,
		from: fact.from ?? null,
		to: fact.to ?? null,
		says: fact.note === "" ? null : fact.note,
		source: fact.source,
		date: fact.date,
	}));
}

function families({ families: all }: Catalogue): readonly RelabelLink[] {
	return all
		.filter(({ distinctive }) => distinctive)
		.map(({ maker, pattern, kind, confidence, source, date }) => ({
			...NOTHING,
			evidence: "model_name",
			confidence,
			maker,
			model: pattern,
			line: kind,
			source,
			date,
		}));
}

function signs({ signals }: Catalogue): readonly RelabelLink[] {
	return [...signals]
		.sort((a, b) => SIGNAL_KINDS.indexOf(a.kind) - SIGNAL_KINDS.indexOf(b.kind))
		.map(({ kind, confidence, vendor, brand, values, line, says, source, date }) => ({
			...NOTHING,
			evidence: kind,
			confidence,
			brand: brand ?? null,
			maker: vendor,
			values,
			line: line ?? null,
			says,
			source,
			date,
		}));
}
