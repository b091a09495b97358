/** `seawall newsletter compose|check|preview|send`: a newsletter in which what is urgent comes first, or none at all. */
import type { EventNotice, StatedEvent } from "../account/response/event.ts";
import { scoreResponse } from "../account/response/score-response.ts";
import type { Advisory } from "../advisory/document.ts";
import { type Problem, toLine, visible } from "../core/problem.ts";
import type { Campaign, FrozenEdition } from "../warn/campaign.ts";
import type { ArchivedNewsletter } from "../warn/newsletter/archive.ts";
import { checkNewsletter } from "../warn/newsletter/check-newsletter.ts";
import { type CompiledNewsletter, compileNewsletter, type FiveScores, scoreSentence } from "../warn/newsletter/compile-newsletter.ts";
import { type IssueItem, type NewsletterIssue, readIssue, readItemList } from "../warn/newsletter/issue.ts";
import { makeNewsletter } from "../warn/newsletter/newsletter.ts";
import { LANGUAGES, type Language, type Recipient } from "../warn/recipient.ts";
import { isStream, STREAMS, type Stream } from "../warn/subscriber.ts";
import { carriedBy, openWarnings } from "./newsletter-open.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";
import { type WarnConfig, type WarnConfigCall, warnConfig } from "./warn-config.ts";
import { deliverCampaign, paceOf, transportsOf } from "./warn-send.ts";

/** Options of all of them. */
export interface NewsletterCall extends WarnConfigCall {
	readonly data: string;
	readonly stream: string;
	readonly format: string;
}

/** Warnings below the highest level that a draft lists. */
const MOST_LISTED = 10;

/** Drafts an issue: open warnings, the most urgent first, then what the files list. */
export async function composeIssue(
	call: { readonly data: string; readonly items: readonly string[]; readonly to?: string },
	ports: Ports,
): Promise<number> {
	const { advisories } = await openWarnings(call.data, ports);
	const open = advisories.filter(({ isOpen }) => isOpen);
	const urgent = open.filter(({ level }) => level === "emergency");
	const others = open.filter(({ level }) => level !== "emergency");
	const items: IssueItem[] = [...urgent, ...others.slice(0, MOST_LISTED)].map(({ advisory }) => ({
		kind: "advisory",
		id: advisory.id,
		origin: undefined,
	}));
	for (const file of call.items) items.push(...orFail(readItemList(await ports.readWhole(file), file)));
	if (others.length > MOST_LISTED) ports.say(`note: ${others.length - MOST_LISTED} more open warnings are not listed`);
	if (items.length === 0)
		throw new CallError({
			code: "newsletter/nothing-to-say",
			message: "no warning is open, and no file with items is named",
			at: "--items",
			todo: "Name a JSON file with news or reports.",
		});
	const issue: NewsletterIssue = { schema: "seawall/newsletter-issue/1", subject: {}, intro: {}, items };
	const text = `${JSON.stringify(issue, undefined, 2)}\n`;
	if (call.to === undefined) await ports.out(text);
	else {
		orFail(await ports.writeFile(call.to, text));
		ports.say(`${call.to}: ${items.length} items; check it with seawall newsletter check ${call.to}`);
	}
	return 0;
}

/** A compiled issue with what it was compiled for. */
interface Compiled extends CompiledNewsletter {
	readonly id: string;
	readonly stream: Stream;
	readonly config: WarnConfig;
	readonly open: readonly { readonly id: string; readonly names: readonly string[] }[];
}

async function compile(file: string, text: string, call: NewsletterCall, ports: Ports): Promise<Compiled> {
	const stream = streamOf(call.stream);
	const issue = orFail(readIssue(text, file));
	const config = await warnConfig(call, ports);
	const known = await openWarnings(call.data, ports);
	const { carried, open, advisories } = await carriedBy(issue, call.data, known, ports);
	const id = ports.warn.newId();
	const day = ports.today();
	const make = (language: Language) => makeNewsletter(issue, carried(language, config.site), { language, day });
	const names = known.catalogue.vendors.flatMap(({ name, aliases }) => [name, ...aliases]);
	const event = eventOf(advisories, config.site, ports.now());
	const draft = campaignOf({ stream, config, id, title: "", sha256: "", now: ports.now() });
	const compiled = await compileNewsletter({
		newsletters: { en: make("en"), de: make("de") },
		open,
		archive: config.site && `${config.site}/newsletters/${id}`,
		toMail: (edition, language) => ports.warn.sample({ ...draft, editions: editionsOf(edition, edition) }, reader(language)),
		score: (mail) => {
			const { scores, notice } = scoreResponse(mail, { file: "newsletter", names, event, now: ports.now() });
			return { ...scores, ruleVersion: notice.ruleVersion };
		},
	});
	return { ...compiled, id, stream, config, open };
}

