/** Which rows of a view a filter leaves. What hangs on identities and sites is decided once for each of them. */
import { fold } from "../../core/text.ts";
import { rowsOfAction } from "./action-rows.ts";
import type { DeviceFilter } from "./answers.ts";
import { APART, CODES, verdictCodes } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

/** Words of a search that are looked at. */
const MOST_WORDS = 10;

/** Tells for each row whether it stays. */
export type RowTest = (row: number) => boolean;

/** Makes the test of a filter. */
export function rowTest(view: FleetView, filter: DeviceFilter): RowTest {
	const { fleet } = view;
	const identities = identityMask(view, filter);
	const sites = siteMask(view, filter.site);
	const { exposure, kind, owner } = filter;
	const ownerNumber = owner === undefined ? -1 : view.owners.findIndex(({ id }) => id === owner);
	const found = searchMask(view, filter.search);
	const ofAction = filter.action === undefined ? undefined : rowsOfAction(view, filter.action);
	return (row) =>
		identities[fleet.identityAt(row)] === 1 &&
		(sites === undefined || sites[fleet.siteNumberAt(row)] === 1) &&
		(exposure === undefined || fleet.exposureAt(row) === exposure) &&
		(kind === undefined || fleet.kindAt(row) === kind) &&
		(owner === undefined || view.ownerNumberAt(row) === ownerNumber) &&
		(found === undefined || found[row] === 1) &&
		(filter.action === undefined || ofAction?.has(row) === true);
}

function identityMask(view: FleetView, filter: DeviceFilter): Uint8Array {
	const codes = verdictCodes(view, filter);
	const wanted = filter.verdict === undefined ? undefined : CODES.indexOf(filter.verdict);
	const [maker, model] = [filter.maker, filter.model].map((text) => (text === undefined ? undefined : fold(text)));
	return Uint8Array.from(view.fleet.identities, (identity, at) => {
		const code = codes[at] ?? APART;
		if (code === APART || (wanted !== undefined && code !== wanted)) return 0;
		if (model !== undefined && fold(identity.model ?? "") !== model) return 0;
		if (maker === undefined) return 1;
		const isNamed = fold(identity.brand ?? identity.maker ?? "") === maker || fold(identity.maker ?? "") === maker;
		return isNamed || view.judged.judgedOf(at).makers.includes(maker) ? 1 : 0;
	});
}

function siteMask({ fleet }: FleetView, site: string | undefined): Uint8Array | undefined {
	if (site === undefined) return undefined;
	const wanted = fold(site);
	return Uint8Array.from(fleet.sites, (name) => (fold(name ?? "") === wanted ? 1 : 0));
}

/** Rows in which every word occurs, in what the device is or in its own texts; `undefined`: nothing is looked for. */
function searchMask(view: FleetView, search: string | undefined): Uint8Array | undefined {
	const words = [...new Set(fold(search ?? "").split(" "))].filter((word) => word !== "").slice(0, MOST_WORDS);
	if (words.length === 0) return undefined;
	const { fleet, text } = view;
	const names = fleet.identities.map(({ brand, maker, model, firmware }) =>
		fold([brand, maker, model, firmware].filter((part) => part !== undefined).join(" ")),
	);
	const counts = new Uint8Array(fleet.size);
	for (const word of words) {
		const met = new Uint8Array(fleet.size);
		const named = Uint8Array.from(names, (name) => (name.includes(word) ? 1 : 0));
		for (let row = 0; row < fleet.size; row += 1) met[row] = named[fleet.identityAt(row)] ?? 0;
		text.find(word, (row) => {
			met[row] = 1;
		});
		for (let row = 0; row < fleet.size; row += 1) counts[row] = (counts[row] ?? 0) + (met[row] ?? 0);
	}
	for (let row = 0; row < fleet.size; row += 1) counts[row] = counts[row] === words.length ? 1 : 0;
	return counts;
}
