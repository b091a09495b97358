/** Looks figures up in what is held: documents that anybody may read, published lists, and fleets as counts that hide small groups. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type Edition, hideSmall } from "../statistics/small-cells.ts";
import { FIRMWARE } from "../statistics/statistics.ts";
import type { FigureKind, FigureQuery } from "./figure-query.ts";
import { type FigureWords, figureWords } from "./figure-words.ts";
import type { LookUp } from "./ports.ts";
import type { FrozenFigure } from "./report.ts";

/** A public document, as far as it is counted. */
export interface CountedDocument {
	/** Ids of the makers and brands of its products, those above them among them. */
	readonly vendors: readonly string[];
	readonly cves: readonly string[];
	/** Of its first release. */
	readonly year: number;
	/** It is an advisory, and no record of a hole alone. */
	readonly isAdvisory: boolean;
}

/** What is counted. */
export interface FigureFacts {
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	documents(): Promise<readonly CountedDocument[]>;
	/** CVEs that are listed as attacked, with the list's name and date; `undefined`: no list is held. */
	attacked(): Promise<{ readonly cves: ReadonlySet<string>; readonly source: string } | undefined>;
	/** Devices by how their firmware stands, as published; `undefined`: nothing was counted yet. */
	firmware(): Promise<Edition | undefined>;
	vendor(name: string): { readonly id: string; readonly name: string } | undefined;
}

type Figure = Omit<FrozenFigure, "id" | "query">;

/** Makes the look-up. */
export function lookUpIn(facts: FigureFacts): LookUp {
	return async (query, language) => {
		const vendor = query.vendor === undefined ? undefined : facts.vendor(query.vendor);
		if (query.vendor !== undefined && vendor === undefined) return err(unknownVendor(query.vendor));
		return FIGURES[query.kind]({ query, vendor, facts, words: figureWords(language) });
	};
}

interface Looking {
	readonly query: FigureQuery;
	readonly vendor: { readonly id: string; readonly name: string } | undefined;
	readonly facts: FigureFacts;
	readonly words: FigureWords;
}

const FIGURES: Readonly<Record<FigureKind, (looking: Looking) => Promise<Result<Figure, Problem>>>> = {
	cves: async (looking) => count(looking, (documents) => cvesOf(looking, documents).size),
	attacked: async (looking) => {
		const list = await looking.facts.attacked();
		const figure = await count(looking, (documents) => [...cvesOf(looking, documents)].filter((cve) => list?.cves.has(cve)).length);
		if (!figure.ok) return figure;
		// Without a list nobody knows: that is no zero.
		if (list === undefined) return ok({ ...figure.value, value: null, text: looking.words.notKnown });
		return ok({ ...figure.value, source: `${figure.value.source}; ${list.source}` });
	},
	advisories: async (looking) =>
		count(
			looking,
			(documents) =>
				advisoriesOf(looking, documents).filter(({ year }) => looking.query.year === undefined || year === looking.query.year).length,
		),
	"cves-by-year": async (looking) => byYear(looking, (documents) => [...cvesOf(looking, documents)].map(yearOfCve)),
	"advisories-by-year": async (looking) => byYear(looking, (documents) => advisoriesOf(looking, documents).map(({ year }) => year)),
	outdated,
};

async function about({ vendor, facts }: Looking): Promise<readonly CountedDocument[]> {
	const all = await facts.documents();
	return vendor === undefined ? all : all.filter(({ vendors }) => vendors.includes(vendor.id));
}

function advisoriesOf(_: Looking, documents: readonly CountedDocument[]): readonly CountedDocument[] {
	return documents.filter(({ isAdvisory }) => isAdvisory);
}

/** Each once, in whichever documents it stands. The year is that of its number. */
function cvesOf({ query }: Looking, documents: readonly CountedDocument[]): ReadonlySet<string> {
	const all = new Set(documents.flatMap(({ cves }) => cves));
	return query.year === undefined ? all : new Set([...all].filter((cve) => yearOfCve(cve) === query.year));
}

function yearOfCve(cve: string): number {
	return Number(cve.slice(4, 8));
}

async function count(looking: Looking, measure: (documents: readonly CountedDocument[]) => number): Promise<Result<Figure, Problem>> {
	const documents = await about(looking);
	const value = measure(documents);
	return ok({ ...headOf(looking), value, text: String(value), n: documents.length, series: [] });
}

async function byYear(
	looking: Looking,
	measure: (documents: readonly CountedDocument[]) => readonly number[],
): Promise<Result<Figure, Problem>> {
	const documents = await about(looking);
	const years = measure(documents);
	const [first, last] = [Math.min(...years), Math.max(...years)];
	const series =
		years.length === 0 ? [] : span(first, last).map((year) => ({ name: String(year), value: years.filter((one) => one === year).length }));
	return ok({ ...headOf(looking), value: years.length, text: String(years.length), n: documents.length, series });
}

/** A year without any is a zero, and not left out. */
function span(first: number, last: number): readonly number[] {
	return Array.from({ length: Math.min(60, last - first + 1) }, (_, at) => Math.max(first, last - 59) + at);
}

function headOf({ query, vendor, facts, words }: Looking) {
	const source = words.documents;
	return { label: words.label(query.kind, vendor?.name, query.year), of: words.ofDocuments, asOf: facts.asOf, source };
}

/** As the published statistics count them, with what they hide hidden. */
async function outdated({ facts, query, words }: Looking): Promise<Result<Figure, Problem>> {
	const edition = await facts.firmware();
	const asOf = edition === undefined ? facts.asOf : new Date(edition.at).toISOString().slice(0, 10);
	const head = { label: words.label(query.kind, undefined, undefined), of: words.ofDevices, asOf, source: words.fleets, series: [] };
	const { devices, cells } = hideSmall(edition?.contributions ?? [], FIRMWARE);
	const old = cells.find(({ key }) => key === "outdated")?.devices ?? null;
	if (devices === null || old === null || devices === 0) return ok({ ...head, value: null, text: words.hidden, n: devices ?? 0 });
	const value = Math.round((100 * old) / devices);
	return ok({ ...head, value, text: `${value} %`, n: devices });
}

function unknownVendor(name: string): Problem {
	return {
		code: "report/bad-figure",
		message: "the catalogue knows no such maker or brand",
		at: name,
		todo: "Check its name: ./seawall catalog status counts those that there are.",
	};
}
