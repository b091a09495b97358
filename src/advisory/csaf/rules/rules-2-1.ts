/** The tests of CSAF 2.1, a draft, in the order of section 6. */
import { missingProduct } from "./6.1.1-missing-product.ts";
import { multipleProduct } from "./6.1.2-multiple-product.ts";
import { circularProduct } from "./6.1.3-circular-product.ts";
import { missingGroup } from "./6.1.4-missing-group.ts";
import { multipleGroup } from "./6.1.5-multiple-group.ts";
import { contradictingStatus } from "./6.1.6-contradicting-status.ts";
import { multipleScores } from "./6.1.7-multiple-scores.ts";
import { invalidCvss } from "./6.1.8-invalid-cvss.ts";
import { cvssComputation } from "./6.1.9-cvss-computation.ts";
import { inconsistentCvss } from "./6.1.10-inconsistent-cvss.ts";
import { cwe } from "./6.1.11-cwe.ts";
import { language } from "./6.1.12-language.ts";
import { purl } from "./6.1.13-purl.ts";
import { sortedHistory } from "./6.1.14-sorted-revisions.ts";
import { translator } from "./6.1.15-translator.ts";
import { latestVersion } from "./6.1.16-latest-version.ts";
import { statusDraft } from "./6.1.17-status-draft.ts";
import { preReleaseHistory, releasedHistory } from "./6.1.18-released-history.ts";
import { nonDraftVersion } from "./6.1.20-non-draft-version.ts";
import { missingRevision } from "./6.1.21-missing-revision.ts";
import { multipleRevision } from "./6.1.22-multiple-revision.ts";
import { multipleCve } from "./6.1.23-multiple-cve.ts";
import { multipleInvolvement } from "./6.1.24-involvements.ts";
import { multipleHash } from "./6.1.25-hash-algorithm.ts";
import { categoryName } from "./6.1.26-category-name.ts";
import { actionStatement, impactStatement } from "./6.1.27.9-vex-statements.ts";
import { affectedProducts, correspondingAffected, missingFixed } from "./6.1.27.12-corresponding-products.ts";
import { deprecatedProfile, endOfDocument, productDescription, translatedEnd } from "./6.1.27.14-end-of-document.ts";
import { profileRules21 } from "./6.1.27-profiles.ts";
import { translation } from "./6.1.28-translation.ts";
import { flagProducts, remediationProducts } from "./6.1.29-remediation-products.ts";
import { mixedVersioning } from "./6.1.30-mixed-versioning.ts";
import { rangeInVersion } from "./6.1.31-version-range.ts";
import { multipleFlags } from "./6.1.33-multiple-flags.ts";
import { openSourceVendor, recursionDepth, stackedCategories, versionAndRange } from "./6.1.34-branch-paths.ts";
import { contradictingRemediations, discouragedCombination, statusAgainstRemediation } from "./6.1.35-remediation-combinations.ts";
import {
	dateAndTime,
	disclosureDate,
	epssTimestamp,
	exploitationBeforeReport,
	exploitationDates,
	oldEpss,
	pastDisclosureDate,
	sameTimestamps,
	ssvcTimestamp,
} from "./6.1.37-dates.ts";
import {
	clearNotMaxUuid,
	groupOnClear,
	maxUuidNotClear,
	missingGroupName,
	reservedGroupName,
	usesMaxUuid,
	usesNilUuid,
} from "./6.1.38-sharing-groups.ts";
import { purlQualifiers } from "./6.1.42-purl-qualifiers.ts";
import { starsInModel, starsInSerial, starsInSku } from "./6.1.43-stars.ts";
import {
	extensionElsewhere,
	extensionInClear,
	invalidSsvc,
	namespaceResource,
	oldPointVersion,
	ssvcPoints,
	ssvcTargets,
	unknownNamespace,
	unregisteredElsewhere,
	unregisteredInClear,
} from "./6.1.46-ssvc.ts";
import { openAbove, rangeRules, singleAsRange, unknownVersType } from "./6.1.50-version-ranges.ts";
import {
	deprecatedLicense,
	licenseExpression,
	licenseText,
	missingLicense,
	translatedLicenseText,
	unknownLicense,
	unregisteredLicense,
} from "./6.1.54-licences.ts";
import { missingCvssV4, ratingBesideCvss, ratingByIssuer, usesRating } from "./6.1.56-qualitative.ts";
import { extensionAdvice, extensionInEnded, extensionRules, extensionUse } from "./6.1.60-extensions.ts";
import { unusedProduct } from "./6.2.1-unused-product.ts";
import { missingRemediation } from "./6.2.2-missing-remediation.ts";
import { missingScore } from "./6.2.3-missing-score.ts";
import { buildMetadata } from "./6.2.4-build-metadata.ts";
import { olderCurrentDate, olderInitialDate } from "./6.2.5-release-dates.ts";
import { involvementDate } from "./6.2.7-involvement-date.ts";
import { onlyMd5, onlySha1, shortHash } from "./6.2.8-weak-hash.ts";
import { canonicalUrl } from "./6.2.11-canonical-url.ts";
import { documentLanguage } from "./6.2.12-document-language.ts";
import { sorting } from "./6.2.13-sorting.ts";
import { defaultLanguage, privateLanguage } from "./6.2.14-private-language.ts";
import { identificationHelper } from "./6.2.16-identification.ts";
import { cveInIds } from "./6.2.17-cve-in-ids.ts";
import { rangeWithoutVers } from "./6.2.18-range-without-vers.ts";
import { fixedProducts } from "./6.2.19-fixed-products.ts";
import { additionalProperties } from "./6.2.20-additional-properties.ts";
import { cweNotAllowed, cweWithReview, deprecatedCwe, oldCweVersion } from "./6.2.23-weaknesses.ts";
import { hardwareInPath, idInTitle, nestedPath, sharedIdentification } from "./6.2.31-hardware.ts";
import { identificationAgrees } from "./6.2.42-identification-agrees.ts";
import { overlapsApart, overlapsSame } from "./6.2.50-overlapping-ranges.ts";
import { registeredIdText, unknownHash, unregisteredIdSystem } from "./6.2.52-known-names.ts";
import { cvssV30, onlyCvssV2 } from "./6.3.1-cvss-editions.ts";
import { missingCve, missingCwe } from "./6.3.3-missing-ids.ts";
import { otherUrls, selfUrls } from "./6.3.6-resolving-urls.ts";
import { spellCheck } from "./6.3.8-spell-check.ts";
import { branchCategories, usesVersionRange, versionIndicator } from "./6.3.9-branch-categories.ts";
import { grammarCheck } from "./6.3.16-grammar.ts";
import type { Rule } from "./rule.ts";

