/** The console's pages about readers: comments, courses, tiers, surveys. */
import { formOf, type Visit } from "../../program/desk.ts";
import type { Route } from "../../program/route.ts";
import { COMMENTS_PAGE } from "./comments-page.tsx";
import { COURSES_PAGE } from "./courses-page.tsx";
import { houseRoutes } from "./house-page.tsx";
import { MEMBERS_PAGE } from "./members-page.tsx";
import { SURVEYS_PAGE } from "./surveys-page.tsx";

const fieldsOf = (visit: Visit): Promise<URLSearchParams> => formOf(visit.c);

/** Their routes. */
export const READER_ROUTES: readonly Route[] = [COMMENTS_PAGE, COURSES_PAGE, MEMBERS_PAGE, SURVEYS_PAGE].flatMap((page) =>
	houseRoutes(page, fieldsOf),
);
