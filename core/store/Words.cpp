// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Words.h"

#include "store/Sqlite.h"

#include <memory>

namespace store::words {
namespace {

// One tokeniser: SQLite's own, with what it finds cut.
struct Tokenizer
{
    fts5_tokenizer inner = {};
    Fts5Tokenizer *innerState = nullptr;
};

using Take = int (*)(void *, int, const char *, int, int, int);

struct Cutting
{
    void *context;
    Take take;
};

// Cut at a character's border, so that a cut word is still UTF-8.
int cut(const char *token, int size)
{
    if (size <= longest)
        return size;
    int end = longest;
    while (end > 0 && (static_cast<unsigned char>(token[end]) & 0xC0) == 0x80)
        --end;
    return end;
}

int takeCut(void *context, int flags, const char *token, int size, int start, int end)
{
    const auto *cutting = static_cast<Cutting *>(context);
    return cutting->take(cutting->context, flags, token, cut(token, size), start, end);
}

fts5_api *apiOf(sqlite3 *handle)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(handle, "SELECT fts5(?)", -1, &statement, nullptr) == SQLITE_OK
        && sqlite3_bind_pointer(statement, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr) == SQLITE_OK)
        sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api;
}

int create(void *context, const char **, int, Fts5Tokenizer **out)
{
    auto *api = static_cast<fts5_api *>(context);
    auto tokenizer = std::make_unique<Tokenizer>();
    void *innerContext = nullptr;
    if (const int code = api->xFindTokenizer(api, "unicode61", &innerContext, &tokenizer->inner); code != SQLITE_OK)
        return code;
    const char *options[] = {"remove_diacritics", "2"};
    if (const int code = tokenizer->inner.xCreate(innerContext, options, 2, &tokenizer->innerState); code != SQLITE_OK)
        return code;
    *out = reinterpret_cast<Fts5Tokenizer *>(tokenizer.release());
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer *raw)
{
    auto *tokenizer = reinterpret_cast<Tokenizer *>(raw);
    tokenizer->inner.xDelete(tokenizer->innerState);
    delete tokenizer;
}

int tokenize(Fts5Tokenizer *raw, void *context, int flags, const char *text, int size, Take take)
{
    auto *tokenizer = reinterpret_cast<Tokenizer *>(raw);
    Cutting cutting{context, take};
    return tokenizer->inner.xTokenize(tokenizer->innerState, &cutting, flags, text, size, takeCut);
}

int collect(void *context, int, const char *token, int size, int start, int end)
{
    static_cast<QList<Word> *>(context)->append({QByteArray(token, size), start, end});
    return SQLITE_OK;
}

} // namespace

bool install(sqlite3 *handle)
{
    fts5_api *api = apiOf(handle);
    if (!api)
        return false;
    fts5_tokenizer words = {create, destroy, tokenize};
    return api->xCreateTokenizer(api, "words", api, &words, nullptr) == SQLITE_OK;
}

QList<Word> split(sqlite3 *handle, QByteArrayView utf8)
{
    QList<Word> found;
    fts5_api *api = apiOf(handle);
    fts5_tokenizer words = {};
    void *context = nullptr;
    Fts5Tokenizer *state = nullptr;
    if (!api || api->xFindTokenizer(api, "words", &context, &words) != SQLITE_OK
        || words.xCreate(context, nullptr, 0, &state) != SQLITE_OK)
        return found;
    words.xTokenize(state, &found, FTS5_TOKENIZE_QUERY, utf8.data(), static_cast<int>(utf8.size()), collect);
    words.xDelete(state);
    return found;
}

} // namespace store::words
