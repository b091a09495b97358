-- selectDrafts
select * from "advisory_draft" where "organisation_id" = $1 order by "updated_at" desc, "id" limit $2;
select * from "advisory_draft" order by "updated_at" desc, "id" limit $1;

-- selectDraft
select * from "advisory_draft" where "id" = $1;

-- selectNamed
select * from "advisory_draft" where "organisation_id" = $1 and "tracking_id" = $2;

-- selectDraftRevisions
select * from "advisory_draft_revision" where "draft_id" = $1 order by "revision" limit $2;

-- insertDraft
insert into "advisory_draft" ("id", "organisation_id", "tracking_id", "state", "revision", "content", "editors", "approvals", "released_revision", "created_at", "updated_at", "who") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict ("organisation_id", "tracking_id") do nothing returning *;

-- insertDraftRevision
insert into "advisory_draft_revision" ("draft_id", "revision", "content", "who", "saved_at") values ($1, $2, $3, $4, $5);

-- updateDraft
update "advisory_draft" set "tracking_id" = $1, "state" = $2, "revision" = $3, "content" = $4, "editors" = $5, "approvals" = $6, "released_revision" = $7, "who" = $8, "updated_at" = $9 where "id" = $10 and "revision" = $11 and "state" = $12 returning *;
