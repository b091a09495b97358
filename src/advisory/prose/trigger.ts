/** Decides for one version in a sentence whether the sentence says that it is the fix. */
import type { Sentence } from "./sentence.ts";
import type { Mention } from "./version-mention.ts";

/** The version is a fix. `phrases` are the places that may name its product, best first. */
export interface Accepted {
	readonly phrases: readonly string[];
	/** It goes on from the fix before it (`3.00.2 CU02 or 3.00.3`) and is for the same product. */
	readonly continues: boolean;
}

const LABELS = words("version versions version: ver ver. v firmware software release releases revision rev number numbered no");
const FILLERS = words("the a an at least minimum of is now (currently currently following product update patch hotfix build its");
const LATEST = words("latest newest fixed new newer current currently patched updated recommended corrected remediated secure");
const PRIOR = words("prior earlier older below previous lower before under former");
const LATER = words("later newer higher above greater up subsequent onwards onward beyond after more");
/** Software whose versions in such sentences are not the product's. */
const OTHERS = words(
	"windows tls ssl dtls java jre jdk net framework browser chrome firefox edge explorer ie safari debian ubuntu linux kernel python openssl openssh smb smbv1 snmp http https ssh sql office android ios macos cvss cvssv3 advisory bulletin notification document guide page section chapter usb bluetooth ieee iso iec ipv4 ipv6 port ports tcp udp address appendix table step steps sdk",
);
const UPDATE = /^(?:re-?)?(?:updat|upgrad|migrat|switch|transition|mov(?:e|ing)|convert|chang(?:e|ing)|patch(?:ing)?$|flash|install)/;
const INSTALL = /^(?:install|appl(?:y|ies|ying)|deploy|download|obtain|use|using)/;
const CLOSED = /^(?:fixed|resolved|addressed|corrected|patched|mitigated|remediated|solved|eliminated|removed|repaired|closed)$/;
const CLOSES = /^(?:fix|fixes|resolves|addresses|corrects|mitigates|eliminates|remediates|solves|patches)$/;
const RELEASED = /^(?:released|provided|issued|published|produced|developed|created|offers|made|provides|releases|issues)$/;

function words(list: string): ReadonlySet<string> {
	return new Set(list.split(" "));
}

/** Judges a version; `before` is the fix accepted last in this sentence. */
export function judge(sentence: Sentence, mention: Mention, before: Mention | undefined): Accepted | undefined {
	const behind = readBehind(sentence, mention.to);
	if (behind.prior || behind.affected || behind.more || refused(sentence, mention)) return undefined;
	// `3.51 (9)`: a number in brackets behind a version is an aside of it.
	if (mention.strength === "weak" && sentence[mention.from]?.before.includes("(")) return undefined;
	const left = readLeft(sentence, mention.from);
	if (left.comparedWith || left.otherSoftware) return undefined;
	if (before !== undefined && mention.strength === "strong" && continuesFrom(sentence, before, mention))
		return { phrases: [], continues: true };
	if (before !== undefined && mention.strength === "strong" && coordinated(sentence, before, left, behind)) {
		return { phrases: productPhrases(sentence, mention, left, behind).slice(-1), continues: false };
	}
	if (mention.strength === "weak" && !left.labelled && left.word !== "to" && !behind.later) return undefined;
	const phrases = productPhrases(sentence, mention, left, behind);
	const accepted =
		updatesTo(sentence, left) ||
		installs(sentence, left, behind) ||
		isClosedIn(sentence, left) ||
		isReleased(sentence, left) ||
		isLatest(left) ||
		behind.closes ||
		isLine(sentence, mention, left, behind) ||
		isAdvised(sentence, left, behind);
	return accepted ? { phrases, continues: false } : undefined;
}

interface Behind {
	readonly later: boolean;
	readonly prior: boolean;
	readonly affected: boolean;
	readonly closes: boolean;
	/** More has to be done than to install this version. */
	readonly more: boolean;
	/** First word that is neither version nor `or later`. */
	readonly next: number;
}

