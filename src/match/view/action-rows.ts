/** The actions of a view, made once: each with an id that stays while its words do, and the rows it is about. */
import { listActions } from "../list-actions.ts";
import type { Action } from "../verdict.ts";
import type { ActionRow } from "./answers.ts";
import type { FleetView } from "./view.ts";

interface KeptAction {
	readonly row: ActionRow;
	readonly rows: Uint32Array;
}

const kept = new WeakMap<FleetView, readonly KeptAction[]>();

function actionsOf(view: FleetView): readonly KeptAction[] {
	const held = kept.get(view);
	if (held !== undefined) return held;
	const made = listActions(view.judged).actions.map(({ deviceIds, ...action }) => ({
		row: { ...action, id: idOf(action), devices: deviceIds.length },
		rows: Uint32Array.from(deviceIds, (id) => view.rowOf(id) ?? 0),
	}));
	kept.set(view, made);
	return made;
}

/** All actions, the most urgent first. */
export function actionRows(view: FleetView): readonly ActionRow[] {
	return actionsOf(view).map(({ row }) => row);
}

/** The rows of an action; none where there is no such action any more. */
export function rowsOfAction(view: FleetView, id: string): ReadonlySet<number> {
	return new Set(actionsOf(view).find(({ row }) => row.id === id)?.rows);
}

/** 53 bits of what tells actions apart (FNV-1a over two halves): a name for an address, no secret. */
function idOf({ kind, site, brand, model, upgradeTo, verdict }: Omit<Action, "deviceIds">): string {
	const text = JSON.stringify([kind, site ?? "", brand ?? "", model ?? "", upgradeTo ?? "", verdict]);
	let [high, low] = [0x811c9dc5, 0x1b873593];
	for (let at = 0; at < text.length; at += 1) {
		const sign = text.charCodeAt(at);
		high = Math.imul(high ^ sign, 0x01000193);
		low = Math.imul(low ^ sign, 0x5bd1e995) ^ (low >>> 13);
	}
	return (high >>> 0).toString(36).padStart(7, "0") + (low >>> 0).toString(36).padStart(7, "0");
}
