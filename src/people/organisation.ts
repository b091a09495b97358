/** Organisations, and which stands below which. */

/** Whose devices they are; an integrator has its customers' organisations below it. */
export interface Organisation {
	readonly id: string;
	readonly name: string;
	/** `undefined`: nothing stands above it. */
	readonly parentId: string | undefined;
}

/** Levels that are climbed at most; a longer chain, or a circle that somebody wrote into the data, ends there. */
export const MOST_LEVELS = 16;

/** Who stands below whom. */
export interface OrganisationTree {
	find(id: string): Organisation | undefined;
	/** The organisation itself first, then what stands above it, at most `MOST_LEVELS`; empty when there is none of that id. */
	upwards(id: string): readonly Organisation[];
	/** The organisation and all below it, by name. */
	within(id: string): readonly Organisation[];
}

/** Makes the tree of a list. */
export function organisationTree(all: readonly Organisation[]): OrganisationTree {
	const byId = new Map(all.map((organisation) => [organisation.id, organisation]));
	const upwards = (id: string): readonly Organisation[] => {
		const chain: Organisation[] = [];
		for (let at = byId.get(id); at !== undefined && chain.length < MOST_LEVELS; ) {
			if (chain.includes(at)) break;
			chain.push(at);
			at = at.parentId === undefined ? undefined : byId.get(at.parentId);
		}
		return chain;
	};
	return {
		find: (id) => byId.get(id),
		upwards,
		within: (id) =>
			all
				.filter((organisation) => upwards(organisation.id).some((above) => above.id === id))
				.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)),
	};
}
