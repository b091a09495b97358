/** Routes of signing in by a company's OpenID Connect, and of setting it up. */
import type { Problem } from "../../core/problem.ts";
import { mayGrant } from "../../people/access.ts";
import { addressKey } from "../../people/attempts.ts";
import { refused, signInByCompany } from "../../people/company.ts";
import { type CompanyDoor, type CompanyTrip, domainOf, domainRecord, readDomains } from "../../people/company-provider.ts";
import { organisationTree } from "../../people/organisation.ts";
import { STAFF_ROLES } from "../../people/role.ts";
import { confirmPassword, tooMany } from "../../people/sign-in.ts";
import { shown } from "../design/shown.tsx";
import { type Desk, formOf, type Visit } from "../program/desk.ts";
import { openRoute, organisationRoute, type Route, type Within } from "../program/route.ts";
import { AskCompany, CompanySettings } from "./company-pages.tsx";
import { doneWords, type PlainKey, page } from "./frame.tsx";
import { waiting, wrong } from "./sign-in-routes.tsx";

const ASK = "/console/sign-in/company";
const BACK = `${ASK}/back`;

/** The way to the company and back takes at most this long. */
const TRIP_MS = 10 * 60_000;

/** Routes of companies' sign-in. */
export const COMPANY_ROUTES: readonly Route[] = [
	openRoute("GET", ASK, async (desk, visit) =>
		desk.gate.company === undefined ? desk.refuse(visit, 404) : askPage(visit, undefined, 200),
	),
	openRoute("POST", ASK, begin),
	openRoute("GET", `${BACK}/:company`, finish),
	organisationRoute("GET", "/console/organisations/:organisation/company", "organisation:change", async (desk, visit, within) =>
		settings(desk, visit, within, undefined),
	),
	organisationRoute("POST", "/console/organisations/:organisation/company", "organisation:change", setProvider),
	organisationRoute("POST", "/console/organisations/:organisation/company/remove", "organisation:change", async (desk, visit, within) => {
		const change = { organisationId: within.organisation.id, who: within.known.person.email, at: desk.gate.now() };
		await desk.gate.people.removeProvider(change);
		return visit.c.redirect(`/console/organisations/${within.organisation.id}/company?done=removed`, 303);
	}),
];

const DONE: Readonly<Record<string, PlainKey>> = {
	set: "company.done.set",
	removed: "company.done.removed",
};

function askPage({ c, formWord, say }: Visit, problem: Problem | undefined, status: 200 | 401 | 422 | 429): Response {
	return page(
		c,
		{ say, title: say.t("signIn.company"), formWord, children: <AskCompany say={say} formWord={formWord} problem={problem} /> },
		status,
	);
}

/** Where an organisation's provider sends browsers back to. */
function backOf(desk: Desk, organisationId: string): string {
	return `${desk.address()}${BACK}/${organisationId}`;
}

/** All of a trip follows from one secret that the browser alone keeps. */
function tripOf(desk: Desk, organisationId: string, secret: string): CompanyTrip {
	const part = (name: string) => desk.gate.codes.digest(`${name} ${secret}`);
	return { back: backOf(desk, organisationId), state: part("state"), nonce: part("nonce"), verifier: part("verifier") };
}

async function begin(desk: Desk, visit: Visit): Promise<Response> {
	const { gate } = desk;
	if (gate.company === undefined) return desk.refuse(visit, 404);
	const email = (await formOf(visit.c)).get("email") ?? "";
	const guess = { kind: "address", key: addressKey(visit.origin.address) } as const;
	const { until } = await gate.people.countGuesses({ guesses: [guess], at: gate.now() });
	if (until !== undefined) return askPage(visit, waiting(desk, visit, tooMany(until)), 429);
	const domain = domainOf(email);
	const provider = domain === undefined ? undefined : await gate.people.providerFor(domain);
	if (provider === undefined)
		return askPage(
			visit,
			wrong("people/no-company", "no company signs in here with that domain", "Check the address, or use your password."),
			422,
		);
	const secret = gate.codes.secret();
	const trip = tripOf(desk, provider.organisationId, secret);
	const address = await gate.company.begin(provider, trip, email.trim());
	if (!address.ok) return askPage(visit, { ...address.error, at: "" }, 422);
	const word = { secretHash: gate.codes.digest(trip.state), purpose: "company", facts: provider.organisationId } as const;
	await gate.people.keepSingleUse({ ...word, expiresAt: gate.now() + TRIP_MS, at: gate.now() });
	desk.keepTrip(visit, secret);
	const { host } = new URL(address.value);
	return onwards(visit, visit.say.t("company.onwards"), address.value, visit.say.t("company.goOnTo", { host }));
}

/** A page that goes on by itself: a form must not lead elsewhere, and what follows from elsewhere brings no strict cookie. */
function onwards({ c, formWord, say }: Visit, title: string, address: string, text: string): Response {
	c.header("refresh", `0; url=${address}`);
	const children = (
		<p>
			<a class="button" href={address}>
				{text}
			</a>
		</p>
	);
	return page(c, { say, title, formWord, children });
}

