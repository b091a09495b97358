/** Lists that somebody comes back to: theirs alone, at the top of the fleet. */
import type { SavedView } from "../../../people/preferences.ts";
import { Word } from "../../design/parts/form.tsx";
import type { Say } from "../../design/say.ts";
import { shown } from "../../design/shown.tsx";

/** Longest name of a view. */
export const LONGEST_NAME = 60;

/** What is shown. */
export interface SavedViewsProps {
	readonly say: Say;
	readonly base: string;
	readonly views: readonly SavedView[];
	/** What stands behind the `?` of the list that is looked at now. */
	readonly query: string;
	readonly formWord: string;
}

/** The views, and a way to keep the list that is looked at now. */
export function SavedViews({ say, base, views, query, formWord }: SavedViewsProps) {
	const here = views.find((view) => view.query === query);
	return (
		<div class="row spread views">
			{views.length > 0 && (
				<nav aria-label={say.t("views.title")}>
					<ul class="chips">
						{views.map((view) => (
							<li>
								<a href={`${base}/fleet?${view.query}`} {...(view === here ? { "aria-current": "page" } : {})}>
									<bdi>{shown(view.name, LONGEST_NAME)}</bdi>
								</a>
							</li>
						))}
					</ul>
				</nav>
			)}
			{here !== undefined && (
				<form method="post" action={`${base}/views/remove`}>
					<Word of={formWord} />
					<input type="hidden" name="view" value={here.id} />
					<button type="submit" class="link">
						{say.t("views.remove", { name: shown(here.name, LONGEST_NAME) })}
					</button>
				</form>
			)}
			{here === undefined && query !== "" && (
				<form method="post" action={`${base}/views`} class="row">
					<Word of={formWord} />
					<input type="hidden" name="query" value={query} />
					<label for="view-name" class="unseen">
						{say.t("views.name")}
					</label>
					<input
						id="view-name"
						name="name"
						required
						maxlength={LONGEST_NAME}
						placeholder={say.t("views.name")}
						autocomplete="off"
						class="slim"
					/>
					<button type="submit" class="quiet slim">
						{say.t("views.keep")}
					</button>
				</form>
			)}
		</div>
	);
}
