/** Drafts of advisories in the console: a list, the editor, the steps to release. */
import { type Draft, emptyDraft } from "../../../advisory/author/draft.ts";
import { type Drafting, draftOf, saveOver, stepOn } from "../../../advisory/author/drafting.ts";
import { type Act, needsTwo } from "../../../advisory/author/lifecycle.ts";
import type { KeptDraft } from "../../../advisory/author/ports.ts";
import { releaseOn, weaknessesIn } from "../../../advisory/csaf/registry/weaknesses.ts";
import type { Problem } from "../../../core/problem.ts";
import { toLine, visible } from "../../../core/problem.ts";
import { withRelabels } from "../../../match/relabel/add-relabels.ts";
import { Choice, Field, Word } from "../../design/parts/form.tsx";
import { EmptyState, Notice } from "../../design/parts/notice.tsx";
import { When } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { type Desk, formOf, type Visit } from "../../program/desk.ts";
import { openRoute, organisationRoute, type Route, type Within } from "../../program/route.ts";
import { baseOf, organisationPage } from "../organisation-page.tsx";
import { DraftEditor } from "./draft-editor.tsx";
import { draftFromForm } from "./draft-form.ts";
import { DraftLook, PreviewPage } from "./draft-look.tsx";
import { DRAFT_SCRIPT, DRAFT_SCRIPT_PATH } from "./draft-script.ts";

const BASE = "/console/organisations/:organisation/drafts";
const ONE = `${BASE}/:draft`;

/** A form with everything that an advisory says. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Routes of drafts. */
export const DRAFT_ROUTES: readonly Route[] = [
	openRoute("GET", DRAFT_SCRIPT_PATH, async (_, { c }) =>
		c.body(DRAFT_SCRIPT, 200, { "content-type": "text/javascript; charset=UTF-8", "cache-control": "public, max-age=31536000, immutable" }),
	),
	organisationRoute("GET", BASE, "advisory:publish", async (desk, visit, within) => listPage(desk, visit, within)),
	organisationRoute("POST", BASE, "advisory:publish", begin),
	organisationRoute(
		"GET",
		ONE,
		"advisory:publish",
		withDraft(async (desk, visit, within, kept) => editorPage(desk, visit, within, kept)),
	),
	{ ...organisationRoute("POST", ONE, "advisory:publish", withDraft(save)), bodyBytes: MOST_BYTES },
	{ ...organisationRoute("POST", `${ONE}/autosave`, "advisory:publish", withDraft(autosave)), bodyBytes: MOST_BYTES },
	{ ...organisationRoute("POST", `${ONE}/look`, "advisory:publish", withDraft(look)), bodyBytes: MOST_BYTES },
	organisationRoute("POST", `${ONE}/step`, "advisory:publish", withDraft(step)),
	organisationRoute("POST", `${ONE}/relabels`, "advisory:publish", withDraft(addRelabels)),
	organisationRoute("GET", `${ONE}/preview`, "advisory:publish", withDraft(previewPage)),
];

type Handle = (desk: Desk, visit: Visit, within: Within, kept: KeptDraft) => Promise<Response>;

/** A draft of an organisation out of reach is none. */
function withDraft(handle: Handle) {
	return async (desk: Desk, visit: Visit, within: Within): Promise<Response> => {
		const kept = await desk.authoring.drafts.draft(visit.c.req.param("draft") ?? "");
		return kept === undefined || !within.tree.within(within.organisation.id).some(({ id }) => id === kept.organisationId)
			? desk.refuse(visit, 404)
			: handle(desk, visit, within, kept);
	};
}

function drafting({ authoring, gate }: Desk): Drafting {
	return { drafts: authoring.drafts, now: () => gate.now() };
}

async function listPage(desk: Desk, visit: Visit, within: Within, problem?: Problem): Promise<Response> {
	const { say } = visit;
	const path = `${baseOf(within)}/drafts`;
	const drafts = await desk.authoring.drafts.drafts(within.organisation.id);
	const children = (
		<>
			<Notice say={say} problem={problem} />
			{drafts.length === 0 && (
				<EmptyState title="No advisory is being written">
					<p>A draft is checked as you type, approved by others, and only then released.</p>
				</EmptyState>
			)}
			<ul class="list card">
				{drafts.map((kept) => (
					<DraftItem say={say} kept={kept} path={path} />
				))}
			</ul>
			<h2>Begin one</h2>
			<form method="post" action={path}>
				<Word of={visit.formWord} />
				<Field name="trackingId" label="Number (tracking id)" hint="As you count your advisories: EXAMPLE-2026-0001" />
				<Field name="title" label="Title" optional />
				<button type="submit">Begin</button>
			</form>
		</>
	);
	return organisationPage(
		visit,
		within,
		{ say, title: say.t("place.drafts"), place: "/drafts", children },
		problem === undefined ? 200 : 422,
	);
}

