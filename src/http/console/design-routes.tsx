/** The page about the design. */
import { type Route, selfRoute } from "../program/route.ts";
import { page } from "./frame.tsx";
import { sayFor } from "./organisation-page.tsx";

/** `/console/design`: every part of the design, live. */
export const DESIGN_ROUTES: readonly Route[] = [
	selfRoute("GET", "/console/design", async (desk, visit, { person }) => {
		const { c, formWord } = visit;
		const { DesignPage } = await import("../design/design-page.tsx");
		const say = await sayFor(desk, visit);
		const children = <DesignPage say={say} />;
		return page(c, { say, title: say.t("design.title"), person, formWord, at: "/console/design", children });
	}),
];
