/** What attributes of an element say about how it looks. A stranger wrote them. */
import type { DefaultTreeAdapterTypes } from "parse5";

type Element = DefaultTreeAdapterTypes.Element;

function attribute({ attrs }: Element, wanted: string): string {
	return attrs.find(({ name }) => name === wanted)?.value ?? "";
}

/** Nobody sees it: key words stuffed into such a place count for nothing. */
export function isHidden(element: Element): boolean {
	const style = attribute(element, "style").slice(0, 2000).toLowerCase().replaceAll(" ", "");
	return (
		element.attrs.some(({ name, value }) => name === "hidden" || (name === "aria-hidden" && value === "true")) ||
		style.includes("display:none") ||
		style.includes("visibility:hidden") ||
		style.includes("font-size:0") ||
		style.includes("opacity:0;") ||
		style.endsWith("opacity:0")
	);
}

const BOILERPLATE_TAGS = new Set(["nav", "footer"]);
const BOILERPLATE_NAMES =
	/(?:^|[\s_-])(?:foot|footer|imprint|impressum|nav|navigation|navbar|menu|menue|cookie|cookies|consent|breadcrumb|breadcrumbs|legal|copyright|unsubscribe|social|share|sidebar)(?:$|[\s_-])/i;

/** Navigation, footers and the like, by element, role, class or id. */
export function isBoilerplate(element: Element): boolean {
	if (BOILERPLATE_TAGS.has(element.tagName)) return true;
	if (/^(?:navigation|contentinfo|menu|search)$/.test(attribute(element, "role"))) return true;
	return (
		BOILERPLATE_NAMES.test(attribute(element, "class").slice(0, 200)) || BOILERPLATE_NAMES.test(attribute(element, "id").slice(0, 100))
	);
}

const POINTS = [10, 13, 16, 18, 24, 32, 48];

/** Pixels that a style or a `font` element asks for. */
export function fontSizeOf(element: Element): number | undefined {
	const found = /font(?:-size)?\s{0,5}:[^;]{0,60}?(\d{1,3}(?:\.\d{1,3})?)\s{0,2}(px|pt|em|rem|%)/i.exec(
		attribute(element, "style").slice(0, 2000),
	);
	if (found !== null) return Number(found[1]) * ({ px: 1, pt: 4 / 3, em: 16, rem: 16, "%": 0.16 }[(found[2] ?? "px").toLowerCase()] ?? 1);
	return element.tagName === "font" ? POINTS[Number(attribute(element, "size")) - 1] : undefined;
}
