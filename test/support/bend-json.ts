/** Documents bent at one place, from a seed: the same every time. */

type Holder = Record<string, unknown> | unknown[];

/** Values that stand where others should. */
const ODD: readonly unknown[] = [
	null,
	true,
	0,
	-1,
	10.5,
	"",
	" ",
	"x",
	"0",
	"1.0.0",
	"a b",
	"https://example.com/a b",
	"2024-02-30T00:00:00Z",
	[],
	{},
	[[]],
	["x"],
	{ a: 1 },
];
/** Texts put into texts. */
const SIGNS: readonly string[] = ["", " ", "-", ".", "\n", "/", ":", "%", "#", "é", "\u{1f600}", "0", "Z", "[", "_", "A"];

/** Changes one place of a value in place. */
export function bendJson(root: unknown, seed: number): { readonly value: unknown; readonly what: string } {
	let state = (seed * 2_654_435_761 + 12_345) >>> 0;
	const next = (below: number): number => {
		state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
		return state % below;
	};
	const places: { readonly holder: Holder; readonly key: string | number; readonly pointer: string }[] = [];
	const open: { readonly value: unknown; readonly pointer: string }[] = [{ value: root, pointer: "" }];
	for (let one = open.pop(); one !== undefined; one = open.pop()) {
		if (typeof one.value !== "object" || one.value === null) continue;
		for (const [key, value] of Object.entries(one.value)) {
			const pointer = `${one.pointer}/${key}`;
			places.push({ holder: one.value as Holder, key, pointer });
			open.push({ value, pointer });
		}
	}
	const place = places[next(places.length)];
	if (place === undefined) return { value: root, what: "nothing" };
	const { holder, key, pointer } = place;
	const items = holder as Record<string | number, unknown>;
	const value = items[key];
	const kind = next(6);
	if (kind === 0) {
		if (Array.isArray(holder)) holder.splice(Number(key), 1);
		else delete items[key];
		return { value: root, what: `${pointer} taken out` };
	}
	if (kind === 1) {
		if (Array.isArray(holder)) holder.push(structuredClone(value));
		else items[`x_${String(key)}`] = value;
		return { value: root, what: `${pointer} doubled` };
	}
	if (kind <= 3 && typeof value === "string") {
		const at = next(value.length + 1);
		const sign = SIGNS[next(SIGNS.length)] ?? "";
		items[key] = `${value.slice(0, at)}${sign}${value.slice(at + next(2))}`;
		return { value: root, what: `${pointer} now ${JSON.stringify(items[key]).slice(0, 200)}` };
	}
	if (kind === 4) {
		const other = places[next(places.length)];
		items[key] = structuredClone((other?.holder as Record<string | number, unknown> | undefined)?.[other?.key ?? ""]);
		return { value: root, what: `${pointer} like ${other?.pointer ?? ""}` };
	}
	items[key] = structuredClone(ODD[next(ODD.length)]);
	return { value: root, what: `${pointer} now ${JSON.stringify(items[key])}` };
}
