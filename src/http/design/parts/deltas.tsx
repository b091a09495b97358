/** What has changed, in a row of numbers: what got worse first, each with where it leads; what has not changed is left out. */
import type { Say } from "../say.ts";

/** One of them. */
export interface Delta {
	readonly n: number;
	readonly what: string;
	readonly more?: string | undefined;
	readonly href?: string | undefined;
	/** `worse` stands out. */
	readonly tone?: "worse" | "better" | undefined;
}

/** The row. `none` is said where nothing has changed. */
export function Deltas({ say, of, none }: { readonly say: Say; readonly of: readonly Delta[]; readonly none: string }) {
	const changed = of.filter(({ n }) => n > 0);
	if (changed.length === 0) return <p class="soft">{none}</p>;
	return (
		<ul class="deltas">
			{changed.map(({ n, what, more, href, tone }) => {
				const words = (
					<>
						<span class={tone === "worse" ? "n risk" : "n"}>{say.number(n)}</span> {what}
					</>
				);
				return (
					<li>
						{href === undefined ? words : <a href={href}>{words}</a>}
						{more !== undefined && <span class="soft">{`, ${more}`}</span>}
					</li>
				);
			})}
		</ul>
	);
}
