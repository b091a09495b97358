/** Becoming a reader with an account, signing in by a link in a mail, one's own page, and what a payment provider says. */

import type { Comment } from "../../../account/comment/comment.ts";
import { countMembers, isTier, type MemberCount } from "../../../account/member/membership.ts";
import { readPaymentEvent } from "../../../account/member/payment-event.ts";
import { askForLink, LINK_MS, useLink } from "../../../people/mail-link.ts";
import { emailKey } from "../../../people/password.ts";
import { type Entry, openFor } from "../../../people/sign-in.ts";
import { Field, Word } from "../../design/parts/form.tsx";
import { When } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { type Desk, formOf, type Visit } from "../../program/desk.ts";
import { clickRoute, openRoute, type Route, selfRoute } from "../../program/route.ts";
import { tooManyPage } from "../pages/failure-page.tsx";
import { answerPage, answerWords, type ReaderVisit, withReader } from "./answers.tsx";
import { commentsPath } from "./comment-page.tsx";
import { houseOf, type Reader } from "./house.ts";

const TIER_TEXTS = { subscriber: "role.subscriber", member: "role.member", contributor: "role.contributor" } as const;
/** A provider's message is at most this long. */
const MOST_EVENT_BYTES = 16 * 1024;
/** Who sends what cannot be used is told no more than this. */
const MOST_NAME = 100;

async function memberCount(desk: Desk): Promise<MemberCount> {
	const { people, now } = desk.gate;
	const house = houseOf(await people.organisations());
	const members = house === undefined ? [] : await people.members(house.id);
	const tiers = members.flatMap(({ person, role }) => (person.disabledAt === undefined && isTier(role) ? [role] : []));
	return countMembers(tiers, now());
}

function Count({ say, count }: { readonly say: Say; readonly count: MemberCount }) {
	const { counts } = count;
	return (
		<section aria-labelledby="count-title">
			<h2 id="count-title">{say.t("site.members.count")}</h2>
			<p>{say.t("site.members.countText", { n: counts.member + counts.contributor, all: count.all, date: say.date(count.asOf) })}</p>
			<p class="soft">{say.t("site.members.definition")}</p>
		</section>
	);
}

async function showMembers(visit: ReaderVisit, desk: Desk): Promise<Response> {
	const { say, reader, formWord } = visit;
	const count = await memberCount(desk);
	const own = reader === undefined ? [] : await desk.publication.comments.ofPerson(reader.personId);
	const children = (
		<>
			<h1>{say.t("site.members.title")}</h1>
			<p class="lead">{say.t("site.members.lead")}</p>
			{reader === undefined ? (
				desk.gate.mail === undefined ? (
					<p class="notice">{say.t("site.members.noMail")}</p>
				) : (
					<JoinForm say={say} />
				)
			) : (
				<OwnPage say={say} reader={reader} comments={own} formWord={formWord} />
			)}
			<section aria-labelledby="tiers-title">
				<h2 id="tiers-title">{say.t("site.members.tiers")}</h2>
				<dl class="pairs">
					{(["subscriber", "member", "contributor"] as const).map((tier) => (
						<div>
							<dt>{say.t(TIER_TEXTS[tier])}</dt>
							<dd>{say.t(TIER_MEANS[tier])}</dd>
						</div>
					))}
				</dl>
				<p>{say.t("site.members.never")}</p>
			</section>
			<Count say={say} count={count} />
		</>
	);
	return answerPage(visit, { title: say.t("site.members.title"), description: say.t("site.members.lead"), children });
}

const TIER_MEANS = {
	subscriber: "site.members.subscriberMeans",
	member: "site.members.memberMeans",
	contributor: "site.members.contributorMeans",
} as const;

function JoinForm({ say }: { readonly say: Say }) {
	return (
		<form class="card" method="post" action="/members">
			<h2>{say.t("site.members.join")}</h2>
			<Field name="email" type="email" complete="email" label={say.t("site.subscribe.email")} hint={say.t("site.members.emailHint")} />
			<Field name="name" complete="name" label={say.t("site.members.name")} hint={say.t("site.members.nameHint")} optional />
			<p>
				<button type="submit">{say.t("site.members.send")}</button>
			</p>
		</form>
	);
}