function readBehind(sentence: Sentence, to: number): Behind {
	const low = (i: number): string => sentence[to + i]?.low ?? "";
	const joined = low(1) === "or" || low(1) === "and" || low(1) === "&";
	const skip = joined && ["any", "a", "all", "its", "more"].includes(low(2)) ? 1 : 0;
	const side = joined ? low(2 + skip) : "";
	const prior = PRIOR.has(side) || (PRIOR.has(low(1)) && low(2) !== "to" && low(1) !== "before");
	const later = LATER.has(side) && !(side === "up" && low(3) === "to");
	let next = to + 1;
	if (later) next += 2 + skip;
	while (later && /^(?:versions?|releases?|builds?|recent|firmware)$/.test(sentence[next]?.low ?? "")) next++;
	const ended = /[:]/.test(sentence[to]?.after ?? "");
	const at = (i: number): string => sentence[next + i]?.low ?? "";
	const is = at(0) === "is" || at(0) === "are" || at(0) === "was" || at(0) === "were";
	const affected =
		(is &&
			[at(1), at(2), at(3)].some((word) => /^(?:affected|vulnerable|impacted|susceptible)$/.test(word)) &&
			at(1) !== "not" &&
			at(1) !== "no") ||
		ended;
	const contains =
		/^(?:includes?|contains?|provides?|has|have)$/.test(at(0)) &&
		[at(1), at(2), at(3), at(4)].some((word) => /^(?:fix|fixes|fixed|mitigations?|patch|patches|corrections?|resolution)$/.test(word));
	const unaffected = is && at(1) === "not" && /^(?:affected|vulnerable|impacted)$/.test(at(2));
	const which = at(0) === "which" || at(0) === "that" || at(0) === "to";
	return {
		later,
		prior,
		affected,
		closes: contains || unaffected || CLOSES.test(at(0)) || (which && CLOSES.test(at(1))),
		more: asksMore(sentence, to),
		next,
	};
}

/** `… and apply the patch tool`, `… with patch`: the version alone does not close the hole. */
function asksMore(sentence: Sentence, to: number): boolean {
	for (let i = to + 1; i < Math.min(sentence.length, to + 9); i++) {
		const low = sentence[i]?.low ?? "";
		const next = sentence[i + 1]?.low === "then" ? sentence[i + 2]?.low : sentence[i + 1]?.low;
		if (
			low === "and" &&
			/^(?:install|apply|run|enable|perform|redeploy|execute|disable|change|configure|set|delete|remove|replace|also)$/.test(next ?? "")
		)
			return true;
		if (i === to + 1 && low === "with" && /^(?:the|patch|update|hotfix|additional)$/.test(next ?? "")) return true;
		if (/[.;]/.test(sentence[i]?.after ?? "")) return false;
	}
	return false;
}

/** The whole sentence speaks of a plan, a step before the fix, or a case that need not hold. */
function refused(sentence: Sentence, mention: Mention): boolean {
	const low = sentence.map((word) => word.low);
	const text = low.join(" ");
	if (
		/\b(?:before (?:applying|installing|upgrading|updating)|should first|must first|first (?:be|upgrade|update|install)|planned|upcoming|scheduled|expected|in development|being developed|not (?:been )?fixed|does not (?:fix|address))\b/.test(
			text,
		)
	)
		return true;
	if (
		/\b(?:will|to) (?:be )?(?:release|released|address|addressed|available|fixed|provide|provided|publish|published)\b/.test(text) &&
		/\bwill\b/.test(text)
	)
		return true;
	for (let i = mention.from - 1; i >= 0; i--) {
		const word = sentence[i];
		if (word === undefined || /[,:;]/.test(word.after)) return false;
		if (word.low === "if" || word.low === "when" || word.low === "unless" || word.low === "cannot" || word.low === "unable") return true;
	}
	return false;
}

interface Left {
	/** Index of the first word left of labels, fillers and the product's name; -1 at the beginning. */
	readonly at: number;
	readonly word: string;
	readonly labelled: boolean;
	readonly latest: boolean;
	/** Words between that word and the version that may name the product. */
	readonly name: string;
	readonly comparedWith: boolean;
	readonly otherSoftware: boolean;
}

