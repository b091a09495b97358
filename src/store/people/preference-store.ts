/** Preferences over the facts about the store: a text a person is worth no table of its own, and a change of it is recorded like any other. */
import { type PreferenceStore, readPreferences } from "../../people/preferences.ts";
import type { MetaStore } from "../meta/meta-store.ts";

/** Makes the store. */
export function preferenceStore(meta: MetaStore): PreferenceStore {
	const key = (personId: string) => `preferences/${personId}`;
	return {
		of: async (personId) => readPreferences(await meta.get(key(personId))),
		set: ({ personId, preferences, who, at }) => meta.set({ key: key(personId), value: JSON.stringify(preferences), who, at }),
	};
}
