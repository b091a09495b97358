-- 1 foundation d16005f134e4eb05c4b455082bead6e86875daa1e2046a0be2dfbdf19c77d871
create table "organisation" ("id" text primary key, "name" text not null, "folded" text not null unique);
create table "site" ("id" text primary key, "organisation_id" text not null references "organisation" ("id"), "name" text not null, "folded" text not null, constraint "site_folded" unique ("organisation_id", "folded"));
create table "inventory_import" ("id" text primary key, "organisation_id" text not null references "organisation" ("id"), "source" text not null, "method" text not null, "confidence" double precision not null, "observed_at" bigint not null, "who" text not null, "started_at" bigint not null, "finished_at" bigint, "sha256" text, "size" bigint, "taken" bigint not null, "refused" bigint not null, "devices" bigint not null);
create table "rejected_row" ("import_id" text not null references "inventory_import" ("id"), "line" bigint not null, "code" text not null, "reason" text not null, constraint "rejected_row_key" primary key ("import_id", "line", "code"));
create table "device" ("id" text primary key, "organisation_id" text not null references "organisation" ("id"), "site_id" text references "site" ("id"), "device_key" text not null, "given_id" text not null, "name" text, "brand" text, "maker" text, "model" text, "firmware" text, "kind" text not null, "mac" text, "serial" text, "addresses" text, "open_ports" text, "exposure" text not null, "oem_manufacturer" text, "oem_model" text, "folded" text not null, "first_seen_at" bigint not null, "last_seen_at" bigint not null, "source" text not null, "line" bigint not null, constraint "device_device_key" unique ("organisation_id", "device_key"));
create index "device_site" on "device" ("site_id", "id");
create table "observation" ("import_id" text not null references "inventory_import" ("id"), "line" bigint not null, "device_id" text not null references "device" ("id"), "stated" text not null, constraint "observation_key" primary key ("device_id", "import_id", "line")) without rowid;
create table "content" ("sha256" text primary key, "bytes" blob not null);
create table "document_revision" ("id" text primary key, "origin" text not null, "tracking_id" text not null, "revision" bigint not null, "version" text not null, "place" text not null, "sha256" text not null references "content" ("sha256"), "size" bigint not null, "received_at" bigint not null, constraint "document_revision_key" unique ("origin", "tracking_id", "revision"));
create table "audit" ("number" bigint primary key, "at" bigint not null, "who" text not null, "what" text not null, "subject" text not null, "before_facts" text, "after_facts" text, "previous" text not null, "hash" text not null);
create table "audit_head" ("id" integer primary key, "number" bigint not null, "hash" text not null);
insert into audit_head (id, number, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
create table "meta" ("key" text primary key, "value" text not null);
create trigger audit_no_update before update on audit begin select raise(abort, 'rows are written once'); end;
create trigger audit_no_delete before delete on audit begin select raise(abort, 'rows are written once'); end;
create trigger document_revision_no_update before update on document_revision begin select raise(abort, 'rows are written once'); end;
create trigger document_revision_no_delete before delete on document_revision begin select raise(abort, 'rows are written once'); end;
create trigger content_no_update before update on content begin select raise(abort, 'rows are written once'); end;
create trigger content_no_delete before delete on content begin select raise(abort, 'rows are written once'); end;
create trigger observation_no_update before update on observation begin select raise(abort, 'rows are written once'); end;
create trigger observation_no_delete before delete on observation begin select raise(abort, 'rows are written once'); end;

-- 2 waves 01fd42895fb329006db0aab8b16d5173dae6a5bcc2ed46b59cc4bd81c67aced9
create table "wave_revision" ("wave_id" text not null, "revision" bigint not null, "started_at" text not null, "facts" text not null, "recorded_at" bigint not null, constraint "wave_revision_key" primary key ("wave_id", "revision"));
create trigger wave_revision_no_update before update on wave_revision begin select raise(abort, 'rows are written once'); end;
create trigger wave_revision_no_delete before delete on wave_revision begin select raise(abort, 'rows are written once'); end;

-- 3 device-page c75b446d0e4a2259865d4a8923af937a59f406126fef4c993eed69a731d3e07c
create index "device_page" on "device" ("organisation_id", "id");

-- 4 device-protocol 8b5c3f3274ca785536e654a9a05f355fe647c574e44cd8afdf3172bc61004d0a
alter table "device" add column "protocol" text;

-- 5 revisions 1efa85290d3a8b07c1c8381417add46de4a33b9efde5857634f7022a1c87c8ac
alter table "document_revision" add column "released_at" bigint;
create table "published_list" ("id" text primary key, "kind" text not null, "version" text not null, "released_on" text not null, "entries" bigint not null, "place" text not null, "sha256" text not null references "content" ("sha256"), "size" bigint not null, "received_at" bigint not null, constraint "published_list_key" unique ("kind", "sha256"));
create trigger published_list_no_update before update on published_list begin select raise(abort, 'rows are written once'); end;
create trigger published_list_no_delete before delete on published_list begin select raise(abort, 'rows are written once'); end;

-- 6 people f8a03473a7e49e29427940fbda20e74930ad8aceb24aa72a24b32560cdb24a38
alter table "organisation" add column "parent_id" text references "organisation" ("id");
create table "person" ("id" text primary key, "email" text not null unique, "name" text not null, "password_hash" text not null, "totp_secret" text, "totp_step" bigint default 0 not null, "created_at" bigint not null, "disabled_at" bigint);
create table "membership" ("person_id" text not null references "person" ("id"), "organisation_id" text not null references "organisation" ("id"), "role" text not null, constraint "membership_key" primary key ("organisation_id", "person_id"));
create index "membership_person" on "membership" ("person_id");
create table "session" ("id" text primary key, "secret_hash" text not null unique, "person_id" text not null references "person" ("id"), "state" text not null, "created_at" bigint not null, "seen_at" bigint not null, "expires_at" bigint not null, "address" text not null, "agent" text not null);
create index "session_person" on "session" ("person_id");
create table "recovery_code" ("person_id" text not null references "person" ("id"), "code_hash" text not null, constraint "recovery_code_key" primary key ("person_id", "code_hash"));
create table "api_token" ("id" text primary key, "secret_hash" text not null unique, "person_id" text not null references "person" ("id"), "organisation_id" text not null references "organisation" ("id"), "name" text not null, "scopes" text not null, "created_at" bigint not null, "expires_at" bigint not null, "revoked_at" bigint);
create index "api_token_person" on "api_token" ("person_id");
create table "invitation" ("id" text primary key, "secret_hash" text not null unique, "organisation_id" text not null references "organisation" ("id"), "role" text not null, "email" text, "expires_at" bigint not null, "used_at" bigint);
create table "attempt" ("kind" text not null, "key" text not null, "count" bigint not null, "last_at" bigint not null, constraint "attempt_key" primary key ("kind", "key"));

-- 7 passkeys 70cc30f54acbf568dc4cccac34e2d8a9b56e25b1659c24abf8eb09ebb7be2f51
alter table "person" add column "passkeys" bigint default 0 not null;
create table "passkey" ("id" text primary key, "credential_id" text not null unique, "person_id" text not null references "person" ("id"), "public_key" text not null, "counter" bigint not null, "transports" text not null, "name" text not null, "created_at" bigint not null, "used_at" bigint);
create index "passkey_person" on "passkey" ("person_id");
create table "single_use" ("secret_hash" text primary key, "purpose" text not null, "facts" text not null, "expires_at" bigint not null);
create index "single_use_expiry" on "single_use" ("expires_at");

-- 8 company 53c2b9254f1af1d75c12abc4d650bfbc0b11c62d510b21da33ab6eb9883661dd
create table "company_provider" ("organisation_id" text primary key references "organisation" ("id"), "issuer" text not null, "client_id" text not null, "client_secret" text not null, "role" text);
create table "company_domain" ("domain" text primary key, "organisation_id" text not null references "company_provider" ("organisation_id"));
create index "company_domain_organisation" on "company_domain" ("organisation_id");
create table "company_identity" ("issuer" text not null, "subject" text not null, "person_id" text not null references "person" ("id"), "linked_at" bigint not null, constraint "company_identity_key" primary key ("issuer", "subject"));

-- 9 calls 66d0324979405dd55307556829d20a6a3b36c70b170398221fac35156f94cf2c
create table "once_call" ("organisation_id" text not null references "organisation" ("id"), "key_hash" text not null, "request" text not null, "status" bigint, "answer" text, "made_at" bigint not null, constraint "once_call_key" primary key ("organisation_id", "key_hash"));

-- 10 document-marks e9cf048a4aa4b1171134a3e92546a12bd74c1d9aebf3c6979ade999dd7e47808
create table "document_mark" ("id" text primary key, "origin" text not null, "tracking_id" text not null, "kind" text not null, "words" text not null, "who" text not null, "at" bigint not null);
create index "document_mark_document" on "document_mark" ("origin", "tracking_id");
create trigger document_mark_no_update before update on document_mark begin select raise(abort, 'rows are written once'); end;
create trigger document_mark_no_delete before delete on document_mark begin select raise(abort, 'rows are written once'); end;

-- 11 alerts 2177db629ea0274cdc7bbcb0a4fce8e563a85d198257e96f6f25243c7819044e
create table "alert_standing" ("organisation_id" text primary key references "organisation" ("id"), "standing" text not null, "taken_at" bigint not null);
create table "alert_target" ("id" text primary key, "organisation_id" text not null references "organisation" ("id"), "channel" text not null, "place" text not null, "secret" text, "kinds" text not null, "daily" bigint default 0 not null);
create index "alert_target_organisation" on "alert_target" ("organisation_id");
create table "alert" ("id" text primary key, "organisation_id" text not null references "organisation" ("id"), "kind" text not null, "told" text not null, "raised_at" bigint not null);
create index "alert_organisation" on "alert" ("organisation_id", "id");
create table "outbox" ("id" text primary key, "organisation_id" text not null references "organisation" ("id"), "target_id" text not null, "channel" text not null, "place" text not null, "secret" text, "lines" text not null, "state" text not null, "attempts" bigint not null, "problem" text, "created_at" bigint not null, "due_at" bigint not null);
create index "outbox_due" on "outbox" ("state", "due_at");
create index "outbox_organisation" on "outbox" ("organisation_id", "id");

-- 12 fleet-days 482df691c0cd5810866d707848beaff80dc1a399b97b6801f964bbe6b35d8d6e
create table "fleet_day" ("organisation_id" text not null references "organisation" ("id"), "day" text not null, "taken_at" bigint not null, "devices" bigint not null, "states" blob not null, constraint "fleet_day_key" primary key ("organisation_id", "day"));

-- 13 drafts a8bd324c328b05cd5e68f4d5ef2276ef89a0c2583c91ff6c16ed8069369c7063
create table "advisory_draft" ("id" text primary key, "organisation_id" text not null references "organisation" ("id"), "tracking_id" text not null, "state" text not null, "revision" bigint not null, "content" text not null, "editors" text not null, "approvals" text not null, "released_revision" bigint, "created_at" bigint not null, "updated_at" bigint not null, "who" text not null);
create unique index "advisory_draft_name" on "advisory_draft" ("organisation_id", "tracking_id");
create table "advisory_draft_revision" ("draft_id" text not null references "advisory_draft" ("id"), "revision" bigint not null, "content" text not null, "who" text not null, "saved_at" bigint not null, constraint "advisory_draft_revision_key" primary key ("draft_id", "revision"));

-- 14 subscribers 9cbab8bbeb731cc92c6466a1561f462017669a63c56f27ae773d1f31ca74ae9b
create table "subscriber" ("id" text primary key, "email" text not null unique, "name" text not null, "state" text not null, "language" text not null, "streams" text not null, "scope" text not null, "floor" text not null, "makers" text not null, "consent" text not null, "created_at" bigint not null, "changed_at" bigint not null);
create table "suppression" ("id" text primary key, "email" text not null, "stream" text, "reason" text not null, "words" text not null, "added_at" bigint not null, "expires_at" bigint);
create index "suppression_email" on "suppression" ("email");
create table "acknowledgement" ("id" text primary key, "campaign" text not null, "recipient" bigint not null, "step" text not null, "at" bigint not null);
create index "acknowledgement_campaign" on "acknowledgement" ("campaign", "recipient");

-- 15 responses c0d859cac14885f0a4cbf6f314156341fda83edaf04e2d247190e2fbf3395233
create table "response_event" ("id" text not null, "revision" bigint not null, "content" text not null, "reason" text not null, "who" text not null, "recorded_at" bigint not null, constraint "response_event_key" primary key ("id", "revision"));
create table "capture" ("id" text primary key, "event_id" text not null, "branch" text not null, "kind" text not null, "channel" text not null, "published_at" bigint not null, "url" text not null, "captured_at" bigint not null, "captured_by" text not null, "logged_in" integer not null, "language" text not null, "corrects" text not null, "reason" text not null, "sha256" text references "content" ("sha256"), "size" bigint not null, "who" text not null, "recorded_at" bigint not null);
create index "capture_event" on "capture" ("event_id", "id");
create table "vendor_reply" ("id" text primary key, "event_id" text not null, "branch" text not null, "name" text not null, "role" text not null, "email" text not null, "words" text not null, "language" text not null, "submitted_at" bigint not null);
create index "vendor_reply_event" on "vendor_reply" ("event_id", "id");
create table "vendor_reply_decision" ("reply_id" text primary key references "vendor_reply" ("id"), "verdict" text not null, "reason" text not null, "who" text not null, "decided_at" bigint not null);
create table "capture_score" ("sha256" text not null, "version" text not null, "content" text not null, "scored_at" bigint not null, constraint "capture_score_key" primary key ("sha256", "version"));
create trigger response_event_no_update before update on response_event begin select raise(abort, 'rows are written once'); end;
create trigger response_event_no_delete before delete on response_event begin select raise(abort, 'rows are written once'); end;
create trigger capture_no_update before update on capture begin select raise(abort, 'rows are written once'); end;
create trigger capture_no_delete before delete on capture begin select raise(abort, 'rows are written once'); end;
create trigger vendor_reply_no_update before update on vendor_reply begin select raise(abort, 'rows are written once'); end;
create trigger vendor_reply_no_delete before delete on vendor_reply begin select raise(abort, 'rows are written once'); end;
create trigger vendor_reply_decision_no_update before update on vendor_reply_decision begin select raise(abort, 'rows are written once'); end;
create trigger vendor_reply_decision_no_delete before delete on vendor_reply_decision begin select raise(abort, 'rows are written once'); end;
create trigger capture_score_no_update before update on capture_score begin select raise(abort, 'rows are written once'); end;
create trigger capture_score_no_delete before delete on capture_score begin select raise(abort, 'rows are written once'); end;

-- 16 statistics b18dc53f2227c4fd0c0bb91dfa39bf83f75ceb62ea1824015d6ae836f10825ac
create table "statistic_edition" ("id" text primary key, "counted_at" bigint not null, "contributions" text not null);
create table "survey" ("id" text primary key, "until" text not null, "content" text not null, "who" text not null, "kept_at" bigint not null);

-- 17 counts 994502bf5c95baf1481731ccb329937454d13dfa716a066b6fcc671e37b79bf2
create table "count_cell" ("hours" integer not null, "first" bigint not null, "kind" text not null, "value" text not null, "events" bigint not null, "successes" bigint not null, "sources" bigint not null, "networks" bigint not null, "targets" bigint not null, "sensors" bigint not null, "version" bigint not null, "cell" blob not null, constraint "count_cell_key" primary key ("kind", "value", "hours", "first"));
create index "count_cell_time" on "count_cell" ("hours", "first");
create index "count_cell_version" on "count_cell" ("version");
create table "count_sensor" ("name" text primary key, "hours" blob not null, "shut" blob not null, "events" bigint not null, "again" bigint not null, "late" bigint not null, "over" bigint not null, "last_hour" bigint not null);
create table "count_line" ("hour" bigint not null, "version" bigint not null, "lines" blob not null, constraint "count_line_key" primary key ("hour", "version"));
create table "count_place" ("file" text primary key, "inode" text not null, "position" bigint not null, "head" text not null);
create table "count_left_out" ("source" text not null, "reason" text not null, "lines" bigint not null, constraint "count_left_out_key" primary key ("source", "reason"));
create table "count_head" ("id" integer primary key, "version" bigint not null);
insert into count_head (id, version) values (1, 0);

-- 18 site-places 02470d64fb8482ae98768d0f4854ec244f5c1b0896fe567c39693551606c024e
create table "site_place" ("site_id" text primary key references "site" ("id"), "latitude" double precision not null, "longitude" double precision not null);

-- 19 reports 8742b675c1a5c18b3323f01b2928a8723f2ac42c6abe7268cd46221afcdc96e4
create table "report" ("id" text primary key, "organisation_id" text not null references "organisation" ("id"), "slug" text not null unique, "revision" bigint not null, "draft" text not null, "changed" bigint not null, "published" bigint not null, "created_at" bigint not null, "updated_at" bigint not null, "who" text not null, "kind" text, "language" text, "title" text, "teaser" text, "authors" text, "synthetic" bigint, "hash" text, "published_at" bigint, "changed_at" bigint);
create index "report_newest" on "report" ("published_at", "id");
create index "report_kind" on "report" ("kind", "published_at", "id");
create index "report_updated" on "report" ("organisation_id", "updated_at");
create table "report_version" ("report_id" text not null references "report" ("id"), "number" bigint not null, "hash" text not null unique, "kind" text not null, "reason" text not null, "text" text not null, "signature" text not null, "key_id" text not null, "published_at" bigint not null, "who" text not null, constraint "report_version_key" primary key ("report_id", "number"));
create table "report_tag" ("report_id" text not null references "report" ("id"), "kind" text not null, "value" text not null, "published_at" bigint not null, constraint "report_tag_key" primary key ("report_id", "kind", "value"));
create index "report_tag_newest" on "report_tag" ("kind", "value", "published_at", "report_id");
create table "report_event" ("id" text primary key, "report_id" text not null references "report" ("id"), "kind" text not null, "hash" text not null, "words" text not null, "about" text not null, "at" bigint not null);
create index "report_event_newest" on "report_event" ("at", "id");
create table "report_image" ("report_id" text not null references "report" ("id"), "name" text not null, "sha256" text not null, "type" text not null, "width" bigint not null, "height" bigint not null, "size" bigint not null, "added_at" bigint not null, constraint "report_image_key" primary key ("report_id", "name", "sha256"));
create index "report_image_content" on "report_image" ("sha256");
create trigger report_version_no_update before update on report_version begin select raise(abort, 'rows are written once'); end;
create trigger report_version_no_delete before delete on report_version begin select raise(abort, 'rows are written once'); end;
create trigger report_event_no_update before update on report_event begin select raise(abort, 'rows are written once'); end;
create trigger report_event_no_delete before delete on report_event begin select raise(abort, 'rows are written once'); end;

-- 20 readers d12f6771e30bc4b076fc7ac0aa43bb04945a8d90298e63f3937929dc22d2cf59
create table "member_grant" ("email" text primary key, "tier" text not null, "source" text not null, "until" bigint, "given_at" bigint not null, "who" text not null, "sent_at" bigint not null);
create table "payment_event" ("id" text primary key, "received_at" bigint not null);
create table "comment" ("id" text primary key, "subject_kind" text not null, "subject_id" text not null, "parent_id" text, "depth" integer not null, "person_id" text not null, "author" text not null, "affiliation" text not null, "text" text not null, "state" text not null, "consent_at" bigint, "public_at" bigint, "written_at" bigint not null, "reason" text not null, "flags" integer not null);
create index "comment_subject" on "comment" ("subject_kind", "subject_id", "state");
create index "comment_person" on "comment" ("person_id", "written_at");
create index "comment_state" on "comment" ("state", "flags");
create table "comment_flag" ("comment_id" text not null, "person_id" text not null, "reason" text not null, "flagged_at" bigint not null, constraint "comment_flag_key" primary key ("comment_id", "person_id"));
create index "comment_flag_person" on "comment_flag" ("person_id", "flagged_at");
create table "course" ("id" text primary key, "state" text not null, "revision" integer not null, "title" text not null, "about" text not null, "place" text not null, "language" text not null, "starts_at" bigint not null, "ends_at" bigint not null, "last_day" text not null, "seats" integer not null, "price" text not null, "changed_at" bigint not null);
create table "course_registration" ("id" text primary key, "course_id" text not null, "email" text not null, "name" text not null, "language" text not null, "state" text not null, "word" text not null, "word_hash" text not null unique, "asked_at" bigint not null, "taken_at" bigint);
create index "course_registration_course" on "course_registration" ("course_id", "state", "taken_at");
create table "course_letter" ("id" text primary key, "registration_id" text not null, "kind" text not null, "due_at" bigint, "tries" integer not null, "outcome" text not null);
create index "course_letter_due" on "course_letter" ("due_at");

-- 21 citations 8fe0903a0b814698f1fac52b2d615714b95bc73cf892a726eaa31628f0747226
create table "citation" ("id" text primary key, "report_id" text not null references "report" ("id"), "kind" text not null, "cited" text not null, "place" text not null, "relation" text not null, "passage" text not null, "at" bigint not null);
create index "citation_cited" on "citation" ("kind", "cited", "at", "id");
create index "citation_report" on "citation" ("report_id");
create index "report_event_report" on "report_event" ("report_id", "at");

-- 22 newsletters 4c58dd00a3f8c7918c1467bb540152da744074ccf5a1cd90cd73e8f4ccc94532
create table "newsletter" ("id" text primary key, "stream" text not null, "published_at" bigint not null, "subjects" text not null, "content" text not null, "sha256" text not null, "who" text not null);
create index "newsletter_published" on "newsletter" ("published_at", "id");
create trigger newsletter_no_update before update on newsletter begin select raise(abort, 'rows are written once'); end;
create trigger newsletter_no_delete before delete on newsletter begin select raise(abort, 'rows are written once'); end;
alter table "subscriber" add column "digest" text default 'none' not null;
alter table "subscriber" add column "digested_to" bigint;
