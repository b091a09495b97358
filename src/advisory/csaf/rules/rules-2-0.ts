/** The tests of CSAF 2.0 (with Errata 01), in the order of section 6. */
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
import { profileRules20 } from "./6.1.27-profiles.ts";
import { translation } from "./6.1.28-translation.ts";
import { flagProducts, remediationProducts } from "./6.1.29-remediation-products.ts";
import { mixedVersioning } from "./6.1.30-mixed-versioning.ts";
import { rangeInVersion } from "./6.1.31-version-range.ts";
import { multipleFlags } from "./6.1.33-multiple-flags.ts";
import { unusedProduct } from "./6.2.1-unused-product.ts";
import { missingRemediation } from "./6.2.2-missing-remediation.ts";
import { missingScore } from "./6.2.3-missing-score.ts";
import { buildMetadata } from "./6.2.4-build-metadata.ts";
import { olderCurrentDate, olderInitialDate } from "./6.2.5-release-dates.ts";
import { involvementDate } from "./6.2.7-involvement-date.ts";
import { onlyMd5, onlySha1, shortHash } from "./6.2.8-weak-hash.ts";
import { tlpLabel } from "./6.2.10-tlp-label.ts";
import { canonicalUrl } from "./6.2.11-canonical-url.ts";
import { documentLanguage } from "./6.2.12-document-language.ts";
import { sorting } from "./6.2.13-sorting.ts";
import { defaultLanguage, privateLanguage } from "./6.2.14-private-language.ts";
import { identificationHelper } from "./6.2.16-identification.ts";
import { cveInIds } from "./6.2.17-cve-in-ids.ts";
import { rangeWithoutVers } from "./6.2.18-range-without-vers.ts";
import { fixedProducts } from "./6.2.19-fixed-products.ts";
import { additionalProperties } from "./6.2.20-additional-properties.ts";
import { cvssV30, onlyCvssV2 } from "./6.3.1-cvss-editions.ts";
import { missingCve, missingCwe } from "./6.3.3-missing-ids.ts";
import { otherUrls, selfUrls } from "./6.3.6-resolving-urls.ts";
import { spellCheck } from "./6.3.8-spell-check.ts";
import { branchCategories, usesVersionRange, versionIndicator } from "./6.3.9-branch-categories.ts";
import type { Rule } from "./rule.ts";

/** Section 6.1. */
const mandatory: readonly Rule[] = [
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
	...profileRules20.slice(0, -1),
	impactStatement,
	actionStatement,
	...profileRules20.slice(-1),
	translation,
	remediationProducts,
	mixedVersioning,
	rangeInVersion,
	flagProducts,
	multipleFlags,
];

/** Section 6.2. */
const optional: readonly Rule[] = [
	unusedProduct,
	missingRemediation,
	missingScore,
	buildMetadata,
	olderInitialDate,
	olderCurrentDate,
	involvementDate,
	onlyMd5,
	onlySha1,
	tlpLabel,
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
];

/** Section 6.3. */
const informative: readonly Rule[] = [
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
];

/** All of them, by section. */
export const rules20 = { mandatory, optional, informative } as const;