/** Headings that the draft words otherwise than CSAF 2.0. */
const HEADINGS: Readonly<Record<string, string>> = {
	"6.1.7": "Multiple Scores with Same Version per Product",
	"6.1.9": "Invalid CVSS Computation",
	"6.1.20": "Non-Draft Document Version",
	"6.2.3": "Missing Metric",
	"6.2.8": "Use of MD5 As the Only Hash Algorithm",
	"6.2.9": "Use of SHA-1 As the Only Hash Algorithm",
	"6.2.17": "CVE in Field IDs",
	"6.2.18": "Product Version Range without VERS",
	"6.3.1": "Use of CVSS v2 As the Only Scoring System",
	"6.3.6": "Use of Non-Self Referencing URLs Failing to Resolve",
	"6.3.7": "Use of Self Referencing URLs Failing to Resolve",
	"6.3.8": "Spell Check",
};

const headed = (rules: readonly Rule[]): readonly Rule[] => rules.map((one) => ({ ...one, title: HEADINGS[one.id] ?? one.title }));

/** Section 6.1. */
const mandatory: readonly Rule[] = headed([
	missingProduct,
	multipleProduct,
	circularProduct,
	missingGroup,
	multipleGroup,
	contradictingStatus,
	multipleScores,
	invalidCvss,
	cvssComputation,
	inconsistentCvss,
	cwe,
	language,
	purl,
	sortedHistory,
	translator,
	latestVersion,
	statusDraft,
	releasedHistory,
	preReleaseHistory,
	nonDraftVersion,
	missingRevision,
	multipleRevision,
	multipleCve,
	multipleInvolvement,
	multipleHash,
	categoryName,
	...profileRules21.slice(0, -1),
	impactStatement,
	actionStatement,
	...profileRules21.slice(-1),
	affectedProducts,
	correspondingAffected,
	...endOfDocument,
	translation,
	remediationProducts,
	mixedVersioning,
	rangeInVersion,
	flagProducts,
	multipleFlags,
	recursionDepth,
	contradictingRemediations,
	statusAgainstRemediation,
	dateAndTime,
	maxUuidNotClear,
	clearNotMaxUuid,
	reservedGroupName,
	missingGroupName,
	purlQualifiers,
	starsInModel,
	starsInSerial,
	disclosureDate,
	invalidSsvc,
	ssvcTargets,
	ssvcPoints,
	ssvcTimestamp,
	rangeRules,
	epssTimestamp,
	exploitationDates,
	exploitationBeforeReport,
	licenseExpression,
	licenseText,
	ratingBesideCvss,
	stackedCategories,
	versionAndRange,
	singleAsRange,
	...extensionRules,
	starsInSku,
]);

