/** What every page of the console has around it, and what its forms have besides the parts of the design. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { decide } from "../../people/access.ts";
import type { Organisation, OrganisationTree } from "../../people/organisation.ts";
import type { Known, Person } from "../../people/ports.ts";
import { isRole, type Permission, type Role } from "../../people/role.ts";
import { documentText, type PlaceGroup } from "../design/document.tsx";
import type { MessageKey } from "../design/messages/en.ts";
import { Word } from "../design/parts/form.tsx";
import { Heading } from "../design/parts/heading.tsx";
import { ENGLISH, LANGUAGE_NAMES, LANGUAGES, type PlainKey, type Say } from "../design/say.ts";
import { shown, Text } from "../design/shown.tsx";

/** Around a page. */
export interface ConsoleFrame {
	/** The reader's language; a page without it is in English alone. */
	readonly say?: Say | undefined;
	readonly title: string;
	/** Who is signed in; without it there is no navigation. */
	readonly person?: Person | undefined;
	/** Whose pages these are, and what the visitor may do there: places that would be refused are not shown. */
	readonly within?:
		| { readonly known: Pick<Known, "asker">; readonly organisation: Organisation; readonly tree: OrganisationTree }
		| undefined;
	readonly formWord: string;
	/** A script of ours, and what else stands in the head. */
	readonly script?: string | undefined;
	readonly head?: unknown;
	/** Where the switch of the language leads back to, where it is not the page itself. */
	readonly back?: string | undefined;
	/** Path of the page in the navigation. */
	readonly at?: string | undefined;
	/** In the place of the heading, where a page has one of its own. */
	readonly heading?: unknown;
	readonly children?: unknown;
}

export type { PlainKey };

/** Answers with a page. */
// biome-ignore lint/suspicious/noExplicitAny: any environment of Hono will do
export function page(c: Context<any>, frame: ConsoleFrame, status: ContentfulStatusCode = 200): Response {
	const { say = ENGLISH, title, person, within, formWord, at, heading, children } = frame;
	const text = documentText({
		say,
		title,
		frame: person === undefined ? "bare" : "console",
		home: "/console",
		groups: person === undefined ? [] : placesOf(frame, say),
		script: frame.script,
		head: frame.head,
		at,
		house: within === undefined ? undefined : <Text of={within.organisation.name} most={80} />,
		who: person === undefined ? undefined : <SignedIn say={say} person={person} formWord={formWord} />,
		foot: frame.say !== undefined && formWord !== "" && <LanguageSwitch say={say} formWord={formWord} back={frame.back ?? pathOf(c)} />,
		children: (
			<>
				{heading ?? <Heading say={say} title={title} />}
				{children}
			</>
		),
	});
	return c.html(text, status);
}

/** The address of the page within this server, for the way back to it. */
// biome-ignore lint/suspicious/noExplicitAny: any environment of Hono will do
function pathOf(c: Context<any>): string {
	const { pathname, search } = new URL(c.req.url);
	return c.req.method === "GET" ? `${pathname}${search}` : "/console";
}

function placesOf({ within }: ConsoleFrame, say: Say): readonly PlaceGroup[] {
	const own = [
		{ href: "/console/organisations", name: say.t("place.organisations") },
		{ href: "/console/account", name: say.t("place.account") },
		{ href: "/console/settings", name: say.t("place.settings") },
	];
	if (within === undefined) return [{ places: own }];
	const { known, organisation, tree } = within;
	const base = `/console/organisations/${organisation.id}`;
	const places: readonly (readonly [path: string, key: PlaceKey, permission: Permission])[] = [
		["", "place.overview", "inventory:read"],
		["/fleet", "place.fleet", "inventory:read"],
		["/sites", "place.sites", "inventory:read"],
		["/advisories", "place.advisories", "inventory:read"],
		["/waves", "place.waves", "inventory:read"],
		["/imports", "place.imports", "inventory:read"],
		["/alerts", "place.alerts", "inventory:read"],
		["/drafts", "place.drafts", "advisory:publish"],
		["/responses", "place.responses", "advisory:publish"],
		["/reports", "place.reports", "report:edit"],
		["/comments", "place.comments", "report:edit"],
		["/courses", "place.courses", "report:edit"],
		["/members", "place.members", "report:edit"],
		["/surveys", "place.surveys", "report:edit"],
		["/people", "place.people", "people:read"],
		["/audit", "place.audit", "audit:read"],
		["/setup", "place.setup", "organisation:change"],
	];
	const open = places.filter(([, , permission]) => decide(known.asker, permission, organisation.id, tree).allow);
	return [
		{ places: open.map(([path, key]) => ({ href: `${base}${path}`, name: say.t(key) })) },
		{ name: say.t("place.yours"), places: own },
	];
}

type PlaceKey =
	| "place.overview"
	| "place.fleet"
	| "place.sites"
	| "place.advisories"
	| "place.waves"
	| "place.imports"
	| "place.comments"
	| "place.courses"
	| "place.members"
	| "place.surveys"
	| "place.people"
	| "place.alerts"
	| "place.drafts"
	| "place.responses"
	| "place.reports"
	| "place.audit"
	| "place.setup";

function SignedIn({ say, person, formWord }: { readonly say: Say; readonly person: Person; readonly formWord: string }) {
	return (
		<form method="post" action="/console/sign-out">
			<Word of={formWord} />
			<button type="submit" class="link">
				{say.t("frame.signOut", { name: shown(person.name, 40) })}
			</button>
		</form>
	);
}

/** The languages; the one in use is said, the others are buttons. */
function LanguageSwitch({ say, formWord, back }: { readonly say: Say; readonly formWord: string; readonly back: string }) {
	return (
		<form method="post" action="/console/language" class="row" aria-label={say.t("frame.language")}>
			<Word of={formWord} />
			<input type="hidden" name="back" value={back} />
			{LANGUAGES.map((language) =>
				language === say.language ? (
					<span class="strong">{LANGUAGE_NAMES[language]}</span>
				) : (
					<button type="submit" class="link" name="language" value={language} lang={language}>
						{LANGUAGE_NAMES[language]}
					</button>
				),
			)}
		</form>
	);
}

/** Whose password a form asks for, so that a keeper of passwords knows. Not shown, and not read here. */
export function Whose({ email }: { readonly email: string }) {
	return <input type="text" name="username" autocomplete="username" value={email} readonly hidden />;
}

const ROLE_KEYS = {
	viewer: "role.viewer",
	operator: "role.operator",
	publisher: "role.publisher",
	editor: "role.editor",
	admin: "role.admin",
	subscriber: "role.subscriber",
	member: "role.member",
	contributor: "role.contributor",
} as const satisfies Readonly<Record<Role, MessageKey>>;

/** How a role is called. */
export function roleWords(say: Say, role: string): string {
	return isRole(role) ? say.t(ROLE_KEYS[role]) : role;
}

/** What was done, as the address of a page says it. */
// biome-ignore lint/suspicious/noExplicitAny: any environment of Hono will do
export function doneWords(say: Say, words: Readonly<Record<string, PlainKey>>, c: Context<any>): string | undefined {
	const key = words[c.req.query("done") ?? ""];
	return key === undefined ? undefined : say.t(key);
}
