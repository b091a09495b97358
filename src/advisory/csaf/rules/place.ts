/** Where something stands in a document: its pointer is written out only when there is something to tell. */
import { step } from "../json.ts";

/** A step below another. */
export class Place {
	readonly #above: Place | undefined;
	readonly #key: string | number;

	constructor(above?: Place, key: string | number = "") {
		this.#above = above;
		this.#key = key;
	}

	/** One step further down. */
	at(key: string | number): Place {
		return new Place(this, key);
	}

	/** The JSON pointer (RFC 6901), optionally of something below. */
	pointer(...below: readonly (string | number)[]): string {
		const keys: (string | number)[] = [];
		for (let place: Place | undefined = this; place !== undefined && place.#above !== undefined; place = place.#above)
			keys.push(place.#key);
		return [...keys.reverse(), ...below].reduce<string>(step, "");
	}
}
