/** NVD entries of our own for tests, in the shape of API 2.0; facts of data/catalog/facts, no text of NVD. */

/** One criterion: a CPE name cut short, with its bounds. */
export function criterion(name: string, bounds: Readonly<Record<string, string>> = {}, vulnerable = true): object {
	const fields = name.split(/(?<!\\):/);
	const criteria = [...fields, ...Array.from({ length: 13 - fields.length }, () => "*")].join(":");
	return { vulnerable, criteria, matchCriteriaId: `id-of-${name}-${JSON.stringify(bounds)}`, ...bounds };
}

/** Firmware on hardware, as NVD states devices. */
export function firmwareOn(firmware: object, hardware: string): object {
	return {
		operator: "AND",
		nodes: [
			{ operator: "OR", negate: false, cpeMatch: [firmware] },
			{ operator: "OR", negate: false, cpeMatch: [criterion(hardware, {}, false)] },
		],
	};
}

/** The usual pair: `hikvision:ds-2cd2032-i` with `-` for its versions, or with bounds. */
export function device(name: string, bounds: Readonly<Record<string, string>> = {}): object {
	const version = Object.keys(bounds).length === 0 ? "-" : "*";
	return firmwareOn(criterion(`cpe:2.3:o:${name}_firmware:${version}`, bounds), `cpe:2.3:h:${name}:-`);
}

/** An entry. */
export function nvdEntry(cve: string, configurations: readonly object[], more: object = {}): object {
	return {
		id: cve,
		sourceIdentifier: "cve@example.org",
		published: "2017-05-06T00:29:00.520",
		lastModified: "2024-11-21T03:32:00.000",
		vulnStatus: "Modified",
		descriptions: [{ lang: "en", value: "A hole in cameras, in our words." }],
		metrics: {},
		configurations,
		references: [{ url: "https://example.org/notice", source: "cve@example.org" }],
		...more,
	};
}

/** A response of the API with these entries. */
export function nvdResponse(entries: readonly object[]): object {
	return {
		resultsPerPage: entries.length,
		startIndex: 0,
		totalResults: entries.length,
		format: "NVD_CVE",
		version: "2.0",
		vulnerabilities: entries.map((cve) => ({ cve })),
	};
}