function readLeft(sentence: Sentence, from: number): Left {
	let at = from - 1;
	let labelled = false;
	let latest = false;
	const name: string[] = [];
	for (; at >= 0; at--) {
		const word = sentence[at];
		if (word === undefined || /[:;]/.test(word.after)) break;
		if (LABELS.has(word.low)) {
			labelled ||= at === from - 1;
			if (name.length > 0) name.unshift(word.text);
		} else if (LATEST.has(word.low)) latest = true;
		else if (FILLERS.has(word.low)) {
			if (name.length > 0 && word.low === "of") name.unshift(word.text);
		} else if (name.length < 8 && isNameWord(word.text) && !(word.after.includes(",") && name.length > 0)) name.unshift(word.text);
		else break;
	}
	const word = sentence[at]?.low ?? "";
	const second = sentence[at - 1]?.low ?? "";
	const comparedWith =
		["than", "before", "below", "until", "through", "under", "between", "affects", "affected"].includes(word) ||
		(word === "to" && (second === "prior" || second === "up")) ||
		(PRIOR.has(word) && word !== "before");
	const near = [...name.map((one) => one.toLowerCase()), word, ...(labelled || name.length > 0 ? [] : [second])].flatMap((one) =>
		one.split(/[^a-z0-9]+/),
	);
	return { at, word, labelled, latest, name: name.join(" "), comparedWith, otherSoftware: near.some((one) => OTHERS.has(one)) };
}

/** `Tyco`, `C•CURE`, `9000`: starts with a capital or a digit, or has one inside. */
function isNameWord(text: string): boolean {
	return /^[\p{Lu}\d]/u.test(text) || /\p{Ll}\p{Lu}/u.test(text) || /^[a-z]+\d/.test(text);
}

/** The version goes on a list that began with a fix. */
function continuesFrom(sentence: Sentence, before: Mention, mention: Mention): boolean {
	const between = sentence.slice(before.to + 1, mention.from).map((word) => word.low);
	return (
		between.length <= 5 && between.every((word) => LABELS.has(word) || LATER.has(word) || word === "or" || word === "and" || word === "/")
	);
}

/** `… for affected VMS systems, and NVR 5.6 Build 595 for affected NVR systems`: the same verb, another product. */
function coordinated(sentence: Sentence, before: Mention, left: Left, behind: Behind): boolean {
	if (left.word !== "and" || left.at <= before.to || left.at - before.to > 8 || sentence[behind.next]?.low !== "for") return false;
	return sentence.slice(before.to + 1, left.at).every((word) => !/^(?:are|is|not|cannot|affected\.|vulnerable)$/.test(word.low));
}

/** `update X to version …`: the word before is `to`, and a verb of updating stands before it. */
function updatesTo(sentence: Sentence, left: Left): boolean {
	if (left.word !== "to") return UPDATE.test(left.word) && !/^mov|^chang/.test(left.word);
	for (let i = left.at - 1; i >= Math.max(0, left.at - 40); i--) if (UPDATE.test(sentence[i]?.low ?? "")) return true;
	return false;
}

/** `apply V9.00 or later`, `upgrade using patch SSM-TS v1.60.0`. */
function installs(sentence: Sentence, left: Left, behind: Behind): boolean {
	if (INSTALL.test(left.word)) {
		const verbBefore = sentence.slice(Math.max(0, left.at - 3), left.at).some((word) => UPDATE.test(word.low));
		return left.word === "using" || left.word === "use"
			? verbBefore
			: !/^download|^obtain/.test(left.word) || behind.later || left.labelled || left.name !== "";
	}
	return false;
}

/** `fixed in version …`, `addressed by …`. */
function isClosedIn(sentence: Sentence, left: Left): boolean {
	if (!["in", "by", "with", "from", "since", "of", "as"].includes(left.word)) return false;
	for (let i = left.at - 1; i >= Math.max(0, left.at - 4); i--)
		if (CLOSED.test(sentence[i]?.low ?? ""))
			return !["not", "never", "been"].includes(sentence[i - 1]?.low ?? "") || sentence[i - 2]?.low !== "not";
	return false;
}

/** `has released Version 2.5.12 to fix these issues`. */
function isReleased(sentence: Sentence, left: Left): boolean {
	for (let i = left.at; i >= Math.max(0, left.at - 6); i--) {
		const word = sentence[i];
		if (word === undefined || (i < left.at && /[,;:]/.test(word.after))) return false;
		if (RELEASED.test(word.low)) return !["for", "from"].includes(left.word);
		if (["for", "from", "on", "via", "within", "through", "as", "part"].includes(word.low)) return false;
	}
	return false;
}

/** `the latest firmware, Version 1.12.13.2`, `the fixed version, Uniview NVR-B3801…`. */
function isLatest(left: Left): boolean {
	return left.latest && !["for", "on", "from", "with"].includes(left.word);
}

