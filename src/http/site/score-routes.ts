/** "Paste a press release": a notice is scored and shown with its marks. Nothing of it is kept, counted or written to a log. */
import { scoreNotice } from "../../notice/score/score-notice.ts";
import { formOf } from "../program/desk.ts";
import type { Route } from "../program/route.ts";
import { type SiteVisit, siteRoute, siteVisit } from "./answer.ts";
import { tooManyPage } from "./pages/failure-page.tsx";
import { MOST_PASTED, scorePage } from "./pages/score-page.tsx";

/** It changes nothing, so it needs no word of ours and works from anywhere, as the check of a device does. */
const POST: Route = {
	method: "POST",
	path: "/score",
	access: { kind: "open" },
	async enter(desk, visit) {
		const { site } = desk;
		if (site === undefined) return desk.refuse(visit, 404);
		const shown = await siteVisit(desk, visit, site);
		shown.c.header("cache-control", "no-store");
		if (!site.rate.allow(shown.remote, site.source.now())) {
			shown.c.header("retry-after", "60");
			return shown.c.html(tooManyPage(aroundOf(shown)), 429);
		}
		const text = ((await formOf(visit.c)).get("text") ?? "").slice(0, MOST_PASTED);
		if (text.trim() === "") return shown.c.html(scorePage({ ...aroundOf(shown), answer: undefined }));
		const names = site.source.catalogue.vendors.flatMap(({ name, aliases }) => [name, ...aliases]);
		const answer = scoreNotice(new TextEncoder().encode(text), names);
		return shown.c.html(scorePage({ ...aroundOf(shown), answer: { text, score: answer } }));
	},
};

function aroundOf({ say, address, operator }: SiteVisit) {
	return { say, address, operator, path: "/score" };
}

/** Its routes. */
export const SCORE_ROUTES: readonly Route[] = [
	siteRoute("/score", async (visit) => {
		visit.c.header("cache-control", "no-cache");
		return visit.c.html(scorePage({ ...aroundOf(visit), answer: undefined }));
	}),
	POST,
];
