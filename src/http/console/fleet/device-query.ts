/** Which devices a list shows, as it stands in the address: written by whoever made the link. */

import type { Exposure } from "../../../inventory/device.ts";
import type { DeviceFilter, DeviceQuery, DeviceSort, DeviceVerdict } from "../../../match/view/answers.ts";
import { CHANGES, type Change } from "../../../match/view/earlier.ts";
import { STANDINGS } from "../../design/marks.tsx";

/** Orders of the list. */
export const SORTS = ["urgency", "site", "name", "brand", "model", "firmware", "exposure", "seen"] as const satisfies readonly DeviceSort[];

/** Who can reach it, the widest first. */
export const EXPOSURES = ["internet", "internal", "isolated", "unknown"] as const satisfies readonly Exposure[];

/** What is filtered by. `site=-` asks for devices whose site nobody states: no inventory can name a site so. */
export const FILTERS = [
	"search",
	"verdict",
	"site",
	"exposure",
	"maker",
	"model",
	"cve",
	"advisory",
	"owner",
	"action",
	"changed",
] as const;
type FilterName = (typeof FILTERS)[number];

/** No site stated. */
export const NO_SITE = "-";

const LONGEST = 300;

/** Reads an address; what makes no sense is left out, for a link may be old. */
export function readDeviceQuery(params: URLSearchParams): DeviceQuery {
	const text = (name: string): string | undefined => {
		const value = params.get(name)?.trim().slice(0, LONGEST);
		return value === "" ? undefined : value;
	};
	const site = text("site");
	return {
		search: text("search"),
		verdict: oneOf<DeviceVerdict>(STANDINGS, text("verdict")),
		site: site === NO_SITE ? "" : site,
		exposure: oneOf<Exposure>(EXPOSURES, text("exposure")),
		maker: text("maker"),
		model: text("model"),
		cve: text("cve"),
		advisory: text("advisory"),
		owner: text("owner"),
		action: text("action"),
		changed: oneOf<Change>(CHANGES, text("changed")),
		sort: oneOf<DeviceSort>(SORTS, text("sort")),
		descending: params.get("order") === "down" ? true : undefined,
		after: params.get("after")?.slice(0, 1000) ?? undefined,
	};
}

function oneOf<T extends string>(all: readonly T[], value: string | undefined): T | undefined {
	return all.find((each) => each === value);
}

/** The value of a filter as it stands in an address. */
export function filterText(query: DeviceFilter, name: FilterName): string | undefined {
	const value = query[name];
	return name === "site" && value === "" ? NO_SITE : value;
}

/** The address of a list: `path?site=…`; without a cursor unless one is given. */
export function listAddress(path: string, query: DeviceQuery): string {
	const params = new URLSearchParams();
	for (const name of FILTERS) {
		const value = filterText(query, name);
		if (value !== undefined) params.set(name, value);
	}
	if (query.sort !== undefined) params.set("sort", query.sort);
	if (query.descending === true) params.set("order", "down");
	if (query.after !== undefined) params.set("after", query.after);
	const text = params.toString();
	return text === "" ? path : `${path}?${text}`;
}

/** The same list without one of its filters, from its first page. */
export function withoutFilter(query: DeviceQuery, name: string): DeviceQuery {
	return { ...query, after: undefined, [name]: undefined };
}
