/** The forms of one feed, as links. */
import type { Say } from "../../design/say.ts";
import { shown } from "../../design/shown.tsx";
import { FEED_FORMS } from "../frame.tsx";

const NAMES = { atom: "Atom", rss: "RSS", json: "JSON Feed" } as const;

/** `name` says what it follows. */
export function FeedLinks({ path, name }: { readonly say: Say; readonly path: string; readonly name: string }) {
	return (
		<p class="feeds">
			<span>{shown(name, 120)}: </span>
			{FEED_FORMS.map(([form, type], at) => (
				<>
					{at > 0 && ", "}
					<a href={`${path}.${form}`} type={type} aria-label={`${NAMES[form]}: ${shown(name, 120)}`}>
						{NAMES[form]}
					</a>
				</>
			))}
		</p>
	);
}
