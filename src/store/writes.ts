/** Every write by name: the embedded store sends the name and the input to its writer thread, PostgreSQL runs the body here. */
import { addTarget, raise, removeTarget, settleOutgoing, takeOutgoing } from "./alert/alert-writes.ts";
import { appendAudit } from "./audit/append-audit.ts";
import { claimCall, settleCall } from "./call/call-writes.ts";
import { addComment, consentComment, decideComment, flagComment, takeBackComment } from "./comment/comment-writes.ts";
import { coarsenCounts } from "./count/coarsen-counts.ts";
import { commitCounts } from "./count/commit-counts.ts";
import {
	addCourse,
	askSeat,
	cancelCourse,
	changeCourse,
	confirmSeat,
	leaveCourse,
	settleCourseLetter,
	takeCourseLetters,
} from "./course/course-writes.ts";
import { keepDays } from "./day/keep-days.ts";
import { markDocument } from "./document/mark-document.ts";
import { receiveDocuments } from "./document/receive-documents.ts";
import { createDraft, moveDraft, saveDraft } from "./draft/draft-writes.ts";
import { addRows } from "./inventory/add-rows.ts";
import { beginImport } from "./inventory/begin-import.ts";
import { finishImport } from "./inventory/finish-import.ts";
import { receiveList } from "./list/receive-list.ts";
import { eraseReader, giveTier, payTier, signUpReader } from "./member/member-writes.ts";
import { setMeta } from "./meta/set-meta.ts";
import { keepNewsletter } from "./newsletter/keep-newsletter.ts";
import { clearGuesses, countGuesses } from "./people/attempt-writes.ts";
import { addLinked, linkIdentity, removeProvider, setProvider } from "./people/company-writes.ts";
import { accept, invite, join, setDisabled, setMembership } from "./people/member-writes.ts";
import { addOrganisation, defaultOrganisation } from "./people/organisation-writes.ts";
import { addPasskey, keepSingleUse, recordLink, removePasskey, renamePasskey, takeSingleUse, usePasskey } from "./people/passkey-writes.ts";
import {
	addToken,
	completeSession,
	endSessions,
	openSession,
	revokeToken,
	setPassword,
	setTotp,
	touchSession,
} from "./people/session-writes.ts";
import { addReportImage, createReport, publishReport, saveReport } from "./report/report-writes.ts";
import { addCapture, addReply, decideReply, keepEvent, keepScore } from "./response/response-writes.ts";
import { replaceSecrets } from "./secret/replace-secrets.ts";
import { setPlace } from "./site/set-place.ts";
import { keepSurvey, publishEdition, removeSurvey } from "./statistics/statistics-writes.ts";
import {
	acknowledge,
	addSubscribers,
	changeWishes,
	confirmSubscriber,
	eraseSubscriber,
	leaveStream,
	markDigested,
	suppress,
} from "./subscriber/subscriber-writes.ts";
import { recordWave, recordWaves } from "./wave/record-wave.ts";

/** The bodies. Inputs and outputs are plain data that can cross to a thread. */
export const writes = {
	addTarget,
	removeTarget,
	raise,
	takeOutgoing,
	settleOutgoing,
	appendAudit,
	claimCall,
	settleCall,
	receiveDocuments,
	markDocument,
	createDraft,
	saveDraft,
	moveDraft,
	createReport,
	saveReport,
	publishReport,
	addReportImage,
	receiveList,
	beginImport,
	addRows,
	finishImport,
	setMeta,
	keepDays,
	setPlace,
	recordWave,
	commitCounts,
	coarsenCounts,
	recordWaves,
	addOrganisation,
	defaultOrganisation,
	invite,
	join,
	accept,
	setMembership,
	setDisabled,
	openSession,
	completeSession,
	touchSession,
	endSessions,
	setPassword,
	setTotp,
	addPasskey,
	renamePasskey,
	removePasskey,
	usePasskey,
	keepSingleUse,
	takeSingleUse,
	recordLink,
	setProvider,
	removeProvider,
	linkIdentity,
	addLinked,
	addToken,
	revokeToken,
	countGuesses,
	clearGuesses,
	addSubscribers,
	confirmSubscriber,
	leaveStream,
	eraseSubscriber,
	suppress,
	acknowledge,
	keepEvent,
	addCapture,
	addReply,
	decideReply,
	keepScore,
	markDigested,
	changeWishes,
	keepNewsletter,
	replaceSecrets,
	publishEdition,
	keepSurvey,
	removeSurvey,
	giveTier,
	payTier,
	signUpReader,
	eraseReader,
	addComment,
	decideComment,
	consentComment,
	takeBackComment,
	flagComment,
	addCourse,
	changeCourse,
	cancelCourse,
	askSeat,
	confirmSeat,
	leaveCourse,
	takeCourseLetters,
	settleCourseLetter,
};

/** Name of a write. */
export type WriteName = keyof typeof writes;

/** What a write takes. */
export type WriteInput<Name extends WriteName> = Parameters<(typeof writes)[Name]>[1];

/** What a write gives. */
export type WriteOutput<Name extends WriteName> = Awaited<ReturnType<(typeof writes)[Name]>>;
