/** How devices stood when a day ended: what the next day is held against. A port; each database implements it. */

/** The devices of one organisation, without those below it. */
export interface FleetDay {
	readonly organisationId: string;
	/** `YYYY-MM-DD`, UTC. */
	readonly day: string;
	/** UTC milliseconds: the last time on that day that it was looked at. */
	readonly takenAt: number;
	readonly devices: number;
	/** As `packStates` makes them. */
	readonly states: Uint8Array;
}

/** Keeps days: of an organisation the newest two, so that there is always one to hold today against. */
export interface FleetDayStore {
	/** Keeps them, in the place of what was kept of the same day, all or none. */
	keep(days: readonly FleetDay[]): Promise<void>;
	/** When each organisation was last looked at; those that never were are not there. UTC milliseconds. */
	taken(organisationIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
	/** The newest of each organisation from before a day (`YYYY-MM-DD`). */
	before(organisationIds: readonly string[], day: string): Promise<readonly FleetDay[]>;
}
