/** Maps that hold several values under one key. */

/** Adds a value to the list of a key, unless it is the last one there already. */
export function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list === undefined) map.set(key, [value]);
	else if (list[list.length - 1] !== value) list.push(value);
}
