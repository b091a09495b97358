/** Alerts of an organisation: what was raised, what was sent of it, and to whom they go. */
import type { AlertTarget, Outgoing, RaisedAlert } from "../../core/outbox.ts";
import type { Problem } from "../../core/problem.ts";
import { ALERT_KINDS } from "../../match/view/standing.ts";
import { decide } from "../../people/access.ts";
import { STAFF_ROLES } from "../../people/role.ts";
import { Choice, Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import { Text } from "../design/shown.tsx";
import { type Desk, formOf, type Visit } from "../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../program/route.ts";
import { Once } from "./account-pages.tsx";
import { page, When } from "./frame.tsx";
import { wrong } from "./sign-in-routes.tsx";

const BASE = "/console/organisations/:organisation/alerts";

/** Routes of alerts. */
export const ALERT_ROUTES: readonly Route[] = [
	organisationRoute("GET", BASE, "inventory:read", async (desk, visit, within) => alertPage(desk, visit, within, undefined)),
	organisationRoute("POST", `${BASE}/targets`, "organisation:change", addTarget),
	organisationRoute("POST", `${BASE}/targets/remove`, "organisation:change", async (desk, visit, within) => {
		const id = (await formOf(visit.c)).get("target") ?? "";
		await desk.alerts.store.removeTarget({
			id,
			organisationId: within.organisation.id,
			who: within.known.person.email,
			at: desk.gate.now(),
		});
		return visit.c.redirect(`/console/organisations/${within.organisation.id}/alerts?done=removed`, 303);
	}),
];

const DONE: Readonly<Record<string, string>> = { added: "Alerts go there from the next change on.", removed: "No more alerts go there." };

const KINDS: Readonly<Record<string, string>> = {
	"newly-affected": "devices newly at risk",
	"newly-exposed": "devices at risk newly within reach of the internet",
	wave: "a wave of attacks on our devices",
	stale: "a source that has grown old",
};

async function alertPage(
	desk: Desk,
	{ c, formWord }: Visit,
	{ known, organisation, tree }: Within,
	problem: Problem | undefined,
): Promise<Response> {
	const { store } = desk.alerts;
	const mayChange = decide(known.asker, "organisation:change", organisation.id, tree).allow;
	const path = `/console/organisations/${organisation.id}/alerts/targets`;
	const children = (
		<>
			<Notice problem={problem} done={DONE[c.req.query("done") ?? ""]} />
			<Raised alerts={await store.raised(organisation.id, 100)} />
			{mayChange && (
				<Targets targets={await store.targets(organisation.id)} path={path} formWord={formWord} mails={desk.gate.mail !== undefined} />
			)}
			{mayChange && <Sent outgoing={await store.outgoing(organisation.id, 50)} />}
		</>
	);
	const frame = { title: `Alerts of ${organisation.name}`, person: known.person, organisation, formWord, children };
	return page(c, frame, problem === undefined ? 200 : 422);
}

function Raised({ alerts }: { readonly alerts: readonly RaisedAlert[] }) {
	if (alerts.length === 0) return <p>No alert so far. They are raised by changes, once somebody is named below to be told.</p>;
	return (
		<ul class="list card">
			{alerts.map(({ kind, text, raisedAt }) => (
				<li>
					<div class="who">
						<Text of={text} most={400} />
						<p class="hint">
							{KINDS[kind] ?? kind}, <When at={raisedAt} />
						</p>
					</div>
				</li>
			))}
		</ul>
	);
}

function Targets({
	targets,
	path,
	formWord,
	mails,
}: {
	readonly targets: readonly AlertTarget[];
	readonly path: string;
	readonly formWord: string;
	readonly mails: boolean;
}) {
	return (
		<section class="card" aria-labelledby="targets">
			<h2 id="targets">Who is told</h2>
			<ul class="list">
				{targets.map(({ id, channel, to, kinds, daily }) => (
					<li>
						<div class="who">
							{channel === "mail" ? `Mail to everybody who is ${to}` : <Text of={`Webhook ${to}`} most={300} />}
							<p class="hint">
								{daily ? "once a day: " : "at once: "}
								{kinds.map((kind) => KINDS[kind] ?? kind).join(", ")}
							</p>
						</div>
						<form method="post" action={`${path}/remove`}>
							<Word of={formWord} />
							<input type="hidden" name="target" value={id} />
							<button type="submit" class="quiet">
								Remove
							</button>
						</form>
					</li>
				))}
			</ul>
			<form method="post" action={path}>
				<Word of={formWord} />
				<Choice
					name="to"
					label="To"
					options={[
						...STAFF_ROLES.map((role) => ({ value: role, name: `mail to everybody who is ${role}` })),
						{ value: "webhook", name: "a webhook" },
					]}
				/>
				{!mails && <p class="hint">No mail server is named: mail waits until one is.</p>}
				<Field
					name="address"
					label="Address of the webhook"
					optional
					hint="Over https, not on this machine; signed as Standard Webhooks says."
				/>
				<fieldset>
					<legend>About</legend>
					{ALERT_KINDS.map((kind) => (
						<label class="check">
							<input type="checkbox" name="kind" value={kind} checked />
							<span>{KINDS[kind]}</span>
						</label>
					))}
				</fieldset>
				<Choice
					name="when"
					label="When"
					options={[
						{ value: "now", name: "at once" },
						{ value: "daily", name: "once a day, at six UTC" },
					]}
				/>
				<p>
					<button type="submit">Add</button>
				</p>
			</form>
		</section>
	);
}

function Sent({ outgoing }: { readonly outgoing: readonly Outgoing[] }) {
	return (
		<section class="card" aria-labelledby="sent">
			<h2 id="sent">What was sent</h2>
			<ul class="list">
				{outgoing.map(({ channel, to, lines, state, attempts, problem, dueAt }) => (
					<li>
						<div class="who">
							<Text of={`${channel} to ${to}, ${lines.length} alert(s)`} most={300} />
							<p class="hint">
								{state === "sent" ? "sent" : state === "given-up" ? "given up" : "waiting"} after {attempts} attempt(s)
								{problem !== undefined && (
									<>
										: <Text of={problem} most={200} />
									</>
								)}
								{state === "waiting" && (
									<>
										, next <When at={dueAt} />
									</>
								)}
							</p>
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}

async function addTarget(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const form = await formOf(visit.c);
	const refuse = (message: string, todo: string) => alertPage(desk, visit, within, wrong("people/bad-alert-target", message, todo));
	const [word, address] = [form.get("to") ?? "", (form.get("address") ?? "").trim()];
	const role = STAFF_ROLES.find((each) => each === word);
	const kinds = ALERT_KINDS.filter((kind) => form.getAll("kind").includes(kind));
	if (role === undefined && word !== "webhook") return refuse("there is no such receiver", "Choose one.");
	if (kinds.length === 0) return refuse("nothing is chosen to be told", "Choose what it is about.");
	const isAddress =
		address.length <= 1000 && URL.canParse(address) && new URL(address).protocol === "https:" && new URL(address).username === "";
	if (role === undefined && !isAddress) return refuse("the webhook has no address over https", "Write it as https://example.org/hook.");
	const secret = role === undefined ? desk.alerts.newSecret() : undefined;
	const change = {
		organisationId: within.organisation.id,
		kinds,
		daily: form.get("when") === "daily",
		who: within.known.person.email,
		at: desk.gate.now(),
	};
	const place = role === undefined ? ({ channel: "webhook", to: address } as const) : ({ channel: "mail", to: role } as const);
	if ((await desk.alerts.store.addTarget({ ...change, ...place, secret })) === undefined)
		return refuse("there are fifty already", "Remove one first.");
	if (secret === undefined) return visit.c.redirect(`/console/organisations/${within.organisation.id}/alerts?done=added`, 303);
	const lead = "Webhooks are signed with this. Give it to whoever receives them; it is shown this one time.";
	const frame = { title: "The webhook’s secret", person: within.known.person, organisation: within.organisation, formWord: visit.formWord };
	return page(visit.c, { ...frame, children: <Once lead={lead} values={[secret]} /> });
}
