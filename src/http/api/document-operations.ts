/** Operations that are for everybody: documents, vendors, waves, and the question about one device. */

import type { z } from "zod";
import type { DocumentDetail } from "../../match/view/document-rows.ts";
import { operation } from "./operation.ts";
import { refuseCall } from "./refuse-call.ts";
import { documentDetails, documentList, documentQuery, vendorList } from "./schema/document.ts";
import { explanation, question } from "./schema/finding.ts";
import { sharedWave, waveList } from "./schema/wave.ts";

const read = { method: "GET", tag: "documents", access: "open" } as const;

export const DOCUMENT_OPERATIONS = [
	operation(
		{
			...read,
			path: "/advisories",
			id: "listAdvisories",
			summary: "Documents, by urgency or date",
			query: documentQuery,
			answer: documentList,
		},
		({ desk, query }) => desk.documents.list(query),
	),
	operation(
		{ ...read, path: "/advisories/:advisory", id: "getAdvisory", summary: "All documents of an id", answer: documentDetails },
		async ({ desk, visit }) => {
			const found = await desk.documents.find(visit.c.req.param("advisory") ?? "");
			return found.length === 0 ? undefined : { items: found.map(toDetail) };
		},
	),
	operation(
		{ ...read, path: "/vendors", id: "listVendors", summary: "Makers and brands with what is held of them", answer: vendorList },
		async ({ desk }) => ({ items: await desk.documents.vendors() }),
	),
	operation(
		{ ...read, path: "/waves", id: "listWaves", summary: "Waves of attacks on record, newest start first", answer: waveList },
		async ({ desk }) => ({ items: (await desk.documents.waves()).map((wave) => sharedWave(wave)) }),
	),
	operation(
		{
			method: "POST",
			path: "/explain",
			id: "explain",
			tag: "documents",
			summary: "What is known of one device, with the proof; nothing is kept",
			access: "open",
			body: question,
			answer: explanation,
			refusals: [415, 422],
		},
		async ({ desk, visit, body }) => {
			const answer = await desk.fleets.explain(body);
			if (answer !== undefined) return answer;
			const message = `no document ${body.advisory ?? ""} is held`;
			return refuseCall(visit.c, 422, { code: "match/unknown-advisory", message, at: "#/advisory", todo: "Check the id." });
		},
	),
] as const;

function toDetail({ row, advisory, revisions, beside }: DocumentDetail): z.input<typeof documentDetails>["items"][number] {
	return {
		document: row,
		products: advisory.products.map(({ productId, vendor, name, models, expressionText }) => ({
			productId,
			vendor,
			name,
			models: models.map(({ text }) => text),
			versions: expressionText,
		})),
		vulnerabilities: advisory.vulnerabilities.map(({ cve, title, status, remediations, scores, notes }) => ({
			cve,
			title,
			status: Object.fromEntries(status),
			remediations: remediations.map(({ category, details, productIds, url }) => ({ category, details, productIds, url })),
			scores: scores.map(({ version, vector, baseScore }) => ({ version, vector, baseScore })),
			notes: notes.map(({ category, title: heading, text }) => ({ category, title: heading, text })),
		})),
		notes: advisory.notes.map(({ category, title, text }) => ({ category, title, text })),
		references: advisory.references,
		repairs: advisory.repairs.length,
		revisions: revisions.map(({ origin, revision, version, sha256, size, receivedAt, releasedAt }) => ({
			origin,
			revision,
			version,
			sha256,
			size,
			receivedAt,
			releasedAt,
		})),
		beside,
	};
}
