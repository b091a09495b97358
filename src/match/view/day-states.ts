/** How each device stands, in a few bytes: its id, and one sign for its verdict and whether the internet reaches it. */
import { codeOf, type State } from "./earlier.ts";
import { CODES, verdictCodes } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

/** Length of an id; longer and shorter ones are none of ours. */
const ID = 26;
const SIGNS = "0123456789";
const LINE = ID + 1;

/** How a row stands now. */
export function stateAt(view: FleetView, row: number): State {
	const code = verdictCodes(view, {})[view.fleet.identityAt(row)] ?? 0;
	return code * 2 + (view.fleet.exposureAt(row) === "internet" ? 1 : 0);
}

/** All devices by owner, 27 letters each; owners without devices have an empty text. */
export function statesByOwner(
	view: FleetView,
): readonly { readonly organisationId: string; readonly devices: number; readonly text: string }[] {
	const lines: string[][] = view.owners.map(() => []);
	for (let row = 0; row < view.fleet.size; row += 1) {
		const id = view.fleet.idAt(row);
		if (id.length === ID) lines[view.ownerNumberAt(row)]?.push(id + (SIGNS[stateAt(view, row)] ?? ""));
	}
	return view.owners.map(({ id }, owner) => ({
		organisationId: id,
		devices: lines[owner]?.length ?? 0,
		text: (lines[owner] ?? []).join(""),
	}));
}

/** Reads such a text; what is torn or of another version is left out, and its device then counts as one that nothing is known of. */
export function* readStates(text: string): Generator<{ readonly id: string; readonly state: State }> {
	for (let at = 0; at + LINE <= text.length; at += LINE) {
		const state = SIGNS.indexOf(text.charAt(at + ID));
		if (state >= 0 && codeOf(state) < CODES.length) yield { id: text.slice(at, at + ID), state };
	}
}
