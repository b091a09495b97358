/** What suppressions do to an answer: which findings they accept, which devices have nothing else, and which of them accept nothing. */
import type { Problem } from "../core/problem.ts";
import { indexSuppressions, isAtRisk, type Suppression } from "./suppression.ts";
import type { Finding, FindingDevice } from "./verdict.ts";

/** Devices of the summary all of whose findings of that (worst) verdict are accepted. They still count in the summary. */
export interface SuppressedDevices {
	readonly known_affected: number;
	readonly under_investigation: number;
}

/** The suppressions of one assessment. */
export interface Tally {
	/** The suppression that accepts a finding. */
	of(finding: Finding): Suppression | undefined;
	/** How many findings are accepted. */
	readonly accepted: number;
	readonly suppressedDevices: SuppressedDevices;
	/** Findings that nobody accepted, by verdict: what `--fail-on` looks at. */
	readonly left: { readonly known_affected: number; readonly under_investigation: number };
	/** Suppressions that accepted nothing. */
	readonly unused: readonly Suppression[];
}

const ACCEPTED = { known_affected: 1, under_investigation: 2 } as const;
const LEFT = { known_affected: 4, under_investigation: 8 } as const;

/** Goes once through all findings, also those that the answer does not show. */
export function tallySuppressions(suppressions: readonly Suppression[], findings: Iterable<Finding>): Tally {
	const index = indexSuppressions(suppressions);
	const used = new Set<Suppression>();
	const devices = new Map<string, number>();
	const left = { known_affected: 0, under_investigation: 0 };
	let accepted = 0;
	for (const finding of findings) {
		const { verdict, device } = finding;
		if (!isAtRisk(verdict)) continue;
		const suppression = index.of(finding);
		if (suppression === undefined) left[verdict] += 1;
		else {
			used.add(suppression);
			accepted += 1;
		}
		if (!index.touches(device)) continue;
		const key = keyOf(device);
		devices.set(key, (devices.get(key) ?? 0) | (suppression === undefined ? LEFT[verdict] : ACCEPTED[verdict]));
	}
	const suppressedDevices = { known_affected: 0, under_investigation: 0 };
	for (const flags of devices.values()) {
		const worst = (flags & (ACCEPTED.known_affected | LEFT.known_affected)) === 0 ? "under_investigation" : "known_affected";
		if ((flags & LEFT[worst]) === 0) suppressedDevices[worst] += 1;
	}
	return { of: index.of, accepted, suppressedDevices, left, unused: suppressions.filter((suppression) => !used.has(suppression)) };
}

/** Ids need not be unique over several inventories. */
function keyOf({ id, site, name, brand, model, firmware }: FindingDevice): string {
	return [id, site, name, brand, model, firmware].map((text) => text ?? "").join("\u0000");
}

/** Names the suppressions that accepted nothing: fixed meanwhile, misspelt, or of a device that is gone. */
export function unusedProblems(unused: readonly Suppression[]): readonly Problem[] {
	return unused.map(({ owner, source, line, ...scope }) => {
		const named = [scope.device, scope.site, scope.brand, scope.model, scope.cve, scope.advisory].filter((text) => text !== undefined);
		return {
			code: "match/suppression-unused",
			message: `a suppression of ${owner} accepts nothing that is at risk or open here (${named.join(", ")})`,
			at: `${source}:${line}`,
			todo: "Delete it where the hole is closed, else compare its words with the inventory.",
		};
	});
}