async function finish(desk: Desk, visit: Visit): Promise<Response> {
	const { gate } = desk;
	const company: CompanyDoor | undefined = gate.company;
	const secret = desk.takeTrip(visit);
	if (company === undefined) return desk.refuse(visit, 404);
	const stale = askPage(visit, wrong("people/company-stale", "this sign-in was begun elsewhere, or took too long", "Begin again."), 401);
	const atCompany = visit.c.req.param("company") ?? "";
	const trip = tripOf(desk, atCompany, secret ?? "");
	if (secret === undefined || visit.c.req.query("state") !== trip.state) return stale;
	const organisationId = await gate.people.takeSingleUse({ secretHash: gate.codes.digest(trip.state), purpose: "company", at: gate.now() });
	// Begun at one company and answered by another: a mix-up, whoever brought it about.
	const provider = organisationId === undefined || organisationId !== atCompany ? undefined : await gate.people.provider(organisationId);
	if (provider === undefined) return stale;
	const { search } = new URL(visit.c.req.url);
	const claims = await company.finish(provider, trip, `${trip.back}${search}`);
	if (!claims.ok) return askPage(visit, claims.error, 401);
	if (claims.value.subject === "") return askPage(visit, refused("it did not say who you are"), 401);
	const tree = organisationTree(await gate.people.organisations());
	const entry = await signInByCompany(gate, provider, claims.value, tree, visit.origin);
	if (!entry.ok) return askPage(visit, entry.error, 401);
	await gate.people.clearGuesses([{ kind: "address", key: addressKey(visit.origin.address) }]);
	desk.admit(visit, entry.value);
	const { say } = visit;
	return onwards(
		visit,
		say.t("company.signedIn"),
		entry.value.state === "open" ? "/console" : "/console/second-factor",
		say.t("signIn.goOn"),
	);
}

async function settings(desk: Desk, visit: Visit, within: Within, problem: Problem | undefined): Promise<Response> {
	const { known, organisation, tree } = within;
	const { c, formWord, say } = visit;
	const provider = await desk.gate.people.provider(organisation.id);
	const children = (
		<CompanySettings
			say={say}
			organisation={organisation}
			provider={provider}
			back={backOf(desk, organisation.id)}
			hasPassword={(await desk.gate.people.credentialOf(known.person.id))?.passwordHash !== ""}
			roles={STAFF_ROLES.filter((role) => mayGrant(known.asker, role, organisation.id, tree))}
			formWord={formWord}
			problem={problem}
			done={doneWords(say, DONE, c)}
		/>
	);
	const title = say.t("company.title", { name: shown(organisation.name, 100) });
	const frame = { say, title, person: known.person, within, formWord, children };
	return page(c, frame, problem === undefined ? 200 : 422);
}

async function setProvider(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const { gate } = desk;
	const { known, organisation, tree } = within;
	const form = await formOf(visit.c);
	const text = (name: string) => (form.get(name) ?? "").trim();
	const refuse = (message: string, todo: string) => settings(desk, visit, within, wrong("people/bad-company", message, todo));
	const [issuer, clientId, domains, word] = [text("issuer"), text("client"), readDomains(text("domains")), text("role")];
	const clientSecret = text("secret") === "" ? ((await gate.people.provider(organisation.id))?.clientSecret ?? "") : text("secret");
	if (!URL.canParse(issuer) || issuer.length > 500) return refuse("the issuer is no address", "Write it as https://login.example.org.");
	if (clientId === "" || clientId.length > 300) return refuse("the client id is empty or too long", "Copy it from your provider.");
	if (clientSecret === "" || clientSecret.length > 1000)
		return refuse("the client secret is empty or too long", "Copy it from your provider.");
	if (domains === undefined) return refuse("the domains are none", "Write them as example.org, with blanks between.");
	const role = STAFF_ROLES.find((each) => each === word);
	if ((role === undefined && word !== "none") || (role !== undefined && !mayGrant(known.asker, role, organisation.id, tree)))
		return desk.refuse(visit, 403);
	const provider = { organisationId: organisation.id, issuer, clientId, clientSecret, domains, role };
	if (gate.company === undefined) return refuse("nobody here speaks with providers", "Serve it by seawall serve.");
	const right = await confirmPassword(gate, known, form.get("company-password") ?? "");
	if (!right.ok) return settings(desk, visit, within, waiting(desk, visit, right.error));
	const unproven = await unprovenOf(gate.company, organisation.id, domains, (await gate.people.provider(organisation.id))?.domains ?? []);
	if (unproven !== undefined) return settings(desk, visit, within, unproven);
	const answered = await gate.company.begin(provider, tripOf(desk, organisation.id, gate.codes.secret()), `somebody@${domains[0] ?? ""}`);
	if (!answered.ok) return settings(desk, visit, within, answered.error);
	const outcome = await gate.people.setProvider({ ...provider, who: known.person.email, at: gate.now() });
	if (outcome === "taken") return refuse("another organisation speaks for one of these domains", "Leave it out.");
	return visit.c.redirect(`/console/organisations/${organisation.id}/company?done=set`, 303);
}

/** The first domain of which nothing shows that it is theirs; those that they have already were shown before. */
async function unprovenOf(
	company: CompanyDoor,
	organisationId: string,
	domains: readonly string[],
	held: readonly string[],
): Promise<Problem | undefined> {
	const records = domains.filter((domain) => !held.includes(domain)).map((domain) => domainRecord(domain, organisationId));
	const proofs = await Promise.all(records.map((record) => company.proves(record)));
	const missing = records.find((_, at) => proofs[at] !== true);
	if (missing === undefined) return undefined;
	return wrong(
		"people/unproven-domain",
		`nothing shows that this domain is yours: it has no TXT record ${missing.name} with ${missing.value}`,
		"Set the record, wait until your name servers give it out, then send this again; it may be removed afterwards.",
	);
}
