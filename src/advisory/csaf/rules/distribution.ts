/** TLP label and sharing group of a document of CSAF 2.1. */
import { asObject, type JsonObject, member, text } from "../json.ts";
import type { CsafView } from "./csaf-view.ts";
import type { Place } from "./place.ts";

/** The UUID of everybody. */
export const MAX_UUID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
/** The UUID of nobody. */
export const NIL_UUID = "00000000-0000-0000-0000-000000000000";

/** What a document says of who may read it. */
export interface Distribution {
	readonly label: string | undefined;
	readonly isClear: boolean;
	readonly group: JsonObject | undefined;
	readonly groupId: string | undefined;
	readonly groupName: string | undefined;
	readonly place: Place;
	readonly groupPlace: Place;
}

/** Reads it. */
export function distributionOf({ document, documentPlace }: CsafView): Distribution {
	const distribution = asObject(member(document, "distribution"));
	const group = asObject(member(distribution, "sharing_group"));
	const label = text(asObject(member(distribution, "tlp")), "label");
	const place = documentPlace.at("distribution");
	return {
		label,
		isClear: label === "CLEAR",
		group,
		groupId: text(group, "id"),
		groupName: text(group, "name"),
		place,
		groupPlace: place.at("sharing_group"),
	};
}