/** `DS-2CD2xx2F-I Series: V5.4.5 build 170123 and later`: a line that is a name and a version. */
function isLine(sentence: Sentence, mention: Mention, left: Left, behind: Behind): boolean {
	const rest = sentence.slice(behind.next);
	if (
		rest.length > 0 &&
		!/^[(-]|^\u2013/.test(`${rest[0]?.before ?? ""}${rest[0]?.text ?? ""}`) &&
		!(rest.length <= 3 && rest[0]?.before === "(")
	)
		return false;
	const head = headOf(sentence, mention.from);
	if (head === undefined) return left.at < 0 && behind.later;
	const known = head.words <= 14 && !/\b(?:see|contact|advisory|notification|bulletin|cve)\b/i.test(head.text);
	return known && left.at < head.end && (head.colon || behind.later);
}

/** `should upgrade … 5.2 or later`: advice with `or later` and nothing against it. */
function isAdvised(sentence: Sentence, left: Left, behind: Behind): boolean {
	if (!behind.later || ["using", "with", "running", "for", "on"].includes(left.word)) return false;
	return (
		sentence.slice(0, left.at + 1).some((word) => /^(?:recommend|advis|encourag|should|must|requir|urge)/.test(word.low)) &&
		sentence.some((word) => UPDATE.test(word.low))
	);
}

interface HeadPhrase {
	readonly text: string;
	readonly words: number;
	/** Index behind it. */
	readonly end: number;
	readonly colon: boolean;
}

/** What stands before the first colon (or, in a short line, before the comma): the product a line is about. */
function headOf(sentence: Sentence, limit: number): HeadPhrase | undefined {
	for (let i = 0; i < Math.min(limit, 18); i++) {
		const word = sentence[i];
		if (word === undefined) return undefined;
		const colon = word.after.includes(":");
		if (
			colon ||
			(word.after.includes(",") &&
				i < 8 &&
				!sentence.slice(0, i + 1).some((one) => /^(?:users?|customers?|recommends?|released|has|have|is|for)$/.test(one.low)))
		) {
			return {
				text: sentence
					.slice(0, i + 1)
					.map((one) => `${one.before.replace(/["'\u201c]/g, "")}${one.text}`)
					.join(" "),
				words: i + 1,
				end: i + 1,
				colon,
			};
		}
	}
	return undefined;
}

/** The places that may name the product, best first. */
function productPhrases(sentence: Sentence, mention: Mention, left: Left, behind: Behind): string[] {
	const phrases: string[] = [];
	const join = (from: number, to: number): string =>
		sentence
			.slice(Math.max(0, from), to)
			.map((word) => word.text)
			.join(" ");
	if (left.word === "to") {
		for (let i = left.at - 1; i >= Math.max(0, left.at - 40); i--) {
			if (!UPDATE.test(sentence[i]?.low ?? "")) continue;
			phrases.push(join(i + 1, left.at).replace(/\b(?:to|from) .*$/, ""));
			break;
		}
	}
	phrases.push(left.name);
	const head = headOf(sentence, mention.from);
	if (head !== undefined && !/\S\s.*\b(?:recommends?|advises|encourages|update|upgrade|updating|upgrading)\b/i.test(head.text))
		phrases.push(head.text.replace(/^(?:for|upgrade|update)\s+/i, ""));
	const next = sentence[behind.next];
	if (next?.low === "for" || next?.low === "of") {
		let to = behind.next + 1;
		while (
			to < sentence.length &&
			to < behind.next + 9 &&
			!/^(?:which|that|to|and|by|is|are|via)$/.test(sentence[to]?.low ?? "") &&
			!/[,.;]/.test(sentence[to - 1]?.after ?? "")
		)
			to++;
		phrases.push(join(behind.next + 1, to));
	}
	const users = sentence.findIndex((word, i) => i < mention.from && /^(?:users|customers|owners)$/.test(word.low));
	const advises = sentence.findIndex((word) => /^(?:recommends|advises|encourages|urges|recommending)$/.test(word.low));
	if (users > 0 && advises < users) phrases.push(join(advises + 1, users));
	const of = sentence[users + 1]?.low;
	if (users >= 0 && (of === "of" || of === "with"))
		phrases.push(join(users + 2, Math.min(users + 9, left.at)).replace(/\b(?:should|to|are|update|upgrade|must|can)\b.*$/, ""));
	return phrases.filter((phrase) => phrase.trim() !== "");
}