function DraftItem({ say, kept, path }: { readonly say: Say; readonly kept: KeptDraft; readonly path: string }) {
	const draft = draftOf(kept);
	return (
		<li>
			<div class="who">
				<a href={`${path}/${kept.id}`}>
					<Text of={kept.trackingId} most={80} />
				</a>{" "}
				<Text of={draft.ok ? draft.value.title : ""} most={160} />
				<p class="hint">
					{waits(kept, draft.ok ? draft.value : undefined)}, revision {kept.revision}, <When say={say} at={kept.updatedAt} />
				</p>
			</div>
		</li>
	);
}

function waits({ state, approvals }: KeptDraft, draft: Draft | undefined): string {
	if (state !== "review" || draft === undefined) return state;
	return `in review: ${approvals.length} of ${needsTwo(draft) ? 2 : 1} approvals`;
}

async function begin(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const fields = await formOf(visit.c);
	const trackingId = (fields.get("trackingId") ?? "").trim();
	const refuse = (message: string) =>
		listPage(desk, visit, within, { code: "author/bad-draft", message, at: "trackingId", todo: "Give another number." });
	if (trackingId === "" || trackingId.length > 200) return refuse("a draft needs a number of at most 200 characters");
	const draft: Draft = { ...emptyDraft(trackingId), title: (fields.get("title") ?? "").slice(0, 1000) };
	const by = { who: within.known.person.email, at: desk.gate.now() };
	const kept = await desk.authoring.drafts.create({
		organisationId: within.organisation.id,
		trackingId,
		content: JSON.stringify(draft),
		...by,
	});
	if (kept === undefined) return refuse(`there is a draft ${visible(trackingId, 80)} already`);
	return visit.c.redirect(`${baseOf(within)}/drafts/${kept.id}`, 303);
}

const DONE: Readonly<Record<string, string>> = { saved: "Saved.", step: "Done, and on record." };

async function editorPage(desk: Desk, visit: Visit, within: Within, kept: KeptDraft, problem?: Problem, typed?: Draft): Promise<Response> {
	const { say } = visit;
	const held = draftOf(kept);
	if (!held.ok) return desk.refuse(visit, 404);
	const draft = typed ?? held.value;
	const path = `${baseOf(within)}/drafts/${kept.id}`;
	const { catalogue } = desk.authoring;
	const makers = new Set(draft.products.flatMap(({ vendor }) => catalogue.findVendors(vendor).map(({ id }) => id)));
	const children = (
		<>
			<Notice say={say} problem={problem} done={DONE[visit.c.req.query("done") ?? ""]} />
			<p>
				{waits(kept, draft)}, revision {kept.revision}. <a href={`${path}/preview`}>See it as a page</a>
			</p>
			<Steps say={say} kept={kept} draft={draft} path={`${path}/step`} formWord={visit.formWord} />
			<section aria-labelledby="look-title">
				<h2 id="look-title">What is left to do, and how it looks</h2>
				<div id="look">
					<DraftLook draft={draft} drafting={drafting(desk)} />
				</div>
			</section>
			<form method="post" action={`${path}/relabels`}>
				<Word of={visit.formWord} />
				<input type="hidden" name="base" value={String(kept.revision)} />
				<button type="submit" class="quiet">
					Add the same devices of other brands
				</button>
			</form>
			<DraftEditor
				draft={draft}
				revision={kept.revision}
				path={path}
				formWord={visit.formWord}
				vendors={catalogue.vendors}
				families={catalogue.families.filter(({ maker }) => makers.size === 0 || makers.has(maker))}
				weaknesses={weaknessesIn(releaseOn(new Date(desk.gate.now()).toISOString().slice(0, 10)) ?? 0)}
			/>
		</>
	);
	return organisationPage(
		visit,
		within,
		{
			say,
			title: kept.trackingId,
			place: "/drafts",
			above: [{ path: "/drafts", name: say.t("place.drafts") }],
			script: DRAFT_SCRIPT_PATH,
			children,
		},
		problem === undefined ? 200 : 422,
	);
}

function Steps({
	say,
	kept,
	draft,
	path,
	formWord,
}: {
	readonly say: Say;
	readonly kept: KeptDraft;
	readonly draft: Draft;
	readonly path: string;
	readonly formWord: string;
}) {
	const acts = ACTS[kept.state];
	return (
		<>
			{kept.approvals.length > 0 && (
				<ul class="list">
					{kept.approvals.map(({ who, at, kind, reason }) => (
						<li>
							<Text of={`${kind === "approval" ? "approved" : "approved alone"}: ${who}${reason === "" ? "" : `: ${reason}`}`} most={400} />{" "}
							<When say={say} at={at} />
						</li>
					))}
				</ul>
			)}
			{acts.length > 0 && (
				<form method="post" action={path}>
					<Word of={formWord} />
					<input type="hidden" name="base" value={String(kept.revision)} />
					<Choice name="act" label="Next step" options={acts.map((value) => ({ value, name: ACT_NAMES[value] }))} />
					<Field
						name="reason"
						label="Reason"
						hint={needsTwo(draft) ? "Needed to approve alone; it stays in the record." : "For the record."}
						optional
					/>
					<button type="submit">Do it</button>
				</form>
			)}
		</>
	);
}

