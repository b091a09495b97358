/** `seawall advisory render`: one document as a page, as text, as Markdown, in 360 or in 90 characters, with the same facts in each. */
import { readCredits } from "../advisory/csaf/credits.ts";
import type { Advisory } from "../advisory/document.ts";
import type { FormName } from "../advisory/render/check-forms.ts";
import type { RenderOptions } from "../advisory/render/render-options.ts";
import type { RenderLanguage } from "../advisory/render/words.ts";
import { writeForm } from "../advisory/render/write-form.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import { type AttackLists, attackedIn, attackedOn, NO_LISTS } from "../match/attack-lists.ts";
import { dueOf } from "../match/ssvc/due.ts";
import { oneDocument } from "./one-document.ts";
import { orFail, type Ports } from "./ports.ts";

/** Options as commander gives them. */
export interface RenderCall {
	readonly format: FormName;
	readonly language: RenderLanguage;
	readonly origin?: string;
	readonly asOf?: string;
	readonly data: string;
}

/** Renders one document. */
export async function renderDocument(named: string, call: RenderCall, ports: Ports): Promise<number> {
	const { language, format: form } = call;
	const { advisory, bytes } = await oneDocument(named, call, ports);
	const catalogue = orFail(await ports.loadCatalogue());
	const asOf = call.asOf ?? ports.today();
	const held = await ports.readHeld(call.data, call.asOf);
	const lists = held.ok ? (held.value?.lists ?? NO_LISTS) : NO_LISTS;
	const options: RenderOptions = { language, asOf, credits: readCredits(bytes), ...urgencyOf(advisory, lists, catalogue, asOf) };
	await ports.out(withEnd(orFail(writeForm(advisory, form, options))));
	return 0;
}

/** What is known of attacks, and until when to act by that: as the public pages say it. */
export function urgencyOf(
	advisory: Advisory,
	lists: AttackLists,
	catalogue: Pick<Catalogue, "attacked">,
	asOf: string,
): Pick<RenderOptions, "attacks" | "deadlines"> {
	const attacked = attackedIn(lists, catalogue);
	const holes = advisory.vulnerabilities.map(({ cve, scores }) => ({
		vectors: [...new Set(scores.map(({ vector }) => vector))],
		attacked: cve === undefined ? undefined : attackedOn(asOf, attacked(cve)),
		waves: [],
	}));
	const [internet, internal] = [dueOf(holes, "internet", asOf), dueOf(holes, "internal", asOf)];
	return {
		attacks: holes.flatMap((hole) => (hole.attacked === undefined ? [] : [{ cve: hole.attacked.cve, since: hole.attacked.kevAdded }])),
		deadlines: internet === undefined || internal === undefined ? undefined : { internet, internal },
	};
}

function withEnd(text: string): string {
	return text.endsWith("\n") ? text : `${text}\n`;
}
