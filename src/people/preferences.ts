/** What somebody set for themselves: a language, and lists that they come back to. Kept as one text a person; every change is recorded. */
import type { By } from "./by.ts";

/** A list that somebody comes back to. */
export interface SavedView {
	readonly id: string;
	readonly name: string;
	readonly organisationId: string;
	/** What stands behind the `?` of its address. */
	readonly query: string;
}

/** All of it. */
export interface Preferences {
	/** `undefined`: as the browser asks. */
	readonly language: string | undefined;
	readonly views: readonly SavedView[];
}

/** Nobody has set anything. */
export const NO_PREFERENCES: Preferences = { language: undefined, views: [] };

/** Views of one person. */
export const MOST_VIEWS = 60;

/** Keeps them. */
export interface PreferenceStore {
	of(personId: string): Promise<Preferences>;
	set(change: By & { readonly personId: string; readonly preferences: Preferences }): Promise<void>;
}

/** Reads what was kept; what cannot be read is nothing. */
export function readPreferences(text: string | undefined): Preferences {
	if (text === undefined) return NO_PREFERENCES;
	let kept: unknown;
	try {
		kept = JSON.parse(text);
	} catch {
		return NO_PREFERENCES;
	}
	if (typeof kept !== "object" || kept === null) return NO_PREFERENCES;
	const { language, views } = kept as { readonly language?: unknown; readonly views?: unknown };
	return {
		language: typeof language === "string" ? language : undefined,
		views: Array.isArray(views) ? views.filter(isView).slice(0, MOST_VIEWS) : [],
	};
}

function isView(value: unknown): value is SavedView {
	if (typeof value !== "object" || value === null) return false;
	const { id, name, organisationId, query } = value as Readonly<Record<string, unknown>>;
	return [id, name, organisationId, query].every((part) => typeof part === "string" && part.length <= 2000);
}
