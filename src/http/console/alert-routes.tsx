/** Alerts of an organisation: what was raised, what was sent of it, and to whom they go. */
import type { AlertTarget, Outgoing, RaisedAlert } from "../../core/outbox.ts";
import type { Problem } from "../../core/problem.ts";
import { ALERT_KINDS } from "../../match/view/standing.ts";
import { decide } from "../../people/access.ts";
import { STAFF_ROLES } from "../../people/role.ts";
import { EngineText } from "../design/engine/engine-words.tsx";
import { Choice, Field, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import { When } from "../design/parts/timeline.tsx";
import type { Say } from "../design/say.ts";
import { shown, Text } from "../design/shown.tsx";
import { type Desk, formOf, type Visit } from "../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../program/route.ts";
import { Once } from "./account-pages.tsx";
import { doneWords, type PlainKey, page, roleWords } from "./frame.tsx";
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

const DONE: Readonly<Record<string, PlainKey>> = { added: "alert.done.added", removed: "alert.done.removed" };

const KINDS: Readonly<Record<string, PlainKey>> = {
	"newly-affected": "alert.kind.newly-affected",
	"newly-exposed": "alert.kind.newly-exposed",
	wave: "alert.kind.wave",
	stale: "alert.kind.stale",
};

/** What a kind of alert is called. */
function kindWords(say: Say, kind: string): string {
	const key = KINDS[kind];
	return key === undefined ? kind : say.t(key);
}

async function alertPage(desk: Desk, { c, formWord, say }: Visit, within: Within, problem: Problem | undefined): Promise<Response> {
	const { known, organisation, tree } = within;
	const { store } = desk.alerts;
	const mayChange = decide(known.asker, "organisation:change", organisation.id, tree).allow;
	const path = `/console/organisations/${organisation.id}/alerts/targets`;
	const children = (
		<>
			<Notice say={say} problem={problem} done={doneWords(say, DONE, c)} />
			<Raised say={say} alerts={await store.raised(organisation.id, 100)} />
			{mayChange && (
				<Targets
					say={say}
					targets={await store.targets(organisation.id)}
					path={path}
					formWord={formWord}
					mails={desk.gate.mail !== undefined}
				/>
			)}
			{mayChange && <Sent say={say} outgoing={await store.outgoing(organisation.id, 50)} />}
		</>
	);
	const title = say.t("alert.title", { name: shown(organisation.name, 100) });
	const at = `/console/organisations/${organisation.id}/alerts`;
	const frame = { say, title, at, person: known.person, within, formWord, children };
	return page(c, frame, problem === undefined ? 200 : 422);
}

function Raised({ say, alerts }: { readonly say: Say; readonly alerts: readonly RaisedAlert[] }) {
	if (alerts.length === 0) return <p>{say.t("alert.none")}</p>;
	return (
		<ul class="list card">
			{alerts.map(({ kind, text, raisedAt }) => (
				<li>
					<div class="who">
						<EngineText say={say} of={text} most={400} />
						<p class="hint">
							{kindWords(say, kind)}, <When say={say} at={raisedAt} />
						</p>
					</div>
				</li>
			))}
		</ul>
	);
}

function Targets({
	say,
	targets,
	path,
	formWord,
	mails,
}: {
	readonly say: Say;
	readonly targets: readonly AlertTarget[];
	readonly path: string;
	readonly formWord: string;
	readonly mails: boolean;
}) {
	return (
		<section class="card" aria-labelledby="targets">
			<h2 id="targets">{say.t("alert.targets")}</h2>
			{targets.length === 0 && <p class="soft">{say.t("alert.nobody")}</p>}
			<ul class="list">
				{targets.map(({ id, channel, to, kinds, daily }) => (
					<li>
						<div class="who">
							{channel === "mail" ? say.t("alert.mailTo", { role: roleWords(say, to) }) : <Text of={`Webhook ${to}`} most={300} />}
							<p class="hint">
								{`${say.t(daily ? "alert.daily" : "alert.now")}: `}
								{kinds.map((kind) => kindWords(say, kind)).join(", ")}
							</p>
						</div>
						<form method="post" action={`${path}/remove`}>
							<Word of={formWord} />
							<input type="hidden" name="target" value={id} />
							<button type="submit" class="quiet">
								{say.t("passkey.remove")}
							</button>
						</form>
					</li>
				))}
			</ul>
			<form method="post" action={path}>
				<Word of={formWord} />
				<Choice
					name="to"
					label={say.t("alert.to")}
					options={[
						...STAFF_ROLES.map((role) => ({ value: role, name: say.t("alert.mailTo", { role: roleWords(say, role) }) })),
						{ value: "webhook", name: say.t("alert.webhook") },
					]}
				/>
				{!mails && <p class="hint">{say.t("alert.noMail")}</p>}
				<Field name="address" label={say.t("alert.address")} optional hint={say.t("alert.addressHint")} />
				<fieldset>
					<legend>{say.t("alert.about")}</legend>
					{ALERT_KINDS.map((kind) => (
						<label class="check">
							<input type="checkbox" name="kind" value={kind} checked />
							<span>{kindWords(say, kind)}</span>
						</label>
					))}
				</fieldset>
				<Choice
					name="when"
					label={say.t("alert.when")}
					options={[
						{ value: "now", name: say.t("alert.now") },
						{ value: "daily", name: say.t("alert.dailyAt") },
					]}
				/>
				<p>
					<button type="submit">{say.t("people.add")}</button>
				</p>
			</form>
		</section>
	);
}

const STATES = { sent: "alert.state.sent", "given-up": "alert.state.givenUp", waiting: "alert.state.waiting" } as const;

function Sent({ say, outgoing }: { readonly say: Say; readonly outgoing: readonly Outgoing[] }) {
	return (
		<section class="card" aria-labelledby="sent">
			<h2 id="sent">{say.t("alert.sent")}</h2>
			{outgoing.length === 0 && <p class="soft">{say.t("alert.nothingSent")}</p>}
			<ul class="list">
				{outgoing.map(({ channel, to, lines, state, attempts, problem, dueAt }) => (
					<li>
						<div class="who">
							<Text of={say.t("alert.sentTo", { channel, to: shown(to, 200), n: lines.length })} most={300} />
							<p class="hint">
								{say.t(STATES[state], { n: attempts })}
								{problem !== undefined && (
									<span lang="en">
										: <Text of={problem} most={200} />
									</span>
								)}
								{state === "waiting" && `, ${say.t("alert.next", { time: say.minute(dueAt) })}`}
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
	const { say, formWord } = visit;
	const frame = { say, title: say.t("alert.secret"), person: within.known.person, within, formWord };
	return page(visit.c, { ...frame, children: <Once say={say} lead={say.t("alert.secretLead")} values={[secret]} /> });
}