function OwnPage({
	say,
	reader,
	comments,
	formWord,
}: {
	readonly say: Say;
	readonly reader: Reader;
	readonly comments: readonly Comment[];
	readonly formWord: string;
}) {
	return (
		<section aria-labelledby="own-title">
			<h2 id="own-title">
				<Text of={reader.name} most={MOST_NAME} />
			</h2>
			<dl class="pairs">
				<div>
					<dt>{say.t("site.subscribe.email")}</dt>
					<dd>
						<Text of={reader.email} most={254} />
					</dd>
				</div>
				{reader.tier !== undefined && (
					<div>
						<dt>{say.t("site.members.tier")}</dt>
						<dd>
							{say.t(TIER_TEXTS[reader.tier])}
							{reader.until !== undefined && ` (${say.t("site.members.until", { date: say.date(reader.until) })})`}
						</dd>
					</div>
				)}
			</dl>
			{comments.length > 0 && (
				<>
					<h3>{say.t("site.members.comments")}</h3>
					<ul>
						{comments.slice(0, 50).map((comment) => (
							<li>
								<a href={`${commentsPath(comment.subject)}#c-${comment.id}`}>{shown(comment.text, 80) || say.t("site.comments.erased")}</a>,{" "}
								<When say={say} at={comment.at} />
								{comment.state === "waiting" && ` · ${say.t("site.comments.waiting")}`}
								{comment.state === "hidden" && ` · ${say.t("site.comments.hidden", { reason: shown(comment.reason, 300) })}`}
							</li>
						))}
					</ul>
				</>
			)}
			<p>
				<a href="/members/export">{say.t("site.members.export")}</a>
			</p>
			<form method="post" action="/members/sign-out">
				<Word of={formWord} />
				<button type="submit" class="quiet">
					{say.t("site.members.signOut")}
				</button>
			</form>
			{reader.tier !== undefined && (
				<details>
					<summary>{say.t("site.members.leave")}</summary>
					<form method="post" action="/members/leave">
						<Word of={formWord} />
						<p>{say.t("site.members.leaveText")}</p>
						<label>
							<input type="checkbox" name="sure" value="yes" required /> {say.t("site.members.sure")}
						</label>
						<p>
							<button type="submit">{say.t("site.members.leave")}</button>
						</p>
					</form>
				</details>
			)}
		</section>
	);
}

/** Sends a link: to sign in where there is an account of a reader, to make one where there is nobody. The answer is the same. */
async function sendLink(visit: ReaderVisit, desk: Desk, origin: Visit["origin"]): Promise<Response> {
	const { say, c, site, remote } = visit;
	const { mail, people, codes, now } = desk.gate;
	if (mail === undefined) return answerWords(visit, say.t("site.members.title"), say.t("site.members.noMail"), "/members", 503);
	if (!site.rate.allow(remote, site.source.now())) return c.html(tooManyPage(visit), 429);
	const form = await formOf(c);
	const email = emailKey(form.get("email") ?? "");
	if (email === undefined) return answerWords(visit, say.t("site.subscribe.bad"), say.t("site.subscribe.badText"), "/members", 400);
	const asked = await askForLink(desk.gate, email, origin);
	if (!asked.ok) return c.html(tooManyPage(visit), 429);
	const name = shown((form.get("name") ?? "").slice(0, 400), MOST_NAME);
	const at = now();
	const isKnown = asked.value !== undefined || (await people.credential(email)) !== undefined;
	const secret = asked.value?.secret ?? codes.secret();
	// Kept for whoever is known too, so that the work is the same; nobody is told that word.
	const facts = isKnown ? "" : JSON.stringify({ email, name: name === "" ? email.split("@")[0] : name });
	await people.keepSingleUse({
		secretHash: codes.digest(isKnown ? codes.secret() : secret),
		purpose: "sign-up",
		facts,
		expiresAt: at + LINK_MS,
		at,
	});
	if (asked.value !== undefined || !isKnown) {
		const [subject, text] =
			asked.value === undefined
				? [say.t("site.members.mailJoin"), say.t("site.members.mailJoinText")]
				: [say.t("site.members.mailIn"), say.t("site.members.mailInText")];
		const link = `${desk.address()}/members/open?t=${secret}`;
		const letter = {
			to: email,
			subject,
			id: codes.digest(secret).slice(0, 32),
			text: `${text}\n\n${link}\n\n${say.t("site.members.mailFoot", { n: LINK_MS / 60_000 })}\n`,
		};
		// Not waited for: how long the mail server takes would tell who has an account.
		mail
			.send(letter)
			.then((sent) => {
				if (!sent.ok) desk.onDefect(new Error(`${sent.error.code}: ${sent.error.message}`));
			})
			.catch(desk.onDefect);
	}
	return answerWords(visit, say.t("site.members.sent"), say.t("site.members.sentText"), "/members");
}

async function open(visit: ReaderVisit, desk: Desk, whole: Visit): Promise<Response> {
	const { say, c } = visit;
	const secret = ((await formOf(c)).get("link") ?? "").slice(0, 100);
	const entry = await useLink(desk.gate, secret, whole.origin);
	const entered = entry.ok ? entry.value : await signUp(desk, secret, whole);
	if (entered === undefined) return answerWords(visit, say.t("site.link.none"), say.t("site.link.noneText"), "/members", 404);
	desk.admit(whole, entered);
	return c.redirect(entered.state === "open" ? "/members" : "/console/second-factor", 303);
}

async function signUp(desk: Desk, secret: string, { origin }: Visit): Promise<Entry | undefined> {
	const { people, codes, now } = desk.gate;
	const facts = await people.takeSingleUse({ secretHash: codes.digest(secret), purpose: "sign-up", at: now() });
	const house = houseOf(await people.organisations());
	if (facts === undefined || facts === "" || house === undefined) return undefined;
	const { email, name } = JSON.parse(facts) as { email: string; name: string };
	const made = await desk.publication.members.signUp({ email, name, organisationId: house.id, at: now() });
	const person = made === "taken" ? undefined : (await people.credentialOf(made.personId))?.person;
	return person && openFor(desk.gate, person, origin);
}

