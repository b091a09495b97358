/** The page about the design. */
import { type Route, selfRoute } from "../program/route.ts";
import { page } from "./frame.tsx";

/** `/console/design`: every part of the design, live. */
export const DESIGN_ROUTES: readonly Route[] = [
	selfRoute("GET", "/console/design", async (_, visit, { person }) => {
		const { c, formWord } = visit;
		const { DesignPage } = await import("../design/design-page.tsx");
		const say = visit.say;
		const children = <DesignPage say={say} />;
		return page(c, { say, title: say.t("design.title"), person, formWord, at: "/console/design", children });
	}),
];
