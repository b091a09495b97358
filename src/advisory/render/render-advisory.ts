/** An advisory as parts of text, ordered for whoever has to act: what is affected, what to do, how to tell, by when; then the rest. */
import { oneLine } from "../../core/one-line.ts";
import type { Advisory } from "../document.ts";
import { leadOf } from "./affected.ts";
import { affectedBlocks, type HoleLines, holesOf } from "./affected-table.ts";
import type { Block, RenderedAdvisory, Section } from "./parts.ts";
import type { RenderOptions } from "./render-options.ts";
import { documentBlocks, holeBlocks, languageOf, linkTo, moreBlocks, quote } from "./rest.ts";
import { urgencyTerms } from "./urgency-words.ts";
import type { RenderWords } from "./words.ts";
import { wordsIn } from "./words-in.ts";

/** Renders a document that was read; its texts are a stranger's. */
export function renderAdvisory(advisory: Advisory, options: RenderOptions): RenderedAdvisory {
	const words = wordsIn(options.language);
	const holes = holesOf(advisory);
	const lead = leadOf(
		holes.map(({ name, stated }) => ({ name, lines: stated.lines })),
		advisory.withdrawn === true,
	);
	const isWithdrawn = advisory.withdrawn === true;
	const facts = urgencyTerms(advisory, options, words);
	const sections: readonly (Section | undefined)[] = [
		section("affected", words, affectedBlocks(advisory, holes, words)),
		isWithdrawn ? undefined : section("do", words, toDo(advisory, holes, lead, options, words)),
		isWithdrawn ? undefined : section("tell", words, [{ kind: "list", ordered: true, items: words.tell.map((line) => [line]) }]),
		isWithdrawn ? undefined : section("when", words, whenBlocks(options, facts.slice(2), words)),
		section("holes", words, holeBlocks(advisory, holes, options, words)),
		section("more", words, moreBlocks(advisory, options, words)),
		section("document", words, documentBlocks(advisory, words)),
	];
	return {
		language: words.language,
		id: oneLine(advisory.id, 120),
		title: oneLine(advisory.title, 400),
		titleLanguage: languageOf(advisory),
		over: `${words.warning} ${oneLine(advisory.id, 120)}, ${oneLine(advisory.currentReleaseDate.slice(0, 10), 10)}`,
		lead: words.lead[lead.kind],
		facts,
		sections: sections.filter((one) => one !== undefined && one.blocks.length > 0) as readonly Section[],
	};
}

function section(id: Section["id"], words: RenderWords, blocks: readonly Block[]): Section {
	return { id, title: words.sections[id], blocks };
}

function toDo(
	advisory: Advisory,
	holes: readonly HoleLines[],
	lead: ReturnType<typeof leadOf>,
	{ deadlines }: RenderOptions,
	{ steps, advice, downloads, more }: RenderWords,
): readonly Block[] {
	const remedies = new Set(holes.flatMap(({ stated }) => stated.lines.map(({ remedy }) => remedy)));
	const fixes = lead.kind === "upgrade" || lead.kind === "some";
	const items = [
		...(fixes ? [steps.install] : []),
		...(lead.kind === "replace" || lead.kind === "some" ? [steps.replace] : []),
		...(remedies.has("ask") ? [steps.ask] : []),
		steps.offline,
		...(fixes && lead.staysOpen.length > 0 ? [steps.staysOpen(oneLine(lead.staysOpen.slice(0, 8).join(", "), 400))] : []),
		...(deadlines?.internet.forensics === true ? [steps.forensics] : []),
		steps.foreign,
	];
	const blocks: Block[] = [{ kind: "list", ordered: true, items: items.map((item) => [item]) }];
	const told = adviceOf(advisory);
	if (told.length > 0) {
		blocks.push({ kind: "heading", text: advice });
		for (const text of told.slice(0, MOST_ADVICE)) blocks.push(...quote(text, advisory));
		if (told.length > MOST_ADVICE) blocks.push({ kind: "paragraph", line: [more(told.length - MOST_ADVICE)] });
	}
	const urls = [...new Set(advisory.vulnerabilities.flatMap((hole) => hole.remediations.flatMap(({ url }) => url ?? [])))];
	if (urls.length > 0) {
		blocks.push({ kind: "heading", text: downloads });
		blocks.push({ kind: "list", ordered: false, items: urls.slice(0, MOST_LINKS).map((url) => [linkTo(url, "")]) });
		if (urls.length > MOST_LINKS) blocks.push({ kind: "paragraph", line: [more(urls.length - MOST_LINKS)] });
	}
	return blocks;
}

const MOST_ADVICE = 40;
const MOST_LINKS = 100;

/** What the publisher says of remedies, each text once. What is no more than the fix that the table names is not said again. */
function adviceOf({ vulnerabilities }: Advisory): readonly string[] {
	const told = vulnerabilities.flatMap((hole) => hole.remediations);
	const besides = told.filter(({ details, fixes }) => !fixes.some(({ quote }) => quote.trim().length >= details.trim().length - 2));
	return [...new Set(besides.map(({ details }) => details.trim()))].filter((text) => text !== "");
}

function whenBlocks({ deadlines }: RenderOptions, terms: RenderedAdvisory["facts"], words: RenderWords): readonly Block[] {
	if (deadlines === undefined) return [{ kind: "paragraph", line: [words.due.none] }];
	return [
		{ kind: "terms", entries: terms },
		{ kind: "paragraph", line: [words.due.why] },
	];
}
