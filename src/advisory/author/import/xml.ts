/** An XML document as read: elements without their namespaces, bounded by whoever reads it. A stranger wrote it. */

/** One element. */
export interface XmlElement {
	/** Without prefix. */
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	readonly children: readonly XmlElement[];
	/** Its own text, collapsed. */
	readonly text: string;
	/** From 1. */
	readonly line: number;
}

/** Children of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
	return element?.children.filter((child) => child.name === name) ?? [];
}

/** The element at a path of names; the first of each. */
export function find(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
	return path.reduce<XmlElement | undefined>((held, name) => childrenOf(held, name)[0], element);
}

/** The text at a path; empty where there is none. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string {
	return find(element, ...path)?.text ?? "";
}
