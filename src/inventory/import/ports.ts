/** Port numbers out of a cell: `80, 554/tcp; 8000`. */

/** Most ports kept for one device. */
const MOST = 64;

const NONE: readonly number[] = [];

/** The numbers from 1 to 65535 in a cleaned cell, each once; `8000-8010` gives both ends, for a range says no more than that. */
export function parsePorts(text: string | undefined): readonly number[] {
	if (text === undefined) return NONE;
	const ports = new Set<number>();
	for (const found of text.matchAll(/(?<![\d.])\d{1,5}(?![\d.])/g)) {
		const port = Number(found[0]);
		if (port >= 1 && port <= 65_535 && ports.size < MOST) ports.add(port);
	}
	return [...ports];
}
