/** Which rows are of an identity: rows in the order of their identities, made once for a view. */
import type { FleetView } from "./view.ts";

interface IdentityRows {
	readonly rows: Uint32Array;
	/** Where an identity's rows begin; those of the next begin where they end. */
	readonly starts: Uint32Array;
}

const kept = new WeakMap<FleetView, IdentityRows>();

/** The rows of an identity, in the order in which they were added. */
export function rowsOf(view: FleetView, identity: number): Uint32Array {
	const { rows, starts } = kept.get(view) ?? make(view);
	return rows.subarray(starts[identity], starts[identity + 1]);
}

function make(view: FleetView): IdentityRows {
	const { fleet } = view;
	const starts = new Uint32Array(fleet.identities.length + 1);
	for (let identity = 0; identity < fleet.identities.length; identity += 1)
		starts[identity + 1] = (starts[identity] ?? 0) + fleet.devicesOf(identity);
	const next = starts.slice();
	const rows = new Uint32Array(fleet.size);
	for (let row = 0; row < fleet.size; row += 1) {
		const identity = fleet.identityAt(row);
		const place = next[identity] ?? 0;
		rows[place] = row;
		next[identity] = place + 1;
	}
	const made = { rows, starts };
	kept.set(view, made);
	return made;
}