/** What is kept of a reader, as JSON. */
async function exportOwn(visit: ReaderVisit, desk: Desk, { known }: Visit): Promise<Response> {
	const { c, reader } = visit;
	const person = known?.person;
	if (person === undefined) return answerWords(visit, visit.say.t("site.notFound"), "", "/members", 404);
	const { members, comments } = desk.publication;
	const sessions = await desk.gate.people.sessions(person.id, desk.gate.now());
	c.header("content-disposition", 'attachment; filename="my-data.json"');
	return c.json({
		schema: "seawall/reader/1",
		person: { id: person.id, email: person.email, name: person.name },
		tier: reader?.tier ?? null,
		grant: (await members.grant(person.email)) ?? null,
		sessions: sessions.map(({ createdAt, seenAt, expiresAt, address, agent }) => ({ createdAt, seenAt, expiresAt, address, agent })),
		comments: await comments.ofPerson(person.id),
	});
}

async function leave(visit: ReaderVisit, desk: Desk, whole: Visit): Promise<Response> {
	const { say, c, reader } = visit;
	if ((await formOf(c)).get("sure") !== "yes" || reader === undefined)
		return answerWords(visit, say.t("site.members.leave"), say.t("site.members.notSure"), "/members", 422);
	const change = { personId: reader.personId, organisationId: reader.house.id, at: desk.gate.now() };
	if (!(await desk.publication.members.leave(change)))
		return answerWords(visit, say.t("site.members.leave"), say.t("site.members.cannotLeave"), "/members", 409);
	desk.dismiss(whole);
	return answerWords(visit, say.t("site.members.left"), say.t("site.members.leftText"), "/");
}

/** A provider's message: its signature first, then what it says, once. */
async function takePayment(desk: Desk, { c }: Visit): Promise<Response> {
	const { payments, members } = desk.publication;
	const house = houseOf(await desk.gate.people.organisations());
	const refuse = (status: 400 | 401 | 404 | 413 | 422, error: string) => c.json({ error }, status);
	if (payments === undefined || house === undefined) return refuse(404, "no payment provider is known here");
	const body = await c.req.text();
	if (Buffer.byteLength(body) > MOST_EVENT_BYTES) return refuse(413, "the message is too large");
	const signed = payments.verify(c.req.raw.headers, body);
	if (signed === undefined) return refuse(401, "the signature does not hold, or is not of now");
	const now = desk.gate.now();
	const event = readPaymentEvent(body, now);
	if (!event.ok) return refuse(422, event.error.message);
	if (event.value === undefined) return c.json({ outcome: "ignored" });
	const email = emailKey(event.value.email);
	if (email === undefined) return refuse(422, "data.email is no address");
	const { tier, until } = event.value;
	const outcome = await members.pay({ eventId: signed.id, sentAt: signed.sentAt, email, tier, until, organisationId: house.id, at: now });
	return c.json({ outcome });
}

/** Their routes. */
export const MEMBER_ROUTES: readonly Route[] = [
	openRoute("GET", "/members", withReader(showMembers)),
	// Whoever only reads gets no cookie, so no form's word is asked for: what comes of it is one mail.
	clickRoute("POST", "/members", (desk, visit) => withReader((shownVisit) => sendLink(shownVisit, desk, visit.origin))(desk, visit)),
	// A GET uses nothing up: scanners of mail follow links.
	openRoute(
		"GET",
		"/members/open",
		withReader(async (visit) => {
			const { say, c, formWord } = visit;
			const children = (
				<form class="card" method="post" action="/members/open">
					<h1>{say.t("site.members.open")}</h1>
					<Word of={formWord} />
					<input type="hidden" name="link" value={(c.req.query("t") ?? "").slice(0, 100)} />
					<p>{say.t("site.members.openText")}</p>
					<p>
						<button type="submit">{say.t("signIn.do")}</button>
					</p>
				</form>
			);
			return answerPage(visit, {
				title: say.t("site.members.open"),
				description: say.t("site.members.openText"),
				isHidden: true,
				path: "/members",
				children,
			});
		}),
	),
	openRoute("POST", "/members/open", (desk, visit) => withReader((shownVisit) => open(shownVisit, desk, visit))(desk, visit)),
	selfRoute("GET", "/members/export", (desk, visit) => withReader((shownVisit) => exportOwn(shownVisit, desk, visit))(desk, visit)),
	selfRoute("POST", "/members/leave", (desk, visit) => withReader((shownVisit) => leave(shownVisit, desk, visit))(desk, visit)),
	selfRoute("POST", "/members/sign-out", async (desk, visit, known) => {
		const change = { personId: known.person.id, only: known.session?.id, except: undefined, who: known.person.email, at: desk.gate.now() };
		await desk.gate.people.endSessions(change);
		desk.dismiss(visit);
		return visit.c.redirect("/members", 303);
	}),
	// Signed by the provider, whose servers have no page of ours.
	clickRoute("POST", "/members/payment", takePayment),
];
