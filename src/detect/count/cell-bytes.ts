/** A cell as bytes, and back: what is kept of a key and a period. Examples of lines are not kept. */
import { ByteReader, ByteWriter } from "./byte-writer.ts";
import { Cell } from "./cell.ts";
import { Distinct, EXACT } from "./distinct.ts";

/** The first byte: the form. In the first one countries stood without their sources. */
const FORM = 2;
const WITHOUT_SOURCES = 1;
const [FEW, SPARSE, DENSE] = [0, 1, 2];
const REGISTERS = 4096;
/** From so many registers that are not empty on, all of them take less room. */
const MOST_SPARSE = 1800;
const MOST_COUNTRIES = 700;

/** Writes it. */
export function cellToBytes(cell: Cell): Uint8Array {
	const into = new ByteWriter();
	into.byte(FORM);
	into.whole(cell.events);
	into.whole(cell.successes);
	const { loudness } = cell;
	into.byte("single" in loudness ? 0 : 1);
	if ("single" in loudness) into.number(loudness.single);
	else {
		into.whole(loudness.loud.length);
		for (const events of loudness.loud) into.whole(events);
	}
	const countries = [...(cell.countries ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
	into.whole(countries.length);
	for (const [country, sources] of countries) {
		for (const at of [0, 1]) into.byte(country.charCodeAt(at));
		write(sources, into);
	}
	for (const set of [cell.sources, cell.networks, cell.targets, cell.sensors]) write(set, into);
	return into.done();
}

/** Reads what `cellToBytes` wrote; throws on anything else, which only a defect or a damaged disk brings. */
export function cellFromBytes(bytes: Uint8Array): Cell {
	const from = new ByteReader(bytes);
	const form = from.byte();
	if (form !== FORM && form !== WITHOUT_SOURCES) throw new Error("a count is kept in a form that is not known");
	const [events, successes] = [from.whole(), from.whole()];
	const loudness =
		from.byte() === 0 ? { single: from.number() } : { loud: Uint32Array.from({ length: bounded(from.whole(), 1024) }, () => from.whole()) };
	const countries = Array.from({ length: bounded(from.whole(), MOST_COUNTRIES) }, () => {
		const country = String.fromCharCode(from.byte(), from.byte());
		return [country, form === FORM ? read(from) : new Distinct()] as const;
	});
	const sets = [read(from), read(from), read(from), read(from)] as const;
	return Cell.of({ events, successes, loudness, sets, countries });
}

function write(set: Distinct, into: ByteWriter): void {
	const stored = set.toStored();
	if ("few" in stored) {
		into.byte(FEW);
		into.whole(stored.few.length);
		let before = 0;
		for (const value of stored.few) {
			into.whole(value - before);
			before = value;
		}
		return;
	}
	const { registers } = stored;
	const filled = registers.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1), 0);
	into.byte(filled > MOST_SPARSE ? DENSE : SPARSE);
	if (filled > MOST_SPARSE) {
		into.bytes(registers);
		return;
	}
	into.whole(filled);
	let before = 0;
	for (const [at, rank] of registers.entries()) {
		if (rank === 0) continue;
		into.whole(at - before);
		into.byte(rank);
		before = at;
	}
}

function read(from: ByteReader): Distinct {
	const kind = from.byte();
	if (kind === DENSE) return Distinct.fromStored({ registers: from.bytes(REGISTERS) });
	if (kind === FEW) {
		let value = 0;
		const few = Array.from({ length: bounded(from.whole(), EXACT) }, () => (value += from.whole()));
		return Distinct.fromStored({ few });
	}
	const registers = new Uint8Array(REGISTERS);
	let at = 0;
	for (let left = bounded(from.whole(), REGISTERS); left > 0; left -= 1) {
		at += from.whole();
		registers[at] = from.byte();
	}
	return Distinct.fromStored({ registers });
}

function bounded(value: number, most: number): number {
	if (value > most) throw new Error("a count is kept in a form that is not known");
	return value;
}
