/** Which imports of an organisation answers are about: of each list the newest whole version, and every scan. */
import type { ImportRecord } from "../inventory/ports.ts";
import { methodKind } from "../inventory/reconcile.ts";

/** Imports that count, and how many of the newest did not reach their end. */
export interface CountedImports {
	readonly counted: readonly ImportRecord[];
	readonly unfinished: number;
}

/** Chooses among the imports of some organisations, newest first. */
export function countedImports(imports: readonly ImportRecord[]): CountedImports {
	const counted: ImportRecord[] = [];
	let unfinished = 0;
	for (const [, versions] of Map.groupBy(imports, listKey)) {
		const kind = methodKind(versions[0]?.method ?? "");
		const whole = versions.filter(({ end }) => end !== undefined);
		if (versions[0]?.end === undefined) unfinished += 1;
		if (kind === "answers") continue;
		counted.push(...(kind === "list" ? whole.slice(0, 1) : whole));
	}
	return { counted, unfinished };
}

function listKey({ organisationId, source, method }: ImportRecord): string {
	return JSON.stringify([organisationId, source, methodKind(method)]);
}
