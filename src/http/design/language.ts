/** In which language somebody is answered: as they switched it, as their account has it, as their browser asks. */
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { getCookie, setCookie } from "hono/cookie";
import { isLanguage, LANGUAGES, type Language, type Say, sayIn } from "./say.ts";

const COOKIE = "seawall-language";
const YEAR_SECONDS = 31_536_000;

/**
 * The language of a request: `?lang=de`, else the cookie of the switch, else `Accept-Language`, else English.
 *
 * @param account - What the account states, which goes before the browser and behind an explicit switch in the address.
 */
// biome-ignore lint/suspicious/noExplicitAny: any environment of Hono will do
export function languageOf(c: Context<any>, account?: Language | undefined): Language {
	const asked = c.req.query("lang");
	if (isLanguage(asked)) return asked;
	if (account !== undefined) return account;
	const kept = getCookie(c, COOKIE);
	if (isLanguage(kept)) return kept;
	// Bounded: the header is a stranger's.
	if ((c.req.header("accept-language") ?? "").length > 500) return LANGUAGES[0];
	const best = accepts(c, { header: "Accept-Language", supports: [...LANGUAGES], default: LANGUAGES[0], match: bestOf });
	return isLanguage(best) ? best : LANGUAGES[0];
}

/** The words for a request. */
// biome-ignore lint/suspicious/noExplicitAny: any environment of Hono will do
export function sayOf(c: Context<any>, account?: Language | undefined): Say {
	return sayIn(languageOf(c, account));
}

/** Keeps what somebody switched to; says nothing about who they are. */
// biome-ignore lint/suspicious/noExplicitAny: any environment of Hono will do
export function keepLanguage(c: Context<any>, language: Language, secure: boolean): void {
	setCookie(c, COOKIE, language, { path: "/", httpOnly: true, sameSite: "Lax", maxAge: YEAR_SECONDS, secure });
}

/** The one asked for most (RFC 9110 section 12.5.4); `de-AT` asks for German. */
function bestOf(ranges: readonly { readonly type: string; readonly q: number }[]): string {
	const wanted = [...ranges].sort((a, b) => b.q - a.q).filter(({ q }) => q > 0);
	return wanted.map(({ type }) => type.slice(0, 2).toLowerCase()).find((language) => isLanguage(language)) ?? LANGUAGES[0];
}