/** Section 6.2; 6.2.10 is obsolete. */
const optional: readonly Rule[] = headed([
	unusedProduct,
	missingRemediation,
	missingScore,
	buildMetadata,
	olderInitialDate,
	olderCurrentDate,
	involvementDate,
	onlyMd5,
	onlySha1,
	canonicalUrl,
	documentLanguage,
	sorting,
	privateLanguage,
	defaultLanguage,
	identificationHelper,
	cveInIds,
	rangeWithoutVers,
	fixedProducts,
	additionalProperties,
	sameTimestamps,
	idInTitle,
	deprecatedCwe,
	oldCweVersion,
	cweNotAllowed,
	cweWithReview,
	discouragedCombination,
	usesMaxUuid,
	usesNilUuid,
	groupOnClear,
	hardwareInPath,
	sharedIdentification,
	pastDisclosureDate,
	unknownNamespace,
	unregisteredInClear,
	extensionInClear,
	namespaceResource,
	deprecatedProfile,
	missingFixed,
	...translatedEnd,
	extensionInEnded,
	productDescription,
	oldEpss,
	identificationAgrees,
	missingLicense,
	deprecatedLicense,
	unknownLicense,
	translatedLicenseText,
	ratingByIssuer,
	openSourceVendor,
	openAbove,
	...overlapsApart,
	unknownVersType,
	unknownHash,
	registeredIdText,
	...extensionAdvice,
]);

/** Section 6.3. */
const informative: readonly Rule[] = headed([
	onlyCvssV2,
	cvssV30,
	missingCve,
	missingCwe,
	shortHash,
	otherUrls,
	selfUrls,
	spellCheck,
	branchCategories,
	usesVersionRange,
	versionIndicator,
	missingCvssV4,
	oldPointVersion,
	unregisteredElsewhere,
	extensionElsewhere,
	grammarCheck,
	unregisteredLicense,
	usesRating,
	...overlapsSame,
	unregisteredIdSystem,
	...extensionUse,
	nestedPath,
]);

/** All of them, by section. */
export const rules21 = { mandatory, optional, informative } as const;

/** The draft that these follow: committee specification draft 03 of 29 July 2026, at this commit of oasis-tcs/csaf. */
export const DRAFT_COMMIT = "27af37f5";
