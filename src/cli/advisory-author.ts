/** `seawall advisory new|edit|submit|approve|return|release|embargo` and `list --drafts`: drafts of a data directory. */
import { type Draft, emptyDraft } from "../advisory/author/draft.ts";
import { type Drafting, draftOf, endEmbargoes, findingsIn, saveOver, stepOn } from "../advisory/author/drafting.ts";
import { draftFromFacts, isFacts } from "../advisory/author/from-facts.ts";
import { type Act, needsTwo } from "../advisory/author/lifecycle.ts";
import type { KeptDraft } from "../advisory/author/ports.ts";
import { readDraft } from "../advisory/author/read-draft.ts";
import { toCsaf } from "../advisory/author/to-csaf.ts";
import { visible } from "../core/problem.ts";
import { withRelabels } from "../match/relabel/add-relabels.ts";
import type { HeldDrafts } from "./authoring-ports.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { setFields } from "./set-fields.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options of `new`. */
export interface NewCall {
	readonly from?: string;
	readonly id?: string;
	readonly title?: string;
	readonly publisherName?: string;
	readonly publisherNamespace?: string;
	readonly by?: string;
	readonly data: string;
}

/** Options of `edit`. */
export interface EditCall {
	readonly with?: string;
	readonly set: readonly string[];
	/** Adds the devices that other brands sell. */
	readonly relabels: boolean;
	readonly format: string;
	readonly by?: string;
	readonly data: string;
}

/** Options of the steps. */
export interface StepCall {
	readonly by?: string;
	readonly reason?: string;
	readonly data: string;
}

/** Makes a draft; prints its tracking id. */
export async function newDraft(call: NewCall, ports: Ports): Promise<number> {
	return withDrafts(call.data, ports, async (held) => {
		const trackingId = call.id ?? (await nextId(held, ports));
		const publisher = { name: call.publisherName ?? "", namespace: call.publisherNamespace ?? "", category: "vendor" };
		const begun =
			call.from === undefined ? { ...emptyDraft(trackingId), publisher } : await fromFile(call.from, trackingId, publisher, ports);
		const draft: Draft = { ...begun, trackingId: call.id ?? (begun.trackingId || trackingId), title: call.title ?? begun.title };
		return keepNew(draft, call.by, held, ports);
	});
}

/** Keeps a draft that was made from something, and says what stands between it and its release. */
export async function keepNew(draft: Draft, by: string | undefined, held: HeldDrafts, ports: Ports): Promise<number> {
	const { trackingId } = draft;
	const kept = await held.drafts.create({
		organisationId: await held.organisationId(),
		trackingId,
		content: JSON.stringify(draft),
		who: by ?? held.who,
		at: ports.now(),
	});
	if (kept === undefined)
		throw wrong("cli/bad-draft", `there is a draft ${visible(trackingId, 80)} already`, "--id", "Edit that one, or give another id.");
	await ports.out(`${visible(trackingId, 120)}\n`);
	const findings = findingsIn(draft, ports);
	const errors = findings.filter(({ level }) => level === "error").length;
	ports.say(
		`note: ${errors} ${errors === 1 ? "error stands" : "errors stand"} between it and review: seawall advisory edit ${visible(trackingId, 60)} --format findings`,
	);
	return 0;
}

async function fromFile(file: string, trackingId: string, publisher: Draft["publisher"], ports: Ports): Promise<Draft> {
	const value = parse(await ports.readWhole(file), file);
	if (isFacts(value)) return orFail(draftFromFacts(value, trackingId, publisher, file));
	const draft = orFail(readDraft(value, file));
	return { ...draft, publisher: publisher.name === "" ? draft.publisher : publisher };
}

function parse(text: string, file: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, ""));
	} catch {
		throw wrong("cli/bad-draft", "the file is not JSON", file, "Give a draft or facts as docs/author.md shows.");
	}
}

/** The next free tracking id of the year. */
export async function nextId({ drafts }: HeldDrafts, ports: Ports): Promise<string> {
	return freeId(await drafts.drafts(), ports.today());
}

/** `ADV-2026-0001`: the next number of the year. */
function freeId(drafts: readonly KeptDraft[], today: string): string {
	const lead = `ADV-${today.slice(0, 4)}-`;
	const numbers = drafts.map(({ trackingId }) => (trackingId.startsWith(lead) ? Number(trackingId.slice(lead.length)) : 0));
	const next = Math.max(0, ...numbers.filter((number) => Number.isInteger(number))) + 1;
	return `${lead}${String(next).padStart(4, "0")}`;
}

/** Changes a draft, or shows it: as a draft, as the document, or what the check finds. */
export async function editDraft(id: string, call: EditCall, ports: Ports): Promise<number> {
	return withDrafts(call.data, ports, async (held) => {
		let kept = await find(id, held);
		let draft = orFail(draftOf(kept));
		if (call.with !== undefined || call.set.length > 0 || call.relabels) {
			const base: unknown = call.with === undefined ? draft : parse(await ports.readWhole(call.with), call.with);
			draft = orFail(readDraft(setFields(base, call.set), call.with ?? id));
			if (call.relabels) draft = withRelabels(draft, orFail(await ports.loadCatalogue()));
			kept = orFail(await saveOver(kept, draft, call.by ?? held.who, await drafting(held, ports)));
			ports.say(`note: revision ${kept.revision}, ${kept.state}`);
		}
		return show(draft, call.format, held, ports);
	});
}

