/**
 * Suppressions: an owner's own statement that a finding is accepted for a time. It takes a finding out of the way, and nothing else:
 * no device turns green by it, and the counts of the answer stay as they are.
 */
import { collapse, fold } from "../core/text.ts";
import type { Finding, FindingDevice, Verdict } from "./verdict.ts";

/** One statement, as the user wrote it. All fields of the scope that are stated must fit. */
export interface Suppression {
	/** Who answers for it. */
	readonly owner: string;
	readonly reason: string;
	/** Last day on which it holds, `YYYY-MM-DD`. */
	readonly expires: string;
	readonly device: string | undefined;
	readonly site: string | undefined;
	/** Narrows `model`; never alone. */
	readonly brand: string | undefined;
	readonly model: string | undefined;
	/** Upper case. */
	readonly cve: string | undefined;
	readonly advisory: string | undefined;
	/** Where it stands: file, and line (CSV) or index from 1 (JSON). */
	readonly source: string;
	readonly line: number;
}

/** Suppressions ready to look up. */
export interface SuppressionIndex {
	/** The one that accepts this finding; only what is at risk or open can be accepted. */
	of(finding: Finding): Suppression | undefined;
	/** Whether some suppression names the device, its site or its model: a quick no for most of a fleet. */
	touches(device: FindingDevice): boolean;
}

/** Indexes suppressions that hold; the first in the file that fits counts. */
export function indexSuppressions(suppressions: readonly Suppression[]): SuppressionIndex {
	const byKey = new Map<string, Suppression[]>();
	const scopes = new Set<string>();
	for (const suppression of suppressions) {
		const scope = scopeOf(suppression);
		scopes.add(scope);
		const key = `${scope}\u0000${suppression.cve ?? suppression.advisory ?? ""}`;
		const list = byKey.get(key);
		if (list === undefined) byKey.set(key, [suppression]);
		else list.push(suppression);
	}
	const touches = (device: FindingDevice) => scopes.size > 0 && scopesOf(device).some((scope) => scopes.has(scope));
	return {
		touches,
		of(finding) {
			if (!isAtRisk(finding.verdict) || !touches(finding.device)) return undefined;
			const holes = [finding.cve?.toUpperCase(), finding.advisory, ...finding.sources.map((source) => source.advisory)];
			for (const scope of scopesOf(finding.device)) {
				for (const hole of holes) {
					if (hole === undefined || hole === "") continue;
					const found = byKey.get(`${scope}\u0000${hole}`)?.find((suppression) => fits(suppression, finding, holes));
					if (found !== undefined) return found;
				}
			}
			return undefined;
		},
	};
}

/** What a suppression may accept. */
export function isAtRisk(verdict: Verdict): verdict is "known_affected" | "under_investigation" {
	return verdict === "known_affected" || verdict === "under_investigation";
}

function fits(suppression: Suppression, { device }: Finding, holes: readonly (string | undefined)[]): boolean {
	const same = (wanted: string | undefined, stated: string | undefined) =>
		wanted === undefined || (stated !== undefined && fold(wanted) === fold(stated));
	return (
		(suppression.device === undefined || suppression.device === collapse(device.id)) &&
		same(suppression.site, device.site) &&
		same(suppression.brand, device.brand) &&
		same(suppression.model, device.model) &&
		(suppression.cve === undefined || holes.includes(suppression.cve)) &&
		(suppression.advisory === undefined || holes.includes(suppression.advisory))
	);
}

/** The narrowest scope that is stated. */
function scopeOf({ device, site, model }: Suppression): string {
	if (device !== undefined) return `device ${device}`;
	return model === undefined ? `site ${fold(site ?? "")}` : `model ${fold(model)}`;
}

function scopesOf({ id, site, model }: FindingDevice): readonly string[] {
	const scopes = [`device ${collapse(id)}`];
	if (model !== undefined) scopes.push(`model ${fold(model)}`);
	if (site !== undefined) scopes.push(`site ${fold(site)}`);
	return scopes;
}
