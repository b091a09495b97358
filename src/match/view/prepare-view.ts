/** What the first pages of a view are made from, made before anybody asks: the first to look waits no longer than the next. */
import { actionRows } from "./action-rows.ts";
import { reachOf } from "./advisory-reach.ts";
import { selectedRows } from "./device-rows.ts";
import { countFacets } from "./facets.ts";
import { questionsOfView } from "./overview.ts";
import { siteRows } from "./site-rows.ts";
import type { FleetView } from "./view.ts";

/** Makes it; everything is kept beside the view. */
export function prepareView(view: FleetView): void {
	selectedRows(view, {});
	countFacets(view, {});
	siteRows(view);
	actionRows(view);
	questionsOfView(view);
	reachOf(view, "");
}
