/** A whole page: head, masthead, places, footer. Neutral: console and public site say what stands in each. */
import { MarkDefinitions } from "./marks.tsx";
import type { Say } from "./say.ts";
import { DESIGN_STYLE_PATH } from "./style.ts";

/** A link among the places. */
export interface Place {
	readonly href: string;
	readonly name: string;
	/** How many things wait there. */
	readonly waiting?: number | undefined;
}

/** Places that belong together, under a heading of their own where there is one. */
export interface PlaceGroup {
	readonly name?: string | undefined;
	readonly places: readonly Place[];
}

/** What a page says about itself, and what stands around it. */
export interface DocumentProps {
	readonly say: Say;
	/** Of the browser's tab; the name of the program is put behind it. */
	readonly title: string;
	/** `console`: a side of places. `site`: places across the top. `bare`: a form in the middle, no places. */
	readonly frame: "console" | "site" | "bare";
	/** Where the mark leads. */
	readonly home: string;
	readonly groups?: readonly PlaceGroup[] | undefined;
	/** Address of the page among the places. */
	readonly at?: string | undefined;
	/** Above the places: whose they are. */
	readonly house?: unknown;
	/** At the right of the masthead: who is signed in. */
	readonly who?: unknown;
	/** Above everything: that the data is a sample. */
	readonly banner?: unknown;
	/** In the footer. */
	readonly foot?: unknown;
	/** In the head: feeds, canonical address, structured data. */
	readonly head?: unknown;
	/** A script of our own, for what is nicer with one. */
	readonly script?: string | undefined;
	readonly children?: unknown;
}

/** The document as text. */
export function documentText(props: DocumentProps): string {
	return `<!doctype html>\n${String(<Document {...props} />)}\n`;
}

/** A wave, as a shape of its own. */
export const ICON =
	"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%230a5a78'/%3E%3Cpath d='M4 20c4 0 4-5 8-5s4 5 8 5 4-5 8-5' fill='none' stroke='%23fff' stroke-width='3'/%3E%3C/svg%3E";

function Document(props: DocumentProps) {
	const { say, title, frame, head, script, banner, children, groups = [] } = props;
	const hasPlaces = groups.some(({ places }) => places.length > 0) || props.house !== undefined;
	const places = hasPlaces && <Places {...props} />;
	return (
		<html lang={say.tag}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<title>{`${title} \u2013 Seawall`}</title>
				<link rel="icon" href={ICON} />
				<link rel="stylesheet" href={DESIGN_STYLE_PATH} />
				{head}
				{script !== undefined && <script src={script} type="module" />}
			</head>
			<body class={frame}>
				<a class="skip" href="#main">
					{say.t("frame.skip")}
				</a>
				<MarkDefinitions />
				{banner !== undefined && <div class="sample">{banner}</div>}
				<header class="masthead">
					<a class="brand" href={props.home}>
						<BrandMark />
						Seawall
					</a>
					{hasPlaces && (
						<button type="button" class="menu quiet slim" popovertarget="places">
							{say.t("frame.menu")}
						</button>
					)}
					{props.who !== undefined && <div class="who">{props.who}</div>}
					{frame === "site" && places}
				</header>
				<div class="under">
					{frame !== "site" && places}
					<main id="main" tabindex={-1}>
						{children}
					</main>
				</div>
				{props.foot !== undefined && props.foot !== false && <footer class="foot">{props.foot}</footer>}
			</body>
		</html>
	);
}

function BrandMark() {
	return (
		<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
			<rect width="32" height="32" rx="7" fill="currentColor" />
			<path class="swell" d="M4 12c4 0 4-5 8-5s4 5 8 5 4-5 8-5M4 22h24" fill="none" stroke-width="3" />
		</svg>
	);
}

function Places({ say, groups = [], at, house }: DocumentProps) {
	return (
		<nav class="places" id="places" popover="auto" aria-label={say.t("frame.places")}>
			{house !== undefined && <p class="house">{house}</p>}
			{groups.map(({ name, places }) => (
				<>
					{name !== undefined && <h2>{name}</h2>}
					<ul>
						{places.map((place) => (
							<li>
								<a href={place.href} {...(place.href === at ? { "aria-current": "page" } : {})}>
									{place.name}
									{place.waiting !== undefined && place.waiting > 0 && <span class="n">{say.number(place.waiting)}</span>}
								</a>
							</li>
						))}
					</ul>
				</>
			))}
		</nav>
	);
}
