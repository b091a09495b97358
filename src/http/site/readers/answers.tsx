/** How pages for readers answer: never kept on the way, for they hang on who asks. */
import type { Desk, Visit } from "../../program/desk.ts";
import { type SiteVisit, siteVisit } from "../answer.ts";
import { type SitePage, sitePage } from "../frame.tsx";
import { type Reader, readerOf } from "./house.ts";

/** A request to a page for readers. */
export interface ReaderVisit extends SiteVisit {
	readonly formWord: string;
	readonly reader: Reader | undefined;
}

/** Statuses that these pages answer with. */
export type Status = 200 | 400 | 403 | 404 | 409 | 422 | 429 | 503;

/** Answers a reader; where there is no public site, there is nothing. */
export function withReader(handle: (visit: ReaderVisit, desk: Desk) => Promise<Response>) {
	return async (desk: Desk, visit: Visit): Promise<Response> => {
		if (desk.site === undefined) return desk.refuse(visit, 404);
		const shown = await siteVisit(desk, visit, desk.site);
		shown.c.header("cache-control", "no-store");
		return handle({ ...shown, formWord: visit.formWord, reader: await readerOf(desk, visit) }, desk);
	};
}

/** A page. */
export function answerPage(
	visit: ReaderVisit,
	page: Pick<SitePage, "title" | "description" | "children"> & { readonly path?: string; readonly isHidden?: boolean },
	status: Status = 200,
): Response {
	const { say, address, operator, path, c } = visit;
	return c.html(sitePage({ say, address, operator, path, ...page }), status);
}

/** One sentence, and the way on. */
export function answerWords(visit: ReaderVisit, title: string, text: string, back: string, status: Status = 200): Response {
	const { say } = visit;
	const children = (
		<>
			<h1>{title}</h1>
			<p role={status === 200 ? "status" : "alert"}>{text}</p>
			<p>
				<a href={back}>{say.t("site.readers.back")}</a>
			</p>
		</>
	);
	return answerPage(visit, { title, description: text, isHidden: true, path: back, children }, status);
}
