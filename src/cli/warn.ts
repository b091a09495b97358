/** `seawall warn audience|preview`: a warning, and those whom it concerns. */
import { readCredits } from "../advisory/csaf/credits.ts";
import type { Advisory } from "../advisory/document.ts";
import { renderAdvisory } from "../advisory/render/render-advisory.ts";
import { writeForm } from "../advisory/render/write-form.ts";
import { visible } from "../core/problem.ts";
import { NO_LISTS } from "../match/attack-lists.ts";
import type { Campaign } from "../warn/campaign.ts";
import { writeCap } from "../warn/cap.ts";
import { mailEdition } from "../warn/edition/mail-edition.ts";
import { isLevel, LEVELS, type Level } from "../warn/level.ts";
import { highestScore, levelOf } from "../warn/level-of.ts";
import { LANGUAGES, type Language, type Recipient } from "../warn/recipient.ts";
import { isStream, STREAMS, type Stream } from "../warn/subscriber.ts";
import { urgencyOf } from "./advisory-render.ts";
import { oneDocument } from "./one-document.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";
import { type WarnConfig, type WarnConfigCall, warnConfig } from "./warn-config.ts";
import type { AudienceAnswer } from "./warn-ports.ts";

/** Options that every command about an advisory has. */
export interface WarnCall extends WarnConfigCall {
	readonly data: string;
	readonly origin?: string;
	readonly level?: string;
	readonly stream: string;
	readonly language: string;
	readonly format: string;
}

/** What is warned of, and in which forms. */
export interface Warning {
	readonly advisory: Advisory;
	readonly sha256: string;
	readonly level: Level;
	readonly stream: Stream;
	readonly language: Language;
	readonly isAttacked: boolean;
	readonly options: (language: Language) => Parameters<typeof renderAdvisory>[1];
}

/** The document that is named, with what is known of it. */
export async function warningOf(named: string, call: WarnCall, ports: Ports): Promise<Warning> {
	const { stream, language } = call;
	if (call.level !== undefined && !isLevel(call.level))
		throw wrong(`"${visible(call.level, 40)}" is none of ${LEVELS.join(", ")}`, "--level");
	if (!isStream(stream)) throw wrong(`"${visible(stream, 40)}" is none of ${STREAMS.join(", ")}`, "--stream");
	if (language !== "en" && language !== "de") throw wrong(`"${visible(language, 40)}" is none of ${LANGUAGES.join(", ")}`, "--language");
	const { advisory, bytes } = await oneDocument(named, call, ports);
	const catalogue = orFail(await ports.loadCatalogue());
	const held = await ports.readHeld(call.data, undefined);
	const asOf = ports.today();
	const urgency = urgencyOf(advisory, held.ok ? (held.value?.lists ?? NO_LISTS) : NO_LISTS, catalogue, asOf);
	const isAttacked = urgency.attacks.length > 0;
	const credits = readCredits(bytes);
	return {
		advisory,
		sha256: ports.warn.sha256(bytes),
		level: call.level !== undefined && isLevel(call.level) ? call.level : levelOf(advisory, isAttacked),
		stream,
		language,
		isAttacked,
		options: (of) => ({ language: of, asOf, credits, ...urgency }),
	};
}

/** Whom it concerns. */
export async function audienceFor(warning: Warning, data: string, ports: Ports): Promise<AudienceAnswer> {
	const { advisory, stream, level, language } = warning;
	return orFail(await ports.warn.audience(data, advisory, { stream, level, language, asOf: ports.today() }));
}

/** Who would be told. Nothing is kept. */
export async function showAudience(named: string, call: WarnCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const warning = await warningOf(named, call, ports);
	const audience = await audienceFor(warning, call.data, ports);
	try {
		const recipients: Recipient[] = [];
		let [owners, subscribers] = [0, 0];
		for await (const recipient of audience.recipients()) {
			if (recipient.why === "owner") owners += 1;
			else subscribers += 1;
			if (recipients.length < (call.format === "json" ? 100_000 : 50)) recipients.push(recipient);
		}
		const { devices, imports, silent, suppressed } = audience;
		const { id, currentReleaseDate } = warning.advisory;
		if (call.format === "json") {
			const answer = {
				schema: "seawall/audience/1",
				advisory: { id, version: warning.advisory.revision, sha256: warning.sha256, released: currentReleaseDate },
				level: warning.level,
				stream: warning.stream,
				inventory: { devices, imports },
				counts: { owners, subscribers, suppressed },
				silent,
				recipients,
			};
			await ports.out(`${JSON.stringify(answer, undefined, 2)}\n`);
			return 0;
		}
		const lines = [
			`${visible(id, 120)}, ${warning.level}: ${owners} who look after affected devices, ${subscribers} subscribers, ${suppressed} suppressed`,
			`inventory: ${devices} devices of ${imports.length} imports`,
			...recipients.map((recipient) => visible(lineOf(recipient), 200)),
			...(owners + subscribers > recipients.length ? [`… and ${owners + subscribers - recipients.length} more`] : []),
			...silent.map((name) => visible(`nobody to tell: ${name}`, 200)),
		];
		await ports.out(`${lines.join("\n")}\n`);
		return 0;
	} finally {
		await audience.close();
	}
}

