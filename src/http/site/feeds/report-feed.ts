/** The feed of reports: each that came, each update and correction, and each report that cites a corrected one. */
import type { ReportEvent } from "../../../account/report/ports.ts";
import type { Say } from "../../design/say.ts";
import { shown } from "../../design/shown.tsx";
import { siteName } from "../frame.tsx";
import type { SiteOperator } from "../ports.ts";
import type { Feed, FeedItem } from "./feed.ts";

/** What it is made with. */
interface ReportFeedMaking {
	readonly say: Say;
	readonly address: string;
	readonly operator: SiteOperator;
	readonly page: number;
	readonly pages: number;
	/** Of the newest entry, on whichever page. */
	readonly updated: number;
}

/** One page of it. */
export function reportFeed(events: readonly ReportEvent[], making: ReportFeedMaking): Feed {
	const { say, address, operator, page, pages, updated } = making;
	return {
		title: say.t("report.feed", { name: siteName(say, operator) }),
		language: say.tag,
		base: `${address}/feeds/reports`,
		page: `${address}/reports`,
		items: events.map((event) => itemOf(event, making)),
		updated,
		at: page,
		pages,
	};
}

function itemOf({ kind, at, hash, words, about, report }: ReportEvent, { say, address }: ReportFeedMaking): FeedItem {
	const path = `${address}/reports/${report.slug}`;
	const title = `${report.synthetic ? `[${say.t("report.syntheticShort")}] ` : ""}${shown(report.title, 240)}`;
	const common = {
		published: at,
		updated: at,
		author: shown(report.authors.join(", "), 160),
		tags: [report.kind],
	};
	const teaser = shown(report.teaser, 600);
	if (kind === "first") return { ...common, url: path, title, paragraphs: [teaser] };
	const dated = say.t("report.feed.dated", { title, date: say.minute(at) });
	if (kind === "source-corrected") {
		const text = say.t("report.feed.sourceText", { about: `${address}/reports/${about}`, words: shown(words, 600) });
		return {
			...common,
			url: `${path}?corrected=${hash.slice(0, 16)}`,
			title: say.t("report.feed.source", { title: dated }),
			paragraphs: [text, teaser],
		};
	}
	const named = kind === "correction" ? say.t("report.feed.correction", { title: dated }) : say.t("report.feed.update", { title: dated });
	return { ...common, url: `${path}/versions/${hash}`, title: named, paragraphs: [shown(words, 600), teaser] };
}
