/** CVE records of our own for tests, in the shape of CVE JSON 5.1; facts of data/catalog/facts, no text of a record. */

/** What a container states. */
export interface ContainerSketch {
	readonly provider?: string;
	readonly title?: string;
	readonly affected?: readonly object[];
	readonly solution?: string;
	readonly description?: string;
	readonly metrics?: readonly object[];
}

function container(sketch: ContainerSketch, provider: string): object {
	return {
		providerMetadata: { orgId: "00000000-0000-4000-8000-000000000000", shortName: sketch.provider ?? provider },
		...(sketch.title === undefined ? {} : { title: sketch.title }),
		affected: sketch.affected ?? [],
		descriptions: [{ lang: "en", value: sketch.description ?? "A hole in cameras, in our words." }],
		references: [{ url: "https://example.org/notice" }],
		...(sketch.solution === undefined ? {} : { solutions: [{ lang: "en", value: sketch.solution }] }),
		...(sketch.metrics === undefined ? {} : { metrics: sketch.metrics }),
	};
}

/** A record with its CNA container and ADP containers beside it. */
export function cveRecord(cve: string, cna: ContainerSketch, adp: readonly ContainerSketch[] = []): object {
	return {
		dataType: "CVE_RECORD",
		dataVersion: "5.1",
		cveMetadata: {
			cveId: cve,
			assignerOrgId: "00000000-0000-4000-8000-000000000000",
			assignerShortName: "maker",
			state: "PUBLISHED",
			datePublished: "2021-09-15T21:29:35",
			dateUpdated: "2024-08-03T23:42:19.306Z",
		},
		containers: { cna: container(cna, "maker"), ...(adp.length === 0 ? {} : { adp: adp.map((one) => container(one, "CISA-ADP")) }) },
	};
}
