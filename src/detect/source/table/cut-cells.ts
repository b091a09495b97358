/** Cells of one line, quoted as RFC 4180 has it; a quote without an end goes on to the line's end. */
const MOST_CELLS = 200;

/** Cuts. */
export function cutCells(line: string, separator: string): readonly string[] {
	if (!line.includes('"')) return line.split(separator, MOST_CELLS);
	const cells: string[] = [];
	let at = 0;
	while (at <= line.length && cells.length < MOST_CELLS) {
		if (line[at] !== '"') {
			const end = line.indexOf(separator, at);
			cells.push(line.slice(at, end < 0 ? line.length : end));
			at = end < 0 ? line.length + 1 : end + 1;
			continue;
		}
		let cell = "";
		let end = line.indexOf('"', at + 1);
		while (end >= 0 && line[end + 1] === '"') {
			cell += line.slice(at + 1, end + 1);
			at = end + 1;
			end = line.indexOf('"', at + 1);
		}
		cells.push(cell + line.slice(at + 1, end < 0 ? line.length : end));
		const next = end < 0 ? -1 : line.indexOf(separator, end + 1);
		at = next < 0 ? line.length + 1 : next + 1;
	}
	return cells;
}
