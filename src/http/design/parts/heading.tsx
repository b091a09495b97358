/** The top of a page: where it is, what it is about, what can be done with all of it. */
import type { Say } from "../say.ts";

/** What stands there. */
export interface HeadingProps {
	readonly say: Say;
	readonly title: unknown;
	/** The pages above it, the highest first. */
	readonly above?: readonly { readonly href: string; readonly name: string }[] | undefined;
	/** A line over the title: what kind of thing it is. */
	readonly over?: unknown;
	/** Buttons. */
	readonly actions?: unknown;
}

/** Crumbs, heading and buttons. */
export function Heading({ say, title, above = [], over, actions }: HeadingProps) {
	return (
		<>
			{above.length > 0 && (
				<nav class="crumbs" aria-label={say.t("frame.youAreHere")}>
					<ol>
						{above.map(({ href, name }) => (
							<li>
								<a href={href}>
									<bdi>{name}</bdi>
								</a>
							</li>
						))}
					</ol>
				</nav>
			)}
			<div class="head">
				<div>
					{over !== undefined && <p class="over">{over}</p>}
					<h1>{title}</h1>
				</div>
				{actions !== undefined && <div class="row">{actions}</div>}
			</div>
		</>
	);
}