async function show(draft: Draft, format: string, held: HeldDrafts, ports: Ports): Promise<number> {
	if (format === "draft") await ports.out(`${JSON.stringify(draft, undefined, 2)}\n`);
	else if (format === "csaf") await ports.out(toCsaf(draft, { now: ports.now(), status: "draft" }));
	else if (format === "findings") {
		const findings = findingsIn(draft, await drafting(held, ports));
		const lines = findings.map(
			({ level, rule, place, message }) => `${level}: ${rule}: ${visible(message, 300)} (${visible(place, 120) || "/"})`,
		);
		await ports.out(findings.length === 0 ? "Nothing stands between it and review.\n" : `${lines.join("\n")}\n`);
		return findings.some(({ level }) => level === "error") ? 1 : 0;
	} else throw wrong("cli/unknown-format", `there is no form "${visible(format, 60)}"`, "--format", "Use one of draft, csaf, findings.");
	return 0;
}

/** Lists drafts with where they stand and what they wait for. */
export async function listDrafts(call: { readonly format: string; readonly data: string }, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	return withDrafts(call.data, ports, async ({ drafts }) => {
		const all = (await drafts.drafts()).map((kept) => {
			const draft = draftOf(kept);
			const { trackingId, state, revision, approvals, editors, updatedAt } = kept;
			return {
				trackingId,
				title: draft.ok ? draft.value.title : "",
				state,
				revision,
				approvals,
				editors,
				needsTwo: draft.ok && needsTwo(draft.value),
				tlp: draft.ok ? draft.value.tlp : "",
				embargoUntil: draft.ok ? draft.value.embargoUntil : "",
				updatedAt: new Date(updatedAt).toISOString(),
			};
		});
		if (call.format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/drafts/1", drafts: all }, undefined, 2)}\n`);
		else {
			const lines = all.map(({ trackingId, title, state, revision, approvals, needsTwo: two }) => {
				const waits = state === "review" ? ` (${approvals.length} of ${two ? 2 : 1} approvals)` : "";
				return `${visible(trackingId, 40)}  ${state}${waits}  revision ${revision}  ${visible(title, 80)}`;
			});
			await ports.out(all.length === 0 ? "There is no draft.\n" : `${lines.join("\n")}\n`);
		}
		return 0;
	});
}

/** Makes a step; prints where the draft stands then. */
export async function stepDraft(id: string, act: Act, call: StepCall, ports: Ports): Promise<number> {
	return withDrafts(call.data, ports, async (held) => {
		const kept = await find(id, held);
		if (act === "approve" && (call.by ?? "").trim() === "")
			throw wrong("cli/bad-draft", "an approval has a name", "--by", "Say who approves.");
		const moved = orFail(await stepOn(kept, act, { who: call.by ?? held.who, reason: call.reason ?? "" }, await drafting(held, ports)));
		await ports.out(`${visible(moved.trackingId, 120)}: ${moved.state}\n`);
		return 0;
	});
}

/** Ends embargoes whose minute has come; `at` stands in for now. */
export async function embargo(call: { readonly at?: string; readonly data: string }, ports: Ports): Promise<number> {
	const at = call.at === undefined ? ports.now() : Date.parse(call.at);
	if (!Number.isFinite(at))
		throw wrong("cli/bad-date", `"${visible(call.at ?? "", 40)}" is no instant`, "--at", "Write it as 2026-12-01T08:00Z.");
	return withDrafts(call.data, ports, async (held) => {
		const ended = await endEmbargoes({ ...(await drafting(held, ports)), now: () => at });
		await ports.out(
			ended.length === 0
				? "No embargo has ended.\n"
				: `${ended.map(({ trackingId }) => `${visible(trackingId, 120)}: TLP:CLEAR`).join("\n")}\n`,
		);
		return 0;
	});
}

async function find(id: string, { drafts }: HeldDrafts): Promise<KeptDraft> {
	const found = (await drafts.drafts()).filter(({ trackingId, id: own }) => trackingId === id || own === id);
	const [one] = found;
	if (one === undefined) throw wrong("cli/bad-draft", `there is no draft ${visible(id, 80)}`, "ID", "See seawall advisory list --drafts.");
	if (found.length > 1)
		throw wrong(
			"cli/bad-draft",
			`${found.length} organisations have a draft ${visible(id, 80)}`,
			"ID",
			`Name it by its own id: ${found.map((each) => each.id).join(", ")}.`,
		);
	return one;
}

async function drafting({ drafts }: HeldDrafts, ports: Ports): Promise<Drafting> {
	return { drafts, now: ports.now, spelling: await ports.loadDictionaries() };
}

/** Opens the drafts for a piece of work. */
export async function withDrafts(data: string, ports: Ports, work: (held: HeldDrafts) => Promise<number>): Promise<number> {
	const held = orFail(await ports.authoring.openDrafts(data));
	try {
		return await work(held);
	} finally {
		await held.close();
	}
}

function wrong(code: "cli/bad-draft" | "cli/unknown-format" | "cli/bad-date", message: string, at: string, todo: string): CallError {
	return new CallError({ code, message, at, todo });
}
