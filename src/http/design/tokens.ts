/** Type, colour and spacing: every value that a style sheet of ours may use. Shown on the page about the design. */

/** A colour in both lights, and what it is for. */
export interface Colour {
	readonly name: string;
	readonly light: string;
	readonly dark: string;
	/** `ground`: text stands on it. `text`: it is read on every ground. `line`: it parts or fills, and carries no text. */
	readonly use: "ground" | "text" | "line";
}

/** Quiet paper, one deep water colour, and one colour a verdict. No colour says anything alone. */
export const COLOURS: readonly Colour[] = [
	{ name: "paper", light: "#faf9f6", dark: "#11171d", use: "ground" },
	{ name: "card", light: "#ffffff", dark: "#19212a", use: "ground" },
	{ name: "sunk", light: "#f1efe9", dark: "#0d1217", use: "ground" },
	{ name: "tint", light: "#e9f2f5", dark: "#15262f", use: "ground" },
	{ name: "risk-tint", light: "#fcebe9", dark: "#3a1a18", use: "ground" },
	{ name: "open-tint", light: "#f8edd3", dark: "#352a14", use: "ground" },
	{ name: "good-tint", light: "#e6f3ea", dark: "#162b1f", use: "ground" },
	{ name: "calm-tint", light: "#e3e6ea", dark: "#2b3540", use: "ground" },
	{ name: "ink", light: "#17212b", dark: "#e7ebef", use: "text" },
	{ name: "soft", light: "#4c5966", dark: "#a9b4c0", use: "text" },
	{ name: "accent", light: "#0a5a78", dark: "#7cc7e6", use: "text" },
	{ name: "risk", light: "#ad1f17", dark: "#ff9388", use: "text" },
	{ name: "open", light: "#7a5000", dark: "#f0c267", use: "text" },
	{ name: "good", light: "#1b6a3a", dark: "#86d6a1", use: "text" },
	{ name: "calm", light: "#4c5966", dark: "#a9b4c0", use: "text" },
	{ name: "none", light: "#4c5966", dark: "#a9b4c0", use: "text" },
	{ name: "on-accent", light: "#ffffff", dark: "#0b1a22", use: "line" },
	{ name: "edge", light: "#7c8893", dark: "#77848f", use: "line" },
	{ name: "line", light: "#d8d6cf", dark: "#33404c", use: "line" },
	{ name: "hair", light: "#e6e4dd", dark: "#26313b", use: "line" },
	{ name: "open-mid", light: "#d9a441", dark: "#b08433", use: "line" },
	{ name: "good-fill", light: "#4d9a68", dark: "#4f9a6b", use: "line" },
];

/** Steps of space in rem, from the gap between a mark and its word to that between parts of a page. */
export const SPACES = { s1: 0.25, s2: 0.5, s3: 0.75, s4: 1, s5: 1.5, s6: 2, s7: 3, s8: 4.5 } as const;

/** Sizes of type, as CSS. */
export const TYPE = {
	fine: ".8125rem",
	small: ".9rem",
	body: "1rem",
	lead: "1.15rem",
	h3: "1.0625rem",
	h2: "1.3rem",
	h1: "clamp(1.55rem,1.2rem + 1.5vw,2.15rem)",
	figure: "clamp(1.5rem,1.2rem + 1.1vw,2rem)",
} as const;

/** The families; no face is fetched. */
export const FACES = {
	text: 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif',
	code: 'ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace',
} as const;

/** The tokens as custom properties: light, dark where the reader's system says so, and plain on paper. */
export function tokenSheet(): string {
	const colours = (light: "light" | "dark") => COLOURS.map((colour) => `--${colour.name}:${colour[light]}`).join(";");
	const spaces = Object.entries(SPACES).map(([name, rem]) => `--${name}:${rem}rem`);
	const type = Object.entries(TYPE).map(([name, size]) => `--t-${name}:${size}`);
	const faces = Object.entries(FACES).map(([name, face]) => `--f-${name}:${face}`);
	return `:root{color-scheme:light dark;${[colours("light"), ...spaces, ...type, ...faces].join(";")}}
@media(prefers-color-scheme:dark){:root{${colours("dark")}}}
`;
}
