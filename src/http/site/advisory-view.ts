/** One public advisory as its page shows it: what is affected, what to do, until when; then the rest. */
import { type Credits, readCredits } from "../../advisory/csaf/credits.ts";
import type { Advisory, Note, Remediation, Vulnerability } from "../../advisory/document.ts";
import { isPublicAdvisory } from "../../advisory/is-public.ts";
import { readAny } from "../../advisory/read-any.ts";
import { type AffectedLines, affectedLines, leadOf } from "../../advisory/render/affected.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import { holeName, languageOf } from "./entry.ts";
import type { Attack, Listed } from "./snapshot.ts";
import { type SoldAs, soldAs } from "./sold-as.ts";

/** A hole on the page. */
export interface HoleView {
	/** Its CVE, or its title. */
	readonly name: string;
	readonly vulnerability: Vulnerability;
	readonly attack: Attack | undefined;
	readonly stated: AffectedLines;
	readonly weaknesses: Credits["weaknesses"] extends ReadonlyMap<string, infer W> ? W : never;
	/** What a publisher says of attacks and of what they do. */
	readonly threats: readonly Note[];
}

/** The page. */
export interface AdvisoryView {
	readonly listed: Listed;
	readonly advisory: Advisory;
	/** Of the document's texts. */
	readonly language: string;
	readonly holes: readonly HoleView[];
	/** Every hole states the same of the same products: one table is enough. */
	readonly isOneTable: boolean;
	readonly lead: ReturnType<typeof leadOf>;
	readonly summary: Note | undefined;
	/** What the publisher advises besides firmware, each text once. */
	readonly advice: readonly string[];
	/** Where firmware can be had, as the document says. */
	readonly downloads: readonly string[];
	readonly notes: readonly Note[];
	readonly thanks: Credits["thanks"];
	readonly soldAs: SoldAs;
}

/** Reads the one public advisory of a file; `undefined` where there is none. The bytes are a stranger's. */
export function readPublic(bytes: Uint8Array, place: string): Advisory | undefined {
	const read = readAny(bytes, place);
	const [advisory, more] = read.ok ? read.value : [];
	return advisory !== undefined && more === undefined && isPublicAdvisory(advisory) ? advisory : undefined;
}

/** Makes the view of a document that is listed; of an older revision the advisory is that revision's. */
export function advisoryView(listed: Listed, advisory: Advisory, bytes: Uint8Array, catalogue: Catalogue): AdvisoryView {
	const credits = readCredits(bytes);
	const holes = advisory.vulnerabilities.map((vulnerability): HoleView => {
		const { cve, pointer, notes } = vulnerability;
		return {
			name: holeName(vulnerability),
			vulnerability,
			attack: listed.attacks.find((attack) => attack.cve === cve),
			stated: affectedLines(advisory, vulnerability),
			weaknesses: credits.weaknesses.get(pointer) ?? [],
			threats: notes.filter(({ category }) => category.startsWith("threat:")),
		};
	});
	const [first] = holes;
	const table = first === undefined ? "" : JSON.stringify(first.stated.lines);
	const remediations = advisory.vulnerabilities.flatMap((hole) => hole.remediations);
	const summary = advisory.notes.find(({ category }) => category === "summary");
	return {
		listed,
		advisory,
		language: languageOf(advisory),
		holes,
		isOneTable: holes.every(({ stated }) => JSON.stringify(stated.lines) === table),
		lead: leadOf(
			holes.map(({ name, stated }) => ({ name, lines: stated.lines })),
			advisory.withdrawn === true,
		),
		summary,
		advice: adviceOf(advisory.notes, remediations),
		downloads: [...new Set(remediations.flatMap(({ url }) => url ?? []))],
		notes: advisory.notes.filter((note) => note !== summary && !isAdvice(note)),
		thanks: credits.thanks,
		soldAs: soldAs(listed.vendors, catalogue),
	};
}

/** Notes of our own documents that say what helps until a fix is in. */
const isAdvice = ({ category, title }: Note): boolean => category === "general" && /^what helps/i.test(title);

function adviceOf(notes: readonly Note[], remediations: readonly Remediation[]): readonly string[] {
	// What names a version stands in the table already.
	const besides = remediations.filter(
		({ category, fixes }) => category !== "none_available" && category !== "no_fix_planned" && fixes.length === 0,
	);
	return [...new Set([...notes.filter(isAdvice).map(({ text }) => text), ...besides.map(({ details }) => details)])].filter(
		(text) => text.trim() !== "",
	);
}