function lineOf({ to, why, language, devices }: Recipient): string {
	const has =
		devices === undefined
			? ""
			: `  ${devices.affected} of ${devices.total} devices affected, ${devices.open} open (${devices.organisation})`;
	return `${to}  ${why}  ${language}${has}`;
}

/** Makes what would be frozen, without an audience. */
export function draftOf(
	{ advisory, sha256, level, stream, options }: Warning,
	{ from, site }: WarnConfig,
	audience: Pick<AudienceAnswer, "devices" | "imports" | "makers">,
	days: number,
	now: number,
) {
	const page = site === undefined ? undefined : `${site}/advisories/${encodeURIComponent(advisory.id)}`;
	const edition = (language: Language) => mailEdition(renderAdvisory(advisory, options(language)), level, page);
	return {
		stream: stream === "warnings" ? ("warnings" as const) : ("advisories" as const),
		level,
		advisory: { id: advisory.id, title: advisory.title, version: advisory.revision, sha256 },
		brief: {
			makers: audience.makers,
			lead: { en: renderAdvisory(advisory, options("en")).lead, de: renderAdvisory(advisory, options("de")).lead },
		},
		inventory: { devices: audience.devices, imports: audience.imports },
		from,
		site,
		createdAt: now,
		expiresAt: now + days * 86_400_000,
		editions: { en: edition("en"), de: edition("de") },
	};
}

/** Days for which a warning that could not be delivered is tried, by level. */
export const DAYS = 5;

/** Writes every form of the warning to a folder. */
export async function previewWarning(named: string, call: WarnCall & { readonly to: string }, ports: Ports): Promise<number> {
	const warning = await warningOf(named, call, ports);
	const config = await warnConfig(call, ports);
	const audience = await audienceFor(warning, call.data, ports);
	const samples: Recipient[] = [];
	try {
		for await (const recipient of audience.recipients()) {
			if (LANGUAGES.some((language) => language === recipient.language && !samples.some((each) => each.language === language)))
				samples.push(recipient);
			if (samples.length === LANGUAGES.length) break;
		}
	} finally {
		await audience.close();
	}
	const now = ports.now();
	const draft = draftOf(warning, config, audience, DAYS, now);
	const campaign: Campaign = {
		schema: "seawall/campaign/1",
		id: "preview00",
		...draft,
		recipients: 0,
		audienceSha256: "",
		secret: "preview",
	};
	orFail(await ports.warn.makeFolder(call.to));
	const written: string[] = [];
	const write = async (name: string, text: string) => {
		orFail(await ports.writeFile(`${call.to}/${name}`, text));
		written.push(name);
	};
	for (const language of LANGUAGES) {
		for (const [form, name] of [
			["html", `${language}.html`],
			["text", `${language}.txt`],
			["360", `${language}.360.txt`],
			["90", `${language}.90.txt`],
		] as const) {
			const made = writeForm(warning.advisory, form, warning.options(language));
			if (made.ok) await write(name, `${made.value}\n`);
			else if (form === "360" || form === "90") ports.say(`note: ${name}: ${made.error.message}`);
			else orFail(made);
		}
		const real = samples.find((each) => each.language === language);
		const cases: readonly (readonly [string, Recipient])[] = [
			...(real === undefined ? [] : [["first", real] as const]),
			["no-devices", bare(language)],
			["many-devices", { ...bare(language), name: "", why: "owner", devices: worst() }],
		];
		for (const [name, recipient] of cases)
			await write(`mail.${language}.${name}.eml`, new TextDecoder().decode(await ports.warn.sample(campaign, recipient)));
	}
	const { site, from } = config;
	await write(
		"cap.xml",
		writeCap(
			LANGUAGES.map((language) => renderAdvisory(warning.advisory, warning.options(language))),
			{
				sender: from.address,
				senderName: from.name,
				sentAt: now,
				expiresAt: draft.expiresAt,
				level: warning.level,
				score: highestScore(warning.advisory),
				isAttacked: warning.isAttacked,
				isWithdrawn: warning.advisory.withdrawn === true,
				page: site === undefined ? undefined : `${site}/advisories/${encodeURIComponent(warning.advisory.id)}`,
				isTest: false,
			},
		),
	);
	await ports.out(`${written.map((name) => `${call.to}/${name}`).join("\n")}\n`);
	return 0;
}

function bare(language: Language): Recipient {
	return {
		to: "reader@example.org",
		name: "\u0639\u0644\u064a Example",
		language,
		why: "subscriber",
		subscriber: undefined,
		devices: undefined,
	};
}

/** The longest that a mail can be asked to say. */
function worst(): NonNullable<Recipient["devices"]> {
	const first = Array.from({ length: 20 }, (_, index) => ({
		name: `Camera ${index} ${"x".repeat(120)}`,
		label: "Brand-of-a-very-long-name MODEL-1234567890",
		site: undefined,
		firmware: undefined,
		target: undefined,
		verdict: "known_affected" as const,
		isExposed: index < 3,
	}));
	return { organisation: "Example Integrators \u202e Ltd", total: 10_000, affected: 9000, open: 1000, first, path: "/console" };
}

/** A call that is wrong. */
export function wrong(message: string, at: string): CallError {
	return new CallError({ code: "warn/bad-call", message, at, todo: "See seawall warn --help and docs/warn.md." });
}
