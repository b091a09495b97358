/** Which findings a statement of an owner is about: devices by id, site or model, and holes by CVE or document. */
import { collapse, fold } from "../core/text.ts";
import type { Finding, FindingDevice } from "./verdict.ts";

/** All fields that are stated must fit. Without device, site and model it is about every device. */
export interface Scope {
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

/** Statements ready to look up. */
export interface ScopeIndex<T extends Scope> {
	/** The one that is about this finding, the narrowest first, then the first of the list. */
	of(finding: Finding): T | undefined;
	/** Whether some statement names the device, its site or its model: a quick no for most of a fleet. */
	touches(device: FindingDevice): boolean;
}

/** Indexes statements. */
export function indexScopes<T extends Scope>(statements: readonly T[]): ScopeIndex<T> {
	const byKey = new Map<string, T[]>();
	const keys = new Set<string>();
	for (const statement of statements) {
		const scope = keyOf(statement);
		keys.add(scope);
		const key = `${scope}\u0000${statement.cve ?? statement.advisory ?? ""}`;
		const list = byKey.get(key);
		if (list === undefined) byKey.set(key, [statement]);
		else list.push(statement);
	}
	const touches = (device: FindingDevice) => keys.size > 0 && keysOf(device).some((key) => keys.has(key));
	return {
		touches,
		of(finding) {
			if (!touches(finding.device)) return undefined;
			const holes = [finding.cve?.toUpperCase(), finding.advisory, ...finding.sources.map((source) => source.advisory)];
			for (const scope of keysOf(finding.device)) {
				for (const hole of holes) {
					if (hole === undefined || hole === "") continue;
					const found = byKey.get(`${scope}\u0000${hole}`)?.find((statement) => fits(statement, finding, holes));
					if (found !== undefined) return found;
				}
			}
			return undefined;
		},
	};
}

/** What a scope names, in words for a message. */
export function scopeWords({ device, site, brand, model, cve, advisory }: Scope): string {
	return [device, site, brand, model, cve, advisory].filter((text) => text !== undefined).join(", ");
}

function fits(scope: Scope, { device }: Finding, holes: readonly (string | undefined)[]): boolean {
	const same = (wanted: string | undefined, stated: string | undefined) =>
		wanted === undefined || (stated !== undefined && fold(wanted) === fold(stated));
	return (
		(scope.device === undefined || scope.device === collapse(device.id)) &&
		same(scope.site, device.site) &&
		same(scope.brand, device.brand) &&
		same(scope.model, device.model) &&
		(scope.cve === undefined || holes.includes(scope.cve)) &&
		(scope.advisory === undefined || holes.includes(scope.advisory))
	);
}

/** The narrowest scope that is stated. */
function keyOf({ device, site, model }: Scope): string {
	if (device !== undefined) return `device ${device}`;
	if (model !== undefined) return `model ${fold(model)}`;
	return site === undefined ? "all" : `site ${fold(site)}`;
}

function keysOf({ id, site, model }: FindingDevice): readonly string[] {
	const keys = [`device ${collapse(id)}`];
	if (model !== undefined) keys.push(`model ${fold(model)}`);
	if (site !== undefined) keys.push(`site ${fold(site)}`);
	return [...keys, "all"];
}
