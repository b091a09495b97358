/** What is counted of one key in one hour. Whatever order sightings come in, and however they are parted, the sum is the same. */

import { hashNumber } from "../sighting/hash.ts";
import type { Stage } from "../sighting/sighting.ts";
import { Distinct } from "./distinct.ts";
import { isCountry } from "./keys.ts";

const LOUD_BITS = 7;

/** Counts of a key and an hour. */
export class Cell {
	events = 0;
	/** Logins that came through, and other signs that an attack worked. */
	successes = 0;
	readonly sources = new Distinct();
	/** The /24 of sources (IPv6: /48). */
	readonly networks = new Distinct();
	readonly targets = new Distinct();
	readonly sensors = new Distinct();
	/** Events by 7 bits of the source's hash: the largest bounds what the loudest source brought. */
	#loud: Uint32Array | Uint8Array | undefined;
	/** The one source there is so far, and its events; most cells have few. */
	#single = Number.NaN;

	/** The line whose hash is the smallest, as an example: the same one whatever order they came in. */
	sampleRank = Number.POSITIVE_INFINITY;
	sample = "";
	/** Sources by country (ISO 3166), where lines say it. */
	countries: Map<string, Distinct> | undefined;

	/** Keeps an example. */
	keepSample(rank: number, text: string): void {
		this.sampleRank = rank;
		this.sample = text;
	}

	/** Notes the country of a source; what is none is let be. */
	addCountry(country: string, source: number): void {
		this.#ofCountry(country)?.add(source);
	}

	#ofCountry(country: string): Distinct | undefined {
		if (!isCountry(country)) return undefined;
		this.countries ??= new Map();
		let sources = this.countries.get(country);
		if (sources === undefined) {
			sources = new Distinct();
			this.countries.set(country, sources);
		}
		return sources;
	}

	/** Adds a sighting of `times` events. */
	add(source: number, network: number, target: number, sensor: number, stage: Stage, times: number): void {
		if (this.#loud !== undefined) this.#shout(source, times);
		else if (this.events === 0) this.#single = source;
		else if (source !== this.#single) {
			this.#loud = new Uint32Array(1 << LOUD_BITS);
			this.#shout(this.#single, this.events);
			this.#shout(source, times);
		}
		this.events += times;
		if (stage === "success") this.successes += times;
		this.sources.add(source);
		this.networks.add(network);
		if (target >= 0) this.targets.add(target);
		if (sensor >= 0) this.sensors.add(sensor);
	}

	/** Events of the loudest source, from above. */
	get loudest(): number {
		if (this.#loud === undefined) return this.events;
		let most = 0;
		for (const events of this.#loud) if (events > most) most = events;
		return most;
	}

	/** What the loudest source is told by, as plain values: the one source there is, or events by 7 bits of a source's hash. */
	get loudness(): { readonly single: number } | { readonly loud: Uint32Array | Uint8Array } {
		return this.#loud === undefined ? { single: this.#single } : { loud: this.#loud };
	}

	/** A cell of what another one was made of. */
	static of(
		parts: Pick<Cell, "events" | "successes" | "loudness"> & {
			readonly sets: readonly [sources: Distinct, networks: Distinct, targets: Distinct, sensors: Distinct];
			readonly countries: readonly (readonly [country: string, sources: Distinct])[];
		},
	): Cell {
		const made = new Cell();
		made.events = parts.events;
		made.successes = parts.successes;
		if ("single" in parts.loudness) made.#single = parts.loudness.single;
		else made.#loud = Uint32Array.from(parts.loudness.loud);
		for (const [at, set] of [made.sources, made.networks, made.targets, made.sensors].entries()) set.merge(parts.sets[at] as Distinct);
		for (const [country, sources] of parts.countries) made.#ofCountry(country)?.merge(sources);
		return made;
	}

	/** Takes less room, until something is added again. */
	pack(): void {
		for (const set of [this.sources, this.networks, this.targets, this.sensors, ...(this.countries?.values() ?? [])]) set.pack();
		if (this.#loud !== undefined && this.loudest < 256) this.#loud = Uint8Array.from(this.#loud);
	}

	/** Adds what another cell has. */
	merge(other: Cell): void {
		if (other.events === 0) return;
		if (this.events === 0 && other.#loud === undefined) this.#single = other.#single;
		else if (other.#loud !== undefined || other.#single !== this.#single || this.#loud !== undefined) {
			const before = this.#loud;
			this.#loud = Uint32Array.from(before ?? new Uint32Array(1 << LOUD_BITS));
			if (before === undefined && this.events > 0) this.#shout(this.#single, this.events);
			if (other.#loud === undefined) this.#shout(other.#single, other.events);
			else for (const [at, events] of other.#loud.entries()) this.#loud[at] = (this.#loud[at] ?? 0) + events;
		}
		this.events += other.events;
		this.successes += other.successes;
		if (other.sampleRank < this.sampleRank) this.keepSample(other.sampleRank, other.sample);
		for (const [country, sources] of other.countries ?? []) this.#ofCountry(country)?.merge(sources);
		this.sources.merge(other.sources);
		this.networks.merge(other.networks);
		this.targets.merge(other.targets);
		this.sensors.merge(other.sensors);
	}

	#shout(source: number, times: number): void {
		let loud = this.#loud ?? new Uint32Array(1 << LOUD_BITS);
		if (loud instanceof Uint8Array) {
			loud = Uint32Array.from(loud);
			this.#loud = loud;
		}
		const at = hashNumber(source, 3) >>> (32 - LOUD_BITS);
		loud[at] = (loud[at] as number) + times;
	}
}
