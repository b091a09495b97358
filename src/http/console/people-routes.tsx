/** Routes about organisations and the people in them, for people and for programs. */
import type { Problem } from "../../core/problem.ts";
import { decide, mayGrant, rolesIn } from "../../people/access.ts";
import { type Organisation, organisationTree } from "../../people/organisation.ts";
import { emailKey } from "../../people/password.ts";
import type { Known } from "../../people/ports.ts";
import { isRole, ROLES } from "../../people/role.ts";
import { shown } from "../design/shown.tsx";
import { type Desk, formOf, type Visit } from "../program/desk.ts";
import { organisationRoute, type Route, selfRoute, type Within } from "../program/route.ts";
import { Once } from "./account-pages.tsx";
import { doneWords, type PlainKey, page } from "./frame.tsx";
import { Organisations, People } from "./people-pages.tsx";
import { wrong } from "./sign-in-routes.tsx";

/** A link holds this long. */
const LINK_MS = 7 * 24 * 60 * 60_000;

const DONE: Readonly<Record<string, PlainKey>> = {
	role: "people.done.role",
	added: "people.done.added",
	joined: "people.done.joined",
};

/** Routes about people. */
export const PEOPLE_ROUTES: readonly Route[] = [
	selfRoute("GET", "/console", async (desk, { c }, known) => {
		const readable = await readableOf(desk, known);
		// What stands below an organisation is shown with it.
		const [only, ...others] = readable.filter(({ parentId }) => !readable.some(({ id }) => id === parentId));
		return c.redirect(only === undefined || others.length > 0 ? "/console/organisations" : `/console/organisations/${only.id}`, 303);
	}),
	selfRoute("GET", "/console/organisations", async (desk, { c, formWord, say }, known) => {
		const organisations = await organisationsOf(desk, known);
		const readable = new Set((await readableOf(desk, known)).map(({ id }) => id));
		const children = <Organisations say={say} organisations={organisations} readable={readable} done={doneWords(say, DONE, c)} />;
		return page(c, { say, title: say.t("place.organisations"), person: known.person, formWord, at: "/console/organisations", children });
	}),
	organisationRoute("GET", "/console/organisations/:organisation/people", "people:read", async (desk, visit, within) =>
		peoplePage(desk, visit, within, undefined),
	),
	organisationRoute("POST", "/console/organisations/:organisation/people", "people:change", invite),
	organisationRoute("POST", "/console/organisations/:organisation/people/:person/role", "people:change", setRole),
	organisationRoute("POST", "/console/organisations/:organisation/organisations", "organisation:change", addBelow),
];

/** Organisations whose devices somebody may see. */
async function readableOf(desk: Desk, { asker }: Known): Promise<readonly Organisation[]> {
	const all = await desk.gate.people.organisations();
	const tree = organisationTree(all);
	return all.filter(({ id }) => decide(asker, "inventory:read", id, tree).allow);
}

/** Organisations within somebody's reach, by name. */
export async function organisationsOf(desk: Desk, { asker }: Known): Promise<readonly Organisation[]> {
	const all = await desk.gate.people.organisations();
	const tree = organisationTree(all);
	return all.filter(({ id }) => rolesIn(asker, id, tree).length > 0);
}

function by(desk: Desk, known: Known) {
	return { who: known.person.email, at: desk.gate.now() };
}

async function peoplePage(desk: Desk, visit: Visit, within: Within, problem: Problem | undefined): Promise<Response> {
	const { known, organisation, tree } = within;
	const { c, formWord, say } = visit;
	const props = {
		say,
		organisation,
		members: await desk.gate.people.members(organisation.id),
		formWord,
		grantable: ROLES.filter((role) => mayGrant(known.asker, role, organisation.id, tree)),
		mayAddBelow: decide(known.asker, "organisation:change", organisation.id, tree).allow,
		problem,
		done: doneWords(say, DONE, c),
	};
	const title = say.t("people.title", { name: shown(organisation.name, 100) });
	return page(
		c,
		{
			say,
			title,
			person: known.person,
			within,
			at: `/console/organisations/${organisation.id}/people`,
			formWord,
			children: <People {...props} />,
		},
		problem === undefined ? 200 : 422,
	);
}

async function invite(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const { known, organisation, tree } = within;
	const form = await formOf(visit.c);
	const [email, role] = [emailKey(form.get("email") ?? ""), form.get("role") ?? ""];
	if (email === undefined)
		return peoplePage(desk, visit, within, wrong("people/bad-email", "that is no e-mail address", "Write it as name@example.org."));
	if (!isRole(role) || !mayGrant(known.asker, role, organisation.id, tree)) return desk.refuse(visit, 403);
	const secret = desk.gate.codes.secret();
	const link = { secretHash: desk.gate.codes.digest(secret), organisationId: organisation.id, role, email, replace: true };
	await desk.gate.people.invite({ ...link, expiresAt: desk.gate.now() + LINK_MS, ...by(desk, known) });
	const { say, c, formWord } = visit;
	const children = <Once say={say} lead={say.t("people.linkLead", { email })} values={[`${desk.address()}/console/join?t=${secret}`]} />;
	return page(c, { say, title: say.t("people.link"), person: known.person, formWord, children });
}

async function setRole(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const { known, organisation, tree } = within;
	const word = (await formOf(visit.c)).get("role") ?? "";
	const role = isRole(word) ? word : undefined;
	if (role === undefined && word !== "none") return desk.refuse(visit, 403);
	const personId = visit.c.req.param("person") ?? "";
	// Only those who are in it already: otherwise whoever guessed an id could draw a stranger in.
	const member = (await desk.gate.people.members(organisation.id)).find(({ person }) => person.id === personId);
	if (member === undefined) return desk.refuse(visit, 404);
	const touched = role === undefined ? [member.role] : [member.role, role];
	if (!touched.every((each) => mayGrant(known.asker, each, organisation.id, tree))) return desk.refuse(visit, 403);
	const outcome = await desk.gate.people.setMembership({ personId, organisationId: organisation.id, role, ...by(desk, known) });
	if (outcome === "unknown") return desk.refuse(visit, 404);
	if (outcome === "last-admin") {
		return peoplePage(
			desk,
			visit,
			within,
			wrong("people/last-admin", "an organisation keeps its last admin", "Make somebody else an admin first."),
		);
	}
	return visit.c.redirect(`/console/organisations/${organisation.id}/people?done=role`, 303);
}

async function addBelow(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const name = ((await formOf(visit.c)).get("name") ?? "").trim();
	const refuse = (message: string) => peoplePage(desk, visit, within, wrong("people/bad-organisation", message, "Take another name."));
	if (name === "" || name.length > 100) return refuse("the name is empty or too long");
	const id = await desk.gate.people.addOrganisation({ name, parentId: within.organisation.id, ...by(desk, within.known) });
	if (id === undefined) return refuse("there is one of that name, or too many levels");
	return visit.c.redirect("/console/organisations?done=added", 303);
}
