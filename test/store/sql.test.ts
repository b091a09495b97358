/** Every query as it reaches each database, for review: a change of SQL shows as a change of a file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Compilable } from "kysely";
import * as alert from "../../src/store/alert/queries.ts";
import * as audit from "../../src/store/audit/queries.ts";
import * as call from "../../src/store/call/queries.ts";
import * as day from "../../src/store/day/queries.ts";
import * as document from "../../src/store/document/queries.ts";
import * as draft from "../../src/store/draft/queries.ts";
import { type DeviceHead, toRow } from "../../src/store/inventory/device-row.ts";
import * as inventory from "../../src/store/inventory/queries.ts";
import * as list from "../../src/store/list/queries.ts";
import * as meta from "../../src/store/meta/queries.ts";
import { compiler } from "../../src/store/migrations/statements.ts";
import * as company from "../../src/store/people/company-queries.ts";
import * as passkey from "../../src/store/people/passkey-queries.ts";
import * as people from "../../src/store/people/queries.ts";
import * as secret from "../../src/store/secret/queries.ts";
import * as subscriber from "../../src/store/subscriber/queries.ts";
import type { Database, DialectName, ImportTable, RevisionTable, Tables } from "../../src/store/tables.ts";
import * as wave from "../../src/store/wave/queries.ts";
import { assertGolden } from "../support/golden.ts";
import { device } from "./stores.ts";

type Samples<Queries> = { readonly [Name in keyof Queries]: Compilable | readonly Compilable[] };

const named = { id: "i", name: "n", folded: "f" };
const imported = {
	id: "i",
	organisation_id: "o",
	source: "s",
	method: "m",
	confidence: 1,
	observed_at: 1,
	who: "w",
	started_at: 1,
	finished_at: null,
	sha256: null,
	size: null,
	taken: 0,
	refused: 0,
	devices: 0,
} satisfies ImportTable;
const head: DeviceHead = { id: "i", organisation_id: "o", site_id: null, device_key: "k", first_seen_at: 1, last_seen_at: 1 };
const revision = {
	id: "i",
	origin: "o",
	tracking_id: "t",
	revision: 1,
	version: "v",
	place: "p",
	sha256: "s",
	size: 1,
	received_at: 1,
	released_at: null,
} satisfies RevisionTable;

/** One or more calls of every query of every module; the types see to it that none is left out. */
function samples(db: Database, dialect: DialectName) {
	const any = { of: "every" as const, siteIds: undefined, words: [], importIds: undefined };
	return {
		wave: {
			insertRevision: wave.insertRevision(db, { wave_id: "w", revision: 1, started_at: "d", facts: "{}", recorded_at: 1 }),
			selectRevisions: wave.selectRevisions(db, "w"),
			selectCurrent: wave.selectCurrent(db, 1),
		} satisfies Samples<typeof wave>,
		audit: {
			takeHead: audit.takeHead(db),
			insertEntry: audit.insertEntry(db, {
				number: 1,
				at: 1,
				who: "w",
				what: "x/y",
				subject: "s",
				before_facts: null,
				after_facts: "{}",
				previous: "p",
				hash: "h",
			}),
			setHead: audit.setHead(db, "h"),
			selectHead: audit.selectHead(db),
			selectEntries: audit.selectEntries(db, 1, 10),
		} satisfies Samples<typeof audit>,
		document: {
			selectRevisions: document.selectRevisions(db, "o", "t"),
			selectEvery: document.selectEvery(db, { origin: "o", trackingId: "t", revision: 1 }, 10),
			selectContent: document.selectContent(db, "a"),
			insertContent: document.insertContent(db, { sha256: "s", bytes: new Uint8Array() }),
			insertRevision: document.insertRevision(db, revision),
			insertMark: document.insertMark(db, { id: "i", origin: "o", tracking_id: "t", kind: "read", words: "", who: "w", at: 1 }),
			selectMarks: document.selectMarks(db),
		} satisfies Samples<typeof document>,
		list: {
			insertList: list.insertList(db, {
				id: "i",
				kind: "kev",
				version: "v",
				released_on: "d",
				entries: 1,
				place: "p",
				sha256: "s",
				size: 1,
				received_at: 1,
			}),
			selectLists: list.selectLists(db),
			selectList: list.selectList(db, "kev", "s"),
		} satisfies Samples<typeof list>,
		inventory: {
			upsertOrganisation: inventory.upsertOrganisation(db, named),
			upsertSite: inventory.upsertSite(db, { ...named, organisation_id: "o" }),
			insertImport: inventory.insertImport(db, imported),
			selectImport: inventory.selectImport(db, "i"),
			selectImports: [inventory.selectImports(db, "every"), inventory.selectImports(db, []), inventory.selectImports(db, ["o", "p"])],
			updateImportEnd: inventory.updateImportEnd(db, "i", { finished_at: 1, sha256: "s", size: 1 }),
			addToImport: inventory.addToImport(db, "i", { taken: 1, refused: 1, devices: 1 }),
			selectObserved: inventory.selectObserved(db, "i", ["a", "b"]),
			insertRejected: inventory.insertRejected(db, [{ import_id: "i", line: 1, code: "a/b", reason: "r" }]),
			selectRejected: inventory.selectRejected(db, ["o"], "i", 1, 10),
			selectByKeys: inventory.selectByKeys({ db, dialect }, "o", ["a", "b"]),
			selectByIds: inventory.selectByIds({ db, dialect }, "o", ["a", "b"]),
			selectSightings: inventory.selectSightings(db, ["a", "b"]),
			upsertDevices: inventory.upsertDevices(db, [toRow(head, device({ id: "d" }))]),
			insertObservations: inventory.insertObservations(db, [{ import_id: "i", line: 1, device_id: "d", stated: "{}" }]),
			selectDevice: inventory.selectDevice(db, ["o"], "i"),
			selectDevices: [
				inventory.selectDevices(db, any, "i", 10),
				inventory.selectDevices(db, { of: ["o"], siteIds: ["a"], words: ["x", "y"], importIds: ["a", "b"] }, "i", 10),
			],
			selectOrganisation: inventory.selectOrganisation(db, "f"),
			selectSitesOf: inventory.selectSitesOf(db, "o", ["f"]),
			selectSites: inventory.selectSites(db, "f"),
			selectObservations: inventory.selectObservations(db, ["o"], "d"),
			countBySite: inventory.countBySite(db, ["o"]),
		} satisfies Samples<typeof inventory>,
		people: {
			selectOrganisations: people.selectOrganisations(db),
			insertOrganisation: people.insertOrganisation(db, { ...named, parent_id: "p" }),
			selectOrganisationByKey: people.selectOrganisationByKey(db, "f"),
			selectPersonByEmail: people.selectPersonByEmail(db, "e"),
			selectPerson: people.selectPerson(db, "i"),
			insertPerson: people.insertPerson(db, {
				id: "i",
				email: "e",
				name: "n",
				password_hash: "h",
				totp_secret: null,
				totp_step: 0,
				created_at: 1,
				disabled_at: null,
			}),
			updatePerson: people.updatePerson(db, "i", { disabled_at: 1 }),
			useStep: people.useStep(db, "i", 1),
			selectMembers: people.selectMembers(db, "o"),
			selectMemberships: people.selectMemberships(db, "i"),
			upsertMembership: people.upsertMembership(db, { person_id: "i", organisation_id: "o", role: "admin" }),
			deleteMembership: people.deleteMembership(db, { person_id: "i", organisation_id: "o" }),
			holdOrganisation: people.holdOrganisation(db, "o"),
			selectAdmins: [people.selectAdmins(db, undefined), people.selectAdmins(db, "o")],
			insertSession: people.insertSession(db, {
				id: "i",
				secret_hash: "h",
				person_id: "p",
				state: "open",
				created_at: 1,
				seen_at: 1,
				expires_at: 1,
				address: "a",
				agent: "b",
			}),
			selectSession: people.selectSession(db, "h", 1, 1),
			selectSessions: people.selectSessions(db, "p", 1, 1),
			deletePending: people.deletePending(db, "i"),
			holdPending: people.holdPending(db, "i", "p", 1),
			deleteSessions: [
				people.deleteSessions(db, "p", "i", undefined),
				people.deleteSessions(db, "p", undefined, "i"),
				people.deleteSessions(db, "p", undefined, undefined),
			],
			deleteOldSessions: people.deleteOldSessions(db, 1),
			touchSession: people.touchSession(db, "i", 1),
			insertRecoveryCode: people.insertRecoveryCode(db, "p", "h"),
			takeRecoveryCode: people.takeRecoveryCode(db, "p", "h"),
			deleteRecoveryCodes: people.deleteRecoveryCodes(db, "p"),
			insertToken: people.insertToken(db, {
				id: "i",
				secret_hash: "h",
				person_id: "p",
				organisation_id: "o",
				name: "n",
				scopes: "[]",
				created_at: 1,
				expires_at: 1,
				revoked_at: null,
			}),
			selectToken: people.selectToken(db, "h", 1),
			selectTokens: people.selectTokens(db, "p"),
			revokeTokens: [people.revokeTokens(db, "p", "i", 1), people.revokeTokens(db, "p", undefined, 1)],
			insertInvitation: people.insertInvitation(db, {
				id: "i",
				secret_hash: "h",
				organisation_id: "o",
				role: "admin",
				email: null,
				expires_at: 1,
				used_at: null,
			}),
			selectInvitation: people.selectInvitation(db, "h", 1),
			takeInvitation: people.takeInvitation(db, "i", 1),
			endInvitations: [
				people.endInvitations(db, { organisation_id: "o", role: "admin", email: null }, 1),
				people.endInvitations(db, { organisation_id: "o", role: "admin", email: "e" }, 1),
			],
			holdAttempt: people.holdAttempt(db, "account", "k"),
			updateAttempt: people.updateAttempt(db, { kind: "account", key: "k", count: 1, last_at: 1 }),
			deleteAttempt: people.deleteAttempt(db, "account", "k"),
			takeBackAttempt: people.takeBackAttempt(db, "address", "k"),
			deleteOldAttempts: people.deleteOldAttempts(db, 1),
		} satisfies Samples<typeof people>,
		subscriber: {
			selectSubscribers: subscriber.selectSubscribers(db, "a", 10),
			selectByEmail: subscriber.selectByEmail(db, "e"),
			selectByEmails: subscriber.selectByEmails(db, ["e", "f"]),
			selectById: subscriber.selectById(db, "i"),
			insertSubscribers: subscriber.insertSubscribers(db, [
				{
					id: "i",
					email: "e",
					name: "n",
					state: "active",
					language: "en",
					streams: "warnings",
					scope: "all",
					floor: "advice",
					makers: "",
					consent: "{}",
					created_at: 1,
					changed_at: 1,
				},
			]),
			updateSubscriber: subscriber.updateSubscriber(db, "i", { state: "ended", changed_at: 2 }),
			deleteSubscriber: subscriber.deleteSubscriber(db, "e"),
			selectSuppressions: subscriber.selectSuppressions(db, 1),
			insertSuppressions: subscriber.insertSuppressions(db, [
				{ id: "i", email: "e", stream: null, reason: "bounced", words: "w", added_at: 1, expires_at: null },
			]),
			deleteSuppressions: [subscriber.deleteSuppressions(db, "e", undefined), subscriber.deleteSuppressions(db, "e", "unsubscribed")],
			selectAcknowledgements: subscriber.selectAcknowledgements(db, "c"),
			insertAcknowledgement: subscriber.insertAcknowledgement(db, { id: "i", campaign: "c", recipient: 1, step: "read", at: 1 }),
		} satisfies Samples<typeof subscriber>,
		alert: {
			selectTargets: [alert.selectTargets(db, "o"), alert.selectTargets(db, undefined)],
			insertTarget: alert.insertTarget(db, {
				id: "i",
				organisation_id: "o",
				channel: "mail",
				place: "admin",
				secret: null,
				kinds: "[]",
				daily: 0,
			}),
			deleteTarget: alert.deleteTarget(db, "i", "o"),
			selectStanding: alert.selectStanding(db, "o"),
			insertStanding: alert.insertStanding(db, "o", "s", 1),
			updateStanding: alert.updateStanding(db, "o", "a", "b", 1),
			insertAlert: alert.insertAlert(db, { id: "i", organisation_id: "o", kind: "k", told: "t", raised_at: 1 }),
			selectAlerts: alert.selectAlerts(db, "o", 1),
			selectGathered: alert.selectGathered(db, "t", "p", 1),
			updateLines: alert.updateLines(db, "i", "[]"),
			insertOutgoing: alert.insertOutgoing(db, {
				id: "i",
				organisation_id: "o",
				target_id: "t",
				channel: "mail",
				place: "p",
				secret: null,
				lines: "[]",
				state: "waiting",
				attempts: 0,
				problem: null,
				created_at: 1,
				due_at: 1,
			}),
			selectOutgoing: alert.selectOutgoing(db, "o", 1),
			selectDue: alert.selectDue(db, 1, 1),
			takeDue: alert.takeDue(db, "i", 1, 2),
			selectWaiting: alert.selectWaiting(db, "i"),
			updateOutgoing: alert.updateOutgoing(db, "i", { state: "sent", attempts: 1, problem: null, due_at: 1 }),
		} satisfies Samples<typeof alert>,
		draft: {
			selectDrafts: [draft.selectDrafts(db, "o"), draft.selectDrafts(db, undefined)],
			selectDraft: draft.selectDraft(db, "i"),
			selectNamed: draft.selectNamed(db, "o", "t"),
			selectDraftRevisions: draft.selectDraftRevisions(db, "i"),
			insertDraft: draft.insertDraft(db, {
				id: "i",
				organisation_id: "o",
				tracking_id: "t",
				state: "draft",
				revision: 1,
				content: "{}",
				editors: "[]",
				approvals: "[]",
				released_revision: null,
				created_at: 1,
				updated_at: 1,
				who: "w",
			}),
			insertDraftRevision: draft.insertDraftRevision(db, { draft_id: "i", revision: 1, content: "{}", who: "w", saved_at: 1 }),
			updateDraft: draft.updateDraft(db, "i", 1, "draft", {
				tracking_id: "t",
				state: "review",
				revision: 2,
				content: "{}",
				editors: "[]",
				approvals: "[]",
				released_revision: null,
				who: "w",
				updated_at: 2,
			}),
		} satisfies Samples<typeof draft>,
		secret: {
			selectCompanySecrets: secret.selectCompanySecrets(db),
			selectWebhookSecrets: secret.selectWebhookSecrets(db),
			selectOutgoingSecrets: secret.selectOutgoingSecrets(db),
			selectTotpSecrets: secret.selectTotpSecrets(db),
			updateCompanySecret: secret.updateCompanySecret(db, "i", "b", "a"),
			updateWebhookSecret: secret.updateWebhookSecret(db, "i", "b", "a"),
			updateOutgoingSecret: secret.updateOutgoingSecret(db, "i", "b", "a"),
			updateTotpSecret: secret.updateTotpSecret(db, "i", "b", "a"),
		} satisfies Samples<typeof secret>,
		company: {
			selectProvider: company.selectProvider(db, "o"),
			selectDomain: company.selectDomain(db, "d"),
			selectDomains: company.selectDomains(db, "o"),
			upsertProvider: company.upsertProvider(db, { organisation_id: "o", issuer: "i", client_id: "c", client_secret: "s", role: null }),
			insertDomain: company.insertDomain(db, "d", "o"),
			deleteDomains: company.deleteDomains(db, "o"),
			deleteProvider: company.deleteProvider(db, "o"),
			selectIdentity: company.selectIdentity(db, "i", "s"),
			insertIdentity: company.insertIdentity(db, { issuer: "i", subject: "s", person_id: "p", linked_at: 1 }),
		} satisfies Samples<typeof company>,
		passkey: {
			selectPasskeys: passkey.selectPasskeys(db, "p"),
			selectPasskeyBy: passkey.selectPasskeyBy(db, "c"),
			insertPasskey: passkey.insertPasskey(db, {
				id: "i",
				credential_id: "c",
				person_id: "p",
				public_key: "k",
				counter: 0,
				transports: "[]",
				name: "n",
				created_at: 1,
				used_at: null,
			}),
			countPasskeys: passkey.countPasskeys(db, "p", 1),
			updatePasskeyName: passkey.updatePasskeyName(db, "i", "p", "n"),
			deletePasskey: passkey.deletePasskey(db, "i", "p"),
			updatePasskeyUse: passkey.updatePasskeyUse(db, "i", "p", 1, 2, 3),
			insertSingleUse: passkey.insertSingleUse(db, { secret_hash: "h", purpose: "p", facts: "f", expires_at: 1 }),
			takeSingleUse: passkey.takeSingleUse(db, "h", "p", 1),
			deleteOldSingleUse: passkey.deleteOldSingleUse(db, 1),
		} satisfies Samples<typeof passkey>,
		call: {
			insertCall: call.insertCall(db, { organisation_id: "o", key_hash: "h", request: "r", status: null, answer: null, made_at: 1 }),
			selectCall: call.selectCall(db, "o", "h"),
			updateCall: call.updateCall(db, "o", "h", { status: 200, answer: "{}" }),
			deleteCall: call.deleteCall(db, "o", "h"),
			deleteOldCalls: call.deleteOldCalls(db, 1),
		} satisfies Samples<typeof call>,
		day: {
			upsertDay: day.upsertDay(db, { organisation_id: "o", day: "d", taken_at: 1, devices: 1, states: new Uint8Array() }),
			selectDayBefore: day.selectDayBefore(db, "o", "d"),
			deleteDays: day.deleteDays(db, "o", "d"),
			selectTaken: day.selectTaken(db, ["o", "p"]),
		} satisfies Samples<typeof day>,
		meta: {
			selectMeta: meta.selectMeta(db, "k"),
			selectStamp: meta.selectStamp(db),
			upsertMeta: meta.upsertMeta(db, "k", "v"),
		} satisfies Samples<typeof meta>,
	};
}

for (const dialect of ["sqlite", "postgres"] as const) {
	for (const [module, queries] of Object.entries(samples(compiler<Tables>(dialect), dialect))) {
		test(`the queries of ${module} are as reviewed (${dialect})`, () => {
			const lines = Object.entries<Compilable | readonly Compilable[]>(queries).flatMap(([name, query]) => [
				`-- ${name}`,
				...[query].flat().map((each) => `${each.compile().sql};`),
				"",
			]);
			assert.ok(lines.length > 0);
			assertGolden(`sql/${dialect}/${module}.sql`, `${lines.join("\n")}`);
		});
	}
}
