/** A page about an organisation: its places at the side, in the reader's language. */
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { decide } from "../../people/access.ts";
import type { Permission } from "../../people/role.ts";
import { Heading } from "../design/parts/heading.tsx";
import type { Say } from "../design/say.ts";
import type { Visit } from "../program/desk.ts";
import type { Within } from "../program/route.ts";
import { page } from "./frame.tsx";

/** What stands on it. */
export interface OrganisationPage {
	readonly say: Say;
	readonly title: string;
	/** Path of its place, below that of the organisation: `/fleet`; empty for the first one. */
	readonly place: string;
	/** The heading where it is more than the title. */
	readonly heading?: unknown;
	/** Pages above it besides the first, by their path below the organisation. */
	readonly above?: readonly { readonly path: string; readonly name: string }[] | undefined;
	readonly over?: unknown;
	readonly actions?: unknown;
	/** A script of ours for what is nicer with one. */
	readonly script?: string | undefined;
	/** In the head of the document. */
	readonly head?: unknown;
	readonly children?: unknown;
}

/** Where the pages of an organisation begin. */
export function baseOf({ organisation }: Pick<Within, "organisation">): string {
	return `/console/organisations/${organisation.id}`;
}

/** Whether the visitor may do something there. */
export function may({ known, organisation, tree }: Within, permission: Permission): boolean {
	return decide(known.asker, permission, organisation.id, tree).allow;
}

/** Answers with the page. */
export function organisationPage(visit: Visit, within: Within, of: OrganisationPage, status: ContentfulStatusCode = 200): Response {
	const base = baseOf(within);
	const above = (of.above ?? []).map(({ path, name }) => ({ href: `${base}${path}`, name }));
	const frame = {
		say: of.say,
		title: of.title,
		person: within.known.person,
		within,
		formWord: visit.formWord,
		at: `${base}${of.place}`,
		script: of.script,
		head: of.head,
		heading: <Heading say={of.say} title={of.heading ?? of.title} above={above} over={of.over} actions={of.actions} />,
		children: of.children,
	};
	return page(visit.c, frame, status);
}
