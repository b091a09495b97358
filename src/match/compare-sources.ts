/** Several sources on one hole: which there are, and what each of them says of a device. What they mean together: join-sources.ts. */
import type { Vulnerability } from "../advisory/document.ts";
import type { CompiledAdvisory, Library } from "./compile.ts";
import { isUndecidable } from "./hole.ts";
import { restsOnNoVersion, type Side } from "./join-sources.ts";
import { judge, treats } from "./judge.ts";
import type { Subject } from "./subject.ts";

/** The documents of a library on one hole: advisories first, then CVE records, then NVD; each by date, then id. */
export function sourcesOn(library: Library, cve: string): readonly CompiledAdvisory[] {
	const order = (entry: CompiledAdvisory): string => {
		const { further, currentReleaseDate, id, publisher } = entry.advisory;
		return [further === undefined ? "0" : further === "cve" ? "1" : "2", currentReleaseDate, id, publisher].join("\u0000");
	};
	return library.advisories
		.filter((entry) => vulnerabilityOf(entry, cve) !== undefined)
		.map((entry) => ({ entry, key: order(entry) }))
		.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
		.map(({ entry }) => entry);
}

/** The first vulnerability of a document that is this hole. */
export function vulnerabilityOf({ advisory }: CompiledAdvisory, cve: string): Vulnerability | undefined {
	return advisory.vulnerabilities.find((vulnerability) => vulnerability.cve !== undefined && treats(vulnerability, cve));
}

/** What one source says of one device under one hole. */
export function sideOf(subject: Subject, entry: CompiledAdvisory, cve: string): Side {
	const { id: advisory, further } = entry.advisory;
	const judgement = judge(subject, entry, cve);
	const vulnerability = vulnerabilityOf(entry, cve);
	const undated = restsOnNoVersion(entry.advisory, judgement);
	const silent = judgement.kind === "not_listed" || judgement.kind === "per_cve";
	const empty = vulnerability === undefined || vulnerability.status.size === 0 || isUndecidable(vulnerability);
	return { advisory, further, undated, speaks: empty ? "undecidable" : silent ? "silent" : "says", judgement };
}

/** True when the sources tell a reader different things of one device. A source that names no comparable product tells none. */
export function differ(sides: readonly Side[]): boolean {
	const told = sides.filter((side) => side.speaks !== "undecidable").map((side) => side.judgement.verdict);
	return told.some((verdict) => verdict !== told[0]);
}
