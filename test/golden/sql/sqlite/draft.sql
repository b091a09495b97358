-- selectDrafts
select * from "advisory_draft" where "organisation_id" = ? order by "updated_at" desc, "id" limit ?;
select * from "advisory_draft" order by "updated_at" desc, "id" limit ?;

-- selectDraft
select * from "advisory_draft" where "id" = ?;

-- selectNamed
select * from "advisory_draft" where "organisation_id" = ? and "tracking_id" = ?;

-- selectDraftRevisions
select * from "advisory_draft_revision" where "draft_id" = ? order by "revision" limit ?;

-- insertDraft
insert into "advisory_draft" ("id", "organisation_id", "tracking_id", "state", "revision", "content", "editors", "approvals", "released_revision", "created_at", "updated_at", "who") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("organisation_id", "tracking_id") do nothing returning *;

-- insertDraftRevision
insert into "advisory_draft_revision" ("draft_id", "revision", "content", "who", "saved_at") values (?, ?, ?, ?, ?);

-- updateDraft
update "advisory_draft" set "tracking_id" = ?, "state" = ?, "revision" = ?, "content" = ?, "editors" = ?, "approvals" = ?, "released_revision" = ?, "who" = ?, "updated_at" = ? where "id" = ? and "revision" = ? and "state" = ? returning *;
