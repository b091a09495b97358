/** The switch of the language, for whoever looks at a page of the console. */
import type { Known } from "../../people/ports.ts";
import { keepLanguage } from "../design/language.ts";
import { isLanguage, type Language } from "../design/say.ts";
import { type Desk, formOf } from "../program/desk.ts";
import { openRoute, type Route } from "../program/route.ts";

/** Keeps the language in a cookie and goes back to the page it was switched on. */
export const LANGUAGE_ROUTES: readonly Route[] = [
	openRoute("POST", "/console/language", async (desk, { c, known }) => {
		const form = await formOf(c);
		const language = form.get("language") ?? undefined;
		if (isLanguage(language)) {
			keepLanguage(c, language, desk.secure);
			if (known?.session?.state === "open") await keepInAccount(desk, known, language);
		}
		return c.redirect(ownPath(form.get("back") ?? ""), 303);
	}),
];

/** What was switched holds wherever the account is used. */
async function keepInAccount({ preferences, gate }: Desk, { person }: Known, language: Language): Promise<void> {
	const kept = await preferences.of(person.id);
	await preferences.set({ personId: person.id, preferences: { ...kept, language }, who: person.email, at: gate.now() });
}

/** A path of the console, whatever a form says: nobody is led elsewhere from here. */
function ownPath(back: string): string {
	const path = /^\/console(?:[/?][\w\-./?&=%+~:]{0,1000})?$/.test(back) ? back : "/console";
	// The switch in an address would go before the one that was just made.
	return path.replace(/([?&])lang=[a-z]{0,2}(?=&|$)/, "$1");
}
