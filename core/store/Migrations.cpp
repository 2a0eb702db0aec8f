// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Migrations.h"

#include <array>

namespace store::schema {
namespace {

// Oldest first. What has been released is never changed: a change is a new entry at the end, which sets the version
// that it makes. Times are milliseconds since 1970 UTC, enumerations the numbers of model/, 0 and '' mean none.
//
// message.id grows with time (store/Messages), so the search index, whose rows have the same numbers, is in the order
// of time too, and so are archive ids of today's servers: what is stored together lies together. Its page size leaves
// room for what SQLCipher adds to a page of 4096 bytes.
const std::array entries = {
    Sql(R"(
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    jid TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    colour TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    tls INTEGER NOT NULL,
    proxy TEXT NOT NULL,
    resource TEXT NOT NULL,
    plain INTEGER NOT NULL,
    extra_authorities TEXT NOT NULL,
    pinned_key BLOB NOT NULL,
    strongest_mechanism TEXT NOT NULL,
    roster_version TEXT NOT NULL,
    seen_key BLOB NOT NULL DEFAULT x'',
    seen_authority BLOB NOT NULL DEFAULT x'',
    certificate_changed INTEGER
) STRICT;

CREATE TABLE secret (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (account, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    jid TEXT NOT NULL,
    name TEXT NOT NULL,
    groups TEXT NOT NULL,
    subscription INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    pre_approved INTEGER NOT NULL,
    PRIMARY KEY (account, jid)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    jid TEXT NOT NULL,
    nickname TEXT NOT NULL DEFAULT '',
    avatar TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (account, jid)
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    jid TEXT NOT NULL,
    nickname TEXT NOT NULL,
    text TEXT NOT NULL,
    received INTEGER,
    PRIMARY KEY (account, jid)
) STRICT, WITHOUT ROWID;

CREATE TABLE avatar (
    hash TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE archive (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    jid TEXT NOT NULL,
    newest TEXT NOT NULL,
    newest_time INTEGER,
    oldest TEXT NOT NULL,
    oldest_time INTEGER,
    complete INTEGER NOT NULL,
    PRIMARY KEY (account, jid)
) STRICT, WITHOUT ROWID;

CREATE TABLE archive_gap (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    jid TEXT NOT NULL,
    after_id TEXT NOT NULL,
    after_time INTEGER,
    before_id TEXT NOT NULL,
    before_time INTEGER
) STRICT;
CREATE INDEX archive_gap_of ON archive_gap (account, jid);

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    jid TEXT NOT NULL,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    pinned INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0,
    stranger INTEGER NOT NULL DEFAULT 0,
    muted_until INTEGER,
    encryption INTEGER NOT NULL DEFAULT 0,
    draft TEXT NOT NULL DEFAULT '',
    unread INTEGER NOT NULL DEFAULT 0,
    first_unread INTEGER NOT NULL DEFAULT 0,
    last_message INTEGER NOT NULL DEFAULT 0,
    last_activity INTEGER,
    preview TEXT NOT NULL DEFAULT '',
    preview_direction INTEGER NOT NULL DEFAULT 0,
    preview_state INTEGER NOT NULL DEFAULT 0,
    preview_kind INTEGER NOT NULL DEFAULT 0,
    preview_nick TEXT NOT NULL DEFAULT '',
    UNIQUE (account, jid)
) STRICT;

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversation,
    kind INTEGER NOT NULL,
    direction INTEGER NOT NULL,
    via INTEGER NOT NULL,
    author TEXT NOT NULL,
    resource TEXT NOT NULL,
    body TEXT NOT NULL,
    time INTEGER NOT NULL,
    sent INTEGER,
    delayed INTEGER NOT NULL,
    stanza_id TEXT NOT NULL,
    origin_id TEXT NOT NULL,
    archive_id TEXT NOT NULL,
    state INTEGER NOT NULL,
    error TEXT NOT NULL,
    read INTEGER NOT NULL,
    edited INTEGER NOT NULL,
    retracted INTEGER NOT NULL,
    encryption INTEGER NOT NULL,
    trust INTEGER NOT NULL,
    device INTEGER NOT NULL
) STRICT;
CREATE INDEX message_order ON message (conversation, time);
CREATE INDEX message_archive ON message (archive_id) WHERE archive_id <> '';
CREATE INDEX message_unread ON message (conversation, time) WHERE read = 0;

CREATE TABLE message_key (
    stretch INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    message INTEGER NOT NULL,
    PRIMARY KEY (stretch, hash, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    message INTEGER NOT NULL UNIQUE REFERENCES message ON DELETE CASCADE
) STRICT;
CREATE INDEX outbox_of ON outbox (account, position);

CREATE VIRTUAL TABLE message_words USING fts5 (
    body, conversation, content = 'message', content_rowid = 'id',
    tokenize = 'words', detail = 'column', columnsize = 0, prefix = '3'
);
INSERT INTO message_words (message_words, rank) VALUES ('pgsz', 3900), ('automerge', 8);

PRAGMA user_version = 1;
)"),
    Sql(R"(
CREATE TABLE omemo_own (
    account INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    device INTEGER NOT NULL,
    private_key BLOB NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE omemo_number (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    profile INTEGER NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (account, profile)
) STRICT, WITHOUT ROWID;

CREATE TABLE omemo_pre_key (
    account INTEGER NOT NULL REFERENCES omemo_own ON DELETE CASCADE,
    profile INTEGER NOT NULL,
    id INTEGER NOT NULL,
    public_key BLOB NOT NULL,
    record BLOB NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (account, profile, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE omemo_signed_pre_key (
    account INTEGER NOT NULL REFERENCES omemo_own ON DELETE CASCADE,
    profile INTEGER NOT NULL,
    id INTEGER NOT NULL,
    public_key BLOB NOT NULL,
    signature BLOB NOT NULL,
    record BLOB NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (account, profile, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE omemo_session (
    account INTEGER NOT NULL REFERENCES omemo_own ON DELETE CASCADE,
    profile INTEGER NOT NULL,
    owner TEXT NOT NULL,
    device INTEGER NOT NULL,
    record BLOB NOT NULL,
    acknowledged_key BLOB NOT NULL DEFAULT x'',
    PRIMARY KEY (account, profile, owner, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE omemo_seen (
    account INTEGER NOT NULL REFERENCES omemo_own ON DELETE CASCADE,
    profile INTEGER NOT NULL,
    owner TEXT NOT NULL,
    device INTEGER NOT NULL,
    digest BLOB NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (account, profile, owner, device, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE omemo_device (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    owner TEXT NOT NULL,
    device INTEGER NOT NULL,
    listed INTEGER NOT NULL DEFAULT 0,
    identity BLOB NOT NULL DEFAULT x'',
    label TEXT NOT NULL DEFAULT '',
    first_seen INTEGER NOT NULL,
    last_listed INTEGER,
    last_heard INTEGER,
    unanswered INTEGER NOT NULL DEFAULT 0,
    unusable_legacy INTEGER,
    unusable_two INTEGER,
    PRIMARY KEY (account, owner, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE omemo_list (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    owner TEXT NOT NULL,
    profile INTEGER NOT NULL,
    known_since INTEGER NOT NULL,
    PRIMARY KEY (account, owner, profile)
) STRICT, WITHOUT ROWID;

CREATE TABLE omemo_trust (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    owner TEXT NOT NULL,
    identity BLOB NOT NULL,
    trust INTEGER NOT NULL,
    since INTEGER NOT NULL,
    decided_by TEXT NOT NULL,
    PRIMARY KEY (account, owner, identity)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
)"),
    Sql(R"(
ALTER TABLE message ADD COLUMN obstacle INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN readers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN stanza BLOB;

CREATE TABLE reader_set (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE reader (
    reader_set INTEGER NOT NULL REFERENCES reader_set ON DELETE CASCADE,
    place INTEGER NOT NULL,
    owner TEXT NOT NULL,
    device INTEGER NOT NULL,
    profile INTEGER NOT NULL,
    identity BLOB NOT NULL,
    trust INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    PRIMARY KEY (reader_set, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE omemo_task (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES omemo_own ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    profile INTEGER NOT NULL,
    owner TEXT NOT NULL,
    device INTEGER NOT NULL,
    due INTEGER NOT NULL,
    UNIQUE (account, kind, profile, owner, device)
) STRICT;

CREATE TABLE omemo_renewal (
    account INTEGER NOT NULL REFERENCES omemo_own ON DELETE CASCADE,
    owner TEXT NOT NULL,
    device INTEGER NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (account, owner, device, time)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
)"),
    Sql(R"(
ALTER TABLE omemo_own ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE omemo_device ADD COLUMN claimed_label TEXT NOT NULL DEFAULT '';
ALTER TABLE omemo_device ADD COLUMN claimed_signature BLOB NOT NULL DEFAULT x'';

CREATE TABLE omemo_alarm (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    owner TEXT NOT NULL,
    device INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (account, owner, device)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;
)"),
    Sql(R"(
CREATE TABLE unsettled (
    message INTEGER PRIMARY KEY REFERENCES message ON DELETE CASCADE
) STRICT;

PRAGMA user_version = 5;
)"),
    Sql(R"(
ALTER TABLE outbox ADD COLUMN only_profile INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_closed ON message (obstacle, time) WHERE kind = 2;

PRAGMA user_version = 6;
)"),
    Sql(R"(
CREATE TABLE omemo_hearsay (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    teller TEXT NOT NULL,
    teller_key BLOB NOT NULL,
    owner TEXT NOT NULL,
    identity BLOB NOT NULL,
    trust INTEGER NOT NULL,
    said INTEGER NOT NULL,
    PRIMARY KEY (account, teller, teller_key, owner, identity)
) STRICT, WITHOUT ROWID;

CREATE TABLE omemo_untold (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    owner TEXT NOT NULL,
    listener TEXT NOT NULL,
    UNIQUE (account, owner, listener)
) STRICT;

PRAGMA user_version = 7;
)"),
    // Chats for which nobody had said anything were in clear; they are encrypted now, and so is what waits in them.
    Sql(R"(
UPDATE message SET encryption = 2 WHERE encryption = 0 AND id IN (SELECT message FROM outbox) AND conversation IN (
    SELECT id FROM conversation WHERE encryption = 0 AND kind IN (0, 3)
);

PRAGMA user_version = 8;
)"),
    Sql(R"(
ALTER TABLE conversation ADD COLUMN beside_lock INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 9;
)"),
};

} // namespace

std::span<const Sql> migrations()
{
    return entries;
}

} // namespace store::schema
