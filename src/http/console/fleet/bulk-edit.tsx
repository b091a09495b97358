/** What can be stated by hand of the devices that are ticked, and the way back from it. */

import { EXPOSURE_KEYS } from "../../design/marks.tsx";
import { Word } from "../../design/parts/form.tsx";
import type { Say } from "../../design/say.ts";
import type { HandStatement } from "../../import-port.ts";
import { EXPOSURES } from "./device-query.ts";

/** Longest text of a field. */
const LONGEST = 200;

/** The bar under the list; its boxes stand in the rows. It comes with the first one that is ticked, by the sheet alone and without a script. */
export function BulkBar({
	say,
	path,
	formWord,
	back,
}: {
	readonly say: Say;
	readonly path: string;
	readonly formWord: string;
	readonly back: string;
}) {
	return (
		<form class="bulk" id="bulk" method="post" action={`${path}/edit`} aria-label={say.t("bulk.title")}>
			<Word of={formWord} />
			<input type="hidden" name="back" value={back} />
			<span class="picked">{say.t("bulk.picked")}</span>
			<div class="field">
				<label for="bulk-site">{say.t("column.site")}</label>
				<input id="bulk-site" name="site" maxlength={LONGEST} autocomplete="off" />
			</div>
			<div class="field">
				<label for="bulk-exposure">{say.t("column.exposure")}</label>
				<Exposures say={say} id="bulk-exposure" />
			</div>
			<button type="submit">{say.t("bulk.do")}</button>
			<span class="soft fine">{say.t("bulk.how")}</span>
		</form>
	);
}

/** The same for one device, with its name. */
export function EditDevice({
	say,
	path,
	formWord,
	id,
}: {
	readonly say: Say;
	readonly path: string;
	readonly formWord: string;
	readonly id: string;
}) {
	return (
		<details>
			<summary>{say.t("bulk.one")}</summary>
			<form class="card" method="post" action={`${path}/edit`}>
				<Word of={formWord} />
				<input type="hidden" name="device" value={id} />
				<input type="hidden" name="back" value={`/${id}`} />
				<label for="edit-name">{say.t("field.name")}</label>
				<input id="edit-name" name="name" maxlength={LONGEST} autocomplete="off" />
				<label for="edit-site">{say.t("column.site")}</label>
				<input id="edit-site" name="site" maxlength={LONGEST} autocomplete="off" />
				<label for="edit-exposure">{say.t("column.exposure")}</label>
				<Exposures say={say} id="edit-exposure" />
				<p class="hint">{say.t("bulk.how")}</p>
				<p>
					<button type="submit">{say.t("bulk.do")}</button>
				</p>
			</form>
		</details>
	);
}

function Exposures({ say, id }: { readonly say: Say; readonly id: string }) {
	return (
		<select id={id} name="exposure">
			<option value="">{say.t("bulk.leave")}</option>
			{EXPOSURES.filter((exposure) => exposure !== "unknown").map((exposure) => (
				<option value={exposure}>{say.t(EXPOSURE_KEYS[exposure])}</option>
			))}
		</select>
	);
}

/** What was done, with the way back. */
export function EditDone({
	say,
	path,
	formWord,
	n,
	edit,
}: {
	readonly say: Say;
	readonly path: string;
	readonly formWord: string;
	readonly n: number;
	readonly edit: string;
}) {
	return (
		<form class="notice row" method="post" action={`${path}/undo`} role="status">
			<Word of={formWord} />
			<input type="hidden" name="edit" value={edit} />
			<span>{say.t("bulk.done", { n })}</span>
			<button type="submit" class="quiet slim">
				{say.t("bulk.undo")}
			</button>
		</form>
	);
}

/** What a form states; `undefined` when it states nothing. */
export function statementOf(form: URLSearchParams): HandStatement | undefined {
	const text = (name: string): string | undefined => {
		const value = form.get(name)?.replaceAll(/\s+/g, " ").trim().slice(0, LONGEST);
		return value === "" ? undefined : value;
	};
	const exposure = EXPOSURES.find((each) => each === form.get("exposure"));
	const statement = { site: text("site"), name: text("name"), exposure: exposure === "unknown" ? undefined : exposure };
	return Object.values(statement).some((value) => value !== undefined) ? statement : undefined;
}
