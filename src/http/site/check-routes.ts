/** The device check. The question stands in the address and nowhere else: it is neither kept, nor counted, nor written to a log. */
import { shown } from "../design/shown.tsx";
import type { Route } from "../program/route.ts";
import { type SiteVisit, siteRoute } from "./answer.ts";
import { MOST_TYPED } from "./pages/check-form.tsx";
import { checkPage } from "./pages/check-page.tsx";
import { tooManyPage } from "./pages/failure-page.tsx";

async function check(visit: SiteVisit): Promise<Response> {
	const { c, site, snapshot, say, address, path, operator, remote } = visit;
	const around = { say, address, path, operator };
	const typed = (name: string): string => shown(c.req.query(name), MOST_TYPED);
	const asked = { brand: typed("brand"), model: typed("model"), firmware: typed("firmware") };
	// A link from a brand's page fills in the brand: that is no question yet.
	const isAsked = asked.model !== "" || asked.firmware !== "" || (asked.brand !== "" && c.req.query("model") !== undefined);
	c.header("cache-control", "no-store");
	if (isAsked && !site.rate.allow(remote, site.source.now())) {
		c.header("retry-after", "60");
		return c.html(tooManyPage(around), 429);
	}
	const device = { brand: asked.brand || undefined, model: asked.model || undefined, firmware: asked.firmware || undefined };
	const answer = isAsked ? await site.source.check(device) : undefined;
	return c.html(checkPage({ ...around, asked, answer, snapshot, catalogue: site.source.catalogue }));
}

/** Its route. */
export const CHECK_ROUTES: readonly Route[] = [siteRoute("/check", check)];
