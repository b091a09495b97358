/** What somebody sets for themselves: the language. */
import { keepLanguage } from "../design/language.ts";
import { Choice, Word } from "../design/parts/form.tsx";
import { Notice } from "../design/parts/notice.tsx";
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from "../design/say.ts";
import { formOf } from "../program/desk.ts";
import { type Route, selfRoute } from "../program/route.ts";
import { page } from "./frame.tsx";

const PATH = "/console/settings";

/** Routes of the settings. */
export const SETTINGS_ROUTES: readonly Route[] = [
	selfRoute("GET", PATH, async (desk, visit, { person }) => {
		const say = visit.say;
		const { language } = await desk.preferences.of(person.id);
		const options = [
			{ value: "", name: say.t("settings.asBrowser") },
			...LANGUAGES.map((value) => ({ value, name: LANGUAGE_NAMES[value] })),
		];
		const children = (
			<>
				<Notice say={say} done={visit.c.req.query("done") === "kept" ? say.t("settings.kept") : undefined} />
				<form class="card" method="post" action={PATH}>
					<Word of={visit.formWord} />
					<Choice name="language" label={say.t("settings.language")} value={language ?? ""} options={options} />
					<p class="hint">{say.t("settings.languageHint")}</p>
					<p>
						<button type="submit">{say.t("settings.keep")}</button>
					</p>
				</form>
			</>
		);
		return page(visit.c, { say, title: say.t("place.settings"), person, formWord: visit.formWord, at: PATH, children });
	}),
	selfRoute("POST", PATH, async (desk, { c }, { person }) => {
		const asked = (await formOf(c)).get("language") ?? "";
		const language = isLanguage(asked) ? asked : undefined;
		const preferences = await desk.preferences.of(person.id);
		await desk.preferences.set({ personId: person.id, preferences: { ...preferences, language }, who: person.email, at: desk.gate.now() });
		if (language !== undefined) keepLanguage(c, language, desk.secure);
		return c.redirect(`${PATH}?done=kept`, 303);
	}),
];
