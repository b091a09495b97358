/** Equal steps on several devices of one site, joined into one line of the answer. */
import type { Action, ActionKind } from "./verdict.ts";

/** The words of an action: `Upgrade 14 DS-2CD2142FWD-I at Depot North to V5.4.5 build 170124`. */
export function actionWords(action: Pick<Action, "kind" | "site" | "brand" | "model" | "upgradeTo" | "deviceIds" | "verdict">): string {
	const n = action.deviceIds.length;
	const what = [action.brand, action.model].filter((text) => text !== undefined && text !== "").join(" ");
	const devices = `${n} ${what === "" ? (n === 1 ? "device" : "devices") : what}`;
	const where = action.site === undefined ? "" : ` at ${action.site}`;
	switch (action.kind) {
		case "upgrade":
			return `Upgrade ${devices}${where} to ${action.upgradeTo ?? "the fixed firmware"}`;
		case "replace":
			return `Replace or isolate ${devices}${where}: no fix will come`;
		case "isolate":
			return `Isolate ${devices}${where}: no fix is known`;
		case "ask_vendor":
			return `Install the maker's newest firmware on ${devices}${where}`;
		case "find_out":
		case "none":
			return `Look at ${devices}${where}`;
	}
}

/** Why, in one sentence: the holes, whether they are attacked, and what the step leaves open. */
export function actionReason(
	kind: ActionKind,
	holes: readonly { readonly cve: string | undefined; readonly title: string; readonly attackedSince: string | undefined }[],
	staysOpen: readonly string[],
	verdict: Action["verdict"],
): string {
	const attacked = holes.filter((hole) => hole.attackedSince !== undefined);
	const named = [...attacked, ...holes.filter((hole) => !attacked.includes(hole))].map((hole) => hole.cve ?? hole.title);
	const shown = named.slice(0, 3).join(", ") + (named.length > 3 ? ` and ${named.length - 3} more` : "");
	const since = attacked[0]?.attackedSince;
	const parts = [verdict === "known_affected" ? shown : `may still have ${shown}`];
	if (since !== undefined) parts.push(since === "" ? "attacks are reported" : `attacked, in CISA KEV since ${since}`);
	if (kind === "upgrade" && staysOpen.length > 0) parts.push(`${staysOpen.join(", ")} stays open after it: keep them off the internet`);
	if (kind === "ask_vendor") parts.push("the advisory names no fixed version: ask the maker, and keep them off the internet");
	return parts.join("; ");
}