const ACTS: Readonly<Record<KeptDraft["state"], readonly Act[]>> = {
	draft: ["submit"],
	review: ["approve", "return", "break-glass"],
	approved: ["publish", "return"],
	published: [],
};
const ACT_NAMES: Readonly<Record<Act, string>> = {
	submit: "Hand over to review",
	approve: "Approve",
	"break-glass": "Approve alone (break glass)",
	return: "Give back",
	publish: "Release",
};

async function step(desk: Desk, visit: Visit, within: Within, kept: KeptDraft): Promise<Response> {
	const fields = await formOf(visit.c);
	const act = (Object.keys(ACT_NAMES) as Act[]).find((one) => one === fields.get("act"));
	// Whoever approves has seen this revision, and approves no other.
	const isSeen = fields.get("base") === String(kept.revision);
	if (act === undefined || !isSeen) return editorPage(desk, visit, within, kept, meanwhile(kept.trackingId));
	const moved = await stepOn(
		kept,
		act,
		{ who: within.known.person.email, reason: (fields.get("reason") ?? "").slice(0, 2000) },
		drafting(desk),
	);
	if (!moved.ok) return editorPage(desk, visit, within, kept, moved.error);
	return visit.c.redirect(`${baseOf(within)}/drafts/${kept.id}?done=step`, 303);
}

function meanwhile(at: string): Problem {
	return {
		code: "author/changed-meanwhile",
		message: "the draft was changed since this page was made",
		at,
		todo: "Look at it again, and make your change on top.",
	};
}

/** The draft of a form, and what came of saving it; somebody else's save is never overwritten. */
async function take(desk: Desk, visit: Visit, within: Within, kept: KeptDraft) {
	const fields = await formOf(visit.c);
	const held = draftOf(kept);
	if (!held.ok) return { problem: held.error };
	const typed = draftFromForm(fields, held.value);
	if (!typed.ok) return { problem: typed.error };
	const draft = typed.value;
	if (fields.get("base") !== String(kept.revision)) return { problem: meanwhile(kept.trackingId), draft };
	const saved = await saveOver(kept, draft, within.known.person.email, drafting(desk));
	return saved.ok ? { saved: saved.value, draft } : { problem: saved.error, draft };
}

async function save(desk: Desk, visit: Visit, within: Within, kept: KeptDraft): Promise<Response> {
	const { saved, problem, draft } = await take(desk, visit, within, kept);
	if (saved === undefined) return editorPage(desk, visit, within, kept, problem, draft);
	return visit.c.redirect(`${baseOf(within)}/drafts/${kept.id}?done=saved`, 303);
}

async function autosave(desk: Desk, visit: Visit, within: Within, kept: KeptDraft): Promise<Response> {
	const { saved, problem } = await take(desk, visit, within, kept);
	if (saved === undefined) return visit.c.json({ text: problem === undefined ? "Not saved." : `Not saved. ${toLine(problem)}` }, 422);
	return visit.c.json({ revision: saved.revision, text: `Saved, revision ${saved.revision}.` });
}

async function look(desk: Desk, visit: Visit, _: Within, kept: KeptDraft): Promise<Response> {
	const held = draftOf(kept);
	const typed = held.ok ? draftFromForm(await formOf(visit.c), held.value) : held;
	if (!typed.ok) return visit.c.json({ text: toLine(typed.error) }, 422);
	return visit.c.html(<DraftLook draft={typed.value} drafting={drafting(desk)} />);
}

/** Adds the devices that other brands sell; what is added is marked to be looked over. */
async function addRelabels(desk: Desk, visit: Visit, within: Within, kept: KeptDraft): Promise<Response> {
	const held = draftOf(kept);
	if (!held.ok) return editorPage(desk, visit, within, kept, held.error);
	if ((await formOf(visit.c)).get("base") !== String(kept.revision))
		return editorPage(desk, visit, within, kept, meanwhile(kept.trackingId));
	const draft = withRelabels(held.value, desk.authoring.catalogue);
	const saved = await saveOver(kept, draft, within.known.person.email, drafting(desk));
	if (!saved.ok) return editorPage(desk, visit, within, kept, saved.error);
	return visit.c.redirect(`${baseOf(within)}/drafts/${kept.id}?done=saved`, 303);
}

async function previewPage(desk: Desk, visit: Visit, within: Within, kept: KeptDraft): Promise<Response> {
	const draft = draftOf(kept);
	if (!draft.ok) return desk.refuse(visit, 404);
	const { say } = visit;
	return organisationPage(visit, within, {
		say,
		title: `Preview of ${kept.trackingId}`,
		place: "/drafts",
		above: [
			{ path: "/drafts", name: say.t("place.drafts") },
			{ path: `/drafts/${kept.id}`, name: kept.trackingId },
		],
		children: <PreviewPage draft={draft.value} now={desk.gate.now()} />,
	});
}
