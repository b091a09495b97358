/** `seawall advisory cascade`: the brands that sell the devices of an advisory, who of them has answered, and drafts for the others. */
import { isPublicAdvisory } from "../advisory/is-public.ts";
import { visible } from "../core/problem.ts";
import { type BrandAnswer, brandAnswers } from "../match/relabel/answers.ts";
import { downstreamDraft, downstreamOf } from "../match/relabel/cascade.ts";
import { withDrafts } from "./advisory-author.ts";
import { knownFacts } from "./known-facts.ts";
import { oneDocument } from "./one-document.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options as commander gives them. */
export interface CascadeCall {
	readonly format: string;
	readonly brand: readonly string[];
	readonly advisories: readonly string[];
	/** Keeps a draft for each brand that has not answered. */
	readonly keep: boolean;
	readonly publisherName?: string;
	readonly publisherNamespace?: string;
	readonly by?: string;
	readonly data: string;
}

/** Shows the matrix, and makes the drafts. */
export async function cascade(named: string, call: CascadeCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const { advisory } = await oneDocument(named, call, ports);
	const catalogue = orFail(await ports.loadCatalogue());
	const all = downstreamOf(advisory, catalogue);
	const wanted = new Set(call.brand.flatMap((name) => catalogue.findVendors(name).map(({ id }) => id)));
	const chosen = wanted.size === 0 ? all : all.filter(({ brand }) => wanted.has(brand.id));
	if (chosen.length === 0)
		throw new CallError({
			code: "cli/no-brand",
			message: "the catalogue knows no brand that sells these devices under another name",
			at: visible(named, 120),
			todo: "See seawall relabels.",
		});
	const cves = [...new Set(advisory.vulnerabilities.flatMap(({ cve }) => cve ?? []))];
	const known = await knownFacts(ports.today(), { advisories: call.advisories, data: call.data }, ports, undefined);
	const matrix = brandAnswers(
		cves,
		chosen.map(({ brand }) => brand),
		known.advisories.filter((one) => one.further === undefined),
		catalogue,
	);
	const silent = chosen.filter(({ brand }) => !matrix.some((cell) => cell.brand === brand.id && cell.answer === "own"));
	const publisher = { name: call.publisherName ?? "", namespace: call.publisherNamespace ?? "", category: "coordinator" };
	const drafts = silent.map((one) => downstreamDraft(advisory, one, publisher, catalogue));
	if (call.keep)
		await withDrafts(call.data, ports, async (held) => {
			const organisationId = await held.organisationId();
			for (const draft of drafts) {
				const { trackingId } = draft;
				const kept = await held.drafts.create({
					organisationId,
					trackingId,
					content: JSON.stringify(draft),
					who: call.by ?? held.who,
					at: ports.now(),
				});
				ports.say(
					kept === undefined
						? `note: there is a draft ${visible(trackingId, 80)} already: it was left as it is`
						: `note: draft ${visible(trackingId, 80)}`,
				);
			}
			return 0;
		});
	if (call.format === "json") {
		const answer = { schema: "seawall/cascade/1", advisory: advisory.id, isPublic: isPublicAdvisory(advisory), brands: matrix, drafts };
		await ports.out(`${JSON.stringify(answer, undefined, 2)}\n`);
	} else await ports.out(tableOf(matrix, cves, drafts.length, call.keep));
	return 0;
}

const WORDS: Readonly<Record<BrandAnswer["answer"], string>> = { own: "answered", others: "others say", none: "silent" };

function tableOf(matrix: readonly BrandAnswer[], cves: readonly string[], drafts: number, kept: boolean): string {
	const lines = [...Map.groupBy(matrix, ({ brand }) => brand).values()].map((cells) => {
		const said = cells.map(
			({ cve, answer, documents }) =>
				`${cve} ${WORDS[answer]}${
					documents.length === 0
						? ""
						: ` (${documents
								.slice(0, 3)
								.map((id) => visible(id, 40))
								.join(", ")})`
				}`,
		);
		return `${(cells[0]?.name ?? "").padEnd(20)}  ${said.join("; ")}`;
	});
	const silent = [...Map.groupBy(matrix, ({ brand }) => brand).values()].filter((cells) =>
		cells.every(({ answer }) => answer === "none"),
	).length;
	const head = `${lines.length} brands sell these devices; ${silent} of them are silent about ${cves.length === 1 ? (cves[0] ?? "it") : `${cves.length} holes`}. Silence is no word that nothing is affected.`;
	const tail = kept
		? `${drafts} drafts are for those who have not answered: seawall advisory list --drafts`
		: `${drafts} drafts can be kept with --keep, shown with --format json.`;
	return `${[head, "", ...lines, "", tail].join("\n")}\n`;
}