/** How soon and on how many ways: when the warning that it leads with became known, and where it stands besides. */
function eventOf([first]: readonly Advisory[], site: string | undefined, now: number): StatedEvent {
	const day = Date.parse(first?.initialReleaseDate ?? "");
	const on = (channel: EventNotice["channel"], file: string): EventNotice => ({
		file,
		branch: "own",
		publishedAt: now,
		channel,
		gated: false,
	});
	return {
		disclosedAt: Number.isNaN(day) ? null : day,
		firstAttackAt: null,
		branches: [],
		notices: [on("newsletter", "newsletter"), ...(site === undefined ? [] : [on("page", "page"), on("feed", "feed")])],
		synthetic: false,
	};
}

/** Checks an issue, or a mail that another program made; 1 where it must not be sent. */
export async function checkIssue(file: string, call: NewsletterCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const text = await ports.readWhole(file);
	if (!/^\s*\{/.test(text.slice(0, 1000))) return checkMail(file, text, call, ports);
	const { languages, problems, open } = await compile(file, text, call, ports);
	const told = LANGUAGES.map((language) => {
		const { edition, scores, placements } = languages[language];
		return { language, subject: edition.subject, scores, placements };
	});
	return tell(file, open, told, problems, call.format, ports);
}

async function checkMail(file: string, text: string, call: NewsletterCall, ports: Ports): Promise<number> {
	const known = await openWarnings(call.data, ports);
	const none: NewsletterIssue = { schema: "seawall/newsletter-issue/1", subject: {}, intro: {}, items: [] };
	const { open } = await carriedBy(none, call.data, known, ports);
	const names = known.catalogue.vendors.flatMap(({ name, aliases }) => [name, ...aliases]);
	const bytes = new TextEncoder().encode(text);
	const { scores, notice } = scoreResponse(bytes, { file, names, now: ports.now() });
	const { placements, problems } = checkNewsletter(bytes, open, file);
	const subject = notice.matter.reading.subject[0]?.content.text ?? "";
	return tell(
		file,
		open,
		[{ language: notice.language, subject, scores: { ...scores, ruleVersion: notice.ruleVersion }, placements }],
		problems,
		call.format,
		ports,
	);
}

interface Told {
	readonly language: Language;
	readonly subject: string;
	readonly scores: FiveScores;
	readonly placements: ReturnType<typeof checkNewsletter>["placements"];
}

async function tell(
	file: string,
	open: readonly { readonly id: string }[],
	languages: readonly Told[],
	problems: readonly Problem[],
	format: string,
	ports: Ports,
): Promise<number> {
	if (format === "json") {
		const answer = {
			schema: "seawall/newsletter-check/1",
			file,
			open: open.map(({ id }) => id),
			languages: languages.map(({ placements, ...one }) => ({
				...one,
				placements: placements.map(({ advisory, shown, wordsBefore, itemsBefore, subject, found, faults }) => ({
					advisory,
					part: shown,
					wordsBefore: wordsBefore ?? null,
					itemsBefore: itemsBefore ?? null,
					subject: subject ?? null,
					found,
					faults,
				})),
			})),
			problems,
			mayBeSent: problems.length === 0,
		};
		await ports.out(`${JSON.stringify(answer, undefined, 2)}\n`);
	} else {
		const lines = [
			open.length === 0 ? "no warning of the highest level is open" : `must come first: ${open.map(({ id }) => id).join(", ")}`,
			...languages.flatMap(({ language, subject, scores }) => [`${language}: ${subject}`, `    ${scoreSentence(scores, "en")}`]),
			...problems.map((problem) => `refused: ${toLine(problem)}`),
			problems.length === 0 ? "may be sent" : `must not be sent: ${problems.length} faults`,
		];
		await ports.out(`${lines.map((line) => visible(line, 600)).join("\n")}\n`);
	}
	return problems.length === 0 ? 0 : 1;
}

/** Writes the mails of an issue, whether it may be sent or not. */
export async function previewIssue(file: string, call: NewsletterCall & { readonly to: string }, ports: Ports): Promise<number> {
	const { languages, problems } = await compile(file, await ports.readWhole(file), call, ports);
	orFail(await ports.warn.makeFolder(call.to));
	const written: string[] = [];
	for (const language of LANGUAGES) {
		const { mail, edition } = languages[language];
		for (const [name, text] of [
			[`mail.${language}.eml`, new TextDecoder().decode(mail)],
			[`${language}.html`, edition.html],
			[`${language}.txt`, edition.text],
		] as const) {
			// The place of a recipient's own words is no text.
			orFail(await ports.writeFile(`${call.to}/${name}`, text.replace(/\ue000[^\ue001]{0,40}\ue001/g, "")));
			written.push(`${call.to}/${name}`);
		}
	}
	await ports.out(`${written.join("\n")}\n`);
	for (const problem of problems) ports.say(`refused: ${toLine(problem)}`);
	return problems.length === 0 ? 0 : 1;
}

/** Options of sending. */
export interface NewsletterSendCall extends NewsletterCall {
	readonly yes: boolean;
	readonly quiet: boolean;
	readonly connections: string;
	readonly rate?: string;
	readonly domainRate?: string;
	readonly retryFor: string;
}

/** Compiles, checks, archives, freezes and sends; the mails as frozen are checked once more. */
export async function sendIssue(file: string, call: NewsletterSendCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const { languages, problems, id, stream, config, open } = await compile(file, await ports.readWhole(file), call, ports);
	refuse(problems, ports);
	transportsOf(config);
	const pace = paceOf(call);
	const audience = orFail(await ports.warn.streamAudience(call.data, stream));
	let campaign: Campaign;
	try {
		if (!call.yes) {
			let count = 0;
			for await (const _ of audience.recipients()) count += 1;
			throw new CallError({
				code: "warn/not-confirmed",
				message: `it would go to ${count} recipients of ${stream}`,
				at: "--yes",
				todo: "Look at it with seawall newsletter preview, then give --yes.",
			});
		}
		const now = ports.now();
		const issue: ArchivedNewsletter = {
			schema: "seawall/newsletter/1",
			id,
			stream,
			publishedAt: now,
			open: open.map((one) => one.id),
			languages: {
				en: archived(languages.en),
				de: archived(languages.de),
			},
		};
		const sha256 = await keep(issue, call.data, ports);
		const title = languages.en.edition.subject;
		const {
			schema: _,
			id: __,
			secret: ___,
			audienceSha256: ____,
			recipients: _____,
			...facts
		} = campaignOf({ stream, config, id, title, sha256, now });
		const editions = editionsOf(languages.en.edition, languages.de.edition);
		campaign = orFail(await ports.warn.freeze(call.data, { ...facts, editions, audience: audience.recipients() }));
	} finally {
		await audience.close();
	}
	for (const language of LANGUAGES)
		refuse(checkNewsletter(await ports.warn.sample(campaign, reader(language)), open, `mail.${language}`).problems, ports);
	return deliverCampaign(campaign, config, { ...pace, decided: undefined }, call, ports);
}

function archived({ newsletter, scores, mail }: CompiledNewsletter["languages"][Language]) {
	return { newsletter, scores, mail: new TextDecoder().decode(mail) };
}

async function keep(issue: ArchivedNewsletter, data: string, ports: Ports): Promise<string> {
	const archive = orFail(await ports.warn.newsletters(data));
	try {
		const kept = await archive.store.keep({ issue, who: "local", at: issue.publishedAt });
		if (kept === false) throw new Error(`there is a newsletter ${issue.id} already`);
		return kept;
	} finally {
		await archive.close();
	}
}

function refuse(problems: readonly Problem[], ports: Ports): void {
	const [first, ...more] = problems;
	if (first === undefined) return;
	for (const problem of more) ports.say(`refused: ${toLine(problem)}`);
	throw new CallError(first);
}

function editionsOf(en: FrozenEdition, de: FrozenEdition): Campaign["editions"] {
	return { en, de };
}

/** Days for which a newsletter that could not be delivered is tried. */
const DAYS = 5;

function campaignOf(given: {
	readonly stream: Stream;
	readonly config: WarnConfig;
	readonly id: string;
	readonly title: string;
	readonly sha256: string;
	readonly now: number;
}): Campaign {
	const { stream, config, id, title, sha256, now } = given;
	const empty = { subject: "", text: "", html: "" };
	return {
		schema: "seawall/campaign/1",
		id: "preview00",
		kind: "newsletter",
		stream,
		// Whatever it speaks of, warnings go before it.
		level: "advice",
		advisory: { id, title, version: "1", sha256 },
		inventory: { devices: 0, imports: [] },
		from: config.from,
		site: config.site,
		createdAt: now,
		expiresAt: now + DAYS * 86_400_000,
		editions: { en: empty, de: empty },
		recipients: 0,
		audienceSha256: "",
		secret: "preview",
	};
}

function reader(language: Language): Recipient {
	return { to: "reader@example.org", name: "", language, why: "subscriber", subscriber: undefined, devices: undefined };
}

function streamOf(text: string): Stream {
	if (isStream(text) && text !== "warnings") return text;
	throw new CallError({
		code: "newsletter/bad-stream",
		message: `"${visible(text, 40)}" is no stream of newsletters`,
		at: "--stream",
		todo: `Use one of ${STREAMS.filter((one) => one !== "warnings").join(", ")}; a warning goes out by seawall warn send.`,
	});
}
